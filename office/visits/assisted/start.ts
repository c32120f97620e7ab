import { randomBytes, randomInt } from 'node:crypto'
import { openPerson } from '../../access/actions.ts'
import { ownOpenCall } from '../../calls/desk/who.ts'
import type { Assisted, StaffCtx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { openVisit } from '../reception/desk.ts'
import { endOpen } from './end.ts'
import { DEVICES, type Device, IDENTITY_WAYS, type IdentityWay, SEEN_WAYS } from './model.ts'
import { authorshipOf, byPhone, mayAssist, placeOf, reasonOf } from './rules.ts'
import { codeTaken, hashOf, insertSession } from './store.ts'

export type StartAssisted = {
  /** Whom to help, where neither a visit nor a call says it. */
  personId?: string
  visitId?: string
  callId?: string
  /** How staff know who it is; a visit and a call say it themselves. */
  identity?: string
  place?: string
  /** why the person is helped. */
  why: string
  /** the person has asked for it, and knows that the employee sees their pages meanwhile. */
  agreed: boolean
  language?: string
  /** `own`: in the employee's browser. `other`: on a terminal or tablet, by a code. */
  device?: string
}
export type Started = {
  sessionId: string
  personId: string
  until: Temporal.Instant
  /** For the cookie of the employee's own browser. */
  secret: string | null
  /** To type on the other device. */
  code: string | null
  codeUntil: Temporal.Instant | null
}

type Where = Pick<StartAssisted, 'personId' | 'visitId' | 'callId' | 'identity' | 'place'>

type With = {
  personId: string
  identity: IdentityWay
  channel: Assisted['channel']
  visitId: string | null
  callId: string | null
}

/**
 * an employee begins to help somebody on that person's own pages. Who it is has been verified, the
 * person has said yes, and the record is opened in the log like any other. One at a time for each employee.
 * Refuses with `notFound` (nobody they may know of, R-724, R-725; not one who meets people; somebody else's visit or call),
 * `needsIdentity`, `needsConsent`, `needsReason`, `badForm`, `alreadyClosed`, `alreadyEnded`, `needsPerson`.
 */
export async function startAssisted(ctx: StaffCtx, input: StartAssisted): Promise<Result<Started>> {
  if (!mayAssist(ctx.actor)) return refused('notFound')
  const device = DEVICES.find((known) => known === (input.device ?? 'own'))
  if (device === undefined) return refused('badForm')
  const met = await whereMet(ctx, input)
  if (!met.ok) return met
  const why = reasonOf(input.why)
  if (why === null) return refused('needsReason')
  if (!input.agreed) return refused('needsConsent')
  const { personId, channel } = met.value
  const call = channel === 'officePhone' || channel === 'contactCentrePhone'
  const opened = await openPerson(ctx, personId, { purpose: call ? 'call' : 'visit', what: 'assisted' })
  if (!opened.ok) return opened
  const language = input.language ?? opened.value.person.language
  return ok(await begin(ctx, met.value, { why, language, device }))
}

export type AssistedFor = {
  personId: string
  name: string
  language: string
  /** Staff say themselves how they know who it is, and where the two are. */
  says: boolean
  /** A screen of the office can be used: not by whoever is on the telephone. */
  screens: boolean
}

/**
 * Whom it would be, and what is still to be said, before anything is opened. Refuses as beginning does.
 */
export async function assistedFor(
  ctx: StaffCtx,
  input: Pick<StartAssisted, 'personId' | 'visitId' | 'callId'>,
): Promise<Result<AssistedFor>> {
  if (!mayAssist(ctx.actor)) return refused('notFound')
  const met = await whereMet(ctx, { ...input, identity: 'document' })
  if (!met.ok) return met
  const person = await ctx.tx
    .selectFrom('person')
    .select(['id', 'givenName', 'familyName', 'language'])
    .where('id', '=', met.value.personId)
    .where('mergedInto', 'is', null)
    .executeTakeFirst()
  if (person === undefined) return refused('notFound')
  const { id: personId, givenName, familyName, language } = person
  const says = !input.visitId && !input.callId
  const screens = ctx.actor.officeId !== null && !byPhone(met.value.channel)
  return ok({ personId, name: `${givenName} ${familyName}`, language, says, screens })
}

/** A visit and a call know who it is, and how sure that is; elsewhere the employee says so. */
export async function whereMet(ctx: StaffCtx, input: Where): Promise<Result<With>> {
  if (input.callId) return inCall(ctx, input.callId)
  if (input.visitId) return inVisit(ctx, input.visitId)
  const identity = SEEN_WAYS.find((known) => known === input.identity)
  if (identity === undefined) return refused('needsIdentity')
  const channel = placeOf(ctx.actor, input.place)
  if (channel === null || !input.personId) return refused('badForm')
  return ok({ personId: input.personId, identity, channel, visitId: null, callId: null })
}

async function inVisit(ctx: StaffCtx, visitId: string): Promise<Result<With>> {
  const { officeId } = ctx.actor
  if (officeId === null) return refused('notFound')
  return ctx.beyondWall(async (beyond) => {
    const found = await openVisit(beyond as StaffCtx, visitId, officeId)
    if (!found.ok) return found
    const { personId, identity } = found.value
    if (personId === null) return refused('needsPerson')
    const way = IDENTITY_WAYS.find((known) => known === identity)
    if (way === undefined) return refused('needsIdentity')
    return ok({ personId, identity: way, channel: 'dropIn' as const, visitId, callId: null })
  })
}

/** on the telephone nobody is helped whom the office is not sure of. */
async function inCall(ctx: StaffCtx, callId: string): Promise<Result<With>> {
  const found = await ownOpenCall(ctx, callId)
  if (!found.ok) return found
  const { personId, who, identity, identityHow, byHand, endedAt } = found.value
  if (personId === null || who !== 'person') return refused('needsPerson')
  if (endedAt !== null) return refused('alreadyEnded')
  const way = IDENTITY_WAYS.find((known) => known === identityHow)
  if (identity !== 'full' || way === undefined) return refused('needsIdentity')
  const phone = ctx.actor.roles.includes('CC') ? ('contactCentrePhone' as const) : ('officePhone' as const)
  const channel = byHand === 'desk' ? ('dropIn' as const) : phone
  return ok({ personId, identity: way, channel, visitId: null, callId })
}

async function begin(
  ctx: StaffCtx,
  met: With,
  said: { why: string; language: string; device: Device },
): Promise<Started> {
  const { staffId, officeId } = ctx.actor
  return ctx.beyondWall(async (beyond) => {
    await endOpen(beyond, { staffId }, 'done')
    const now = beyond.clock.now()
    const sessionId = beyond.newId()
    const until = now.add({ minutes: beyond.settings.get<number>('assisted.maxMinutes') })
    const own = said.device === 'own'
    const secret = own ? newSecret() : null
    const code = own ? null : await freeCode(async (one) => codeTaken(beyond.tx, one))
    const codeUntil = own ? null : now.add({ minutes: beyond.settings.get<number>('assisted.codeMinutes') })
    await insertSession(
      beyond.tx,
      {
        ...met,
        id: sessionId,
        staffId,
        officeId,
        device: said.device,
        authorship: authorshipOf(ctx.actor, met.channel),
        identity: met.identity,
        why: said.why,
        language: said.language,
        startedAt: now,
        openedAt: own ? now : null,
        usedAt: now,
        untilAt: until,
      },
      { csrf: newSecret(), tokenHash: secret === null ? null : hashOf(secret), code, codeUntil },
    )
    recordEvent(beyond, {
      personId: met.personId,
      kind: 'assistedStarted',
      side: 'common',
      channel: met.channel,
      authorship: authorshipOf(ctx.actor, met.channel),
      onBehalfOf: met.personId,
      data: {
        assisted: sessionId,
        identity: met.identity,
        why: said.why,
        device: said.device,
        visitId: met.visitId,
        callId: met.callId,
      },
    })
    return { sessionId, personId: met.personId, until, secret, code, codeUntil }
  })
}

export const newSecret = () => randomBytes(32).toString('base64url')

/** Six digits by chance that nobody else waits with. */
async function freeCode(taken: (code: string) => Promise<boolean>): Promise<string> {
  for (;;) {
    const code = String(randomInt(1_000_000)).padStart(6, '0')
    if (!(await taken(code))) return code
  }
}
