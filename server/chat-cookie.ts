import '@fastify/cookie'
import type { FastifyRequest } from 'fastify'

/** The secret of a chat without a login: in this browser alone, until it is closed. Only its hash is kept. */
const CHAT_COOKIE = '__Host-evi-chat'
const SECRET = /^[\w-]{43}$/

export function chatCookieOf(request: FastifyRequest): string | null {
  const given = request.cookies?.[CHAT_COOKIE]
  return given !== undefined && SECRET.test(given) ? given : null
}

export const chatCookie = (token: string): string =>
  `${CHAT_COOKIE}=${token}; Path=/; Secure; HttpOnly; SameSite=Lax`
