import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  type Claims,
  LoginRefused,
  type LoginSecrets,
  type RelyingParty,
} from '../gateways/login/relying-party.ts'
import { endBesideOf } from './assisted-request.ts'
import { refuseRequest, sendProblem } from './errors.ts'
import { loginLimit } from './limits.ts'
import { COOKIE_RULES, giveSession, sessionOf, takeSession } from './session-request.ts'
import { checkCsrf, type Session } from './sessions.ts'
import { bindToTerminal, emptyDevice, onSharedScreen } from './terminal-request.ts'

export type LoginKind = 'person' | 'staff'
export type RelyingParties = Readonly<Record<LoginKind, RelyingParty>>

export const CALLBACK = '/innlogging/tilbake'
/** Binds a login to the browser that began it: somebody else's answer cannot be slipped in. */
const ATTEMPT_COOKIE = '__Host-evi-innlogging'
const ATTEMPT_MINUTES = 10
/** Several tabs may be on their way in at once. */
const ATTEMPTS_AT_ONCE = 5
const HOME = { person: '/min-side', staff: '/arbeid' } as const

type Asked = { til?: string; som?: string }

/** Log in, come back, log out here or everywhere. The provider is the same to us whichever it is. */
export function serveLogin(app: FastifyInstance, parties: RelyingParties): void {
  const config = loginLimit(app)
  app.get<{ Querystring: Asked }>('/logg-inn', { config }, (request, reply) =>
    begin(request, reply, 'person'),
  )
  app.get<{ Querystring: Asked }>('/logg-inn/ansatt', { config }, (request, reply) =>
    begin(request, reply, 'staff'),
  )
  app.get<{ Querystring: Record<string, string> }>(CALLBACK, { config }, comeBack)
  app.get('/innlogging/hvem', async (request, reply) => {
    const session = await sessionOf(request)
    if (!session) return sendProblem(reply, { status: 401, code: 'signedOut' })
    const { kind, name, csrf, expiresAt } = session
    return reply
      .header('cache-control', 'no-store')
      .send({ kind, name, csrf, expiresAt: expiresAt.toString() })
  })
  app.post('/logg-ut', (request, reply) => leave(request, reply, 'here'))
  app.post('/logg-ut/alle', (request, reply) => leave(request, reply, 'everywhere'))

  async function begin(
    request: FastifyRequest<{ Querystring: Asked }>,
    reply: FastifyReply,
    kind: LoginKind,
  ) {
    const { baseUrl } = app.house.config
    // Cookies belong to one host; a login begun under another name of this machine would not find its way back.
    if (request.host !== new URL(baseUrl).host) return reply.redirect(`${baseUrl}${request.url}`, 303)
    const secrets = parties[kind].newSecrets()
    // Whom the demo room has pointed at. The provider asks all the same; a real one is told nothing.
    const hint = app.house.config.login === null ? (request.query.som ?? null) : null
    const [address] = await Promise.all([
      parties[kind].begin(secrets, hint, await onSharedScreen(request)),
      remember(app, kind, secrets, localPath(request.query.til, HOME[kind])),
    ])
    const states = [secrets.state, ...statesOf(request)].slice(0, ATTEMPTS_AT_ONCE).join('.')
    reply.setCookie(ATTEMPT_COOKIE, states, { ...COOKIE_RULES, maxAge: ATTEMPT_MINUTES * 60 })
    return reply.header('cache-control', 'no-store').redirect(address.href, 303)
  }

  async function comeBack(
    request: FastifyRequest<{ Querystring: Record<string, string> }>,
    reply: FastifyReply,
  ) {
    const state = request.query.state ?? ''
    const attempt = statesOf(request).includes(state) ? await recall(app, state) : null
    if (!attempt) return refuseRequest(request, reply, 'loginStale')
    const kind = attempt.kind as LoginKind
    try {
      const cameBackTo = new URL(request.url, app.house.config.baseUrl)
      const claims = await parties[kind].finish(cameBackTo, attempt)
      const subjectId = await whoIs(app, kind, claims)
      if (subjectId === null) return refuseRequest(request, reply, 'notKnown')
      await enter(app, request, reply, { kind, subjectId, claims })
      return reply.header('cache-control', 'no-store').redirect(attempt.returnTo, 303)
    } catch (refusal) {
      if (!(refusal instanceof LoginRefused)) throw refusal
      request.log.info({ reason: refusal.reason }, 'login refused')
      return refuseRequest(request, reply, refusal.reason === 'tooLow' ? 'loginTooLow' : 'loginStale')
    }
  }

  async function leave(request: FastifyRequest, reply: FastifyReply, where: 'here' | 'everywhere') {
    const session = await sessionOf(request)
    request.exchangedToken = null
    if (!session) return out(request, reply, '/')
    const form = (request.body ?? {}) as Record<string, unknown>
    if (!checkCsrf(session, form.csrf)) return refuseRequest(request, reply, 'badForm')
    const { sessions, live, config } = app.house
    const ended = where === 'here' ? await sessions.end(session) : await sessions.endAll(session)
    live.cut(ended.hashes)
    if (session.kind === 'staff') await endBesideOf(app.house, session.actor.staffId)
    // Ours has ended whatever the provider answers.
    const address = await parties[session.kind]
      .endSession(ended.idToken, `${config.baseUrl}/`)
      .catch(() => null)
    return out(request, reply, address?.href ?? '/', session.kind)
  }
}

/**
 * with an employee goes also what a round outside has kept on the device; R-449: on a shared screen everything goes,
 * whoever it was.
 */
async function out(request: FastifyRequest, reply: FastifyReply, to: string, who?: LoginKind) {
  const shared = await onSharedScreen(request)
  if (shared) emptyDevice(request, reply)
  takeSession(reply)
  const cleared = shared || who === 'staff' ? '"cache", "storage"' : '"cache"'
  return reply.header('cache-control', 'no-store').header('clear-site-data', cleared).redirect(to, 303)
}

/** A new login is a new session: what stood in the browser before it is ended, not taken over. */
async function enter(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  login: { kind: LoginKind; subjectId: string; claims: Claims },
): Promise<void> {
  const earlier: Session | null = await sessionOf(request)
  if (earlier) app.house.live.cut((await app.house.sessions.end(earlier)).hashes)
  if (earlier?.kind === 'staff') await endBesideOf(app.house, earlier.actor.staffId)
  request.exchangedToken = null
  const { kind, subjectId, claims } = login
  const { assurance, idToken } = claims
  const token = await app.house.sessions.start({ kind, subjectId, assurance, idToken, language: null })
  await bindToTerminal(request, token)
  giveSession(reply, token)
}

const statesOf = (request: FastifyRequest) =>
  (request.cookies[ATTEMPT_COOKIE] ?? '').split('.').filter(Boolean)

async function remember(
  app: FastifyInstance,
  kind: LoginKind,
  secrets: LoginSecrets,
  returnTo: string,
): Promise<void> {
  const createdAt = app.house.machineClock.now()
  await app.house.databases.system
    .insertInto('loginAttempt')
    .values({ ...secrets, kind, returnTo, createdAt })
    .execute()
}

/** Each attempt counts once, and not for long. */
async function recall(app: FastifyInstance, state: string) {
  const attempt = await app.house.databases.system
    .deleteFrom('loginAttempt')
    .where('state', '=', state)
    .returningAll()
    .executeTakeFirst()
  if (!attempt) return null
  const oldest = app.house.machineClock.now().subtract({ minutes: ATTEMPT_MINUTES })
  return Temporal.Instant.compare(attempt.createdAt, oldest) < 0 ? null : attempt
}

/** The person or employee whom the provider names: by the provider's own name for them, or the national id it vouches for. */
async function whoIs(app: FastifyInstance, kind: LoginKind, claims: Claims): Promise<string | null> {
  const { system } = app.house.databases
  if (kind === 'staff') {
    const staff = await system
      .selectFrom('staff')
      .select('id')
      .where('subject', '=', claims.subject)
      .where('active', '=', true)
      .executeTakeFirst()
    return staff?.id ?? null
  }
  const bySubject = await system
    .selectFrom('person')
    .select(['id', 'mergedInto'])
    .where('subject', '=', claims.subject)
    .executeTakeFirst()
  if (bySubject) return bySubject.mergedInto ?? bySubject.id
  if (claims.nationalId === null) return null
  const byNumber = await system
    .selectFrom('personIdentity')
    .innerJoin('person', 'person.id', 'personIdentity.personId')
    .select(['person.id', 'person.mergedInto'])
    .where('number', '=', claims.nationalId)
    .executeTakeFirst()
  return byNumber ? (byNumber.mergedInto ?? byNumber.id) : null
}

/** A path within this house and nothing else, so that no link can send a reader elsewhere. */
export function localPath(path: unknown, otherwise: string): string {
  if (typeof path !== 'string' || !path.startsWith('/')) return otherwise
  const here = 'http://here'
  const led = URL.canParse(path, here) ? new URL(path, here) : null
  return led?.origin === here ? led.pathname + led.search : otherwise
}
