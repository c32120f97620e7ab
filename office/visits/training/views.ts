import { sql } from 'kysely'
import type { PersonCtx, StaffCtx } from '../../kernel/context.ts'
import { openPromisesOf } from '../../kernel/promise/store.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { freeFor } from '../../meetings/booking/actions.ts'
import { questionFor } from '../../meetings/interpreters/views.ts'
import { helpedEachTime } from '../exempt.ts'
import { personName } from '../reception/store.ts'
import { type Asked, checksIn, firstAlone } from './check.ts'
import { opened } from './enter.ts'
import type { Step, TrainingPlan } from './model.ts'
import { managed, training } from './rules.ts'
import * as store from './store.ts'

type Coming = { id: string; startsAt: Temporal.Instant; who: string }
type Shown = {
  plan: TrainingPlan | null
  /** helped each time, and asked by nobody to try alone. */
  helpEachTime: boolean
  next: Coming | null
  /** "Check this with me": who is rung before they send, and until when. */
  checks: Asked[]
}
export type TrainingPage = Shown & {
  name: string
  language: string
  /** What would change in the profile with what is mastered and not yet assessed. */
  ready: string[]
  interpreter: boolean
  slots: { startsAt: Temporal.Instant; staffId: string }[]
}
const DAYS = 14
const MOST = 20

/** the plan of somebody whom staff have opened, and when whoever looks can be together with them next. */
export async function trainingFor(ctx: StaffCtx, input: { personId: string }): Promise<Result<TrainingPage>> {
  const { personId } = input
  const entered = await opened(ctx, personId, 'R')
  if (!entered.ok) return entered
  return ctx.beyondWall(async (beyond) => {
    const name = await personName(beyond.tx, personId)
    const question = await questionFor(beyond, personId)
    if (name === null || question === null) return refused('notFound')
    const person = await beyond.tx
      .selectFrom('person')
      .select('language')
      .where('id', '=', personId)
      .executeTakeFirst()
    const now = beyond.clock.now()
    const free = await freeFor(beyond, {
      personId,
      kind: 'digitalTraining',
      mode: 'physicalOffice',
      staffIds: [ctx.actor.staffId],
      from: now.add({ minutes: 10 }),
      until: now.add({ hours: 24 * DAYS }),
      interpreted: question.flagged,
    })
    const plan = (await store.planOf(beyond.tx, personId)) ?? null
    return ok({
      name,
      language: person?.language ?? 'nb',
      plan,
      helpEachTime: await helpedEachTime(beyond.tx, personId, now),
      next: (await store.nextMeeting(beyond.tx, personId, now)) ?? null,
      checks: checksIn(await openPromisesOf(beyond.tx, personId)),
      ready: plan === null ? [] : unassessed(plan),
      interpreter: question.flagged,
      slots: free.ok ? free.value.slice(0, MOST).map(({ startsAt, staffId }) => ({ startsAt, staffId })) : [],
    })
  })
}

function unassessed({ steps }: TrainingPlan): string[] {
  const before = managed(
    steps.map((one) => ({ ...one, masteredAt: one.assessedAt === null ? null : one.masteredAt })),
  )
  return managed(steps).filter((task) => !before.includes(task))
}

/** the person's own plan, and what they are about to do alone for the first time. */
export async function myTraining(ctx: PersonCtx): Promise<Shown & { alone: Step[] }> {
  const { personId } = ctx.actor
  const plan = (await store.planOf(ctx.tx, personId)) ?? null
  return {
    plan,
    helpEachTime: await helpedEachTime(ctx.tx, personId, ctx.clock.now()),
    next: await ctx.beyondWall(
      async (beyond) => (await store.nextMeeting(beyond.tx, personId, beyond.clock.now())) ?? null,
    ),
    checks: checksIn(await openPromisesOf(ctx.tx, personId)),
    alone: await firstAlone(ctx, plan ?? undefined),
  }
}

/** C6-10: is what is being written the first that the person sends alone? Asked by every page with a box to write in. */
export async function mayCheckWriting(ctx: PersonCtx): Promise<boolean> {
  return store.writesFirst(ctx.tx, ctx.actor.personId)
}

type Row = {
  personId: string
  name: string
  goal: string
  owner: string
  mine: boolean
  steps: number
  mastered: number
  next: Temporal.Instant | null
}
export type TrainingList = {
  plans: Row[]
  /** the last 30 days of the office; null for fewer than five persons. */
  figures: {
    persons: number
    sessions: number
    minutes: number
    guidanceMinutes: number
    mastered: number
  } | null
}
const FIGURE_DAYS = 30

/**
 * the plans of the own office that are under way, and what training and guidance took, each by itself. Only whoever
 * may see a person finds them here. Refuses with `notFound` whoever has no office.
 */
export async function trainingList(ctx: StaffCtx): Promise<Result<TrainingList>> {
  const { officeId, staffId } = ctx.actor
  if (officeId === null) return refused('notFound')
  const now = ctx.clock.now()
  const { plans, figures } = await ctx.beyondWall(async ({ tx }) => {
    const { rows } = await sql<Row>`
      select p.person_id as "personId", n.given_name || ' ' || n.family_name as name, p.goal, s.name as owner,
        p.owner_staff_id = ${staffId} as mine,
        (select count(*)::int from training_step t where t.plan_id = p.id) as steps,
        (select count(*)::int from training_step t where t.plan_id = p.id and t.mastered_at is not null) as mastered,
        (select min(m.starts_at) from meeting m where m.person_id = p.person_id and m.kind = 'digitalTraining'
          and m.state = 'booked' and m.starts_at > ${now}) as next
      from training_plan p join person n on n.id = p.person_id join staff s on s.id = p.owner_staff_id
      where p.office_id = ${officeId} and p.ended_at is null order by mine desc, p.made_at desc limit 200`.execute(
      tx,
    )
    const { rows: sums } = await sql<NonNullable<TrainingList['figures']>>`
      select count(distinct h.person_id)::int as persons, count(*)::int as sessions, coalesce(sum(h.minutes), 0)::int as minutes,
        coalesce(sum(h.guidance_minutes), 0)::int as "guidanceMinutes",
        coalesce(sum((select count(*) from training_step t where t.session_id = h.id)), 0)::int as mastered
      from training_session h where h.office_id = ${officeId} and h.held_at >= ${now.subtract({ hours: 24 * FIGURE_DAYS })}`.execute(
      tx,
    )
    const [sum] = sums
    return { plans: rows, figures: sum ? training(sum) : null }
  })
  const seen = await nearTo(
    ctx,
    plans.map(({ personId }) => personId),
  )
  return ok({ plans: plans.filter(({ personId }) => seen.has(personId)), figures })
}

/** of these persons, those whom whoever asks may know of. */
export async function nearTo(ctx: StaffCtx, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from unnest(${[...ids]}::uuid[]) id where wall.near(id)`.execute(ctx.tx)
  return new Set(rows.map(({ id }) => id))
}
