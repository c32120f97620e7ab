import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { workDays } from './hours.ts'
import type { BookMeeting } from './model.ts'
import { merged } from './reserve.ts'
import { freeTimes, lengthOf, type Span } from './rules.ts'
import { lengthsOf } from './times.ts'

type Seen = {
  officeId: string | null
  digital: boolean
  /** From and until in seconds. */
  staffBusy: [number, number][]
  personBusy: [number, number][]
}

const DAYS_AROUND = 7
const NEAREST = 3
const SECOND = 1000
const AT_NO_PLACE = ['phone', 'video', 'home']

/**
 * The nearest free times of an employee who is plainly taken, in one statement, without a lock and on either side of the
 * wall: most who are too late for a time that many want are told so here. Null when the time is not plainly taken, or it is
 * about rooms. Whoever counts as digital is shown nothing of what is kept.
 */
export async function takenAtAGlance(
  ctx: Ctx,
  input: BookMeeting,
  interpreted: boolean,
): Promise<Temporal.Instant[] | null> {
  if (!AT_NO_PLACE.includes(input.mode)) return null
  const { rows } =
    await sql<Seen>`select office_id as "officeId", digital, staff_busy as "staffBusy", person_busy as "personBusy"
    from wall.taken_then(${input.personId}, ${input.staffId}, ${input.startsAt}, make_interval(days => ${DAYS_AROUND}))`.execute(
      ctx.tx,
    )
  const [seen] = rows
  return seen ? nearestOf(ctx, input, seen, interpreted) : null
}

function nearestOf(ctx: Ctx, input: BookMeeting, seen: Seen, interpreted: boolean): Temporal.Instant[] {
  const { officeId } = seen
  const lengths = lengthsOf(ctx, officeId)
  const around = { hours: 24 * DAYS_AROUND }
  const [from, until] = [input.startsAt.subtract(around), input.startsAt.add(around)]
  const travel = input.mode === 'home' ? 60_000 * ctx.settings.get<number>('meeting.homeTravelMinutes') : 0
  const found = freeTimes({
    staff: [
      {
        staffId: input.staffId,
        days: workDays(ctx.settings.calendar(officeId), from, until),
        busy: spansOf(seen.staffBusy),
        kept: [],
        used: new Map(),
      },
    ],
    place: {
      ...{ placeId: null, rooms: null, weekdays: null, opens: 0, closes: 0, fromOn: null, untilOn: null },
      travel,
    },
    personBusy: spansOf(seen.personBusy),
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

const spansOf = (busy: Seen['staffBusy']): Span[] =>
  merged(busy.map(([from, until]): Span => [from * SECOND, until * SECOND]))
