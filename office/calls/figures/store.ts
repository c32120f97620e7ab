import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../kernel/context.ts'
import { cells, ENOUGH, REST, type Together, together } from './cells.ts'
import { callbackFacts, callFacts, type Span } from './facts.ts'
import { COUNTS, type Count, type Counted, OF_CALLBACKS, OF_CALLS } from './model.ts'
import { ofAll, type Waits, waited } from './waits.ts'

/**
 * `rolled`: days of the span that were counted before, and are read as they were (days.ts); `live`: what is left of it, in
 * spans without a gap. `least`: the fewest that a cell is shown of.
 */
export type Asked = Span & {
  now: Temporal.Instant
  least: number
  rolled: readonly string[]
  live: readonly Span[]
}
type Row = Pick<Counted, 'by' | 'value' | 'rest' | 'cells' | 'attempts'>

const noDay = sql`null::date`
const most = ({ least }: Asked) => Math.max(ENOUGH, least)

export function callRows(tx: Tx, asked: Asked): Promise<Row[]> {
  const { rolled, live } = asked
  const before = sql`select day, by, value, what, n, who from call_rollup where day = any(${[...rolled]}::date[])`
  const now = live.map((span) => cells(callFacts(span, noDay), OF_CALLS, most(asked)))
  return rowsOf(tx, together(rolled.length > 0 ? [before, ...now] : now, most(asked)))
}

export const callbackRows = (tx: Tx, asked: Asked): Promise<Row[]> =>
  rowsOf(
    tx,
    together([cells(callbackFacts(asked, asked.now), OF_CALLBACKS, most(asked), ['attempts'])], most(asked)),
  )

export async function waitRows(tx: Tx, { rolled, live }: Asked): Promise<Waits[]> {
  const before = sql`select w.day, w.by, w.value, u.seconds, u.n from call_rollup_wait w, unnest(w.seconds, w.n) as u(seconds, n)
    where w.day = any(${[...rolled]}::date[])`
  const now = live.map((span) => waited(span, noDay))
  return (await ofAll(rolled.length > 0 ? [before, ...now] : now).execute(tx)).rows
}

/** Callers are put in order in memory: what is live is some ten days of the whole country at most. */
const MEMORY = '64MB'

async function rowsOf(tx: Tx, query: RawBuilder<Together>): Promise<Row[]> {
  await sql`select set_config('work_mem', ${MEMORY}, true)`.execute(tx)
  const { rows } = await query.execute(tx)
  const found = Map.groupBy(rows, ({ by, value }) => `${by} ${value}`)
  return [...found.values()].map((cells) => {
    const { by, value } = cells[0] as Together
    const of = new Map(cells.map((cell) => [cell.what, cell]))
    const cell = (name: Count) => ({ n: of.get(name)?.n ?? 0, persons: of.get(name)?.persons ?? 0 })
    return {
      by: by as Row['by'],
      value,
      attempts: of.get('attempts')?.n ?? null,
      cells: Object.fromEntries(COUNTS.map((name) => [name, cell(name)])) as Counted['cells'],
      rest: Object.fromEntries(
        COUNTS.flatMap((part) =>
          of.has(`${REST}${part}`) ? [[part, of.get(`${REST}${part}`)?.persons]] : [],
        ),
      ) as Counted['rest'],
    }
  })
}
