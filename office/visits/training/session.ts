import type { StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { assessMastered } from '../../people/profile/assessment/mastered.ts'
import type { Task } from '../../people/profile/model.ts'
import type { PersonUnits } from '../../people/units.ts'
import { type Beyond, bookNext, endOwed, type Next, note, oweNext, withPerson } from './enter.ts'
import { STEPS, type Step, type TrainingPlan, type Try } from './model.ts'
import { isReached, managed, readSession } from './rules.ts'
import * as store from './store.ts'

type RecordSession = {
  personId: string
  form: string
  device: string
  /** When it was held; now unless it is written down later. */
  heldAt?: Temporal.Instant
  minutes: number
  /** what was guidance meanwhile; reported apart, for training never stands for it. */
  guidanceMinutes: number
  tries: readonly { step: string; hands: string; mastered: boolean }[]
  next?: Next | null
  /** the person has seen what changes with what they master, and agrees. */
  agreed?: boolean
  clientKey?: string
}
type Recorded = {
  sessionId: string
  mastered: Step[]
  /** Tasks in which the person is now reached and trusted to manage alone. */
  changed: Task[]
  next: { meetingId: string; startsAt: Temporal.Instant } | null
}

/**
 * a time together, as it was: whose hands did what, how long was training and how long was guidance. What
 * the person mastered with their own hands stands with day and trainer; the profile learns of it by an assessment and only
 * where the person agrees. The next time is booked or owed. Refuses with `notFound` (no plan), `trainersHands`, `tooEarly`,
 * `badForm`, and as booking and opening do.
 */
export async function recordTraining(ctx: StaffCtx, input: RecordSession): Promise<Result<Recorded>> {
  const { personId } = input
  return withPerson(ctx, personId, async (beyond, units) => {
    const plan = await store.planOf(beyond.tx, personId)
    if (plan?.endedAt !== null) return refused('notFound')
    const heldAt = input.heldAt ?? beyond.clock.now()
    const planned = plan.steps.map(({ step }) => step)
    const read = readSession({ ...input, heldAt }, planned, beyond.clock.now())
    if (!read.ok) return refused(read.reason)
    const before = input.clientKey && (await store.sessionByKey(beyond.tx, plan.id, input.clientKey))
    if (before) return ok({ sessionId: before, mastered: [], changed: [], next: null })
    const fresh = freshIn(plan, read.tries)
    const steps = plan.steps.map((one) =>
      fresh.includes(one.step) ? { ...one, masteredAt: heldAt, trainer: beyond.actor.name } : one,
    )
    const next = input.next ? await bookNext(beyond, personId, input.next) : null
    if (next !== null && !next.ok) return next
    await endOwed(beyond, personId, { state: 'kept', how: 'talk' })
    const owed = await stillOwed(beyond, units, { ...plan, steps }, next !== null)
    const sessionId = beyond.newId()
    await store.insertSession(
      beyond.tx,
      {
        id: sessionId,
        personId,
        planId: plan.id,
        form: read.form,
        device: read.device,
        trainerId: beyond.actor.staffId,
        officeId: beyond.actor.officeId,
        heldAt,
        minutes: input.minutes,
        guidanceMinutes: input.guidanceMinutes,
        nextMeetingId: next?.value.meetingId ?? null,
        nextPromiseId: owed,
        recordedAt: beyond.clock.now(),
        clientKey: input.clientKey ?? null,
      },
      read.tries,
    )
    await store.markMastered(beyond.tx, {
      planId: plan.id,
      steps: fresh,
      sessionId,
      trainerId: beyond.actor.staffId,
      at: heldAt,
    })
    tell(beyond, personId, { plan, sessionId, input, tries: read.tries, fresh })
    const changed = input.agreed ? await assess(beyond, personId, { ...plan, steps }) : ok([])
    if (!changed.ok) return changed
    const booked = next && { meetingId: next.value.meetingId, startsAt: next.value.startsAt }
    return ok({ sessionId, mastered: fresh, changed: changed.value, next: booked })
  })
}

const freshIn = (plan: TrainingPlan, tries: readonly Try[]): Step[] => {
  const old = new Set(plan.steps.filter(({ masteredAt }) => masteredAt !== null).map(({ step }) => step))
  return tries.filter(({ mastered, step }) => mastered && !old.has(step)).map(({ step }) => step)
}

async function stillOwed(
  ctx: Beyond,
  units: PersonUnits,
  plan: TrainingPlan,
  booked: boolean,
): Promise<string | null> {
  if (booked || isReached(plan.steps)) return null
  if ((await store.nextMeeting(ctx.tx, units.personId, ctx.clock.now())) !== undefined) return null
  return oweNext(ctx, units, plan.ownerId)
}

function tell(
  ctx: Beyond,
  personId: string,
  told: { plan: TrainingPlan; sessionId: string; input: RecordSession; tries: readonly Try[]; fresh: Step[] },
): void {
  const { plan, sessionId, input, tries, fresh } = told
  const about = { planId: plan.id, sessionId, trainer: ctx.actor.name }
  const { minutes, guidanceMinutes, form, device } = input
  note(ctx, personId, 'trainingHeld', { ...about, minutes, guidanceMinutes, form, device, tries })
  if (fresh.length > 0) note(ctx, personId, 'trainingMastered', { ...about, steps: fresh })
}

/**
 * what has been mastered goes into the profile, once the person has seen what follows and agrees, also on a later
 * day than the session. Refuses with `notFound` where there is nothing of the kind.
 */
export function assessTraining(
  ctx: StaffCtx,
  input: { personId: string },
): Promise<Result<{ changed: Task[] }>> {
  return withPerson(ctx, input.personId, async (beyond) => {
    const plan = await store.planOf(beyond.tx, input.personId)
    if (plan === undefined) return refused('notFound')
    const changed = await assess(beyond, input.personId, plan)
    if (!changed.ok) return changed
    return changed.value.length === 0 ? refused('notFound') : ok({ changed: changed.value })
  })
}

async function assess(ctx: Beyond, personId: string, plan: TrainingPlan): Promise<Result<Task[]>> {
  const unseen = plan.steps.filter(({ masteredAt, assessedAt }) => masteredAt !== null && assessedAt === null)
  const ready = managed(plan.steps).filter((task) => unseen.some(({ step }) => STEPS[step].task === task))
  if (ready.length > 0) {
    const purpose = ctx.actor.roles.includes('RE') ? 'visit' : 'followUp'
    const kept = await assessMastered(ctx, { personId, tasks: ready, method: 'desk', purpose })
    if (!kept.ok) return kept
  }
  const seen = unseen.filter(({ step }) => ready.includes(STEPS[step].task))
  await store.markAssessed(
    ctx.tx,
    seen.map(({ id }) => id),
    ctx.clock.now(),
  )
  if (plan.endedAt === null && isReached(plan.steps)) {
    await store.endPlan(ctx.tx, plan.id, ctx.clock.now(), 'reached')
    note(ctx, personId, 'trainingEnded', { planId: plan.id, how: 'reached' })
  }
  return ok(ready)
}
