import type { FastifyInstance, FastifyRequest } from 'fastify'
import { refuseRequest } from './errors.ts'

const READING = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses what another site makes a browser send, before anything is read. A second wall beside the token in each
 * form. A machine client sends no cookie and cannot be tricked, so its bearer token is enough.
 */
export function refuseOtherSites(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    if (READING.has(request.method) || isMachine(request) || isOurs(request)) return
    return refuseRequest(request, reply, 'badForm')
  })
}

const isMachine = (request: FastifyRequest) =>
  request.headers.authorization !== undefined && request.headers.cookie === undefined

function isOurs(request: FastifyRequest): boolean {
  const from = request.headers['sec-fetch-site']
  if (from !== undefined) return from === 'same-origin' || from === 'none'
  const { origin } = request.headers
  // Neither header: not a browser of this decade. The token in the form decides.
  if (origin === undefined) return true
  if (!URL.canParse(origin)) return false
  return new URL(origin).host === request.host || origin === request.server.house.config.baseUrl
}
