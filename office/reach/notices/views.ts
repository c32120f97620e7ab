import { sql } from 'kysely'
import type { Ctx, Side, StaffCtx } from '../../kernel/context.ts'
import { reachFactsOf } from '../../people/profile/views.ts'
import { adverseReasons, type Hold } from './duty.ts'
import type { NextStep, NoticeKind, ReachedHow, Weight } from './model.ts'
import { type NoticeState, noticeState } from './rules.ts'

type Reading = Pick<Ctx, 'tx' | 'clock' | 'settings'>

export type NoticeSeen = {
  noticeId: string
  messageId: string | null
  threadId: string | null
  kind: NoticeKind
  weight: Weight
  side: Side
  theme: string
  madeAt: Temporal.Instant
  state: NoticeState
  reachedAt: Temporal.Instant | null
  reachedHow: ReachedHow | null
  answerDueAt: Temporal.Instant | null
  nextStep: NextStep | null
  nextStepAt: Temporal.Instant | null
  steps: StepSeen[]
}
type StepSeen = {
  step: string
  at: string
  channel: string | null
  why: string | null
  /** How the sending fared: queued, sent, delivered, undeliverable, returned. */
  sending: string | null
}

type Row = Omit<NoticeSeen, 'state'> & Parameters<typeof noticeState>[0]

/** every notice of a person with each step of its ladder, the newest first; what the wall hides is not there. */
export async function noticesOf(ctx: Reading, personId: string): Promise<NoticeSeen[]> {
  const { rows } = await sql<Row>`
    select n.id as notice_id, n.message_id, n.thread_id, n.kind, n.weight, n.side, n.theme, n.made_at, n.reached_at, n.reached_how,
      n.answer_due_at, n.next_step, n.next_step_at, n.explained_at, n.returned_at, n.ended_at, n.opened_by_kind,
      coalesce((select json_agg(json_build_object('step', s.step, 'at', s.at, 'channel', s.channel, 'why', s.why,
          'sending', case when o.data ? 'lostNumber' and o.state in ('sending', 'sent') then 'sentToLost' else o.state end)
          order by s.at, s.step)
        from notice_step s left join outgoing o on o.person_id = s.person_id and o.id = s.outgoing_id
        where s.person_id = n.person_id and s.notice_id = n.id), '[]') as steps
    from notice n where n.person_id = ${personId} order by n.made_at desc`.execute(ctx.tx)
  return rows.map((row) => ({ ...row, state: noticeState(row) }))
}

export type Unreached = {
  noticeId: string
  personId: string
  name: string
  kind: NoticeKind
  side: Side
  theme: string
  madeAt: Temporal.Instant
  ownerName: string
  lastStep: string | null
  nextStep: NextStep | null
  nextStepAt: Temporal.Instant | null
  /** the letter has gone, and nobody has been spoken with. */
  letterGone: boolean
}

/**
 * important notices that have not reached anybody yet: those that the reader owes the reaching of, or all
 * of the office for whoever leads it. The oldest first.
 */
export async function unreached(ctx: StaffCtx, scope: 'mine' | 'office'): Promise<Unreached[]> {
  const me = ctx.actor
  const whose =
    scope === 'office' && me.roles.includes('LE')
      ? sql`n.office_id = ${me.officeId}::uuid`
      : sql`(p.desk_staff_id = ${me.staffId}::uuid or (p.desk_staff_id is null and p.desk_team_id = any(${[...me.teams]}::uuid[])))`
  const { rows } = await sql<Unreached>`
    select n.id as notice_id, n.person_id, coalesce(pe.call_me, pe.given_name) || ' ' || pe.family_name as name, n.kind, n.side, n.theme,
      n.made_at, coalesce(s.name, t.name, '') as owner_name, n.next_step, n.next_step_at,
      (select x.step from notice_step x where x.person_id = n.person_id and x.notice_id = n.id and x.why is null order by x.at desc, x.step desc limit 1) as last_step,
      n.posted_at is not null as letter_gone
    from notice n join person pe on pe.id = n.person_id
    join promise p on p.person_id = n.person_id and p.id = n.promise_id
    left join staff s on s.id = p.desk_staff_id left join team t on t.id = p.desk_team_id
    where n.reached_at is null and n.ended_at is null and n.weight <> 'information' and ${whose}
    order by n.made_at limit 200`.execute(ctx.tx)
  return rows
}

/**
 * K28, R-337: why no adverse step may be taken against this person now. Every room that can stop, deduct, sanction or
 * refuse asks here first; empty is no decision, only that nothing of this stands in its way.
 */
export async function adverseBlocks(ctx: Reading, personId: string): Promise<Hold[]> {
  const facts = (await reachFactsOf(ctx, [personId])).get(personId)
  const { rows } = await sql<{
    unread: number
    unrouted: number
    unreached: number
    untalked: number
    papers: number
    barriers: number
    interpreter: number
    running: number
  }>`
    select (select count(*)::int from message m where m.person_id = ${personId} and m.direction = 'in' and not m.trivial and m.read_at is null) as unread,
      (select count(*)::int from enquiry e where e.person_id = ${personId} and e.answered_at is null and e.theme = 'unknown') as unrouted,
      (select count(*)::int from notice n where n.person_id = ${personId} and n.weight <> 'information' and n.reached_at is null and n.ended_at is null) as unreached,
      (select count(*)::int from notice n where n.person_id = ${personId} and n.kind = 'statusCardMissing' and n.explained_at is null and n.ended_at is null) as untalked,
      o.* from (select count(*) filter (where p.clock = 'paperIndexed')::int as papers,
        count(*) filter (where p.kind = 'removeBarrier')::int as barriers,
        count(*) filter (where p.kind in ('redoInterpretedTalk', 'explainDecision'))::int as interpreter,
        count(*) filter (where p.kind not in ('reachPerson', 'reviewProfile', 'planTraining'))::int as running
      from promise p where p.person_id = ${personId} and p.is_open) o`.execute(ctx.tx)
  const [found] = rows
  const unknown = facts === undefined || facts.status === 'unknown'
  return adverseReasons({
    messageUnread: found?.unread ?? 0,
    messageUnrouted: found?.unrouted ?? 0,
    warningNotReached: found?.unreached ?? 0,
    handInUnregistered: found?.papers ?? 0,
    accessProblem: (found?.barriers ?? 0) + Number(facts?.digitalNotWorking ?? false),
    interpreterUnmet: found?.interpreter ?? 0,
    profileUnassessed: Number(unknown),
    promiseRunning: found?.running ?? 0,
    noTalkYet: found?.untalked ?? 0,
  })
}

/** does an important message in this conversation still wait to reach the person? */
export async function awaitsReaching(
  ctx: Pick<Ctx, 'tx'>,
  personId: string,
  threadId: string | null,
): Promise<boolean> {
  if (threadId === null) return false
  const row = await ctx.tx
    .selectFrom('notice')
    .select('id')
    .where('personId', '=', personId)
    .where('threadId', '=', threadId)
    .where('weight', '<>', 'information')
    .where('reachedAt', 'is', null)
    .where('endedAt', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
