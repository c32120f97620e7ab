import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { BESIDE } from '../app/beside.ts'
import type { PersonCtx } from '../office/kernel/context.ts'
import { inTransaction } from '../office/kernel/transaction.ts'
import { claimAssisted, endAssisted, giveMessages } from '../office/visits/assisted/actions.ts'
import type { TypedAt } from '../office/visits/assisted/rules.ts'
import { giveBeside, takeBeside } from './assisted-request.ts'
import { sessionOf, takeSession } from './session-request.ts'
import { checkCsrf, type PersonSession } from './sessions.ts'
import { emptyDevice, onSharedScreen, terminalOf } from './terminal-request.ts'

const SEE_OTHER = 303
const SYSTEM = { kind: 'system', name: 'assisted' } as const
/** Where a code is typed (app/reception/assisted-code.tsx). */
const CODE = '/hjelpeokt'

type Form = Readonly<Record<string, string | undefined>>
const formOf = (request: FastifyRequest) => (request.body ?? {}) as Form

/** an employee's help is opened on another device by a code, and ended so that nothing is left there. */
export function serveAssisted(app: FastifyInstance): void {
  app.post(CODE, async (request, reply) => {
    const { kode = '' } = formOf(request)
    const at = await typedAt(request)
    const claimed = await inTransaction(app.house.around, SYSTEM, (ctx) =>
      claimAssisted(ctx, { code: kode, at }),
    )
    if (!claimed.ok) return reply.redirect(`${CODE}?feil=${claimed.reason}`, SEE_OTHER)
    await leaveOwn(request, reply)
    giveBeside(reply, claimed.value.secret)
    return reply.header('cache-control', 'no-store').redirect('/min-side', SEE_OTHER)
  })
  app.post(`${BESIDE}/slutt`, async (request, reply) => {
    const session = await sessionOf(request)
    if (session?.kind !== 'person' || session.beside === undefined)
      return reply.redirect(`${CODE}/slutt`, SEE_OTHER)
    const form = formOf(request)
    if (!checkCsrf(session, form.csrf)) return reply.redirect(`${BESIDE}?feil=badForm`, SEE_OTHER)
    const ended = await finish(app, session, form)
    if (!ended.ok) return reply.redirect(`${BESIDE}?feil=${ended.reason}`, SEE_OTHER)
    return away(request, reply, session.beside)
  })
}

async function typedAt(request: FastifyRequest): Promise<TypedAt> {
  const own = await sessionOf(request)
  return { terminal: await terminalOf(request), staffId: own?.kind === 'staff' ? own.actor.staffId : null }
}

/** Whoever was signed in for themselves on a shared device is not, when somebody else is helped on it. */
async function leaveOwn(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const own = await sessionOf(request)
  if (own?.kind !== 'person' || own.beside !== undefined) return
  const { sessions, live } = request.server.house
  live.cut((await sessions.end(own)).hashes)
  request.exchangedToken = null
  takeSession(reply)
}

/** What was given into the person's hands, and how they said that it is right. */
async function finish(app: FastifyInstance, session: PersonSession, form: Form) {
  const given = Object.keys(form).flatMap((name) =>
    name.startsWith('gitt.') && form[name] === 'ja' ? [name.slice('gitt.'.length)] : [],
  )
  const { around } = app.house
  if (given.length > 0) {
    const how = form.hvordanGitt ?? ''
    const met = await inTransaction(around, session.actor, (ctx) =>
      giveMessages(ctx as PersonCtx, { messageIds: given, how }),
    )
    if (!met.ok) return met
  }
  return inTransaction(around, session.actor, (ctx) =>
    endAssisted(ctx as PersonCtx, { confirmed: form.bekreftet ?? '' }),
  )
}

/** nothing is left on the device. In the employee's own browser their login stands, and the receipt is printed. */
async function away(
  request: FastifyRequest,
  reply: FastifyReply,
  { sessionId, device }: NonNullable<PersonSession['beside']>,
): Promise<FastifyReply> {
  if (await onSharedScreen(request)) {
    emptyDevice(request, reply)
    return reply.redirect('/', SEE_OTHER)
  }
  takeBeside(reply)
  const own = device === 'own'
  reply
    .header('cache-control', 'no-store')
    .header('clear-site-data', own ? '"cache"' : '"cache", "cookies", "storage"')
  return reply.redirect(own ? `/arbeid/hjelpeokt/${sessionId}` : `${CODE}/slutt`, SEE_OTHER)
}
