import { CAUSES, type Cause } from '../../kernel/opening/model.ts'
import type { Reason } from '../../kernel/result.ts'

/** What lies on days on which an office is to be closed. */
export type ClosingEffect = {
  /** Meetings with somebody of the office: they get another time. */
  meetings: number
  /** What the office owes by then. */
  promises: number
  /** Visitors who were told to come then. */
  visitors: number
}

/** from one time to another on each of the days; both null where the days are closed as a whole. */
export type Part = { from: string | null; until: string | null }

export type Closing = Part & {
  id: string
  firstDay: string
  lastDay: string
  cause: Cause
  says: string
  /** Told of too late for those concerned to reckon with it. */
  sudden: boolean
  decidedBy: string | null
  impact: ClosingEffect
  /** Visitors known by a number only, whom nobody could tell. */
  untold: number | null
  withdrawn: boolean
}

const LONGEST = 300
/** `from` and `until` as "12:00"; both left out where the days are closed as a whole. */
export type SaysClosing = {
  first: string
  last: string
  cause: string
  says: string
  from?: string
  until?: string
}
type Days = { first: string; last: string; days: string[] }
type Read =
  | ({ ok: true; cause: Cause; says: string; sudden: boolean } & Days & Part)
  | { ok: false; reason: Reason }

/**
 * days that an office is closed, from one to another, with why: a word that every language has, and words of one's own
 * that everybody reads, and where it is a part of the day, from when to when. What begins in fewer than `noticeDays` is sudden.
 * `time` is the clock of today.
 */
export function readClosing(
  said: SaysClosing,
  { today, time }: { today: string; time: string },
  noticeDays: number,
): Read {
  const no = (reason: Reason) => ({ ok: false, reason }) as const
  const cause = CAUSES.find((known) => known === said.cause)
  const [first, last] = [dayOf(said.first), dayOf(said.last || said.first)]
  const part = partOf(said)
  if (cause === undefined || first === null || last === null || part === null) return no('badForm')
  if (Temporal.PlainDate.compare(last, first) < 0 || first.until(last).days > MOST_SPAN) return no('badForm')
  if (first.toString() < today) return no('inPast')
  if (first.toString() === today && part.until !== null && part.until <= time) return no('inPast')
  const says = said.says.normalize('NFC').replace(/\s+/g, ' ').trim()
  if (says === '') return no('empty')
  if (says.length > LONGEST) return no('tooLong')
  const days = Array.from({ length: first.until(last).days + 1 }, (_, n) => first.add({ days: n }).toString())
  const sudden = first.toString() < Temporal.PlainDate.from(today).add({ days: noticeDays }).toString()
  return { ok: true, first: first.toString(), last: last.toString(), ...part, cause, says, sudden, days }
}
const MOST_SPAN = 31

/** Null where there is one time and not the other, or none that a clock has. */
function partOf({ from = '', until = '' }: SaysClosing): Part | null {
  if (from === '' && until === '') return { from: null, until: null }
  return TIME.test(from) && (TIME.test(until) || until === '24:00') && from < until ? { from, until } : null
}
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/

/** Nothing of it is new: each of its days is closed so already, as a whole or for as long. */
export const isClosedAlready = (
  days: readonly string[],
  { from, until }: Part,
  closed: readonly ({ day: string } & Part)[],
): boolean =>
  days.every((day) =>
    closed.some(
      (one) =>
        one.day === day &&
        (one.from === null || (from !== null && one.from <= from && (until ?? '') <= (one.until ?? ''))),
    ),
  )

/** Whether it is over, at a time of the clock of today. */
export const isOver = (
  { lastDay, until }: Pick<Closing, 'lastDay' | 'until'>,
  { today, time }: { today: string; time: string },
): boolean => lastDay < today || (lastDay === today && until !== null && until <= time)

/**
 * so many days of any two weeks at most. An office that is closed for longer has other hours, and those are heard.
 * `closed` are the days around them on which it is closed already.
 */
export function closedTooLong(days: readonly string[], closed: readonly string[], most: number): boolean {
  const all = [...new Set([...days, ...closed])].sort()
  return all.some((first) => {
    const last = Temporal.PlainDate.from(first)
      .add({ days: WINDOW_DAYS - 1 })
      .toString()
    const within = all.filter((day) => day >= first && day <= last)
    return within.length > most && within.some((day) => days.includes(day))
  })
}
export const WINDOW_DAYS = 14

/** what lies on those days is seen before it is decided. */
export const isSeen = (effect: ClosingEffect, seen: boolean): boolean =>
  seen || effect.meetings + effect.promises + effect.visitors === 0

function dayOf(text: string): Temporal.PlainDate | null {
  try {
    const day = Temporal.PlainDate.from(text)
    return day.toString() === text ? day : null
  } catch {
    return null
  }
}
