import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { staffNotice } from '../../kernel/staff-notice.ts'
import { OFFICE_ZONE } from '../../kernel/time/localTime.ts'
import { inTransaction, type Surroundings } from '../../kernel/transaction.ts'
import { isInterpretedTalk } from '../interpreters/rules.ts'
import { nearestFree } from './free.ts'
import type { Meeting } from './model.ts'
import { moveFor } from './move.ts'
import { leadOf } from './owed.ts'
import { remind } from './remind.ts'
import { lockMeeting } from './store.ts'

export { type ReadCalendar, readCalendars } from './sources.ts'

const SYSTEM = { kind: 'system', name: 'meetings' } as const
const AT_ONCE = 200

/** What falls due by itself: reminders the working day before, and meetings of whoever is away. */
export async function runMeetings(around: Surroundings): Promise<number> {
  const covered = await coverAbsent(around)
  return covered + (await remindAll(around))
}

type Due = { personId: string; id: string }

/** From nine o'clock the working day before, once for each time that a meeting has. */
async function remindAll(around: Surroundings): Promise<number> {
  const now = around.clock.now()
  const local = now.toZonedDateTimeISO(OFFICE_ZONE)
  const calendar = around.settings.calendar()
  if (local.hour < 9 || !calendar.isWorkingDay(local.toPlainDate())) return 0
  const next = calendar.forwardToWorkingDay(local.toPlainDate().add({ days: 1 }))
  const until = next.add({ days: 1 }).toZonedDateTime(OFFICE_ZONE).toInstant()
  const { rows } = await sql<Due>`select person_id as "personId", id from meeting
    where state = 'booked' and reminded_at is null and starts_at > ${now} and starts_at < ${until}
      and made_at < ${now.subtract({ hours: 12 })} order by starts_at limit ${AT_ONCE}`.execute(
    around.databases.system,
  )
  for (const { personId, id } of rows) await inTransaction(around, SYSTEM, (ctx) => remind(ctx, personId, id))
  return rows.length
}

type Away = Due & { coverStaffId: string | null }

/**
 * who was to hold it is away then. Whoever covers, or is their deputy where nobody is named, holds it when they are free at that time; otherwise it is
 * moved to the nearest time that one of the two has, which counts as the office's move. The person is told once.
 */
async function coverAbsent(around: Surroundings): Promise<number> {
  const now = around.clock.now()
  const { rows } = await sql<Away>`
    select m.person_id as "personId", m.id, coalesce(b.cover_staff_id, s.deputy_id) as "coverStaffId" from absence b
    join staff s on s.id = b.staff_id
    join meeting m on m.owner_staff_id = b.staff_id and m.state = 'booked' and m.starts_at > ${now}
      and m.starts_at >= b.from_at and (b.until_at is null or m.starts_at < b.until_at)
    where b.ended_at is null and b.from_at < ${now.add({ hours: 24 * 14 })} and m.starts_at < ${now.add({ hours: 24 * 14 })}
    order by m.starts_at limit ${AT_ONCE}`.execute(around.databases.system)
  let covered = 0
  for (const row of rows) if (await inTransaction(around, SYSTEM, (ctx) => coverOne(ctx, row))) covered += 1
  return covered
}

async function coverOne(ctx: Ctx, { personId, id, coverStaffId }: Away): Promise<boolean> {
  const meeting = await lockMeeting(ctx.tx, personId, id)
  if (meeting?.state !== 'booked') return false
  const same = {
    personId,
    meetingId: id,
    version: meeting.version,
    askedBy: 'office' as const,
    channel: 'system',
  }
  if (coverStaffId !== null) {
    const taken = await moveFor(ctx, { ...same, staffId: coverStaffId, keepsTime: true })
    if (taken.ok) return true
  }
  const staffIds = [meeting.ownerStaffId, ...(coverStaffId === null ? [] : [coverStaffId])]
  const [slot] = await nearestFree(ctx, {
    ...{ personId, kind: meeting.kind, mode: meeting.mode, placeId: meeting.placeId, staffIds },
    interpreted: isInterpretedTalk(meeting.interpreter),
    wished: meeting.startsAt,
    except: id,
  })
  const moved = slot && (await moveFor(ctx, { ...same, startsAt: slot.startsAt, staffId: slot.staffId }))
  if (moved?.ok) return true
  await tellUncovered(ctx, meeting, coverStaffId)
  return false
}

/** Once for each time that the meeting has: whoever covers, else whoever leads, for who is away reads nothing. */
async function tellUncovered(ctx: Ctx, meeting: Meeting, coverStaffId: string | null): Promise<void> {
  const { personId, promiseId } = meeting
  const told = await ctx.tx
    .selectFrom('staffNotice')
    .select('id')
    .where('kind', '=', 'meetingUncovered')
    .where('personId', '=', personId)
    .where('promiseId', '=', promiseId)
    .executeTakeFirst()
  if (told) return
  const staffId = coverStaffId ?? (await leadOf(ctx, meeting))?.id ?? meeting.ownerStaffId
  await staffNotice(ctx, staffId, 'meetingUncovered', personId, promiseId)
}
