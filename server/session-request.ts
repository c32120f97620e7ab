import '@fastify/cookie'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { besideIn } from './assisted-request.ts'
import type { Session } from './sessions.ts'

/** `__Host-`: from this host alone, over TLS (or loopback), for every path; no script and no other site can reach it. */
export const SESSION_COOKIE = '__Host-evi'
export const COOKIE_RULES = { path: '/', secure: true, httpOnly: true, sameSite: 'lax' } as const

const found = new WeakMap<FastifyRequest, Promise<Session | null>>()

/** Who is behind this request: one query the first time it is asked, none after that. */
export function sessionOf(request: FastifyRequest): Promise<Session | null> {
  const known = found.get(request)
  if (known) return known
  const looked = look(request)
  found.set(request, looked)
  return looked
}

/** On Min side whoever an employee is beside; everywhere else, and otherwise, whoever is signed in. */
async function look(request: FastifyRequest): Promise<Session | null> {
  const own = await ownSession(request)
  return (await besideIn(request, own)) ?? own
}

async function ownSession(request: FastifyRequest): Promise<Session | null> {
  const token = request.cookies[SESSION_COOKIE]
  if (!token) return null
  const session = await request.server.house.sessions.find(token)
  request.exchangedToken = session?.newToken ?? null
  return session
}

/** For a connection that stays open: does not count as use and never exchanges the token. */
export async function quietSessionOf(request: FastifyRequest): Promise<Session | null> {
  const token = request.cookies[SESSION_COOKIE]
  return token ? request.server.house.sessions.find(token, { quiet: true }) : null
}

export function giveSession(reply: FastifyReply, token: string): void {
  reply.setCookie(SESSION_COOKIE, token, COOKIE_RULES)
}

export function takeSession(reply: FastifyReply): void {
  reply.clearCookie(SESSION_COOKIE, COOKIE_RULES)
}

/** An exchanged token goes out with whatever answer is given. */
export function sendExchangedTokens(app: FastifyInstance): void {
  app.decorateRequest('exchangedToken', null)
  app.addHook('onSend', async (request, reply) => {
    if (request.exchangedToken === null) return
    reply.header('set-cookie', app.serializeCookie(SESSION_COOKIE, request.exchangedToken, COOKIE_RULES))
  })
}
