import ICAL from 'ical.js'
import { type Clock, floating, plainOf, type Told, told } from './times.ts'

/** When somebody is taken, by their own calendar: from and until, and nothing of by what. */
export type BusyTime = { from: Temporal.Instant; until: Temporal.Instant }
export type Span = BusyTime

/** How much is stepped through before the rest is left out: a rule without end must not hold anybody up. */
export type Budget = { steps: number }
const MOST_OCCURRENCES = 2_000
const STEPS_OF_ONE = 50_000
/** Measured: to work out one time costs as much as so many steps past others. */
const STEPS_FOR_ONE_FOUND = 20

/** Whole days go by the calendar, all else by the clock that ticks. */
type Length = { days: number } | { ms: number }

/** The times of one entry in a span, and whether all of it could be read. */
export type Taken = { busy: BusyTime[]; whole: boolean }

export const isFree = (event: ICAL.Component) =>
  String(event.getFirstPropertyValue('transp') ?? '').toUpperCase() === 'TRANSPARENT' ||
  String(event.getFirstPropertyValue('status') ?? '').toUpperCase() === 'CANCELLED'

/** One that stands by itself, or in place of one of a series. Throws where it says no time. */
export function once(event: ICAL.Component, span: Span, usual: Clock): BusyTime[] {
  if (isFree(event)) return []
  const start = startOf(event, usual)
  return within({ from: start.at, until: endOf(start, lengthOf(event, start, usual)) }, span)
}

/** A series, without what is left out of it or stands elsewhere. Throws where it does not say when it begins. */
export function series(
  event: ICAL.Component,
  changed: readonly ICAL.Component[],
  { span, usual, budget }: { span: Span; usual: Clock; budget: Budget },
): Taken {
  if (isFree(event)) return { busy: [], whole: true }
  const start = startOf(event, usual)
  const length = lengthOf(event, start, usual)
  const out = leftOut(event, changed, start.clock)
  const shifts = shiftsOf(changed, usual)
  const busy: BusyTime[] = []
  const add = (local: Temporal.PlainDateTime) => {
    const one: Told = { ...start, local, at: start.clock.instant(local) }
    if (!out(one)) busy.push(...within(shiftedBy(shifts, one, length), span))
  }
  // The time of the entry itself is the first of them, whatever the rule says.
  add(start.local)
  let whole = true
  for (const property of event.getAllProperties('rdate'))
    for (const value of property.getValues()) {
      if (value instanceof ICAL.Time) add(start.clock.local(told(property, value, start.clock).at))
      else if (value instanceof ICAL.Period) busy.push(...within(periodOf(property, value, usual), span))
    }
  try {
    for (const rule of event.getAllProperties('rrule'))
      whole =
        stepped(rule.getFirstValue(), start, { span, length, budget, shifts: shifts.length }, add) && whole
  } catch {
    whole = false
  }
  return { busy, whole }
}

function stepped(
  rule: unknown,
  start: Told,
  about: { span: Span; length: Length; budget: Budget; shifts: number },
  add: (local: Temporal.PlainDateTime) => void,
): boolean {
  if (!(rule instanceof ICAL.Recur)) return false
  const own = rule.clone()
  if (own.until) own.until = untilFor(own.until, start)
  const slack = 'ms' in about.length ? { milliseconds: about.length.ms } : { days: about.length.days }
  const from = start.clock.local(about.span.from).subtract(slack).subtract({ days: 2 })
  const last = start.clock.local(about.span.until).add({ days: 2 })
  // What was moved as a whole is stepped through from its beginning.
  const iterator = own.iterator(
    floating(about.shifts > 0 ? start.local : nearer(own, start, from), start.isDate),
  )
  const [first, end] = [numberOf(from), numberOf(last)]
  let found = 0
  for (let step = 0; step < STEPS_OF_ONE && about.budget.steps > 0; step += 1, about.budget.steps -= 1) {
    const next = iterator.next()
    if (!next || numberOf(next) > end) return true
    if (numberOf(next) < first && about.shifts === 0) continue
    if (++found > MOST_OCCURRENCES) return false
    about.budget.steps -= STEPS_FOR_ONE_FOUND
    add(plainOf(next))
  }
  return false
}

const numberOf = ({ year, month, day }: { year: number; month: number; day: number }) =>
  (year * 100 + month) * 100 + day

const PLAIN: Readonly<Record<string, 'seconds' | 'minutes' | 'hours' | 'days' | 'weeks'>> = {
  SECONDLY: 'seconds',
  MINUTELY: 'minutes',
  HOURLY: 'hours',
  DAILY: 'days',
  WEEKLY: 'weeks',
}

/** A plain rule that began long ago is begun anew shortly before the span, a whole number of its steps on. */
function nearer(rule: ICAL.Recur, start: Told, from: Temporal.PlainDateTime): Temporal.PlainDateTime {
  const unit = PLAIN[rule.freq]
  const limits = Object.keys(rule.parts).filter((part) => !(unit === 'weeks' && part === 'BYDAY'))
  if (unit === undefined || rule.count || limits.length > 0) return start.local
  const interval = Math.max(1, rule.interval || 1)
  const steps = Math.floor(
    start.local.until(from, { largestUnit: unit }).total({ unit, relativeTo: start.local }),
  )
  return steps <= interval
    ? start.local
    : start.local.add({ [unit]: (Math.floor(steps / interval) - 1) * interval })
}

/** The last moment of a series, by the clock of its beginning; a day alone is the whole of that day. */
function untilFor(until: ICAL.Time, start: Told): ICAL.Time {
  if (until.isDate && !start.isDate)
    return floating(plainOf(until).withPlainTime({ hour: 23, minute: 59, second: 59 }), false)
  if (until.zone?.tzid !== 'UTC') return floating(plainOf(until), start.isDate)
  const at = plainOf(until).toZonedDateTime('UTC').toInstant()
  return floating(start.clock.local(at), start.isDate)
}

/** What of the series is not held when it was: left out, or held at another time. */
function leftOut(
  event: ICAL.Component,
  changed: readonly ICAL.Component[],
  usual: Clock,
): (one: Told) => boolean {
  const moments = new Set<number>()
  const days = new Set<string>()
  const properties = [
    ...event.getAllProperties('exdate'),
    ...changed.flatMap((one) => one.getAllProperties('recurrence-id')),
  ]
  for (const property of properties)
    for (const value of property.getValues()) {
      if (!(value instanceof ICAL.Time)) continue
      const { isDate, local, at } = told(property, value, usual)
      if (isDate) days.add(local.toPlainDate().toString())
      else moments.add(at.epochMilliseconds)
    }
  return ({ at, local }) => moments.has(at.epochMilliseconds) || days.has(local.toPlainDate().toString())
}

type Shift = { from: Temporal.Instant; by: Temporal.Duration; length: Length; free: boolean }

/** "This one and all after it": how far they are moved, by the clock on the wall. */
function shiftsOf(changed: readonly ICAL.Component[], usual: Clock): Shift[] {
  return changed
    .flatMap((one): Shift[] => {
      const property = one.getFirstProperty('recurrence-id')
      const value = property?.getFirstValue()
      if (property?.getParameter('range') !== 'THISANDFUTURE' || !(value instanceof ICAL.Time)) return []
      const start = startOf(one, usual)
      const before = told(property, value, start.clock)
      const by = start.clock.local(before.at).until(start.local)
      return [{ from: before.at, by, length: lengthOf(one, start, usual), free: isFree(one) }]
    })
    .sort((a, b) => Temporal.Instant.compare(b.from, a.from))
}

function shiftedBy(shifts: readonly Shift[], one: Told, length: Length): BusyTime {
  const shift = shifts.find(({ from }) => Temporal.Instant.compare(from, one.at) <= 0)
  if (shift === undefined) return { from: one.at, until: endOf(one, length) }
  if (shift.free) return { from: one.at, until: one.at }
  const local = one.local.add(shift.by)
  const moved = { ...one, local, at: one.clock.instant(local) }
  return { from: moved.at, until: endOf(moved, shift.length) }
}

function startOf(event: ICAL.Component, usual: Clock): Told {
  const property = event.getFirstProperty('dtstart')
  const value = property?.getFirstValue()
  if (!property || !(value instanceof ICAL.Time)) throw new Error('no start')
  return told(property, value, usual)
}

function lengthOf(event: ICAL.Component, start: Told, usual: Clock): Length {
  const property = event.getFirstProperty('dtend')
  const value = property?.getFirstValue()
  if (property && value instanceof ICAL.Time) {
    const end = told(property, value, start.isDate ? start.clock : usual)
    return start.isDate && end.isDate
      ? { days: start.local.until(end.local, { largestUnit: 'days' }).days }
      : { ms: end.at.since(start.at).total('milliseconds') }
  }
  const duration = event.getFirstPropertyValue('duration')
  if (duration instanceof ICAL.Duration) return { ms: duration.toSeconds() * 1000 }
  return start.isDate ? { days: 1 } : { ms: 0 }
}

const endOf = ({ at, local, clock }: Told, length: Length): Temporal.Instant =>
  'ms' in length ? at.add({ milliseconds: length.ms }) : clock.instant(local.add({ days: length.days }))

/** A time that is told by its beginning and its end, as in what somebody gives out of when they are free and taken. */
export function periodOf(property: ICAL.Property, period: ICAL.Period, usual: Clock): BusyTime {
  const start = told(property, period.start, usual)
  return { from: start.at, until: told(property, period.getEnd(), usual).at }
}

export function within({ from, until }: BusyTime, span: Span): BusyTime[] {
  const outside =
    Temporal.Instant.compare(until, from) <= 0 ||
    Temporal.Instant.compare(until, span.from) <= 0 ||
    Temporal.Instant.compare(from, span.until) >= 0
  return outside ? [] : [{ from, until }]
}
