import type { FastifyInstance, FastifyRequest } from 'fastify'
import { BESIDE_COOKIE } from '../app/beside.ts'
import { inTransaction } from '../office/kernel/transaction.ts'
import { showCode } from '../office/visits/terminals/actions.ts'
import { leaveAssisted } from '../office/visits/terminals/leave.ts'
import { homeOf, isShared } from '../office/visits/terminals/rules.ts'
import { refuseRequest } from './errors.ts'
import type { LoginKind, RelyingParties } from './login.ts'
import { SESSION_COOKIE, sessionOf } from './session-request.ts'
import { emptyDevice, giveTerminal, hashOf, newSecret, setEnd, terminalOf } from './terminal-request.ts'

const SEE_OTHER = 303
/** Where a shared screen is emptied, where it warns, and where it tells that somebody is there. */
const END = '/terminal/slutt'
const WARNING = '/terminal/er-du-der'
const HERE = '/terminal/her'

/** devices are paired by a code that they show, and shared screens are emptied when nobody touches them. */
export function serveTerminals(app: FastifyInstance, parties: RelyingParties): void {
  app.addHook('onRequest', async (request, reply) => {
    const terminal = await terminalOf(request)
    if (terminal === null) return
    if (addressOf(request) === '/' && request.method === 'GET')
      return reply.redirect(homeOf(terminal), SEE_OTHER)
    if (isShared(terminal.kind) && isUse(request)) await goOn(request, terminal.officeId)
  })
  app.post('/skjerm/kode', async (request, reply) => {
    const secret = newSecret()
    const shown = await inTransaction(app.house.around, { kind: 'system', name: 'terminal' }, (ctx) =>
      showCode(ctx, { tokenHash: hashOf(secret) }),
    )
    if (!shown.ok) return refuseRequest(request, reply, 'tooMany')
    giveTerminal(reply, secret)
    return reply.redirect('/skjerm', SEE_OTHER)
  })
  // The hook has done what there is to do.
  app.post(HERE, (_request, reply) => reply.code(204).header('cache-control', 'no-store').send())
  app.get(END, async (request, reply) => {
    const terminal = await terminalOf(request)
    if (terminal === null || fromElsewhere(request)) return reply.redirect('/', SEE_OTHER)
    request.exchangedToken = null
    emptyDevice(request, reply)
    await endHelp(app, request)
    const away = await endLogin(app, parties, request.cookies[SESSION_COOKIE])
    return reply.redirect(away?.href ?? homeOf(terminal), SEE_OTHER)
  })
}

const addressOf = (request: FastifyRequest) => request.url.split('?')[0] ?? ''

/** What a page does by itself is no sign that anybody is there. */
const isUse = (request: FastifyRequest) =>
  !/^\/(?:assets|live)\//.test(request.url) && ![END, WARNING].includes(addressOf(request))

/** Nobody else's page can empty a screen that somebody uses. */
const fromElsewhere = (request: FastifyRequest) =>
  ['cross-site', 'same-site'].includes(String(request.headers['sec-fetch-site'] ?? 'none'))

/** A login on a shared screen lives from one touch to the next, whatever it was given when it began. */
async function goOn(request: FastifyRequest, officeId: string): Promise<void> {
  const session = await sessionOf(request)
  if (session === null) return
  // Help that an employee opened has an end of its own.
  if (session.kind === 'person' && session.beside !== undefined) return
  // A token that was exchanged just now is left to its last minute; what goes on is the new one.
  const hash = session.newToken === undefined ? Buffer.from(session.hash, 'hex') : hashOf(session.newToken)
  await setEnd(request.server.house, hash, { officeId, terminalId: null })
}

/** The help that stood on the screen ends with it, as not confirmed: how it was confirmed is asked where help is ended. */
async function endHelp({ house }: FastifyInstance, request: FastifyRequest): Promise<void> {
  const secret = request.cookies[BESIDE_COOKIE]
  if (secret === undefined) return
  const idle = (request.query as { ingen?: string }).ingen === 'ja'
  await inTransaction(house.around, { kind: 'system', name: 'terminal' }, (ctx) =>
    leaveAssisted(ctx, { secret, idle }),
  )
}

/**
 * Ours has ended whatever the provider answers, and the provider forgets it too: also one that ran out before anybody came
 * to end it, as when the device had been asleep.
 */
async function endLogin(
  app: FastifyInstance,
  parties: RelyingParties,
  token: string | undefined,
): Promise<URL | null> {
  if (token === undefined) return null
  const { databases, live, machineClock, config } = app.house
  const { rows } = await databases.pools.system.query<{ kind: LoginKind; told: string | null; hash: string }>(
    {
      name: 'session-terminal-end',
      text: `update session set revoked_at = $2 where csrf = (select csrf from session where id_hash = $1)
      and revoked_at is null returning kind, oidc_id_token as told, encode(id_hash, 'hex') as hash`,
      values: [hashOf(token), machineClock.now()],
    },
  )
  const [login] = rows
  if (login === undefined) return null
  live.cut(rows.map(({ hash }) => hash))
  return parties[login.kind].endSession(login.told, `${config.baseUrl}/`).catch(() => null)
}
