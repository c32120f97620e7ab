import { sql } from 'kysely'
import type { StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { weekOf } from '../../meetings/booking/hours.ts'
import { reservedSpans } from '../../meetings/booking/reserve.ts'
import { lengthsOf, timesOf } from '../../meetings/booking/times.ts'
import { type WeekKept, weekKept } from './rules.ts'

type Candidate = { id: string; name: string; officeId: string | null }
type Week = WeekKept & { monday: string }
export type KeptOf = { staffId: string; name: string; mine: boolean; weeks: Week[] }
const WEEKS = 4
const FIRST_MONDAY = 4
const DAY = 86_400_000

/**
 * for each adviser and week, how many times are kept for those who can use no digital way, how many of them have been
 * taken, and what is missing from the least there is to be. An adviser sees their own, whoever leads all of the office's.
 * Refuses with `notFound` where there is no office.
 */
export async function keptTimes(ctx: StaffCtx): Promise<Result<KeptOf[]>> {
  const { officeId, staffId, roles } = ctx.actor
  if (officeId === null) return refused('notFound')
  const leads = roles.includes('LE') || roles.includes('AP')
  return ctx.beyondWall(async (beyond) => {
    const { rows: staff } = await sql<Candidate>`
      select id, name, office_id as "officeId" from staff where office_id = ${officeId} and active
        and (case when ${leads} then roles && '{AS,AM}' else id = ${staffId} end) order by name, id`.execute(
      beyond.tx,
    )
    if (staff.length === 0) return ok([])
    const now = beyond.clock.now()
    const from = weekOf(now).from
    const until = weekOf(now.add({ hours: 24 * 7 * (WEEKS - 1) })).until
    const times = await timesOf(beyond, { personId: staffId, mode: 'phone', staff, place: null, from, until })
    const perWeek = beyond.settings.get<number>('reception.reservedSlotsPerWeek', officeId)
    const reserve = { perWeek, minutes: lengthsOf(beyond, officeId).physical }
    return ok(
      staff.map(({ id, name }) => {
        const one = times.staff.find((known) => known.staffId === id)
        return { staffId: id, name, mine: id === staffId, weeks: one ? weeksOf(one, reserve, now) : [] }
      }),
    )
  })
}

type Staff = Parameters<typeof reservedSpans>[0]

function weeksOf(staff: Staff, reserve: { perWeek: number; minutes: number }, now: Temporal.Instant): Week[] {
  const spans = reservedSpans(staff, reserve, now.epochMilliseconds)
  const length = reserve.minutes * 60_000
  return [...Map.groupBy(staff.days, (day) => day.week)].slice(0, WEEKS).map(([week, days]) => {
    const inWeek = spans.filter(([from]) => days.some((day) => from >= day.opens && from < day.closes))
    // Two that touch are one span.
    const kept = inWeek.reduce(
      (all, [from, until]) => all + Math.max(1, Math.floor((until - from) / length)),
      0,
    )
    const monday = Temporal.Instant.fromEpochMilliseconds((FIRST_MONDAY + 7 * week) * DAY)
    return {
      monday: monday.toZonedDateTimeISO('UTC').toPlainDate().toString(),
      ...weekKept(kept, staff.used.get(week) ?? 0, reserve.perWeek),
    }
  })
}
