import { fileFault } from '../../reach/upload/rules.ts'
import {
  ARENAS,
  type Arena,
  type Conflict,
  type Entry,
  type FromDevice,
  type NotTaken,
  type Planned,
} from './model.ts'

const ZONE = 'Europe/Oslo'
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
export const MOST_WORDS = 10_000
export const MOST_STEP = 500
const MOST_MET = 200
const MOST_HOURS = 16
/** How far the clock of a device may be from the office's. */
const AHEAD_MINUTES = 5
/** So many hours from a visit nobody is on it. */
const OFF_HOURS = 12

type Plan = {
  placeKind: string
  place: string
  startsAt: string
  backAt: string
}
type ReadPlan = { placeKind: Arena; place: string; startsAt: Temporal.Instant; backAt: Temporal.Instant }

/**
 * where, when, and when to be back. Null where it is no plan: no place, back before it begins, or away longer than a
 * day's work. Times as a form has them, in Oslo.
 */
export function readPlan(told: Plan): ReadPlan | null {
  const placeKind = ARENAS.find((arena) => arena === told.placeKind)
  const place = told.place.trim()
  const [startsAt, backAt] = [osloTime(told.startsAt), osloTime(told.backAt)]
  if (!placeKind || place === '' || place.length > 200 || startsAt === null || backAt === null) return null
  const hours = backAt.since(startsAt).total('hours')
  return hours > 0 && hours <= MOST_HOURS ? { placeKind, place, startsAt, backAt } : null
}

function osloTime(said: string): Temporal.Instant | null {
  try {
    return Temporal.PlainDateTime.from(said).toZonedDateTime(ZONE).toInstant()
  } catch {
    return null
  }
}

/** somebody is out who should have been back, and has not said so. */
export const isMissed = (
  visit: { backAt: Temporal.Instant; backSaidAt: Temporal.Instant | null },
  now: Temporal.Instant,
  graceMinutes: number,
): boolean =>
  visit.backSaidAt === null && Temporal.Instant.compare(missedFrom(visit.backAt, graceMinutes), now) <= 0

export const missedFrom = (backAt: Temporal.Instant, graceMinutes: number): Temporal.Instant =>
  backAt.add({ minutes: graceMinutes })

/** what a device kept, as the office reads it, or why it does not take it: a time that cannot be, or nothing in it. */
export function readEntry(
  told: FromDevice,
  now: Temporal.Instant,
  daysBack: number,
): { entry: Entry } | { why: NotTaken } {
  const when = whenOf(told, now)
  if (when === null) return { why: 'unreadable' }
  const { at, clockWrong } = when
  if (!UUID.test(told.id) || !UUID.test(told.visitId)) return { why: 'unreadable' }
  if (Temporal.Instant.compare(at, now.add({ minutes: AHEAD_MINUTES })) > 0) return { why: 'inFuture' }
  if (now.since(at).total('hours') > daysBack * 24) return { why: 'tooOld' }
  const photo = told.photo ?? null
  if (photo !== null && fileFault(photo.bytes) !== null) return { why: 'badPhoto' }
  const [note, step, call, people] = [
    readNote(told.note),
    readStep(told.step),
    readCall(told.call),
    told.people ?? null,
  ]
  if (note === null || step === undefined || call === undefined || !isCount(people))
    return { why: 'unreadable' }
  if (note === '' && step === null && call === null && photo === null && people === null)
    return { why: 'unreadable' }
  const { id, visitId } = told
  const earliest = Temporal.Instant.compare(at, now) > 0 ? now : at
  return {
    entry: {
      ...{ id, visitId, personId: told.personId ?? null, at: earliest, clockWrong },
      ...{ note, step, call, photo, people },
    },
  }
}

/** A time that somebody wrote stands. One by the clock of a device that is wrong is moved by as much as it is wrong. */
function whenOf(
  { at, clock }: FromDevice,
  now: Temporal.Instant,
): { at: Temporal.Instant; clockWrong: boolean } | null {
  const read = instant(at)
  if (read === null) {
    const written = /^\d{4}-\d{2}-\d{2}T/.test(at) ? osloTime(at) : null
    return written && { at: written, clockWrong: false }
  }
  const says = clock === undefined ? now : instant(clock)
  if (says === null) return null
  const wrong = now.since(says)
  if (Math.abs(wrong.total('minutes')) <= AHEAD_MINUTES) return { at: read, clockWrong: false }
  return { at: read.add(wrong), clockWrong: true }
}

const isCount = (people: number | null) =>
  people === null || (Number.isInteger(people) && people >= 1 && people <= MOST_MET)

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/
const words = (text: string, most: number): string | null => {
  const read = text.normalize('NFC').trim()
  return read.length > most || CONTROL.test(read) ? null : read
}
const readNote = (note: string | undefined) => words(note ?? '', MOST_WORDS)

function readStep(step: FromDevice['step']): Entry['step'] | undefined {
  if (step === undefined) return null
  const text = words(step.text, MOST_STEP)
  if (text === null || text === '') return undefined
  if (!step.day) return { text, day: null }
  const day = plainDay(step.day)
  return day === null ? undefined : { text, day }
}

function readCall(call: FromDevice['call']): Entry['call'] | undefined {
  if (call === undefined) return null
  const [from, until] = [osloTime(call.from), osloTime(call.until)]
  if (from === null || until === null) return undefined
  return { from, until, number: call.number?.trim() || null }
}

function instant(said: string): Temporal.Instant | null {
  try {
    return Temporal.Instant.from(said)
  } catch {
    return null
  }
}
function plainDay(said: string): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from(said)
  } catch {
    return null
  }
}

/** of a round of a place there is a number and no word; of a visit to somebody there are words and no number. */
export const fits = (
  { note, step, call, photo, people }: Pick<Entry, 'note' | 'step' | 'call' | 'photo' | 'people'>,
  personId: string | null,
): boolean =>
  personId !== null
    ? people === null
    : people !== null && note === '' && step === null && call === null && photo === null

/** What has changed while somebody was out. */
export function conflictsOf(
  entry: Pick<Entry, 'personId' | 'call' | 'step' | 'at' | 'clockWrong'>,
  stands: { personId: string | null; now: Temporal.Instant; visit: Pick<Planned, 'startsAt' | 'backAt'> },
): Conflict[] {
  const found: Conflict[] = []
  const { startsAt, backAt } = stands.visit
  if (entry.clockWrong) found.push('clockWrong')
  const off = Math.max(startsAt.since(entry.at).total('hours'), entry.at.since(backAt).total('hours'))
  if (off > OFF_HOURS) found.push('timeOff')
  if (entry.personId !== null && entry.personId !== stands.personId) found.push('merged')
  if (entry.call !== null && Temporal.Instant.compare(entry.call.from, stands.now) <= 0)
    found.push('callTimePassed')
  const today = stands.now.toZonedDateTimeISO(ZONE).toPlainDate()
  if (entry.step?.day && Temporal.PlainDate.compare(entry.step.day, today) < 0) found.push('stepPassed')
  return found
}

/** what was agreed is due when the working hours of its day end. */
export const endOfWork = (day: Temporal.PlainDate): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: ZONE, plainTime: '15:30' }).toInstant()
