import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pathToFileURL } from 'node:url'
import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import serveStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { RouterContext, ServerBuild } from 'react-router'
import type { OfficeDoor, PageDoor } from '../app/context.ts'
import { FAULT_STATUS, type FaultKind } from '../app/fault-kinds.ts'
import { textFor } from '../text/index.ts'
import { newNonce, securityHeaders } from './security-headers.ts'
import { BODY_LIMIT, FORM_TYPE, isReadableForm, readingRequest, webRequest } from './web-request.ts'

interface WebOptions {
  /** What `npm run build` made. */
  readonly buildDirectory: string
  readonly secure: boolean
  readonly formTargets?: readonly string[]
  /** The door for this request: session, language, clock and the office's functions bound to them. */
  makeDoor(request: FastifyRequest): Promise<OfficeDoor> | OfficeDoor
  /** A door that needs nothing: what an error page opens when the database cannot be reached. */
  plainDoor(request: FastifyRequest): OfficeDoor
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Answers with the page for a fault, in the visitor's language; for hooks such as the rate limit. */
    showFault(request: FastifyRequest, reply: FastifyReply, kind: FaultKind): Promise<FastifyReply>
  }
}

type Answer = (request: FastifyRequest, reply: FastifyReply, web: Request) => Promise<FastifyReply>

/** A page is read and a form is sent; to whatever else is asked of an address there is no such page. */
const TAKEN: string[] = ['GET', 'HEAD', 'POST']

/** Mounts the built pages on every address that no other route of the server answers. */
export async function mountWeb(app: FastifyInstance, options: WebOptions): Promise<void> {
  const answer = await pageAnswerer(options)
  const showFault = (request: FastifyRequest, reply: FastifyReply, kind: FaultKind) =>
    answer(request, reply, readingRequest(request, `/feil/${kind}`))
  app.decorate('showFault', showFault)
  await app.register(async (pages) => {
    await serveAssets(pages, options.buildDirectory)
    await pages.register(compress, {
      threshold: 1024,
      encodings: ['br', 'gzip'],
      // Best quality takes longer than the rest of the request; 4 is as small as gzip at its best, and quick.
      brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
    })
    readForms(pages)
    pages.setErrorHandler((error: { statusCode?: number }, request, reply) => {
      const kind = faultOfStatus(error.statusCode)
      if (FAULT_STATUS[kind] >= 500) request.log.error(error)
      return showFault(request, reply, kind)
    })
    pages.route({
      method: [...TAKEN, 'PUT', 'PATCH', 'DELETE'],
      url: '/*',
      bodyLimit: BODY_LIMIT,
      handler: (request, reply) => {
        if (!TAKEN.includes(request.method)) return showFault(request, reply, 'notFound')
        return Buffer.isBuffer(request.body) && !isReadableForm(request.body)
          ? showFault(request, reply, 'badText')
          : answer(request, reply, webRequest(request))
      },
    })
  })
}

/** Bodies reach the pages as bytes. Anything but a form is refused with 415, anything too large with 413. */
function readForms(pages: FastifyInstance): void {
  pages.removeAllContentTypeParsers()
  pages.addContentTypeParser(FORM_TYPE, { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
}

async function serveAssets(pages: FastifyInstance, buildDirectory: string): Promise<void> {
  await pages.register(serveStatic, {
    root: join(buildDirectory, 'client', 'assets'),
    prefix: '/assets/',
    decorateReply: false,
    preCompressed: true,
    // The name of an asset holds the hash of its content.
    immutable: true,
    maxAge: '365d',
    setHeaders: (reply) => reply.header('x-content-type-options', 'nosniff'),
  })
}

/** What answers a page request. Pages are imported late, so that React sees which mode it runs in. */
async function pageAnswerer(options: WebOptions): Promise<Answer> {
  process.env.NODE_ENV ??= 'production'
  const { createRequestHandler, RouterContextProvider } = await import('react-router')
  const file = pathToFileURL(join(options.buildDirectory, 'server', 'index.js')).href
  const build = (await import(file)) as ServerBuild
  const { officeContext } = build.entry.module as unknown as { officeContext: RouterContext<PageDoor> }
  const handle = createRequestHandler(build, 'production')
  const security = { secure: options.secure, formTargets: options.formTargets ?? [] }

  return async function answer(request, reply, web) {
    const nonce = newNonce()
    const opened = await openDoor(options, request, web)
    const door: PageDoor = {
      ...opened,
      nonce,
      largeText: /(?:^|;\s*)skrift=stor(?:;|$)/.test(request.headers.cookie ?? ''),
      say: textFor(opened.reads),
      report: (error) => request.log.error(error),
    }
    const response = await handle(web, new RouterContextProvider(new Map([[officeContext, door]])))
    if (isBareRefusal(response) && !isFaultPage(web)) {
      const kind = faultOfStatus(response.status)
      return answer(request, reply, readingRequest(request, `/feil/${kind}`))
    }
    reply.headers(securityHeaders(nonce, security))
    return send(reply, response)
  }
}

/** Error pages are shown even when nothing else works. */
async function openDoor(options: WebOptions, request: FastifyRequest, web: Request): Promise<OfficeDoor> {
  if (!isFaultPage(web)) return options.makeDoor(request)
  try {
    return await options.makeDoor(request)
  } catch {
    return options.plainDoor(request)
  }
}

function isFaultPage(web: Request): boolean {
  return new URL(web.url).pathname.startsWith('/feil/')
}

/** A refusal that the router made by itself has no page; people get one. A player that asks past the end is nobody. */
function isBareRefusal(response: Response): boolean {
  return (
    response.status >= 400 &&
    response.status !== 416 &&
    !/html|json|turbo|x-script/.test(response.headers.get('content-type') ?? '')
  )
}

function faultOfStatus(status = 500): FaultKind {
  if (status === 413) return 'tooLarge'
  if (status === 415) return 'wrongForm'
  if (status === 429) return 'tooMany'
  if (status === 503) return 'unavailable'
  if (status === 400) return 'badText'
  return status < 500 ? 'notFound' : 'failed'
}

async function send(reply: FastifyReply, response: Response): Promise<FastifyReply> {
  reply.code(response.status)
  for (const [name, value] of response.headers) {
    if (name !== 'set-cookie') reply.header(name, value)
  }
  for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie)
  // Pages are personal and say what is true now; nobody in between may keep them.
  if (!response.headers.has('cache-control')) reply.header('cache-control', 'no-store')
  if (!response.body) return reply.send()
  const stream = response.headers.get('content-type')?.startsWith('text/event-stream')
  return reply.send(
    stream
      ? Readable.fromWeb(response.body as import('node:stream/web').ReadableStream)
      : Buffer.from(await response.arrayBuffer()),
  )
}
