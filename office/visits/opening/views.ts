import type { Ctx, StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { OFFICE_ZONE } from '../../kernel/time/localTime.ts'
import { mayReceive } from '../reception/desk.ts'
import { LOOK_BACK_WEEKS, todayOf } from './actions.ts'
import type { Closing } from './closing-rules.ts'
import { closingsOf } from './closing-store.ts'
import { type Demand, type Effect, type HoursVersion, MEASURED, WAYS } from './model.ts'
import { aWeek, isOpenAt, type Line, minutesIn } from './rules.ts'
import { answersOf, answersTo, demandRows, linesOn, sumsOf, versionsOf } from './store.ts'

export type OpeningBook = {
  officeId: string
  now: Line[]
  minutes: number
  /** Hours a week that a reception has at least. */
  minimum: number
  heard: HoursVersion | null
  history: HoursVersion[]
  /** of the last weeks, for whoever leads the office. */
  demand: Demand[]
  weeks: number
  least: number
  leads: boolean
  today: string
  /** days on which it is or was closed, the newest first; which of them may be taken back. */
  closings: (Closing & { open: boolean })[]
}

/**
 * the hours of one's own reception, what is being heard, how they came to be and what they led to, and
 * when people come by every channel. The reception reads it too, without the figures. Refuses with `notFound`.
 */
export async function openingBook(ctx: StaffCtx): Promise<Result<OpeningBook>> {
  const { officeId, roles } = ctx.actor
  const leads = roles.includes('LE')
  if (officeId === null || !(leads || mayReceive(ctx.actor))) return refused('notFound')
  return ctx.beyondWall(async (beyond) => {
    const today = todayOf(beyond)
    const now = await linesOn(beyond.tx, officeId, today.toString())
    const versions = await versionsWith(beyond, officeId, leads)
    return ok({
      officeId,
      now,
      minutes: minutesIn(now),
      minimum: beyond.settings.get<number>('reception.minHoursPerWeek', officeId),
      heard: versions.find(({ state }) => state === 'heard') ?? null,
      history: versions.filter(({ state }) => state !== 'heard'),
      demand: leads ? await demandOf(beyond, officeId, now) : [],
      weeks: LOOK_BACK_WEEKS,
      least: beyond.settings.get<number>('stats.minCell', officeId),
      leads,
      today: today.toString(),
      closings: (await closingsOf(beyond.tx, officeId)).map((one) => ({
        ...one,
        open: !one.withdrawn && one.lastDay >= today.toString(),
      })),
    })
  })
}

async function versionsWith(ctx: Ctx, officeId: string, leads: boolean): Promise<HoursVersion[]> {
  const rows = await versionsOf(ctx.tx, officeId)
  const answers = await answersTo(
    ctx.tx,
    rows.flatMap(({ id }) => (id === null ? [] : [id])),
  )
  const versions: HoursVersion[] = []
  for (const row of rows)
    versions.push({
      ...row,
      coming: row.state === 'decided' && row.validFrom > todayOf(ctx).toString(),
      impact: leads ? row.impact : null,
      minutes: minutesIn(row.lines),
      ...answersOf(answers, row.id),
      effects:
        leads && row.id !== null && row.state === 'decided'
          ? await effectsOf(ctx, officeId, row.validFrom)
          : null,
    })
  return versions
}

/** as many whole weeks before and after, beside each other and in every channel. */
async function effectsOf(ctx: Ctx, officeId: string, validFrom: string): Promise<Effect[] | null> {
  const begins = Temporal.PlainDate.from(validFrom)
  const weeks = Math.min(LOOK_BACK_WEEKS, Math.floor(begins.until(todayOf(ctx)).days / 7))
  if (weeks < 1) return null
  const at = (days: number) => begins.add({ days }).toZonedDateTime(OFFICE_ZONE).toInstant()
  const sums = async (from: number, until: number) =>
    new Map(
      (await sumsOf(ctx.tx, { officeId, from: at(from), until: at(until) })).map((row) => [row.name, row]),
    )
  const [before, after] = [await sums(-7 * weeks, 0), await sums(0, 7 * weeks)]
  const least = ctx.settings.get<number>('stats.minCell', officeId)
  const of = (rows: typeof before, name: string) => {
    const { n, people } = rows.get(name) ?? { n: 0, people: 0 }
    return aWeek(n, people, weeks, least)
  }
  return MEASURED.map((name) => ({ name, before: of(before, name), after: of(after, name) }))
}

/** Each hour of the day in which anybody came or the door is open, with on how many days of the week it is. */
async function demandOf(ctx: Ctx, officeId: string, lines: readonly Line[]): Promise<Demand[]> {
  const until = ctx.clock.now()
  const from = until.subtract({ hours: 24 * 7 * LOOK_BACK_WEEKS })
  const rows = await demandRows(ctx.tx, { officeId, from, until })
  const least = ctx.settings.get<number>('stats.minCell', officeId)
  return Array.from({ length: 24 }, (_, hour): Demand => {
    const open = [1, 2, 3, 4, 5, 6, 7].filter(
      (day) => isOpenAt(lines, day, hour * 60) || isOpenAt(lines, day, hour * 60 + 30),
    ).length
    const counts = WAYS.map((way) => {
      const row = rows.find((one) => one.hour === hour && one.way === way)
      return [way, row === undefined ? 0 : row.people < least ? null : row.n]
    })
    return { hour, open, counts: Object.fromEntries(counts) as Demand['counts'] }
  }).filter(({ open, counts }) => open > 0 || WAYS.some((way) => counts[way] !== 0))
}

export type HoursAhead = {
  /** Decided, and not in force yet. */
  coming: { validFrom: string; lines: Line[] }[]
  /** Anybody may answer until that day. */
  heard: { validFrom: string; answerBy: string; lines: Line[]; why: string } | null
  since: string | null
}

/** what stands on the office's page beside the hours of the week: what comes, and what one may have a say in. */
export async function hoursAhead(ctx: Ctx, officeId: string): Promise<HoursAhead> {
  const today = todayOf(ctx).toString()
  const versions = await versionsOf(ctx.tx, officeId)
  const heard = versions.find((one) => one.state === 'heard' && (one.answerBy ?? '') >= today)
  const decided = versions.filter(({ state }) => state === 'decided')
  return {
    coming: decided
      .filter(({ validFrom }) => validFrom > today)
      .map(({ validFrom, lines }) => ({ validFrom, lines }))
      .reverse(),
    heard: heard
      ? {
          validFrom: heard.validFrom,
          answerBy: heard.answerBy ?? '',
          lines: heard.lines,
          why: heard.why ?? '',
        }
      : null,
    since: decided.find(({ validFrom }) => validFrom <= today)?.validFrom ?? null,
  }
}
