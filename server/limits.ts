import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { goesOnWith } from '../office/calls/chat/stranger.ts'
import { hashOf } from '../office/calls/chat/visitor.ts'
import { chatCookieOf } from './chat-cookie.ts'
import { SESSION_COOKIE, sessionOf } from './session-request.ts'

const MINUTE = 60_000

/** forms that anybody may send without a login: counted by address alone, and by fewer. */
const OPEN_FORM =
  /^(be-om-kontakt|ring-meg|chat|vis|skjerm\/kode|(ring|last-opp)\/[^/]*|mottak\/[^/]*\/hvorfor|kontor\/[^/]*\/horing)$/
export const OPEN = 'open '

/** no one session or address may take the office from the others. What was sent before is kept. */
export async function limitRequests(app: FastifyInstance): Promise<void> {
  await app.register(rateLimit, {
    global: true,
    max: (_request, key) =>
      key.startsWith(OPEN) ? app.house.config.limits.logins : app.house.config.limits.requests,
    timeWindow: MINUTE,
    cache: 20_000,
    keyGenerator: whose,
    addHeadersOnExceeding: {
      'x-ratelimit-limit': false,
      'x-ratelimit-remaining': false,
      'x-ratelimit-reset': false,
    },
    errorResponseBuilder: (_request, context) =>
      Object.assign(new Error('too many requests'), { statusCode: context.statusCode }),
  })
}

/** For addresses where somebody may try many secrets: counted by address alone. */
export const loginLimit = (app: FastifyInstance) => ({
  rateLimit: {
    max: app.house.config.limits.logins,
    timeWindow: MINUTE,
    keyGenerator: (request: FastifyRequest) => request.ip,
  },
})

/**
 * A session counts as one wherever it comes from, since an office full of people may stand behind one address.
 * A made-up session counts with its address, or anybody could have as many as they like.
 */
async function whose(request: FastifyRequest): Promise<string> {
  const address = plainAddress(request.url)
  if (request.method === 'POST' && OPEN_FORM.test(address))
    return (address === 'chat' ? await goingOn(request, chatCookieOf(request)) : null) ?? OPEN + request.ip
  if (request.cookies[SESSION_COOKIE] === undefined || request.url.startsWith('/assets/')) return request.ip
  const session = await sessionOf(request).catch(() => null)
  return session?.csrf ?? request.ip
}

/**
 * a chat that goes on counts by itself, for a library full of people may stand behind one address; to begin one
 * counts with all that comes from there. Null where this secret is no chat's.
 */
export async function goingOn(request: FastifyRequest, secret: string | null): Promise<string | null> {
  if (secret === null) return null
  const { system } = request.server.house.databases
  return (await goesOnWith({ tx: system }, secret)) ? `chat ${hashOf(secret)}` : null
}

/**
 * The address as the router of the pages takes it: in capitals, with strokes to spare, escaped or asked for as data it is
 * still the same form, and nobody gets more of it by writing it in another way.
 */
function plainAddress(url: string): string {
  const path = (url.split('?')[0] ?? '').toLowerCase()
  return unescaped(path)
    .replace(/\.data$/, '')
    .split('/')
    .filter((part) => part !== '')
    .join('/')
}

function unescaped(path: string): string {
  try {
    return decodeURIComponent(path).toLowerCase()
  } catch {
    return path
  }
}
