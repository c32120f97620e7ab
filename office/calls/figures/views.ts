import type { Ctx, StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { OFFICE_ZONE } from '../../kernel/time/localTime.ts'
import { ENOUGH } from './cells.ts'
import { midnight, rolledOf } from './days.ts'
import { BREAKDOWNS, type CallFigures, type Cell, COUNTS, type Counted } from './model.ts'
import { suppress, weeksOf } from './rules.ts'
import { type Asked, callbackRows, callRows, waitRows } from './store.ts'

/** A quarter and a week; longer is read a quarter at a time. */
const MOST_WEEKS = 14

/**
 * how the telephone went in some whole weeks, each figure of speed beside its figures
 * of quality, in all and by line, language and side. Whoever leads an office sees the calls of its people; whoever leads
 * the contact centre sees the lines. Nobody of fewer than `stats.minCell` people is shown. Refuses with
 * `notFound`, and with `badPeriod` where it is no period or too long.
 */
export async function callFigures(
  ctx: StaffCtx,
  period: { from?: string; until?: string } = {},
): Promise<Result<CallFigures>> {
  const scope = scopeOf(ctx)
  if (scope === null) return refused('notFound')
  const now = ctx.clock.now()
  const weeks = weeksOf(period, now.toZonedDateTimeISO(OFFICE_ZONE).toPlainDate(), MOST_WEEKS)
  if (weeks === null) return refused('badPeriod')
  const least = ctx.settings.get<number>('stats.minCell', ctx.actor.officeId)
  const counted = await ctx.beyondWall(async (beyond) => {
    const office = scope === 'office' ? ctx.actor.officeId : null
    const span = { office, from: midnight(weeks.from), until: midnight(weeks.until.add({ days: 1 })) }
    // An office is so few that its calls are counted each time.
    const counted = least <= ENOUGH && office === null
    const days = counted ? await rolledOf(beyond.tx, weeks.from, weeks.until) : { rolled: [], live: [span] }
    return count(beyond, { ...span, ...days, now, least })
  })
  return ok({
    from: weeks.from.toString(),
    until: weeks.until.toString(),
    scope,
    least,
    rows: BREAKDOWNS.flatMap((by) =>
      suppress(
        counted.filter((row) => row.by === by),
        least,
      ),
    ),
  })
}

/** Whose calls a leader may count; null for whoever does not lead. */
function scopeOf({ actor }: StaffCtx): CallFigures['scope'] | null {
  if (!actor.roles.includes('LE')) return null
  if (actor.officeId !== null) return 'office'
  return actor.roles.includes('CC') ? 'centre' : null
}

async function count({ tx }: Ctx, asked: Asked): Promise<Counted[]> {
  const [calls, callbacks, waits] = [
    await callRows(tx, asked),
    await callbackRows(tx, asked),
    await waitRows(tx, asked),
  ]
  const all = new Map<string, Counted>()
  const at = ({ by, value }: Pick<Counted, 'by' | 'value'>) => {
    const key = `${by} ${value}`
    const row = all.get(key) ?? {
      by,
      value,
      cells: NOTHING,
      rest: {},
      waitMedian: null,
      waitP90: null,
      attempts: null,
    }
    return { row, keep: (change: Partial<Counted>) => all.set(key, { ...row, ...change }) }
  }
  // Where nobody rang, that is what the figures say.
  at({ by: 'all', value: '' }).keep({})
  for (const { by, value, cells, rest } of calls) at({ by, value }).keep({ cells, rest })
  for (const { by, value, cells, rest, attempts } of callbacks) {
    const { row, keep } = at({ by, value })
    keep({
      cells: joined(row.cells, cells),
      rest: { ...row.rest, ...rest },
      attempts: each(attempts, cells.promised),
    })
  }
  for (const { by, value, waitMedian, waitP90 } of waits) at({ by, value }).keep({ waitMedian, waitP90 })
  return [...all.values()].sort((a, b) => b.cells.calls.n - a.cells.calls.n || a.value.localeCompare(b.value))
}

const NOTHING = Object.fromEntries(COUNTS.map((name) => [name, { n: 0, persons: 0 }])) as Counted['cells']

/** What is counted of calls and what of calls that are owed is never the same. */
const joined = (a: Counted['cells'], b: Counted['cells']): Counted['cells'] =>
  Object.fromEntries(
    COUNTS.map((name): [string, Cell] => [name, a[name].n === 0 ? b[name] : a[name]]),
  ) as Counted['cells']

/** Tries for each promised call, to one decimal. */
const each = (attempts: number | null, { n }: Cell) =>
  attempts === null || n === 0 ? null : Math.round((10 * attempts) / n) / 10
