import { sql } from 'kysely'
import type { Side, StaffCtx } from '../../kernel/context.ts'
import { OFFICE_ZONE } from '../../kernel/time/localTime.ts'
import type { caseBrief } from '../../threads/views.ts'
import { commentsOn } from './comment.ts'
import type { CardPromise, ContextCard, DeskCall } from './model.ts'

type Brief = Extract<Awaited<ReturnType<typeof caseBrief>>, { ok: true }>['value']

/**
 * R-129, K30: what whoever has the call sees of the person: cut by the matrix, and by how sure they are of whom they speak
 * with (R-717). Null before that, and where somebody without a mandate speaks for the person: then nothing is confirmed.
 */
export async function contextCard(ctx: StaffCtx, call: DeskCall, brief: Brief): Promise<ContextCard | null> {
  if (!maySee(call)) return null
  const promises = [...(await openPromises(ctx, brief)), ...(await municipal(ctx, brief))]
  return {
    lastContacts: brief.lastContacts,
    promises,
    responsible: brief.responsible.map(({ side, name, absent, coverName }) => ({
      side,
      name,
      absent,
      coverName,
    })),
    nextMeeting: brief.promises.find(({ kind }) => kind === 'holdMeeting')?.dueAt ?? null,
    facts:
      call.identity === 'full' && call.who === 'person'
        ? brief.facts.map(({ kind, side, value, asOf }) => ({ kind, side, value, asOf }))
        : [],
  }
}

const maySee = (call: DeskCall) =>
  (call.who === 'person' && call.identity !== 'none') ||
  (call.who === 'helper' && call.helperMayAnswer === true)

type Row = Omit<CardPromise, 'overdue' | 'comment' | 'ownerIsTeam'> & {
  promiseId: string
  staffName: string | null
  teamName: string | null
}

async function openPromises(ctx: StaffCtx, brief: Brief): Promise<CardPromise[]> {
  const { personId } = brief
  const { rows } = await sql<Row>`
    select p.id as "promiseId", p.side, p.theme, s.name as "staffName", t.name as "teamName", p.urgency,
      p.received_at as "receivedAt", coalesce(p.latest_new_at, p.due_at) as "dueAt", p.contacts
    from promise p left join staff s on s.id = p.desk_staff_id left join team t on t.id = p.desk_team_id
    where p.person_id = ${personId} and p.is_open and p.kind <> 'reachPerson' ${coded(ctx) ? sql`and p.side <> 'municipal'` : sql``}
    order by p.urgency_rank, p.due_at limit 20`.execute(ctx.tx)
  const comments = await commentsOn(ctx, personId)
  const late = await overdue(ctx, personId)
  return rows.map(({ staffName, teamName, ...row }) => {
    const comment = comments.get(row.promiseId)
    return {
      ...row,
      ownerName: staffName ?? teamName ?? '',
      ownerIsTeam: staffName === null,
      overdue: late.has(row.promiseId),
      comment: comment
        ? { why: comment.why, text: comment.text, at: comment.at, newAt: comment.newAt }
        : null,
    }
  })
}

/** The first due time counts for that, whatever has been said of a new one. */
async function overdue(ctx: StaffCtx, personId: string): Promise<ReadonlySet<string>> {
  const rows = await ctx.tx
    .selectFrom('promise')
    .select('id')
    .where('personId', '=', personId)
    .where('isOpen', '=', true)
    .where('dueAt', '<', ctx.clock.now())
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** R-720: whoever has the other side by agreement only sees of it what may be told. */
const coded = ({ actor }: StaffCtx) => actor.roles.every((role) => role === 'CC')

async function municipal(ctx: StaffCtx, brief: Brief): Promise<CardPromise[]> {
  if (!coded(ctx))
    return brief.otherSide.map(({ side, ownerName, dueAt }) => ({
      promiseId: null,
      side,
      theme: null,
      ownerName,
      ownerIsTeam: false,
      urgency: 'ordinary',
      receivedAt: null,
      dueAt,
      overdue: Temporal.Instant.compare(dueAt, ctx.clock.now()) < 0,
      contacts: 1,
      comment: null,
    }))
  const now = ctx.clock.now()
  const today = now.toZonedDateTimeISO(OFFICE_ZONE).toPlainDate().toString()
  const { rows } = await sql<{
    ownerName: string
    urgency: string
    receivedAt: Temporal.Instant
    dueAt: Temporal.Instant
    newAt: Temporal.Instant | null
    contacts: number
    why: string | null
    commentedAt: Temporal.Instant | null
  }>`select owner_name as "ownerName", urgency, received_at as "receivedAt", due_at as "dueAt", new_at as "newAt",
      contacts, why, commented_at as "commentedAt"
    from wall.municipal_entries(${brief.personId}::uuid, ${today}::date)`.execute(ctx.tx)
  return rows.map(({ newAt, why, commentedAt, ...row }) => ({
    ...row,
    promiseId: null,
    side: 'municipal' as Side,
    theme: null,
    ownerIsTeam: false,
    dueAt: newAt ?? row.dueAt,
    overdue: Temporal.Instant.compare(row.dueAt, now) < 0,
    comment: why === null || commentedAt === null ? null : { why, text: null, at: commentedAt, newAt },
  }))
}
