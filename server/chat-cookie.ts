import '@fastify/cookie'
import type { FastifyRequest } from 'fastify'

/** The secret of a chat without a login: in this browser alone, until it is closed. Only its hash is kept. */
const CHAT_COOKIE = '__Host-evi-chat'
const SECRET = /^[\w-]{43}$/

export function chatCookieOf(request: FastifyRequest): string | null {
  const given = request.cookies?.[CHAT_COOKIE]
  return given !== undefined && SECRET.test(given) ? given : null
}

/** The browser forgets it; the chat goes on for whoever holds its secret elsewhere, and is over when it has been silent. */
export const noChatCookie = `${CHAT_COOKIE}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0`

export const chatCookie = (token: string): string =>
  `${CHAT_COOKIE}=${token}; Path=/; Secure; HttpOnly; SameSite=Lax`
