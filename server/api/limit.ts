import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { bearerOf } from '../machine-routes.ts'
import { SESSION_COOKIE } from '../session-request.ts'

const MINUTE = 60_000

/** For the configuration of a route: it counts with the others of its caller, not by itself. */
export const COUNTED_TOGETHER = { rateLimit: false } as const

/** All addresses of one caller count together, and every answer tells what is left. */
export function limitCallers(api: FastifyInstance): void {
  const counting = {
    max: api.house.config.limits.requests,
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

async function whose(request: FastifyRequest): Promise<string> {
  const machine = await bearerOf(request)
  if (machine) return machine.clientId
  const token = request.cookies[SESSION_COOKIE]
  return token ? createHash('sha256').update(token).digest('base64') : request.ip
}
