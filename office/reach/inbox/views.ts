import { sql } from 'kysely'
import type { Ctx, PersonCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import type { LetterBox, NoticeKind, Weight } from '../notices/model.ts'
import { contactPointsOf } from '../store.ts'
import type { Explanation, Inbox, InboxLetter, InboxTalk, ReadLetter, Try } from './model.ts'
import { isUnread, stateOf } from './rules.ts'

/** What is told of a letter whose first box is missing: nothing is better than a guess. */
const NO_BOX: LetterBox = { what: '', todo: '', byWhen: '', otherwise: '', whom: '' }
const MOST = 200

type Row = {
  noticeId: string
  messageId: string
  threadId: string
  kind: NoticeKind
  weight: Weight
  side: InboxLetter['side']
  theme: string
  madeAt: Temporal.Instant
  language: string
  box: LetterBox | null
  endedAt: Temporal.Instant | null
  answerClock: string | null
  answerDueAt: Temporal.Instant | null
} & Parameters<typeof stateOf>[0]

const rowsOf = (ctx: Ctx, personId: string, noticeId: string | null) =>
  sql<
    Row & {
      number: string
      feedback: string | null
      officeName: string | null
      senderName: string | null
      senderTitle: string | null
      details: Record<string, unknown>
    }
  >`
    select n.id as notice_id, n.message_id, n.thread_id, n.kind, n.weight, n.side, n.theme, n.made_at, m.language,
      (select t.box from message_text t where t.person_id = n.person_id and t.message_id = n.message_id and t.part = 0 limit 1) as box,
      n.ended_at, n.answer_clock, n.answer_due_at, n.opened_at, n.opened_by_kind, n.explained_at, n.handed_over_at,
      n.posted_at, n.returned_at, n.details, m.number, m.feedback, o.name as office_name,
      s.name as sender_name, s.title as sender_title,
      case when n.opened_by_kind = 'holder' then (select d.holder_name from mandate d
        where d.person_id = n.person_id and d.holder_id = n.opened_by_id order by d.from_at desc limit 1) end as holder_name
    from notice n join message m on m.person_id = n.person_id and m.id = n.message_id
    left join staff s on s.id = m.author_id and m.author_kind = 'staff'
    left join office o on o.id = n.office_id
    where n.person_id = ${personId} and n.kind <> 'ordinaryMessage' ${noticeId === null ? sql`` : sql`and (n.id = ${noticeId} or n.message_id = ${noticeId})`}
    order by n.made_at desc limit ${MOST}`.execute(ctx.tx)

const letterOf = (row: Row): InboxLetter => ({
  noticeId: row.noticeId,
  messageId: row.messageId,
  threadId: row.threadId,
  kind: row.kind,
  weight: row.weight,
  side: row.side,
  theme: row.theme,
  madeAt: row.madeAt,
  language: row.language,
  box: row.box ?? NO_BOX,
  state: stateOf(row),
  ended: row.endedAt !== null,
  answerClock: row.answerClock,
  answerDueAt: row.answerDueAt,
})

/** Letters and conversations of the person, together: what one would look for in one's own letterbox. */
export async function inbox(ctx: PersonCtx): Promise<Inbox> {
  const { personId } = ctx.actor
  const letters = (await rowsOf(ctx, personId, null)).rows.map(letterOf)
  const talks = await talksOf(ctx, personId)
  const unread = letters.filter(isUnread).length + talks.reduce((sum, talk) => sum + talk.unread, 0)
  return { letters, talks, unread }
}

/** The conversations that hold more than letters, with how much of that is unread. */
async function talksOf(ctx: PersonCtx, personId: string): Promise<InboxTalk[]> {
  const { rows } = await sql<InboxTalk>`
    select t.id as thread_id, t.last_at, w.unread, coalesce(x.body, '') as excerpt,
      coalesce((select array_agg(distinct e.theme) from enquiry e where e.person_id = t.person_id and e.thread_id = t.id), '{}') as themes
    from thread t
    cross join lateral (
      select count(*) as words, count(*) filter (where m.direction = 'out' and m.read_at is null)::int as unread, max(m.id::text) as newest
      from message m where m.person_id = t.person_id and m.thread_id = t.id
        and not exists (select from notice n where n.person_id = m.person_id and n.message_id = m.id and n.kind <> 'ordinaryMessage')) w
    left join lateral (
      select regexp_replace(left(x.body, 300), '\s+', ' ', 'g') as body from message_text x
      where x.person_id = t.person_id and x.message_id = w.newest::uuid order by x.part limit 1) x on true
    where t.person_id = ${personId} and w.words > 0
    order by t.last_at desc limit 50`.execute(ctx.tx)
  return rows.map((row) => ({ ...row, excerpt: row.excerpt.slice(0, 120) }))
}

/**
 * One letter with everything that stands in it; a link in a text names its message (R-341). Refuses with `notFound`
 * when it is not the person's own.
 */
export async function myLetter(ctx: PersonCtx, input: { noticeId: string }): Promise<Result<ReadLetter>> {
  const { personId } = ctx.actor
  const { rows } = await rowsOf(ctx, personId, input.noticeId)
  const [row] = rows
  if (!row) return refused('notFound')
  const texts = await ctx.tx
    .selectFrom('messageText')
    .select(['part', 'body'])
    .where('personId', '=', personId)
    .where('messageId', '=', row.messageId)
    .orderBy('part')
    .execute()
  const annex = row.details?.annex
  return ok({
    ...letterOf(row),
    number: Number(row.number),
    body: texts[0]?.body ?? '',
    norwegian: texts[1]?.body ?? null,
    annex: typeof annex === 'string' && annex !== '' ? annex : null,
    sender: row.senderName === null ? null : { name: row.senderName, title: row.senderTitle ?? '' },
    officeName: row.officeName,
    feedback: row.feedback,
    tries: await triesOf(ctx, personId, row.noticeId),
    explanation: await explanationOf(ctx, personId, row.noticeId),
  })
}

async function triesOf(ctx: Ctx, personId: string, noticeId: string): Promise<Try[]> {
  const { rows } = await sql<Try>`
    select s.step, coalesce(s.channel, o.channel) as channel, s.at, case when o.data ? 'lostNumber' and o.state in ('sending', 'sent') then 'sentToLost' else o.state end as fared
    from notice_step s left join outgoing o on o.person_id = s.person_id and o.id = s.outgoing_id
    where s.person_id = ${personId} and s.notice_id = ${noticeId} and s.why is null order by s.at, s.step`.execute(
    ctx.tx,
  )
  return rows
}

/** The talk that is owed about a letter, if one is. */
export async function explanationOf(
  ctx: Ctx,
  personId: string,
  noticeId: string,
): Promise<Explanation | null> {
  const { rows } = await sql<Explanation>`
    select p.kind, coalesce(s.name, t.name, '') as owner_name, p.due_at
    from promise p left join staff s on s.id = p.desk_staff_id left join team t on t.id = p.desk_team_id
    where p.person_id = ${personId} and p.is_open and p.details->>'explain' = ${noticeId} limit 1`.execute(
    ctx.tx,
  )
  return rows[0] ?? null
}

/** What the form for an explanation is filled in with: the number the office has, and who needs an interpreter in what. */
export async function howToExplain(
  ctx: PersonCtx,
): Promise<{ number: string | null; interpreter: string | null }> {
  const { personId } = ctx.actor
  const person = await ctx.tx
    .selectFrom('person')
    .select(['interpreterNeed', 'interpreterLanguage', 'language'])
    .where('id', '=', personId)
    .executeTakeFirst()
  const points = await contactPointsOf(ctx.tx, personId)
  return {
    number: points.find((point) => point.kind === 'phone' && point.phoneKind !== 'lost')?.value ?? null,
    interpreter:
      !person || person.interpreterNeed === 'none' ? null : (person.interpreterLanguage ?? person.language),
  }
}
