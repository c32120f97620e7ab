import { sql } from 'kysely'
import type { Ctx, Side } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { phoneNumber } from '../../people/actions/contactPoint.ts'

/** The try that somebody rings back about. Whom it was for is told to nobody before the check. */
type Returned = {
  attemptId: string
  personId: string
  promiseId: string | null
  at: Temporal.Instant
  side: Side
  theme: string | null
  /** The own, confirmed number of this one person; else all that is known is that somebody was rung on it. */
  ownNumber: boolean
  staffId: string | null
  staffName: string | null
  deputyId: string | null
  teamId: string | null
}

const DAYS = 14

/**
 * R-414, C4-07: the latest try to this number, up to then, that nobody has answered: who rang, when and about what. Null
 * when there is none. For the line and the desk, beyond the wall; what is shown of it follows from the identity check and the reader.
 */
export async function returnOf(
  ctx: Ctx,
  number: string,
  before: Temporal.Instant = ctx.clock.now(),
): Promise<Returned | null> {
  const rung = phoneNumber(number)
  if (rung === null) return null
  const { rows } = await sql<Omit<Returned, 'ownNumber'>>`
    select a.id as attempt_id, a.person_id, a.promise_id, a.at, a.side, a.theme, a.staff_id, s.name as staff_name,
      s.deputy_id, coalesce(p.desk_team_id, p.owner_team_id) as team_id
    from callback_attempt a left join staff s on s.id = a.staff_id and s.active
      left join promise p on p.person_id = a.person_id and p.id = a.promise_id
    where a.number = ${rung} and a.at <= ${before} and a.at > ${before.subtract({ hours: DAYS * 24 })}
      and (a.outcome is null or a.outcome in ('noAnswer', 'voicemail', 'refusedCall', 'interpreterMissing'))
      and not exists (select from callback_attempt b where b.number = a.number and b.at > a.at and b.outcome = 'spoke' and b.at <= ${before})
    order by a.at desc limit 1`.execute(ctx.tx)
  const [found] = rows
  if (!found) return null
  const held = await holdersOf(ctx, rung)
  return { ...found, ownNumber: held === found.personId }
}

/** whose own, confirmed number it is, if it is one person's and nobody else's in any way. */
async function holdersOf(ctx: Ctx, number: string): Promise<string | null> {
  const { rows } = await sql<{ personId: string }>`
    select distinct c.person_id from contact_point c join person p on p.id = c.person_id and p.merged_into is null
    where c.kind = 'phone' and c.value = ${number} and (c.ended_at is null or c.phone_kind = 'lost')`.execute(
    ctx.tx,
  )
  if (rows.length !== 1) return null
  const { rows: own } = await sql<{ id: string }>`
    select c.id from contact_point c where c.person_id = ${rows[0]?.personId} and c.kind = 'phone' and c.value = ${number}
      and c.ended_at is null and coalesce(c.phone_kind, 'own') = 'own' and c.confirmed_at is not null`.execute(
    ctx.tx,
  )
  return own.length > 0 ? (rows[0]?.personId ?? null) : null
}

/** C4-07: they have rung back. On the timeline once for a try, with which try it was. */
export async function callReturned(
  ctx: Ctx,
  input: { personId: string; attemptId: string; callId: string },
): Promise<void> {
  const row = await ctx.tx
    .updateTable('callbackAttempt')
    .set({ returnedAt: ctx.clock.now() })
    .where('personId', '=', input.personId)
    .where('id', '=', input.attemptId)
    .where('returnedAt', 'is', null)
    .returning(['promiseId', 'at', 'side', 'theme', 'staffId'])
    .executeTakeFirst()
  if (!row) return
  recordEvent(ctx, {
    personId: input.personId,
    kind: 'missedCallReturned',
    side: row.side as Side,
    channel: 'contactCentrePhone',
    authorship: 'unknown',
    theme: row.theme,
    promiseId: row.promiseId,
    data: { callId: input.callId, attemptAt: row.at.toString(), attemptBy: row.staffId },
  })
}
