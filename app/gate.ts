import { type MiddlewareFunction, redirect } from 'react-router'
import { door, type Viewer } from './context.ts'

/** Where the server begins a login; `til` is the local address to come back to. */
export const LOGIN = { person: '/logg-inn', staff: '/logg-inn/ansatt' } as const

/**
 * Sends someone who opens a page of this layout without being signed in to the login and back again.
 * What is posted goes through: the action answers with a page that keeps the text.
 */
export function gate(kind: Viewer['kind']): MiddlewareFunction<Response> {
  return ({ context, request }) => {
    const here = door(context)
    if (request.method !== 'GET') return
    if (kind === 'person' && here.besideOver) throw redirect('/hjelpeokt/slutt')
    if (here.viewer) return
    const { pathname, search } = new URL(request.url)
    throw redirect(`${LOGIN[kind]}?til=${encodeURIComponent(pathname.replace(/\.data$/, '') + search)}`)
  }
}

/** In production the demo room does not exist, whoever asks and however; no loader or action of it runs. */
export const onlyInDemo: MiddlewareFunction<Response> = ({ context }) => {
  // Answered bare; the server puts the page for "not found" in its place (server/web.ts).
  if (!door(context).demo) return new Response(null, { status: 404 })
}

/** A path within this house and nothing else, so that no link can send a reader elsewhere. */
export function localPath(path: unknown, otherwise = '/'): string {
  if (typeof path !== 'string' || !path.startsWith('/')) return otherwise
  const here = 'http://here'
  const led = URL.canParse(path, here) ? new URL(path, here) : null
  return led?.origin === here ? led.pathname + led.search : otherwise
}
