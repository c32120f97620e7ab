import { MINUTE } from '../../kernel/time/localTime.ts'
import { overlaps, reservedSpans, type Span } from './reserve.ts'

export { type Lengths, lengthOf, STANDARD_LENGTHS } from './lengths.ts'
export { overlaps, type Span } from './reserve.ts'

/** A working day of somebody: when it opens and closes, and in which week it lies. Moments in milliseconds. */
export type WorkDay = {
  midnight: number
  opens: number
  closes: number
  week: number
  weekday: number
  date: string
}

/** When one employee can be met, and when they are taken. `busy` in order of time. */
export type StaffTime = {
  staffId: string
  days: readonly WorkDay[]
  busy: readonly Span[]
  /** time kept on purpose for those who cannot book on a screen, and how many of these were used, by week. */
  kept: readonly Span[]
  used: ReadonlyMap<number, number>
}

/** A place, and when its rooms are taken. Null rooms: as many as one likes. Times of the day in milliseconds. */
export type PlaceTime = {
  placeId: string | null
  rooms: readonly (readonly Span[])[] | null
  weekdays: readonly number[] | null
  opens: number
  closes: number
  fromOn: string | null
  untilOn: string | null
  travel: number
}

export type FreeQuestion = {
  staff: readonly StaffTime[]
  place: PlaceTime
  personBusy: readonly Span[]
  minutes: number
  stepMinutes: number
  notBefore: number
  /** times a week that are not shown; null for whoever they are kept for. */
  reserve: { perWeek: number; minutes: number } | null
}

/** Instants as numbers: over six weeks and thirty advisers an object for each would cost more than all the rest. */
export type FreeTime = { staffId: string; room: number | null; startsAt: number; endsAt: number }

/**
 * every time at which an adviser, the person and a room are free, within the hours of
 * both office and place, with the way there and back. In order of time, then as the advisers were given.
 */
export function freeTimes(question: FreeQuestion): FreeTime[] {
  const rooms = roomsFree(question.place)
  const found = question.staff.flatMap((one) => freeOf(one, question, rooms))
  return found.sort((a, b) => a.startsAt - b.startsAt)
}

function freeOf(staff: StaffTime, question: FreeQuestion, rooms: RoomAt): FreeTime[] {
  const { place, minutes, stepMinutes, personBusy, reserve, notBefore } = question
  const length = minutes * MINUTE
  const withheld = reserve === null ? [] : reservedSpans(staff, reserve, notBefore)
  const found: FreeTime[] = []
  const taken = pointer(staff.busy)
  const heldBack = pointer(withheld)
  const personTaken = pointer(personBusy)
  for (const day of staff.days) {
    const hours = hoursAt(place, day)
    if (hours === null) continue
    const last = Math.min(hours.until, day.closes - place.travel) - length
    for (
      let start = firstStart(day, hours.from, place.travel, stepMinutes);
      start <= last;
      start += stepMinutes * MINUTE
    ) {
      if (start < notBefore) continue
      const from = start - place.travel
      const until = start + length + place.travel
      if (taken(from, until) || heldBack(from, until) || personTaken(start, start + length)) continue
      const room = rooms(start, start + length)
      if (room === undefined) continue
      found.push({ staffId: staff.staffId, room, startsAt: start, endsAt: start + length })
    }
  }
  return found
}

/** Meetings begin at round times, also where the way there comes first. */
function firstStart(day: WorkDay, from: number, travel: number, stepMinutes: number): number {
  const step = stepMinutes * MINUTE
  const earliest = Math.max(from, day.opens + travel)
  return day.opens + Math.ceil((earliest - day.opens) / step) * step
}

/** The hours of the place on that day; null when it is closed or not used then. */
export function hoursAt(place: PlaceTime, day: WorkDay): { from: number; until: number } | null {
  if (place.weekdays === null) return { from: day.opens, until: day.closes }
  if (!place.weekdays.includes(day.weekday)) return null
  if (place.fromOn !== null && day.date < place.fromOn) return null
  if (place.untilOn !== null && day.date > place.untilOn) return null
  return {
    from: Math.max(day.opens, day.midnight + place.opens),
    until: Math.min(day.closes, day.midnight + place.closes),
  }
}

/** Asked for times that only grow later, of spans that do not touch: the list is gone through once. */
function pointer(spans: readonly Span[]): (from: number, until: number) => boolean {
  let at = 0
  return (from, until) => {
    while (at < spans.length && (spans[at] as Span)[1] <= from) at += 1
    for (let index = at; index < spans.length; index += 1) {
      const span = spans[index] as Span
      if (span[0] >= until) return false
      if (span[1] > from) return true
    }
    return false
  }
}

type RoomAt = (from: number, until: number) => number | null | undefined

/** The first free room at a time; looked for once for all advisers. */
function roomsFree({ rooms }: PlaceTime): RoomAt {
  if (rooms === null) return () => null
  const known = new Map<number, number | undefined>()
  return (from, until) => {
    if (known.has(from)) return known.get(from)
    const index = rooms.findIndex((busy) => !overlaps(busy, from, until))
    const room = index === -1 ? undefined : index + 1
    known.set(from, room)
    return room
  }
}
