import { sql } from 'kysely'
import { openPerson } from '../../access/actions.ts'
import type { Side, StaffCtx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { endPromise, joinPromise, moveOwner, pausePromise, setUrgency } from '../../kernel/promise/actions.ts'
import type { Promised } from '../../kernel/promise/model.ts'
import { deadline, holdsPromise } from '../../kernel/promise/rules.ts'
import { lockPromise, updatePromise } from '../../kernel/promise/store.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { lockPersonUnits } from '../../people/units.ts'
import { notifyPerson } from '../../reach/actions.ts'
import { type EnquiryTheme, THEMES } from '../recognise/model.ts'
import { routeOf } from '../routing/rules.ts'
import { situationOf } from '../situation.ts'

type OnPromise = { personId: string; promiseId: string }

/** The promise, locked and held by whoever acts; the same refusals for every verb on an entry. */
async function held(ctx: StaffCtx, input: OnPromise, what: string): Promise<Result<Promised>> {
  const opened = await openPerson(ctx, input.personId, { what })
  if (!opened.ok) return opened
  const promise = await lockPromise(ctx.tx, input.personId, input.promiseId)
  if (!promise) return refused('notFound')
  if (promise.endedAt !== null) return refused('alreadyEnded')
  const leads = ctx.actor.roles.includes('LE') && ctx.actor.officeId === promise.officeId
  return holdsPromise(promise, ctx.actor) || leads ? ok(promise) : refused('notOwner')
}

/**
 * a human says what it is about. The entry moves to whoever answers that theme, on its side, with its first
 * clock and its receipt time. Not a reassignment: nobody had recognised it yet. Refuses with `unknownTheme`,
 * `notOwner`, `alreadyEnded`, `notFound`.
 */
export async function classify(
  ctx: StaffCtx,
  input: OnPromise & { theme: string; side?: Side },
): Promise<Result<null>> {
  if (!(input.theme in THEMES)) return refused('unknownTheme')
  const theme = input.theme as EnquiryTheme
  const found = await held(ctx, input, 'classify')
  if (!found.ok) return found
  const promise = found.value
  const units = await lockPersonUnits(ctx, input.personId)
  if (!units) return refused('notFound')
  const usual = THEMES[theme].side
  const route = routeOf(
    { theme, side: input.side ?? (usual === 'both' ? promise.side : usual), sideConfidence: 1 },
    situationOf(units),
  )
  if (promise.enquiryId !== null) {
    await ctx.tx
      .updateTable('enquiry')
      .set({ theme, certain: true, classifiedBy: ctx.actor.staffId, classifiedAt: ctx.clock.now() })
      .where('personId', '=', input.personId)
      .where('id', '=', promise.enquiryId)
      .execute()
    if (route.side !== promise.side)
      await sql`select wall.move_side(${input.personId}::uuid, ${promise.enquiryId}::uuid, ${route.side})`.execute(
        ctx.tx,
      )
  }
  await moveOwner(ctx, { ...promise, theme }, route.owner, {
    reason: 'competence',
    officeId: promise.officeId,
    acting: route.acting,
    byLead: true,
    side: route.side,
    theme,
  })
  recordEvent(ctx, {
    personId: input.personId,
    kind: 'enquiryReclassified',
    side: route.side,
    channel: 'system',
    theme,
    enquiryId: promise.enquiryId,
    promiseId: promise.id,
    data: { rule: route.row.rule },
  })
  return ok(null)
}

/**
 * a named person lowers urgency, with a reason and the next contact time, both shown to the person; the
 * other judgement stays on record and the team lead sees the lowering. Refuses with `needsReason`,
 * `needsContactTime` (missing or passed), `notOwner`, `notFound`.
 */
export async function lowerUrgency(
  ctx: StaffCtx,
  input: OnPromise & { reason: string; nextContactAt: Temporal.Instant | null },
): Promise<Result<null>> {
  if (input.reason.trim() === '') return refused('needsReason')
  if (input.nextContactAt === null || Temporal.Instant.compare(input.nextContactAt, ctx.clock.now()) <= 0)
    return refused('needsContactTime')
  const found = await held(ctx, input, 'lowerUrgency')
  if (!found.ok) return found
  const lowered = await setUrgency(ctx, found.value, {
    urgency: 'ordinary',
    clock: 'contactTask',
    dueAt: input.nextContactAt,
    event: 'urgencyLowered',
    lead: 'urgencyLowered',
    reason: input.reason,
  })
  await assess(ctx, lowered, 'ordinary', input.reason, input.nextContactAt)
  return ok(null)
}

/** anyone raises. */
export async function raiseUrgency(
  ctx: StaffCtx,
  input: OnPromise & { reason: string },
): Promise<Result<null>> {
  const found = await held(ctx, input, 'raiseUrgency')
  if (!found.ok) return found
  const { dueAt } = deadline('emergencyAid', ctx.clock.now(), ctx.settings, found.value.officeId)
  const raised = await setUrgency(ctx, found.value, {
    urgency: 'acute',
    clock: 'emergencyAid',
    dueAt,
    event: 'urgencyRaised',
    reason: input.reason,
  })
  await assess(ctx, raised, 'acute', input.reason, null)
  const units = await lockPersonUnits(ctx, input.personId)
  const duty = units && situationOf(units).teams.duty
  if (duty)
    await moveOwner(
      ctx,
      raised,
      { teamId: duty },
      { reason: 'competence', officeId: raised.officeId, byLead: true },
    )
  return ok(null)
}

async function assess(
  ctx: StaffCtx,
  promise: Promised,
  urgency: 'acute' | 'ordinary',
  reason: string,
  nextContactAt: Temporal.Instant | null,
): Promise<void> {
  if (promise.enquiryId === null) return
  await ctx.tx
    .insertInto('urgencyAssessment')
    .values({
      personId: promise.personId,
      id: ctx.newId(),
      enquiryId: promise.enquiryId,
      at: ctx.clock.now(),
      urgency,
      byKind: 'staff',
      byStaffId: ctx.actor.staffId,
      reason,
      nextContactAt,
    })
    .execute()
  await ctx.tx
    .updateTable('enquiry')
    .set({ urgency })
    .where('personId', '=', promise.personId)
    .where('id', '=', promise.enquiryId)
    .execute()
}

/**
 * two open entries turn out to be the same; the one that was received first stays, with all contacts and the
 * earlier clock. Refuses with `conflict` when the two are on different sides, `notOwner`, `notFound`.
 */
export async function merge(
  ctx: StaffCtx,
  input: OnPromise & { intoPromiseId: string },
): Promise<Result<{ keptId: string }>> {
  const one = await held(ctx, input, 'merge')
  if (!one.ok) return one
  const other = await held(ctx, { personId: input.personId, promiseId: input.intoPromiseId }, 'merge')
  if (!other.ok) return other
  if (one.value.id === other.value.id || one.value.side !== other.value.side) return refused('conflict')
  const [kept, gone] =
    Temporal.Instant.compare(one.value.receivedAt, other.value.receivedAt) <= 0
      ? [one.value, other.value]
      : [other.value, one.value]
  await endPromise(ctx, gone, { state: 'merged', how: 'merged', channel: 'system', mergedInto: kept.id })
  if (gone.enquiryId !== null && kept.enquiryId !== null) {
    await ctx.tx
      .updateTable('enquiryContact')
      .set({ enquiryId: kept.enquiryId })
      .where('personId', '=', input.personId)
      .where('enquiryId', '=', gone.enquiryId)
      .execute()
    await ctx.tx
      .updateTable('enquiry')
      .set({ answeredAt: ctx.clock.now(), answeredHow: 'merged' })
      .where('personId', '=', input.personId)
      .where('id', '=', gone.enquiryId)
      .execute()
  }
  await joinPromise(ctx, kept, { counts: true, channel: 'system', urgency: gone.urgency })
  return ok({ keptId: kept.id })
}

/** put in favour of something else, with a reason the person reads and a new time. */
export async function postpone(
  ctx: StaffCtx,
  input: OnPromise & { reason: string; until: Temporal.Instant | null },
): Promise<Result<null>> {
  if (input.reason.trim() === '') return refused('needsReason')
  if (input.until === null || Temporal.Instant.compare(input.until, ctx.clock.now()) <= 0)
    return refused('needsContactTime')
  const found = await held(ctx, input, 'postpone')
  if (!found.ok) return found
  await updatePromise(ctx.tx, input.personId, input.promiseId, {
    snoozedUntil: input.until,
    latestNewAt: input.until,
  })
  recordEvent(ctx, {
    personId: input.personId,
    kind: 'promiseSnoozed',
    side: found.value.side,
    channel: 'system',
    threadId: found.value.threadId,
    promiseId: input.promiseId,
    data: { reason: input.reason, until: input.until.toString() },
  })
  return ok(null)
}

/** The bodies that people are shown on to; their names, numbers and what to bring stand in the catalogues. */
export const AGENCIES = [
  'immigration',
  'tax',
  'studentLoans',
  'police',
  'bank',
  'healthService',
  'municipality',
  'other',
] as const
export type Agency = (typeof AGENCIES)[number]

/**
 * it belongs to another body, so the person is handed over warmly and asked five working days later
 * whether it worked. The entry stays open meanwhile. A second such hand-over within 14 days needs a booked talk.
 * Refuses with `secondReferral`, `unknownReceiver`, `notOwner`, `notFound`.
 */
export async function referElsewhere(
  ctx: StaffCtx,
  input: OnPromise & { agency: string; jointCall?: boolean },
): Promise<Result<{ referralId: string; askAt: Temporal.Instant }>> {
  const agency = AGENCIES.find((known) => known === input.agency)
  if (agency === undefined) return refused('unknownReceiver')
  const found = await held(ctx, input, 'refer')
  if (!found.ok) return found
  const promise = found.value
  if (promise.enquiryId === null) return refused('notFound')
  if (await referredLately(ctx, input.personId)) return refused('secondReferral')
  const referralId = ctx.newId()
  await ctx.tx
    .insertInto('referral')
    .values({
      personId: input.personId,
      id: referralId,
      enquiryId: promise.enquiryId,
      agency,
      at: ctx.clock.now(),
      byStaffId: ctx.actor.staffId,
      jointCall: input.jointCall ?? false,
    })
    .execute()
  const calendar = ctx.settings.calendar(promise.officeId)
  const askAt = calendar.addWorkingDays(
    calendar.countingFrom(ctx.clock.now()),
    ctx.settings.get<number>('routing.referralCheckDays'),
  )
  await pausePromise(ctx, promise, { reason: 'waitingForParty', until: askAt, nextStep: 'askReferral' })
  recordEvent(ctx, {
    personId: input.personId,
    kind: 'referralMade',
    side: promise.side,
    channel: 'system',
    threadId: promise.threadId,
    enquiryId: promise.enquiryId,
    promiseId: promise.id,
    data: { agency, jointCall: input.jointCall ?? false },
  })
  await notifyPerson(ctx, input.personId, 'answerWaits')
  return ok({ referralId, askAt })
}

/** was the person shown on within the last 14 days, with no talk booked since? */
async function referredLately(ctx: StaffCtx, personId: string): Promise<boolean> {
  const since = ctx.clock.now().subtract({ hours: 14 * 24 })
  const before = await ctx.tx
    .selectFrom('referral')
    .select('at')
    .where('personId', '=', personId)
    .where('at', '>=', since)
    .executeTakeFirst()
  if (!before) return false
  const talk = await ctx.tx
    .selectFrom('promise')
    .select('id')
    .where('personId', '=', personId)
    .where('kind', 'in', ['arrangeMeeting', 'holdMeeting'])
    .where('isOpen', '=', true)
    .executeTakeFirst()
  return talk === undefined
}

/** the person asks for it no more. Only the receiver's own word ends a promise this way. */
export async function withdrawFor(ctx: StaffCtx, input: OnPromise & { said: string }): Promise<Result<null>> {
  if (input.said.trim() === '') return refused('needsReason')
  const found = await held(ctx, input, 'withdraw')
  if (!found.ok) return found
  await endPromise(ctx, found.value, { state: 'withdrawn', how: 'personSaid', channel: 'officePhone' })
  if (found.value.enquiryId !== null) {
    await ctx.tx
      .updateTable('enquiry')
      .set({ answeredAt: ctx.clock.now(), answeredHow: 'withdrawn' })
      .where('personId', '=', input.personId)
      .where('id', '=', found.value.enquiryId)
      .execute()
  }
  return ok(null)
}

/** pull an entry from the team's pile; the puller owns it from now. Refuses with `notOwner`, `notFound`. */
export async function take(ctx: StaffCtx, input: OnPromise): Promise<Result<null>> {
  const found = await held(ctx, input, 'take')
  if (!found.ok) return found
  if (found.value.deskStaffId === ctx.actor.staffId) return ok(null)
  await moveOwner(
    ctx,
    found.value,
    { staffId: ctx.actor.staffId },
    { reason: 'competence', officeId: found.value.officeId, byLead: true },
  )
  return ok(null)
}
