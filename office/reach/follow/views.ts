import { type SqlBool, sql } from 'kysely'
import { openPerson } from '../../access/actions.ts'
import { purposeOf, type StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import type { Followed, FollowedStep, Unreached, UnreachedList } from './model.ts'

const SHOWN = 30
const MOST = 200

/**
 * R-330: the important messages of a person that the reader may know of, the newest first, each with its ladder: every
 * step with its time, its channel and how it fared, and what comes next. Refuses as opening the person does.
 */
export async function followedNotices(
  ctx: StaffCtx,
  input: { personId: string; purpose?: string },
): Promise<Result<Followed[]>> {
  const opened = await openPerson(ctx, input.personId, {
    purpose: purposeOf(input.purpose),
    what: 'letters',
  })
  if (!opened.ok) return opened
  const { rows } = await sql<Omit<Followed, 'steps'>>`
    select n.id as notice_id, n.message_id, n.thread_id, n.kind, n.weight, n.side, n.theme, n.adverse, n.made_at, n.reached_at,
      n.reached_how, n.explained_at, n.returned_at, n.answer_clock, n.answer_due_at, n.next_step, n.next_step_at, n.ended_at
    from notice n where n.person_id = ${input.personId} order by n.made_at desc limit ${SHOWN}`.execute(
    ctx.tx,
  )
  const steps = await stepsOf(
    ctx,
    input.personId,
    rows.map(({ noticeId }) => noticeId),
  )
  return ok(rows.map((row) => ({ ...row, steps: steps.get(row.noticeId) ?? [] })))
}

type StepRow = Omit<FollowedStep, 'task'> & {
  noticeId: string
  ownerName: string | null
  dueAt: Temporal.Instant | null
  open: boolean | null
  attempts: number | null
}

async function stepsOf(
  ctx: StaffCtx,
  personId: string,
  noticeIds: readonly string[],
): Promise<Map<string, FollowedStep[]>> {
  const { rows } = await sql<StepRow>`
    select s.notice_id, s.step, s.at, s.channel, s.why, s.outgoing_id, case when o.data ? 'lostNumber' and o.state in ('sending', 'sent') then 'sentToLost' else o.state end as fared, o.failure,
      coalesce(o.returned_at, o.delivered_at, o.sent_at) as fared_at, coalesce(st.name, t.name) as owner_name, p.due_at,
      p.is_open as open, jsonb_array_length(case when jsonb_typeof(p.details->'attempts') = 'array' then p.details->'attempts' else '[]' end) as attempts
    from notice_step s
    left join outgoing o on o.person_id = s.person_id and o.id = s.outgoing_id
    left join promise p on p.person_id = s.person_id and p.id = s.promise_id
    left join staff st on st.id = p.desk_staff_id left join team t on t.id = p.desk_team_id
    where s.person_id = ${personId} and s.notice_id = any(${[...noticeIds]}::uuid[]) order by s.at, s.step`.execute(
    ctx.tx,
  )
  const found = new Map<string, FollowedStep[]>()
  for (const { noticeId, ownerName, dueAt, open, attempts, ...step } of rows) {
    const task =
      ownerName === null || dueAt === null
        ? null
        : { ownerName, dueAt, open: open === true, attempts: attempts ?? 0 }
    found.set(noticeId, [...(found.get(noticeId) ?? []), { ...step, task }])
  }
  return found
}

/**
 * R-330, R-332: what is important and has not reached, who has waited longest first: for an adviser those they answer
 * for or owe it to, for a leader everybody of the office. Refuses with `notFound` to who leads nobody.
 */
export async function unreachedNotices(
  ctx: StaffCtx,
  input: { of: UnreachedList },
): Promise<Result<Unreached[]>> {
  if (input.of === 'office' && !ctx.actor.roles.includes('LE')) return refused('notFound')
  const { rows } = await sql<Unreached>`
    select n.id as notice_id, n.person_id, n.thread_id, coalesce(pe.call_me, pe.given_name) || ' ' || pe.family_name as name,
      pe.language, case when pe.interpreter_need = 'none' then null else coalesce(pe.interpreter_language, pe.language) end as interpreter,
      n.kind, n.theme, n.side, n.made_at, l.step as last_step, l.channel as last_channel, l.at as last_at, n.next_step,
      n.next_step_at, coalesce(s.name, t.name, '') as owner_name, n.held_since is not null as held
    from notice n join person pe on pe.id = n.person_id
    left join promise p on p.person_id = n.person_id and p.id = n.promise_id
    left join staff s on s.id = p.desk_staff_id left join team t on t.id = p.desk_team_id
    left join lateral (select st.step, st.channel, st.at from notice_step st where st.person_id = n.person_id
      and st.notice_id = n.id and st.why is null order by st.at desc, st.step desc limit 1) l on true
    where n.reached_at is null and n.ended_at is null and n.weight <> 'information' and ${scopeOf(ctx, input.of)}
    order by n.made_at, n.id limit ${MOST}`.execute(ctx.tx)
  return ok(rows)
}

function scopeOf(ctx: StaffCtx, of: UnreachedList) {
  const { staffId, teams, officeId } = ctx.actor
  if (of === 'office') return sql<SqlBool>`n.office_id = ${officeId}`
  return sql<SqlBool>`(p.desk_staff_id = ${staffId} or p.owner_staff_id = ${staffId} or p.desk_team_id = any(${`{${teams.join(',')}}`}::uuid[])
    or exists (select from assignment a where a.person_id = n.person_id and a.staff_id = ${staffId} and a.until_at is null))`
}
