import type { Reason } from '../../kernel/result.ts'
import { ALWAYS_HEARD, type Answer } from './model.ts'

/** Hours on one day of the week (1 is Monday); an evening ends at "24:00". */
export type Line = { weekday: number; opens: string; closes: string }
const DAY = 24 * 60

const clockOf = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
const minutesAt = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
const SPAN = /^(\d{1,2})(?:[:.](\d{2}))?\s*[-–]\s*(\d{1,2})(?:[:.](\d{2}))?$/

/**
 * the week as somebody writes it, "9–12, 18.30–20" for each day. Hours past midnight belong to the next day's
 * beginning. Null where a day is none of that, or two spans lie over each other.
 */
export function readWeek(days: readonly string[]): Line[] | null {
  const lines: Line[] = []
  for (const [at, text] of days.entries())
    for (const part of text.split(',').map((one) => one.trim())) {
      if (part === '') continue
      const span = readSpan(part)
      if (span === null) return null
      const weekday = at + 1
      if (span.until > span.from) lines.push(line(weekday, span.from, span.until))
      else {
        lines.push(line(weekday, span.from, DAY))
        if (span.until > 0) lines.push(line((weekday % 7) + 1, 0, span.until))
      }
    }
  const sorted = lines.sort(inWeek)
  const over = sorted.some((one, at) => {
    const next = sorted[at + 1]
    return next?.weekday === one.weekday && minutesAt(next.opens) < minutesAt(one.closes)
  })
  return over ? null : sorted
}

function readSpan(text: string): { from: number; until: number } | null {
  const [, h1, m1 = '00', h2, m2 = '00'] = SPAN.exec(text) ?? []
  if (h1 === undefined || h2 === undefined) return null
  const [from, until] = [Number(h1) * 60 + Number(m1), Number(h2) * 60 + Number(m2)]
  if (Number(m1) > 59 || Number(m2) > 59 || from >= DAY || until > DAY || from === until) return null
  return { from, until }
}

const line = (weekday: number, from: number, until: number): Line => ({
  weekday,
  opens: clockOf(from),
  closes: clockOf(until),
})
const inWeek = (a: Line, b: Line) => a.weekday - b.weekday || a.opens.localeCompare(b.opens)

/** A day as it is written in the form. */
export const dayText = (lines: readonly Line[], weekday: number): string =>
  lines
    .filter((one) => one.weekday === weekday)
    .map(({ opens, closes }) => `${opens}–${closes}`)
    .join(', ')

export const minutesIn = (lines: readonly Line[]): number =>
  lines.reduce((sum, { opens, closes }) => sum + minutesAt(closes) - minutesAt(opens), 0)

/** Is it open at this minute of this day of the week? */
export const isOpenAt = (lines: readonly Line[], weekday: number, minute: number): boolean =>
  lines.some(
    (one) => one.weekday === weekday && minutesAt(one.opens) <= minute && minute < minutesAt(one.closes),
  )

/** What of the first is not in the second. */
export function without(lines: readonly Line[], others: readonly Line[]): Line[] {
  return lines.flatMap(({ weekday, opens, closes }) => {
    let left: [number, number][] = [[minutesAt(opens), minutesAt(closes)]]
    for (const other of others.filter((one) => one.weekday === weekday)) {
      const [from, until] = [minutesAt(other.opens), minutesAt(other.closes)]
      left = left.flatMap(([a, b]): [number, number][] => [
        [a, Math.min(b, from)],
        [Math.max(a, until), b],
      ])
      left = left.filter(([a, b]) => a < b)
    }
    return left.map(([a, b]) => line(weekday, a, b))
  })
}

/**
 * a reception is not open for less than the minimum; one that already is may come nearer to it. Null where
 * the hours may be.
 */
export function underMinimum(minutes: { before: number; after: number }, hours: number): Reason | null {
  const { before, after } = minutes
  return after < hours * 60 && after <= before ? 'belowMinimum' : null
}

type Dates = { today: string; answerBy: string; validFrom: string; hearingDays: number }
/** there is time to answer, and the hours begin after it. */
export function datesObstacle({ today, answerBy, validFrom, hearingDays }: Dates): Reason | null {
  const first = Temporal.PlainDate.from(today).add({ days: hearingDays }).toString()
  if (answerBy < first) return 'hearingShort'
  return validFrom > answerBy ? null : 'inPast'
}

/**
 * everybody who is always heard has answered, or was asked in vain until the last day. Others may answer until then too:
 * what is decided before it has a reason. Null where it may be decided.
 */
export function decideObstacle(at: {
  today: string
  answerBy: string
  validFrom: string
  answers: readonly Pick<Answer, 'who' | 'stance'>[]
  /** Why it does not wait for the last day. */
  early: string
}): Reason | null {
  if (at.validFrom <= at.today) return 'inPast'
  const has = (who: string, told: boolean) =>
    at.answers.some((one) => one.who === who && (!told || one.stance !== 'noAnswer'))
  if (at.today <= at.answerBy) {
    if (!ALWAYS_HEARD.every((who) => has(who, true))) return 'hearingOpen'
    return at.early === '' ? 'earlyReason' : null
  }
  return ALWAYS_HEARD.every((who) => has(who, false)) ? null : 'hearingMissing'
}

/** So many a week, to one decimal; null of too few, and where no whole week has gone. */
export const aWeek = (n: number, people: number, weeks: number, least: number): number | null =>
  weeks < 1 || (people > 0 && people < least) ? null : Math.round((10 * n) / weeks) / 10
