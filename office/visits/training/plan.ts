import type { PersonCtx, StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { setFact } from '../../people/profile/fact.ts'
import { helpedEachTime } from '../exempt.ts'
import { type Beyond, bookNext, endOwed, type Next, note, oweNext, withPerson } from './enter.ts'
import { SHARED, type Step, type TrainingPlan } from './model.ts'
import { mayBeOffered, readPlan } from './rules.ts'
import * as store from './store.ts'

type MakePlan = {
  personId: string
  goal: string
  steps: readonly string[]
  /** Who helps at home, as the person calls them. */
  helper?: string | null
  /** somebody who is helped each time has asked for it themselves. */
  asked?: boolean
  next?: Next | null
}

/**
 * what is to be learnt, for what, and with whom; made once and changed later: what is mastered stays. The first time
 * together is booked with it, or owed. Refuses with `helpedEachTime`, `empty`, `tooLong`, `badForm`, and as booking
 * and opening do.
 */
export async function planTraining(ctx: StaffCtx, input: MakePlan): Promise<Result<{ planId: string }>> {
  const read = readPlan(input)
  if (!read.ok) return refused(read.reason)
  const { personId } = input
  return withPerson(ctx, personId, async (beyond, units) => {
    const exempt = await helpedEachTime(beyond.tx, personId, beyond.clock.now())
    if (!mayBeOffered(exempt, input.asked ?? false)) return refused('helpedEachTime')
    const booked = input.next ? await bookNext(beyond, personId, input.next) : null
    if (booked !== null && !booked.ok) return booked
    const before = await store.planOf(beyond.tx, personId)
    const open = before?.endedAt === null ? before : undefined
    const planId = open?.id ?? beyond.newId()
    if (open) await change(beyond, personId, open, read)
    else await begin(beyond, { planId, personId, officeId: units.officeId }, read)
    note(beyond, personId, 'trainingPlanned', { planId, steps: read.steps, changed: open !== undefined })
    if (booked === null && !(await isBooked(beyond, personId)))
      await oweNext(beyond, units, open?.ownerId ?? beyond.actor.staffId)
    return ok({ planId })
  })
}

type Wanted = { goal: string; steps: readonly Step[]; helper: string | null }

async function begin(
  ctx: Beyond,
  about: { planId: string; personId: string; officeId: string | null },
  { goal, steps, helper }: Wanted,
): Promise<void> {
  const { planId, personId, officeId } = about
  const { staffId } = ctx.actor
  await store.insertPlan(
    ctx.tx,
    {
      id: planId,
      personId,
      goal,
      helper,
      ownerStaffId: staffId,
      officeId,
      madeAt: ctx.clock.now(),
      madeBy: staffId,
    },
    steps.map((step, index) => ({ id: ctx.newId(), personId, planId, step, nr: index + 1 })),
  )
}

async function change(
  ctx: Beyond,
  personId: string,
  open: TrainingPlan,
  { goal, steps, helper }: Wanted,
): Promise<void> {
  await store.changePlan(ctx.tx, open.id, { goal, helper })
  const gone = open.steps.filter(
    ({ step, masteredAt, tries }) => !steps.includes(step) && masteredAt === null && tries === 0,
  )
  await store.dropSteps(
    ctx.tx,
    gone.map(({ id }) => id),
  )
  const known = new Set(open.steps.map(({ step }) => step))
  const added = steps.filter((step) => !known.has(step))
  await store.addSteps(
    ctx.tx,
    added.map((step, index) => ({
      id: ctx.newId(),
      personId,
      planId: open.id,
      step,
      nr: open.steps.length + index + 1,
    })),
  )
}

/** Is a time together ahead already? */
async function isBooked(ctx: Beyond, personId: string): Promise<boolean> {
  return (await store.nextMeeting(ctx.tx, personId, ctx.clock.now())) !== undefined
}

/** the plan ends because it is not wanted any more. What was mastered stays. Refuses with `notFound`. */
export function stopTraining(ctx: StaffCtx, input: { personId: string }): Promise<Result<null>> {
  return withPerson(ctx, input.personId, async (beyond) => {
    const plan = await store.planOf(beyond.tx, input.personId)
    if (plan?.endedAt !== null) return refused('notFound')
    await endOwed(beyond, input.personId, { state: 'withdrawn', how: 'stopped' })
    await store.endPlan(beyond.tx, plan.id, beyond.clock.now(), 'stopped')
    note(beyond, input.personId, 'trainingEnded', { planId: plan.id, how: 'stopped' })
    return ok(null)
  })
}

/**
 * from now on helped each time, and asked by nobody to try alone; it stands until somebody changes it, however
 * often they come. Refuses with `needsReason`, and as setting a fact does.
 */
export function helpEachTime(
  ctx: StaffCtx,
  input: { personId: string; reason: string; on: boolean; ownWish?: boolean },
): Promise<Result<null>> {
  const { personId, reason, on } = input
  return withPerson(ctx, personId, async (beyond) => {
    const set = await setFact(beyond, {
      personId,
      field: 'trainingExempt',
      value: on,
      reason,
      method: 'desk',
      purpose: beyond.actor.roles.includes('RE') ? 'visit' : 'followUp',
      ...(input.ownWish ? { source: 'ownStatement' as const } : {}),
    })
    return set.ok ? ok(null) : set
  })
}

/** The person's own word for the same, from Min side; said the other way it is offered again. */
export async function wantHelpEachTime(ctx: PersonCtx, input: { on: boolean }): Promise<Result<null>> {
  const { personId } = ctx.actor
  const set = await setFact(ctx, { personId, field: 'trainingExempt', value: input.on, method: 'web' })
  return set.ok ? ok(null) : set
}

/**
 * R-871, G8: the plan was given to the person, on paper or said. No login is needed for it. Refuses with `badForm` and, where
 * there is no plan, with `notFound`.
 */
export function shareTraining(
  ctx: StaffCtx,
  input: { personId: string; how: string },
): Promise<Result<null>> {
  const how = SHARED.find((known) => known === input.how)
  return withPerson(ctx, input.personId, async (beyond) => {
    if (how === undefined) return refused('badForm')
    const plan = await store.planOf(beyond.tx, input.personId)
    if (plan === undefined) return refused('notFound')
    note(beyond, input.personId, 'trainingShared', { planId: plan.id, how })
    return ok(null)
  })
}
