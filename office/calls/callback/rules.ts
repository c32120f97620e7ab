import type { Reason } from '../../kernel/result.ts'
import type { WorkingCalendar } from '../../kernel/time/calendar.ts'
import { dateOf, instantAt, localTime, millisecondsInto } from '../../kernel/time/localTime.ts'
import type { AttemptOutcome } from '../model.ts'
import type { Policy, Taken, Tried, Window } from './model.ts'

const HOURS = 3_600_000
const LONGEST = 2 * HOURS
/** Somebody who may choose at all may choose so many, so far ahead. */
export const MOST_WINDOWS = 3
export const FARTHEST_DAYS = 60

const before = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) < 0
const clockOf = (time: string) => millisecondsInto(Temporal.PlainTime.from(time))
const overlap = (a: Window, b: Window) => before(a.from, b.until) && before(b.from, a.until)
/** How many have a call in some part of a window. */
const placesTaken = (taken: readonly Taken[], window: Window): number =>
  taken.reduce((sum, one) => sum + (overlap(one, window) ? one.places : 0), 0)
const length = ({ from, until }: Window) => until.epochMilliseconds - from.epochMilliseconds
/** no part of it lies where a part of the day is closed. */
const isOpenIn = (window: Window, closed: readonly Window[] = []): boolean =>
  !closed.some((part) => overlap(part, window))
export const dayIn = (at: Temporal.Instant): number => localTime(at).day

/** R-411, K2: somebody is there to ring all through it, on one and the same working day. */
function inOfficeTime({ from, until }: Window, calendar: WorkingCalendar): boolean {
  const [start, end] = [localTime(from), localTime(until)]
  const { workingHours } = calendar.policy
  return (
    start.day === end.day &&
    calendar.isWorkingDay(dateOf(start.day)) &&
    start.ms >= clockOf(workingHours.from) &&
    end.ms <= clockOf(workingHours.to)
  )
}

/** why these cannot be agreed, or null. `taken` is what others have agreed with whoever would ring. */
export function refusalOf(
  windows: readonly Window[],
  about: {
    now: Temporal.Instant
    calendar: WorkingCalendar
    taken: readonly Taken[]
    /** Parts of days on which the office is closed. */
    closed?: readonly Window[]
    capacity: (window: Window) => number
  },
): Reason | null {
  if (windows.length > MOST_WINDOWS) return 'tooMany'
  const latest = about.now.add({ hours: FARTHEST_DAYS * 24 })
  for (const [index, window] of windows.entries()) {
    if (length(window) <= 0 || length(window) > LONGEST) return 'windowTooLong'
    if (before(window.from, about.now)) return 'windowPast'
    if (before(latest, window.until) || !inOfficeTime(window, about.calendar)) return 'windowClosed'
    if (!isOpenIn(window, about.closed)) return 'windowClosed'
    if (windows.slice(0, index).some((other) => overlap(other, window))) return 'windowsOverlap'
    if (placesTaken(about.taken, window) >= about.capacity(window)) return 'windowTaken'
  }
  return null
}

/** So many calls go into a window for one who rings; a longer window takes more. At least one. */
export const capacityOf =
  (policy: Policy, people: number) =>
  (window: Window): number =>
    Math.max(1, Math.floor((policy.perHour * people * length(window)) / HOURS))

/** what can be chosen from: whole windows in the office's hours on the next working days that have room. */
export function offered(about: {
  now: Temporal.Instant
  calendar: WorkingCalendar
  policy: Policy
  taken: readonly Taken[]
  closed?: readonly Window[]
  capacity: (window: Window) => number
}): Window[] {
  const { now, calendar, policy, taken, capacity } = about
  const [opens, closes] = [clockOf(policy.hours.from), clockOf(policy.hours.to)]
  const slot = policy.slotMinutes * 60_000
  const soonest = now.add({ minutes: policy.aheadMinutes })
  const found: Window[] = []
  let days = 0
  for (let day = dayIn(now); days < policy.daysAhead; day += 1) {
    if (!calendar.isWorkingDay(dateOf(day))) continue
    days += 1
    for (let ms = opens; ms + slot <= closes; ms += slot) {
      const window = { from: instantAt(day, ms), until: instantAt(day, ms + slot) }
      if (before(window.from, soonest) || !isOpenIn(window, about.closed)) continue
      if (placesTaken(taken, window) < capacity(window)) found.push(window)
    }
  }
  return found
}

/** what a try is worth. Nobody is to blame for a number that is dead or an interpreter that did not come. */
export const OUTCOMES: Readonly<Record<AttemptOutcome, { counts: boolean; pointDead: boolean }>> = {
  spoke: { counts: false, pointDead: false },
  noAnswer: { counts: true, pointDead: false },
  voicemail: { counts: true, pointDead: false },
  refusedCall: { counts: true, pointDead: false },
  interpreterMissing: { counts: false, pointDead: false },
  wrongNumber: { counts: false, pointDead: true },
  numberDead: { counts: false, pointDead: true },
}

/** at least so many, on two days or in two windows. */
export function triedEnough(tries: readonly Tried[], policy: Pick<Policy, 'tries'>): boolean {
  const counted = tries.filter((one) => one.counts)
  const days = new Set(counted.map((one) => dayIn(one.at)))
  const windows = new Set(counted.map((one) => one.windowId).filter((id) => id !== null))
  return counted.length >= policy.tries && (days.size >= 2 || windows.size >= 2)
}

export type Plan =
  /** Once more in the window that runs. */
  | { does: 'retry'; at: Temporal.Instant }
  /** In a window that has been agreed, or that the office now proposes (`id` null). */
  | { does: 'window'; id: string | null; window: Window }
  | { does: 'note' }

export type Standing = {
  now: Temporal.Instant
  /** The window of the try just made; null where none ran. */
  current: ({ id: string } & Window) | null
  /** Agreed and not used. */
  ahead: readonly ({ id: string } & Window)[]
  tries: readonly Tried[]
  calendar: WorkingCalendar
  closed?: readonly Window[]
  policy: Policy
  /** Another number than the one that has just turned out to be dead; false when none is left. */
  anotherNumber?: boolean
}

/**
 * R-412, C4-02: after a miss. The second try half an hour later in the same window where it fits, the third in another
 * agreed window on another day; where none is agreed the office proposes one. After enough tries, or without any number,
 * it is written.
 */
export function afterMiss(standing: Standing): Plan {
  const { now, current, tries, policy } = standing
  if (standing.anotherNumber === false || triedEnough(tries, policy)) return { does: 'note' }
  const here = current === null ? [] : tries.filter((one) => one.counts && one.windowId === current.id)
  const again = now.add({ minutes: standing.anotherNumber ? 0 : policy.retryMinutes })
  if (current !== null && here.length < 2 && !before(current.until, again) && last(tries) !== 'refusedCall')
    return { does: 'retry', at: again }
  return nextWindow(standing)
}

const last = (tries: readonly Tried[]) => tries.at(-1)?.outcome ?? null

/** Somebody is there then: an office may have closed on that day or that part of it since the time was agreed. */
export const staffed = (
  window: Window,
  calendar: Pick<WorkingCalendar, 'isWorkingDay'>,
  closed?: readonly Window[],
): boolean => calendar.isWorkingDay(dateOf(dayIn(window.from))) && isOpenIn(window, closed)

/** The next agreed window, another day's first; else the same time of the next working day. */
export function nextWindow(standing: Standing): Plan {
  const { now, current, ahead, calendar, closed, policy } = standing
  const open = ahead
    .filter((one) => one.id !== current?.id && before(now, one.until) && staffed(one, calendar, closed))
    .sort((a, b) => Temporal.Instant.compare(a.from, b.from))
  const today = dayIn(now)
  const next = open.find((one) => dayIn(one.from) !== today) ?? open[0]
  if (next) return { does: 'window', id: next.id, window: { from: next.from, until: next.until } }
  return { does: 'window', id: null, window: proposed(now, current, calendar, policy, closed) }
}

/**
 * The same time of the next working day, inside the hours in which the office rings; where it is closed then, another time of
 * that day, else of the next.
 */
export function proposed(
  now: Temporal.Instant,
  current: Window | null,
  calendar: WorkingCalendar,
  policy: Policy,
  closed?: readonly Window[],
): Window {
  const [opens, closes] = [clockOf(policy.hours.from), clockOf(policy.hours.to)]
  const slot = policy.slotMinutes * 60_000
  const wanted = localTime(current?.from ?? now).ms
  const ms = Math.min(Math.max(wanted, opens), closes - slot)
  const starts = [ms]
  for (let at = opens; at + slot <= closes; at += slot) starts.push(at)
  const first = calendar.countingFrom(now)
  for (let days = 1; days <= FARTHEST_DAYS; days += 1) {
    const { day } = localTime(calendar.addWorkingDays(first, days))
    const found = starts
      .map((at) => ({ from: instantAt(day, at), until: instantAt(day, at + slot) }))
      .find((window) => isOpenIn(window, closed))
    if (found) return found
  }
  throw new Error('no time to ring')
}

/** A try that was made without any agreed time has the rest of that working time, two hours at most, as its window. */
export function adHocWindow(now: Temporal.Instant, calendar: WorkingCalendar): Window {
  const { day, ms } = localTime(now)
  const closes = clockOf(calendar.policy.workingHours.to)
  const until = ms < closes ? Math.min(ms + LONGEST, closes) : ms + 60_000
  return { from: now, until: instantAt(day, until) }
}

/**
 * R-411, K24: when the first try of a window is planned and when the text ahead of it leaves: so many minutes before, but
 * never in quiet hours; then the try waits instead. Null where it is too late for a text.
 */
export function timesOf(
  window: Window,
  about: { now: Temporal.Instant; policy: Policy; quietUntil: string },
): { plannedAt: Temporal.Instant; announceAt: Temporal.Instant | null } {
  const { now, policy } = about
  const ahead = { minutes: policy.aheadMinutes }
  const { day } = localTime(window.from)
  const earliest = instantAt(day, clockOf(about.quietUntil))
  const start = before(window.from, now) ? now : window.from
  const wanted = start.subtract(ahead)
  const announceAt = before(wanted, earliest) ? earliest : wanted
  if (before(announceAt, now)) return { plannedAt: start, announceAt: null }
  const plannedAt = announceAt.add(ahead)
  return { plannedAt: before(window.until, plannedAt) ? start : plannedAt, announceAt }
}
