import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { workDays } from './hours.ts'
import type { BookMeeting } from './model.ts'
import { merged } from './reserve.ts'
import { freeTimes, lengthOf, type Span } from './rules.ts'
import { lengthsOf } from './times.ts'

type Seen = { officeId: string | null; digital: boolean; busy: [string, number, number][] }

const DAYS_AROUND = 7
const NEAREST = 3
const AT_NO_PLACE = ['phone', 'video', 'home']

/**
 * The nearest free times of an employee who is plainly taken, in one statement and without a lock: most who are too late
 * for a time that many want are told so here. Null when the time is not plainly taken, or it is about rooms. Whoever counts
 * as digital is shown nothing of what is kept.
 */
export async function takenAtAGlance(
  ctx: Ctx,
  input: BookMeeting,
  interpreted: boolean,
): Promise<Temporal.Instant[] | null> {
  if (!AT_NO_PLACE.includes(input.mode)) return null
  const around = { hours: 24 * DAYS_AROUND }
  const [from, until] = [input.startsAt.subtract(around), input.startsAt.add(around)]
  const at = input.startsAt
  const { rows } = await sql<Seen>`
    select s.office_id as "officeId", p.contact_status = 'digital' as digital,
      (select coalesce(json_agg(json_build_array(h.resource, extract(epoch from lower(h.during)) * 1000,
          extract(epoch from upper(h.during)) * 1000)), '[]') from hold h
        where h.resource in (${input.staffId}, ${input.personId}) and h.during && tstzrange(${from}, ${until})) as busy
    from staff s, person p where s.id = ${input.staffId} and s.active and p.id = ${input.personId}
      and exists (select from hold h where h.resource = ${input.staffId} and h.why <> 'kept'
        and h.during && tstzrange(${at}, ${at.add({ minutes: 5 })}))
      and not exists (select from absence b where b.staff_id = s.id and b.ended_at is null and b.from_at < ${until})
      and not exists (select from staff_relation r where r.staff_id = s.id and r.person_id = p.id)
      and (exists (select from assignment a where a.person_id = p.id and a.staff_id = s.id and a.until_at is null))`.execute(
    ctx.tx,
  )
  const [seen] = rows
  return seen ? nearestOf(ctx, input, seen, interpreted, { from, until }) : null
}

function nearestOf(
  ctx: Ctx,
  input: BookMeeting,
  seen: Seen,
  interpreted: boolean,
  span: { from: Temporal.Instant; until: Temporal.Instant },
): Temporal.Instant[] {
  const { officeId } = seen
  const lengths = lengthsOf(ctx, officeId)
  const spans = (whose: string): Span[] =>
    merged(
      seen.busy.filter(([id]) => id === whose).map(([, from, until]): Span => [Number(from), Number(until)]),
    )
  const travel = input.mode === 'home' ? 60_000 * ctx.settings.get<number>('meeting.homeTravelMinutes') : 0
  const found = freeTimes({
    staff: [
      {
        staffId: input.staffId,
        days: workDays(ctx.settings.calendar(officeId), span.from, span.until),
        busy: spans(input.staffId),
        kept: [],
        used: new Map(),
      },
    ],
    place: {
      ...{ placeId: null, rooms: null, weekdays: null, opens: 0, closes: 0, fromOn: null, untilOn: null },
      travel,
    },
    personBusy: spans(input.personId),
    minutes: lengthOf(input.kind, input.mode, interpreted, lengths),
    stepMinutes: ctx.settings.get<number>('meeting.stepMinutes', officeId),
    notBefore: ctx.clock.now().epochMilliseconds + 1,
    reserve: seen.digital
      ? {
          perWeek: ctx.settings.get<number>('reception.reservedSlotsPerWeek', officeId),
          minutes: lengths.physical,
        }
      : null,
  })
  const wished = input.startsAt.epochMilliseconds
  return found
    .sort((a, b) => Math.abs(a.startsAt - wished) - Math.abs(b.startsAt - wished))
    .slice(0, NEAREST)
    .sort((a, b) => a.startsAt - b.startsAt)
    .map(({ startsAt }) => Temporal.Instant.fromEpochMilliseconds(startsAt))
}
