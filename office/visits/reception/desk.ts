import { openPerson } from '../../access/actions.ts'
import type { OpenedPerson } from '../../access/model.ts'
import { may } from '../../access/rules.ts'
import type { Ctx, StaffActor, StaffCtx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import type { NextStep, Visit } from './model.ts'
import { insertDeed, lockVisit, updateVisit } from './store.ts'

/** M-23: whoever writes visits: the reception, and the duty officer. */
export const mayReceive = (actor: StaffActor): boolean =>
  may(actor, 'write', { class: 'M-23', personId: null, basis: 'contact', purpose: 'visit' }).allowed

/**
 * Work at the desk, in one transaction beyond the wall: what a visit leads to is decided with more than the desk may see
 * (whose matter it is), and nothing of that goes back but who and when. Refuses with `notFound` whoever does not receive.
 */
export async function atDesk<T>(
  ctx: StaffCtx,
  work: (desk: StaffCtx, officeId: string) => Promise<Result<T>>,
): Promise<Result<T>> {
  const { officeId } = ctx.actor
  if (!mayReceive(ctx.actor) || officeId === null) return refused('notFound')
  return ctx.beyondWall((beyond) => work(beyond as StaffCtx, officeId))
}

/** The visit of the own office, locked and not closed. Refuses with `notFound`, `alreadyClosed`. */
export async function openVisit(desk: StaffCtx, visitId: string, officeId: string): Promise<Result<Visit>> {
  const visit = await lockVisit(desk.tx, visitId)
  if (!visit || visit.officeId !== officeId) return refused('notFound')
  return visit.state === 'closed' ? refused('alreadyClosed') : ok(visit)
}

/** whoever it is about, opened for this visit and written down. Refuses as opening does. */
export const openVisitor = (
  desk: StaffCtx,
  personId: string,
  what = 'visit',
): Promise<Result<OpenedPerson>> => openPerson(desk, personId, { purpose: 'visit', what })

/** One of the open visits, of somebody who is known. Refuses also with `needsPerson`, and as opening does. */
export async function knownVisit(
  desk: StaffCtx,
  visitId: string,
  officeId: string,
): Promise<Result<Visit & { personId: string }>> {
  const found = await openVisit(desk, visitId, officeId)
  if (!found.ok) return found
  const { personId } = found.value
  if (personId === null) return refused('needsPerson')
  const opened = await openVisitor(desk, personId)
  return opened.ok ? ok({ ...found.value, personId }) : opened
}

/** What was done, and what comes next because of it. Whoever does something serves the visit. */
export async function did(
  desk: Ctx & { actor: StaffActor },
  visit: Visit,
  deed: { deed: string; data?: Record<string, unknown>; step?: NextStep | null; change?: object },
): Promise<{ version: number; deedId: string }> {
  const deedId = desk.newId()
  const now = desk.clock.now()
  await insertDeed(desk.tx, {
    visitId: visit.id,
    id: deedId,
    deed: deed.deed,
    staffId: desk.actor.staffId,
    at: now,
    data: JSON.stringify(deed.data ?? {}),
  })
  const version = await updateVisit(desk.tx, visit, {
    ...(deed.step ? comesNext(withStep(visit.steps, deed.step)) : {}),
    ...(visit.state === 'served'
      ? {}
      : { state: 'served' as const, servedAt: now, calledAt: visit.calledAt ?? now }),
    staffId: desk.actor.staffId,
    ...deed.change,
  })
  return { version, deedId }
}

/** The first thing that comes is what the visit is followed up by. */
export function followUp(steps: readonly NextStep[]) {
  const first = [...steps].sort((a, b) => (a.at < b.at ? -1 : 1))[0]
  return {
    followUpAt: first === undefined ? null : Temporal.Instant.from(first.at),
    followUpPromiseId: first?.promiseId ?? null,
  }
}

/** Other steps than before: what was in hand is not the whole of it any more. */
export const comesNext = (steps: readonly NextStep[]) => ({
  steps: JSON.stringify(steps),
  slip: null,
  slipAt: null,
  ...followUp(steps),
})

/** The same thing owed again stands once, as it is now. */
const withStep = (steps: readonly NextStep[], step: NextStep): NextStep[] => [
  ...steps.filter(
    ({ promiseId, kind }) => promiseId === null || promiseId !== step.promiseId || kind !== step.kind,
  ),
  step,
]

/** On the timeline of whoever it is about; of somebody who is not known there is none. */
export function note(
  ctx: Ctx,
  visit: Pick<Visit, 'id' | 'personId'>,
  kind: string,
  data: Record<string, unknown>,
  at?: Temporal.Instant,
): void {
  if (visit.personId === null) return
  recordEvent(ctx, {
    personId: visit.personId,
    kind,
    side: 'common',
    channel: 'dropIn',
    authorship: ctx.actor.kind === 'staff' ? 'staffReception' : 'system',
    data: { visitId: visit.id, ...data },
    ...(at === undefined ? {} : { at }),
  })
}
