import { Writable } from 'node:stream'
import { renderToPipeableStream } from 'react-dom/server'
import {
  type EntryContext,
  isRouteErrorResponse,
  type RouterContextProvider,
  ServerRouter,
} from 'react-router'
import { officeContext } from './context.ts'
import { NonceContext } from './ui/nonce.ts'

/** The server sets the door under this very key; it must be the one that the built pages hold. */
export { officeContext }

/**
 * Renders the whole page before the first byte leaves. A page sent in pieces needs scripts to put the
 * pieces in place, and citizens' pages have none.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  routerContext: EntryContext,
  context: RouterContextProvider,
): Promise<Response> {
  const nonce = context.get(officeContext).nonce
  headers.set('content-type', 'text/html; charset=utf-8')
  return new Promise((resolve, reject) => {
    let finalStatus = status
    const { pipe } = renderToPipeableStream(
      <NonceContext value={nonce}>
        <ServerRouter context={routerContext} url={request.url} nonce={nonce} />
      </NonceContext>,
      {
        nonce,
        progressiveChunkSize: Number.POSITIVE_INFINITY,
        onAllReady: () =>
          pipe(gather((html) => resolve(new Response(html, { status: finalStatus, headers })))),
        onShellError: reject,
        onError: () => {
          finalStatus = 500
        },
      },
    )
  })
}

/** Refusals are answers, not bugs; only what nobody foresaw goes to the log. */
export function handleError(error: unknown, { context }: { context: Readonly<RouterContextProvider> }): void {
  if (isRouteErrorResponse(error) && error.status < 500) return
  context.get(officeContext).report(error)
}

function gather(done: (html: Buffer<ArrayBuffer>) => void): Writable {
  const chunks: Buffer[] = []
  return new Writable({
    write(chunk: Buffer, _encoding, next) {
      chunks.push(chunk)
      next()
    },
    final(next) {
      done(Buffer.concat(chunks))
      next()
    },
  })
}
