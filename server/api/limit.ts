import type { FastifyInstance, FastifyRequest } from 'fastify'
import { goingOn, OPEN } from '../limits.ts'
import { bearerOf } from '../machine-routes.ts'
import { SESSION_COOKIE, sessionOf } from '../session-request.ts'
import { SECRET_HEADER } from './caller.ts'

const MINUTE = 60_000

/** For the configuration of a route: it counts with the others of its caller, not by itself. */
export const COUNTED_TOGETHER = { rateLimit: false } as const

/** All addresses of one caller count together, and every answer tells what is left. */
export function limitCallers(api: FastifyInstance): void {
  const counting = {
    max: (_request: FastifyRequest, key: string) =>
      api.house.config.limits[key.startsWith(OPEN) ? 'logins' : 'requests'],
    timeWindow: MINUTE,
    keyGenerator: whose,
    // A gateway tells of a hundred thousand texts when they arrive; its signature is what it is judged by.
    allowList: (request: FastifyRequest) =>
      (request.routeOptions.config as { webhook?: boolean }).webhook === true,
    addHeadersOnExceeding: {
      'x-ratelimit-limit': true,
      'x-ratelimit-remaining': true,
      'x-ratelimit-reset': true,
    },
  }
  api.addHook('onRequest', api.rateLimit(counting))
}

/**
 * As the pages count (server/limits.ts): a login and a machine by themselves, a made-up one with its address, and a chat
 * without a login with those from its address until it has begun.
 */
async function whose(request: FastifyRequest): Promise<string> {
  const machine = await bearerOf(request)
  if (machine) return machine.clientId
  const secret = request.headers[SECRET_HEADER]
  if (typeof secret === 'string')
    return (await goingOn(request, secret)) ?? (request.method === 'POST' ? OPEN + request.ip : request.ip)
  if (request.cookies[SESSION_COOKIE] === undefined) return request.ip
  const session = await sessionOf(request).catch(() => null)
  return session?.csrf ?? request.ip
}
