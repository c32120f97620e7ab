import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { SESSION_COOKIE, sessionOf } from './session-request.ts'

const MINUTE = 60_000

/** forms that anybody may send without a login: counted by address alone, and by fewer. */
const OPEN_FORM =
  /^(be-om-kontakt|ring-meg|chat|vis|skjerm\/kode|(ring|last-opp)\/[^/]*|mottak\/[^/]*\/hvorfor|kontor\/[^/]*\/horing)$/
const OPEN = 'open '

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
  if (request.method === 'POST' && OPEN_FORM.test(plainAddress(request.url))) return OPEN + request.ip
  if (request.cookies[SESSION_COOKIE] === undefined || request.url.startsWith('/assets/')) return request.ip
  const session = await sessionOf(request).catch(() => null)
  return session?.csrf ?? request.ip
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
