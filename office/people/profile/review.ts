import type { Ctx } from '../../kernel/context.ts'
import { endPromise, makePromise, makePromises, recordPromise } from '../../kernel/promise/actions.ts'
import type { Promised } from '../../kernel/promise/model.ts'
import { stepAfter } from '../../kernel/promise/rules.ts'
import { updatePromise } from '../../kernel/promise/store.ts'
import { routeOf } from '../../threads/routing/rules.ts'
import { situationOf } from '../../threads/situation.ts'
import { lockPersonUnits, type PersonUnits, unitsOf } from '../units.ts'
import { digitalWayFailed } from './digital-way.ts'
import type { Trigger } from './model.ts'
import * as store from './store.ts'
import * as counts from './store-counts.ts'

type Fired = { trigger: Trigger; at: string } & Record<string, unknown>
type Review = { promiseId: string; dueAt: Temporal.Instant; made: boolean }

const reviewOf = (units: PersonUnits) => {
  const { owner, acting } = routeOf(
    { theme: 'contactAdviser', side: 'common', sideConfidence: 1 },
    situationOf(units),
  )
  return {
    kind: 'reviewProfile' as const,
    clock: 'profileReview' as const,
    side: 'common' as const,
    theme: 'contactAdviser',
    owner,
    acting,
    officeId: units.officeId,
    needLevel: units.needLevel,
  }
}

/** Who looks at the profile with the person: whoever answers for them, else whoever answers those without an adviser. */
async function reviewer(ctx: Ctx, personId: string) {
  const units = await lockPersonUnits(ctx, personId)
  if (!units) return null
  const { owner, acting } = routeOf(
    { theme: 'contactAdviser', side: 'common', sideConfidence: 1 },
    situationOf(units),
  )
  return { owner, acting, officeId: units.officeId, needLevel: units.needLevel }
}

const triggerDays = (ctx: Ctx, officeId: string | null) =>
  ctx.settings.get<number>('profile.triggerDays', officeId)

/** working days after the trigger. */
function triggeredBy(ctx: Ctx, officeId: string | null): Temporal.Instant {
  const calendar = ctx.settings.calendar(officeId)
  return calendar.addWorkingDays(calendar.countingFrom(ctx.clock.now()), triggerDays(ctx, officeId))
}

/**
 * R-307, K20: something says that the profile no longer fits. However many triggers fire, one review is open, with all
 * of them in its details; one that was due later comes forward. Null for a person whom the wall hides.
 */
export async function raiseReview(
  ctx: Ctx,
  personId: string,
  trigger: Trigger,
  data: Record<string, unknown> = {},
): Promise<Review | null> {
  const who = await reviewer(ctx, personId)
  if (who === null) return null
  if (trigger === 'threeUndelivered') await digitalWayFailed(ctx, personId)
  const fired: Fired = { ...data, trigger, at: ctx.clock.now().toString() }
  const open = await store.openReview(ctx.tx, personId)
  const dueAt = triggeredBy(ctx, who.officeId)
  if (open !== undefined) return joined(ctx, open, fired, dueAt)
  const promise = await makePromise(ctx, {
    personId,
    kind: 'reviewProfile',
    clock: 'profileReview',
    side: 'common',
    theme: 'contactAdviser',
    owner: who.owner,
    acting: who.acting,
    officeId: who.officeId,
    needLevel: who.needLevel,
    dueAt,
    details: { triggers: [fired] },
  })
  return { promiseId: promise.id, dueAt: promise.dueAt, made: true }
}

/** The same for many at once, of whom most have no review open: those who have are joined one by one. */
export async function raiseReviews(ctx: Ctx, personIds: readonly string[], trigger: Trigger): Promise<void> {
  const units = await unitsOf(ctx, personIds)
  const open = await store.withOpenReview(ctx.tx, personIds)
  const fired: Fired = { trigger, at: ctx.clock.now().toString() }
  const fresh = [...units.values()].filter(({ personId }) => !open.has(personId))
  await makePromises(
    ctx,
    fresh.map((of) => ({
      personId: of.personId,
      ...reviewOf(of),
      dueAt: triggeredBy(ctx, of.officeId),
      details: { triggers: [fired] },
    })),
  )
  for (const personId of open) await raiseReview(ctx, personId, trigger)
}

async function joined(ctx: Ctx, open: Promised, fired: Fired, dueAt: Temporal.Instant): Promise<Review> {
  const details = { ...(open.details as object), triggers: [...triggersOf(open), fired] }
  const sooner = Temporal.Instant.compare(dueAt, open.dueAt) < 0
  const next = sooner ? stepAfter({ ...open, dueAt }, null, ctx.settings, open.officeId) : null
  const change = sooner ? { dueAt, nextStep: next?.step ?? null, nextStepAt: next?.at ?? null } : {}
  await updatePromise(ctx.tx, open.personId, open.id, { ...change, details: JSON.stringify(details) })
  recordPromise(ctx, 'promiseJoined', { ...open, ...change, details }, { trigger: fired.trigger })
  return { promiseId: open.id, dueAt: sooner ? dueAt : open.dueAt, made: false }
}

export function triggersOf(promise: Pick<Promised, 'details'>): Fired[] {
  const { triggers } = (promise.details ?? {}) as { triggers?: unknown }
  return Array.isArray(triggers) ? (triggers as Fired[]) : []
}

/**
 * nobody has found out yet how this person is best reached, so somebody owes it. Counts from when the
 * person was first seen, as long as that leaves time; nothing is made when a review is open or the person is assessed.
 */
export async function oweAssessment(ctx: Ctx, personId: string): Promise<Review | null> {
  const row = await store.lockRow(ctx.tx, personId)
  if (row === undefined || row.reviewAt !== null || row.contactStatus !== 'unknown') return null
  if ((await store.readOpen(ctx.tx, personId, 'reviewProfile')) !== undefined) return null
  const who = await reviewer(ctx, personId)
  if (who === null) return null
  const promise = await makePromise(ctx, {
    personId,
    kind: 'reviewProfile',
    clock: 'profileAssessment',
    side: 'common',
    theme: 'contactAdviser',
    owner: who.owner,
    acting: who.acting,
    officeId: who.officeId,
    needLevel: who.needLevel,
    ...receivedWhenSeen(ctx, await store.createdAt(ctx.tx, personId), who.officeId),
    details: { triggers: [], first: true },
  })
  return { promiseId: promise.id, dueAt: promise.dueAt, made: true }
}

/** The same for many at once, in three queries however many they are. */
export async function oweAssessments(ctx: Ctx, units: readonly PersonUnits[]): Promise<void> {
  const unknown = units.filter(({ contactStatus }) => contactStatus === 'unknown')
  if (unknown.length === 0) return
  const seen = await counts.lockUnassessed(
    ctx.tx,
    unknown.map(({ personId }) => personId),
  )
  await makePromises(
    ctx,
    unknown
      .filter(({ personId }) => seen.has(personId))
      .map((of) => ({
        personId: of.personId,
        ...reviewOf(of),
        clock: 'profileAssessment' as const,
        ...receivedWhenSeen(ctx, seen.get(of.personId), of.officeId),
        details: { triggers: [], first: true },
      })),
  )
}

/** counts from when the person was first seen, as long as that leaves time. */
function receivedWhenSeen(
  ctx: Ctx,
  since: Temporal.Instant | undefined,
  officeId: string | null,
): { receivedAt?: Temporal.Instant } {
  const calendar = ctx.settings.calendar(officeId)
  const oldest = calendar.addWorkingDays(calendar.countingFrom(ctx.clock.now()), -9)
  return since !== undefined && Temporal.Instant.compare(since, oldest) >= 0 ? { receivedAt: since } : {}
}

/** The review has been held: the one open promise is kept. Nothing happens when none is open. */
export async function reviewHeld(ctx: Ctx, personId: string, how: string, channel: string): Promise<boolean> {
  const open = await store.openReview(ctx.tx, personId)
  if (open === undefined) return false
  await endPromise(ctx, open, { state: 'kept', how, channel })
  return true
}

/** What has fired since the profile was last looked at. */
export async function openReviewTriggers(ctx: Ctx, personId: string): Promise<Fired[]> {
  const open = await store.openReview(ctx.tx, personId)
  return open === undefined ? [] : triggersOf(open)
}

/** facts have been found to disagree in another way than by somebody saying so, as when two records become one. */
export async function markDisagreeing(ctx: Ctx, personId: string): Promise<void> {
  await store.updateRow(ctx.tx, personId, { conflictSince: ctx.clock.now() })
}

/** The two records are two again, so what began to disagree when they became one no longer does. */
export async function markAgreeing(ctx: Ctx, personId: string, since: Temporal.Instant): Promise<void> {
  await store.clearConflictOf(ctx.tx, personId, since)
}
