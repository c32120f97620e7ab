import { type Insertable, sql } from 'kysely'
import type {
  TrainingPlan as PlanTable,
  TrainingSession as SessionTable,
  TrainingStep as StepTable,
} from '../../../db/types.ts'
import type { Tx } from '../../kernel/context.ts'
import type { HeldSession, PlanStep, Step, TrainingPlan, Try } from './model.ts'

type PlanRow = Omit<TrainingPlan, 'steps' | 'sessions'> & { personId: string }

/** The plan of somebody as it stands: the open one, or else the last. Undefined where the wall shows none. */
export async function planOf(tx: Tx, personId: string): Promise<TrainingPlan | undefined> {
  const { rows } = await sql<PlanRow>`
    select p.id, p.person_id as "personId", p.goal, s.name as owner, s.id as "ownerId", p.helper, p.made_at as "madeAt",
      p.ended_at as "endedAt", p.ended_how as "endedHow"
    from training_plan p join staff s on s.id = p.owner_staff_id where p.person_id = ${personId}
    order by p.ended_at is not null, p.made_at desc, p.id limit 1`.execute(tx)
  const [row] = rows
  if (row === undefined) return undefined
  const { personId: _, ...plan } = row
  return { ...plan, steps: await stepsOf(tx, plan.id), sessions: await sessionsOf(tx, plan.id) }
}

async function stepsOf(tx: Tx, planId: string): Promise<PlanStep[]> {
  const { rows } = await sql<PlanStep>`
    select t.id, t.step, t.mastered_at as "masteredAt", s.name as trainer, t.assessed_at as "assessedAt",
      (select count(*)::int from training_try y join training_session h on h.id = y.session_id
        where h.plan_id = t.plan_id and y.step = t.step) as tries
    from training_step t left join staff s on s.id = t.trainer_id where t.plan_id = ${planId} order by t.nr`.execute(
    tx,
  )
  return rows
}

async function sessionsOf(tx: Tx, planId: string): Promise<HeldSession[]> {
  const { rows } = await sql<HeldSession>`
    select h.id, h.held_at as "heldAt", h.form, h.device, s.name as trainer, h.minutes, h.guidance_minutes as "guidanceMinutes",
      coalesce((select array_agg(y.step order by y.step) from training_try y where y.session_id = h.id and y.mastered), '{}') as mastered,
      coalesce((select array_agg(y.step order by y.step) from training_try y where y.session_id = h.id and not y.mastered), '{}') as tried
    from training_session h join staff s on s.id = h.trainer_id where h.plan_id = ${planId}
    order by h.held_at desc, h.id desc limit 60`.execute(tx)
  return rows
}

/** What was kept under this name of one sending before. */
export async function sessionByKey(tx: Tx, planId: string, clientKey: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('trainingSession')
    .select('id')
    .where('planId', '=', planId)
    .where('clientKey', '=', clientKey)
    .executeTakeFirst()
  return row?.id
}

export async function insertPlan(
  tx: Tx,
  plan: Insertable<PlanTable>,
  steps: readonly Insertable<StepTable>[],
): Promise<void> {
  await tx.insertInto('trainingPlan').values(plan).execute()
  await tx
    .insertInto('trainingStep')
    .values([...steps])
    .execute()
}

export async function insertSession(
  tx: Tx,
  session: Insertable<SessionTable> & { id: string },
  tries: readonly Try[],
): Promise<void> {
  await tx.insertInto('trainingSession').values(session).execute()
  if (tries.length === 0) return
  await tx
    .insertInto('trainingTry')
    .values(tries.map((one) => ({ ...one, sessionId: session.id })))
    .execute()
}

/** What was mastered before stays with the day on which it was. */
export async function markMastered(
  tx: Tx,
  about: {
    planId: string
    steps: readonly Step[]
    sessionId: string
    trainerId: string
    at: Temporal.Instant
  },
): Promise<void> {
  if (about.steps.length === 0) return
  await tx
    .updateTable('trainingStep')
    .set({ masteredAt: about.at, sessionId: about.sessionId, trainerId: about.trainerId })
    .where('planId', '=', about.planId)
    .where('step', 'in', [...about.steps])
    .where('masteredAt', 'is', null)
    .execute()
}

export async function markAssessed(tx: Tx, stepIds: readonly string[], at: Temporal.Instant): Promise<void> {
  if (stepIds.length === 0) return
  await tx
    .updateTable('trainingStep')
    .set({ assessedAt: at })
    .where('id', 'in', [...stepIds])
    .execute()
}

export async function endPlan(tx: Tx, planId: string, at: Temporal.Instant, how: string): Promise<void> {
  await tx
    .updateTable('trainingPlan')
    .set({ endedAt: at, endedHow: how })
    .where('id', '=', planId)
    .where('endedAt', 'is', null)
    .execute()
}

/** Messages that the person has written with nobody's help since a moment. */
export async function writtenAlone(tx: Tx, personId: string, since: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from message where person_id = ${personId} and direction = 'in' and authorship = 'self'
      and channel in ('portalMessage', 'planDialogue') and received_at > ${since}`.execute(tx)
  return rows[0]?.n ?? 0
}

/** The same in one question: has writing been mastered, and not been done alone since? */
export async function writesFirst(tx: Tx, personId: string): Promise<boolean> {
  const { rows } = await sql<{ first: boolean }>`
    select exists (select from training_step t where t.person_id = ${personId} and t.step = 'write' and t.mastered_at is not null
      and t.plan_id = (select p.id from training_plan p where p.person_id = ${personId}
        order by p.ended_at is not null, p.made_at desc, p.id limit 1)
      and not exists (select from message m where m.person_id = ${personId} and m.direction = 'in' and m.authorship = 'self'
        and m.channel in ('portalMessage', 'planDialogue') and m.received_at > t.mastered_at)) as first`.execute(
    tx,
  )
  return rows[0]?.first ?? false
}

export async function changePlan(
  tx: Tx,
  planId: string,
  change: { goal: string; helper: string | null },
): Promise<void> {
  await tx.updateTable('trainingPlan').set(change).where('id', '=', planId).execute()
}

export async function addSteps(tx: Tx, steps: readonly Insertable<StepTable>[]): Promise<void> {
  if (steps.length > 0)
    await tx
      .insertInto('trainingStep')
      .values([...steps])
      .execute()
}

export async function dropSteps(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0)
    await tx
      .deleteFrom('trainingStep')
      .where('id', 'in', [...ids])
      .execute()
}

/** The next time together that is booked. */
export async function nextMeeting(
  tx: Tx,
  personId: string,
  now: Temporal.Instant,
): Promise<{ id: string; startsAt: Temporal.Instant; who: string } | undefined> {
  const { rows } = await sql<{ id: string; startsAt: Temporal.Instant; who: string }>`
    select m.id, m.starts_at as "startsAt", s.name as who from meeting m join staff s on s.id = m.owner_staff_id
    where m.person_id = ${personId} and m.kind = 'digitalTraining' and m.state = 'booked' and m.starts_at > ${now}
    order by m.starts_at limit 1`.execute(tx)
  return rows[0]
}
