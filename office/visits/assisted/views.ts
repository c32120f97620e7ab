import { sql } from 'kysely'
import { openPerson } from '../../access/actions.ts'
import type { Ctx, PersonCtx, StaffCtx } from '../../kernel/context.ts'
import { besideOf } from '../../kernel/event.ts'
import { doorNow } from '../../kernel/opening/hours.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { receiptOf } from '../../threads/views/receipt.ts'
import type { AssistedSession } from './model.ts'
import { mayConfirmLater } from './rules.ts'
import { readSession, type Unopened, unopened } from './store.ts'
import { type Done, doneOf } from './table.ts'

/** One thing that was done; of what was written also who answers, and by when. */
export type DoneLine = {
  id: string
  done: Done
  at: Temporal.Instant
  number: number | null
  answers: { who: string; dueAt: Temporal.Instant }[]
}

type Row = { id: string; kind: string; at: Temporal.Instant; messageId: string | null; number: number | null }

/** everything that was done in a session, in order; the same done twice in a row to one thing is one line. */
async function doneIn(ctx: Ctx, session: AssistedSession): Promise<DoneLine[]> {
  const { rows } = await sql<Row>`
    select e.id, e.kind, e.at, e.message_id as "messageId", m.number::int as number
    from event e left join message m on m.person_id = e.person_id and m.id = e.message_id
    where e.person_id = ${session.personId} and e.at >= ${session.startedAt}::timestamptz
      and e.data->>'assisted' = ${session.id} order by e.at, e.id`.execute(ctx.tx)
  const lines: DoneLine[] = []
  const seen = new Set<string>()
  for (const row of rows) {
    const done = doneOf(row.kind)
    const key = `${done} ${row.messageId ?? (done === 'profile' ? '' : row.id)}`
    if (done === null || seen.has(key)) continue
    seen.add(key)
    const answers = done === 'wrote' && row.messageId ? await answersTo(ctx, session, row.messageId) : []
    lines.push({ id: row.id, done, at: row.at, number: row.number, answers })
  }
  return lines
}

async function answersTo(ctx: Ctx, { personId }: AssistedSession, messageId: string) {
  const { lines } = await receiptOf(ctx, personId, messageId)
  return lines
    .filter((line) => line.noted !== true)
    .map(({ ownerName, dueAt }) => ({ who: ownerName, dueAt }))
}

export type AssistedNow = {
  sessionId: string
  startedAt: Temporal.Instant
  until: Temporal.Instant
  channel: AssistedSession['channel']
  device: AssistedSession['device']
  done: DoneLine[]
  /** What nobody has opened yet, and that can be given now. */
  unopened: Unopened[]
}

/** The session as the two of them see it now. Refuses with `notFound` where nobody is beside the person. */
export async function assistedNow(ctx: PersonCtx): Promise<Result<AssistedNow>> {
  const beside = besideOf(ctx.actor)
  if (beside === null) return refused('notFound')
  const session = await readSession(ctx.tx, beside.sessionId)
  if (session === undefined) return refused('notFound')
  const { id, startedAt, untilAt, channel, device } = session
  return ok({
    sessionId: id,
    startedAt,
    until: untilAt,
    channel,
    device,
    done: await doneIn(ctx, session),
    unopened: await unopened(ctx.tx, session.personId),
  })
}

export type AssistedReceipt = Pick<
  AssistedSession,
  | 'id'
  | 'personId'
  | 'visitId'
  | 'callId'
  | 'startedAt'
  | 'endedAt'
  | 'endedWhy'
  | 'confirmedHow'
  | 'language'
> & {
  personName: string
  staffName: string
  done: DoneLine[]
  /** C6-06: when the door of the office is open next; null where nothing is decided. */
  opens: Temporal.Instant | null
  /** nobody could say it then, and it can still be said. */
  confirmLater: boolean
}

/**
 * the receipt, for whoever was beside the person; written in the log like everything that is opened. Refuses with
 * `notFound`, also when the person is not theirs to see any more, and with `needsPurpose` when it is long over.
 */
export async function assistedReceipt(
  ctx: StaffCtx,
  input: { sessionId: string },
): Promise<Result<AssistedReceipt>> {
  const session = UUID.test(input.sessionId) ? await readSession(ctx.tx, input.sessionId) : undefined
  if (session === undefined || session.staffId !== ctx.actor.staffId) return refused('notFound')
  const day = ctx.clock.now().subtract({ hours: 24 })
  const lately = Temporal.Instant.compare(session.startedAt, day) > 0
  const opened = await openPerson(ctx, session.personId, {
    purpose: lately ? (session.callId === null ? 'visit' : 'call') : null,
    what: 'assisted',
  })
  if (!opened.ok) return opened
  const { givenName, familyName } = opened.value.person
  const { id, personId, visitId, callId, startedAt, endedAt, endedWhy, confirmedHow, language } = session
  return ok({
    ...{ id, personId, visitId, callId, startedAt, endedAt, endedWhy, confirmedHow, language },
    personName: `${givenName} ${familyName}`,
    staffName: ctx.actor.name,
    confirmLater: mayConfirmLater(session, ctx.clock.now(), ctx.settings.get<number>('assisted.confirmDays')),
    ...(await ctx.beyondWall(async (beyond) => ({
      done: await doneIn(beyond, session),
      opens: session.officeId === null ? null : (await doorNow(beyond, session.officeId)).opens,
    }))),
  })
}
export { type AssistedFor, assistedFor } from './start.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export type AssistedBefore = {
  id: string
  startedAt: Temporal.Instant
  staffName: string
  place: string | null
  confirmed: AssistedSession['confirmedHow']
  things: number
}

/** every time somebody was beside the person on their own pages, the newest first. */
export async function myAssisted(ctx: PersonCtx): Promise<AssistedBefore[]> {
  const { rows } = await sql<AssistedBefore>`
    select a.id, a.started_at as "startedAt", s.name as "staffName", o.name as place, a.confirmed_how as confirmed,
      (select count(*)::int from event e where e.person_id = a.person_id and e.at >= a.started_at
        and e.data->>'assisted' = a.id::text and e.kind not like 'assisted%' and e.kind not like 'promise%') as things
    from assisted_session a join staff s on s.id = a.staff_id left join office o on o.id = a.office_id
    where a.person_id = ${ctx.actor.personId} and a.opened_at is not null order by a.started_at desc limit 20`.execute(
    ctx.tx,
  )
  return rows
}

/** The sessions an employee has open or has ended today: to go on with, or to print the receipt of. */
export async function assistedToday(
  ctx: StaffCtx,
): Promise<{ id: string; personName: string; startedAt: Temporal.Instant; open: boolean }[]> {
  const since = ctx.clock.now().toZonedDateTimeISO('Europe/Oslo').startOfDay().toInstant()
  const { rows } = await sql<{ id: string; personName: string; startedAt: Temporal.Instant; open: boolean }>`
    select a.id, p.given_name || ' ' || p.family_name as "personName", a.started_at as "startedAt", a.ended_at is null as open
    from assisted_session a join person p on p.id = a.person_id
    where a.staff_id = ${ctx.actor.staffId} and a.started_at >= ${since}::timestamptz order by a.started_at desc limit 50`.execute(
    ctx.tx,
  )
  return rows
}
