import '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { BESIDE_COOKIE } from '../app/beside.ts'
import type { PersonActor } from '../office/kernel/context.ts'
import { inTransaction } from '../office/kernel/transaction.ts'
import { assistedBy, endAssistedOf } from '../office/visits/assisted/actions.ts'
import type { House } from './house.ts'
import { COOKIE_RULES } from './session-request.ts'
import type { PersonSession, Session } from './sessions.ts'
import { terminalOf } from './terminal-request.ts'

const SYSTEM = { kind: 'system', name: 'assisted' } as const
const SECRET = /^[\w-]{43}$/
/** Min side, and nothing else: on every other page whoever is signed in is who they are. */
const PAGES = /^\/min-side(?:[/?.]|$)/

const secretIn = (request: FastifyRequest): string | null => {
  const secret = request.cookies[BESIDE_COOKIE]
  return secret !== undefined && SECRET.test(secret) ? secret : null
}

/** This browser has had somebody helped in it, and asks for a page of theirs. */
export const asksBeside = (request: FastifyRequest): boolean =>
  PAGES.test(request.url) && secretIn(request) !== null

/**
 * the person whom an employee is beside, on their own pages. In the employee's browser it counts only
 * together with that employee's login, and on a screen of the office only there, as long as they are signed in somewhere.
 * Null: there is none, or not any more.
 */
export async function besideIn(request: FastifyRequest, own: Session | null): Promise<PersonSession | null> {
  if (!asksBeside(request)) return null
  const { house } = request.server
  const secret = secretIn(request) as string
  const staffId = own?.kind === 'staff' ? own.actor.staffId : null
  const terminalId = (await terminalOf(request))?.id ?? null
  const found = await inTransaction(house.around, SYSTEM, (ctx) =>
    assistedBy(ctx, { secret, staffId, terminalId }),
  )
  if (found === null) return null
  if (found.staffId !== staffId && !(await house.sessions.signedIn(found.staffId))) {
    await endBesideOf(house, found.staffId)
    return null
  }
  const { id: sessionId, personId, authorship, channel, language } = found
  const actor: PersonActor = {
    kind: 'person',
    personId,
    language,
    assisted: { sessionId, staffId: found.staffId, authorship, channel },
  }
  return {
    kind: 'person',
    actor,
    csrf: found.csrf,
    hash: `beside ${sessionId}`,
    expiresAt: found.untilAt,
    name: `${found.givenName} ${found.familyName}`,
    firstName: found.callMe ?? found.givenName,
    beside: { sessionId, staffName: found.staffName, device: found.device },
  }
}

/** who signs out has stopped helping. */
export async function endBesideOf(house: House, staffId: string): Promise<void> {
  await inTransaction(house.around, SYSTEM, (ctx) => endAssistedOf(ctx, { staffId }))
}

export function giveBeside(reply: FastifyReply, secret: string): void {
  reply.setCookie(BESIDE_COOKIE, secret, { ...COOKIE_RULES, sameSite: 'strict' })
}

export function takeBeside(reply: FastifyReply): void {
  reply.clearCookie(BESIDE_COOKIE, COOKIE_RULES)
}
