import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Actor, PersonActor, StaffActor } from '../../office/kernel/context.ts'
import { bearerOf } from '../machine-routes.ts'
import { sessionOf } from '../session-request.ts'
import { checkCsrf } from '../sessions.ts'
import { Refusal } from './problem.ts'
import type { Scope } from './scopes.ts'

export const CSRF_HEADER = 'x-csrf-token'

/** `name` tells this caller's idempotency keys from all others'. */
export type Caller =
  | { kind: 'person'; actor: PersonActor; name: string; shownAs: string }
  | { kind: 'staff'; actor: StaffActor; name: string }
  | { kind: 'visitor'; actor: Actor; name: string; secret: string }

/** Who may call: a person, a person acting for a giver, staff and machine clients with a scope, or whoever holds a chat's secret. */
export type Admits = { who: 'visitor' } | { who: 'person'; acting?: true } | { who: 'staff'; scope: Scope }

const admitted = new WeakMap<FastifyRequest, Caller>()

export const callerOf = (request: FastifyRequest): Caller => {
  const caller = admitted.get(request)
  if (!caller) throw new Error('nobody was let in')
  return caller
}

/**
 * Lets in whoever the route is for, before the body is read. Refuses with `sessionExpired` (nobody, or a token that
 * no longer counts), `notAllowed` (another kind of caller, or a scope that is lacking) and `badForm` (a browser's
 * writing without the token of its login).
 */
export async function admit(request: FastifyRequest, reply: FastifyReply, admits: Admits): Promise<void> {
  const caller =
    admits.who === 'visitor'
      ? bySecret(request)
      : request.headers.authorization === undefined
        ? await bySession(request, admits)
        : await byToken(request, reply, admits)
  admitted.set(request, caller)
}

/** Long enough that nobody can try them: 32 random bytes, base64url. It is in no cookie, so no other site can send it. */
const SECRET = /^[\w-]{43}$/
export const SECRET_HEADER = 'x-chat-secret'
const CHAT: Actor = { kind: 'system', name: 'chat' }

function bySecret({ headers }: FastifyRequest): Caller {
  const secret = headers[SECRET_HEADER]
  if (typeof secret !== 'string' || !SECRET.test(secret)) throw new Refusal('sessionExpired')
  const name = `chat:${createHash('sha256').update(secret).digest('base64url')}`
  return { kind: 'visitor', actor: CHAT, name, secret }
}

async function bySession(request: FastifyRequest, admits: Admits): Promise<Caller> {
  const session = await sessionOf(request)
  if (!session) throw new Refusal('sessionExpired')
  if (session.kind !== admits.who) throw new Refusal('notAllowed')
  if (request.method !== 'GET' && !checkCsrf(session, request.headers[CSRF_HEADER]))
    throw new Refusal('badForm')
  if (session.kind === 'person') {
    const { actor } = session
    return { kind: 'person', actor, name: `person:${actor.personId}`, shownAs: session.name }
  }
  const { actor } = session
  return { kind: 'staff', actor, name: `staff:${actor.staffId}` }
}

/** RFC 6750, 3: a refusal says in its header what a token must be to be let in. */
async function byToken(request: FastifyRequest, reply: FastifyReply, admits: Admits): Promise<Caller> {
  const machine = await bearerOf(request)
  if (!machine) {
    reply.header('www-authenticate', 'Bearer error="invalid_token"')
    throw new Refusal('sessionExpired')
  }
  if (admits.who !== 'staff' || !machine.scopes.includes(admits.scope)) {
    const scope = admits.who === 'staff' ? `, scope="${admits.scope}"` : ''
    reply.header('www-authenticate', `Bearer error="insufficient_scope"${scope}`)
    throw new Refusal('notAllowed')
  }
  return { kind: 'staff', actor: machine.actor, name: `machine:${machine.clientId}` }
}
