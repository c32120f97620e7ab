import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Cell, COUNTS, type Count, type Counted, type FigureRow, PAIRS } from './model.ts'
import { alone, suppress, weeksOf } from './rules.ts'
import { GUARDS, PAIRED, SHARES } from './table.ts'

/** One caller's calls of a kind: how many, and which of the counts each of them is of. */
type Caller = { row: number; calls: number; is: readonly Count[] }

/** What the database would count of so many callers: parts never without their wholes. */
function countedOf(callers: readonly Caller[], rows: number): { all: Counted; rows: Counted[] } {
  const of = (some: readonly Caller[], by: Counted['by'], value: string): Counted => ({
    by,
    value,
    cells: Object.fromEntries(
      COUNTS.map((count): [string, Cell] => {
        const those = some.filter(({ is }) => is.includes(count))
        return [count, { n: those.reduce((sum, { calls }) => sum + calls, 0), persons: those.length }]
      }),
    ) as Counted['cells'],
    rest: Object.fromEntries(
      Object.values(SHARES).map(({ part, of: whole }) => [
        part,
        some.filter(({ is }) => is.includes(whole) && !is.includes(part)).length,
      ]),
    ),
    waitMedian: 60,
    waitP90: 90,
    attempts: 1.5,
  })
  return {
    all: of(callers, 'all', ''),
    rows: Array.from({ length: rows }, (_, row) =>
      of(
        callers.filter((one) => one.row === row),
        'line',
        String(row),
      ),
    ),
  }
}

/** A caller who was answered and helped, transferred or neither, or hung up; and what follows from that. */
const KINDS: readonly (readonly Count[])[] = [
  ['calls', 'firstCalls', 'answered', 'reachedFirst', 'helpedByFirst', 'solvedInOne'],
  [
    'calls',
    'firstCalls',
    'answered',
    'reachedFirst',
    'reachedUnsolved',
    'helpedByFirst',
    'laterSame',
    'repeated',
  ],
  ['calls', 'answered', 'transferred', 'transferAnswered'],
  ['calls', 'answered', 'transferred', 'transferRepeated', 'repeated'],
  ['calls', 'answered', 'neither'],
  ['calls', 'firstCalls', 'abandoned'],
  ['calls', 'otherwise'],
  ['promised', 'kept', 'keptInTime'],
  ['promised', 'late', 'windowMissed'],
  ['promised', 'pending'],
]
const callers = fc.array(
  fc.record({
    row: fc.nat(3),
    calls: fc.integer({ min: 1, max: 4 }),
    is: fc.constantFrom(...KINDS),
  }),
  { maxLength: 120 },
)

const figures = (row: FigureRow) => row.pairs.flatMap(({ speed, quality }) => [...speed, ...quality])
const share = (row: FigureRow, name: string) => figures(row).find((one) => one.name === name)

describe('R-799: nobody of fewer than five can be pointed at', () => {
  test('no figure is of fewer than five people, nor leaves fewer than five of its whole', () => {
    fc.assert(
      fc.property(callers, (some) => {
        const { all, rows } = countedOf(some, 4)
        for (const [counted, out] of [
          [all, suppress([all], 5)[0]],
          ...suppress(rows, 5).map((row, at) => [rows[at], row]),
        ] as [Counted, FigureRow][])
          for (const figure of figures(out)) {
            if (figure.part === null) continue
            const { part, of } = SHARES[figure.name as keyof typeof SHARES]
            for (const persons of [
              counted.cells[part].persons,
              counted.cells[of].persons,
              counted.rest[part] ?? 0,
            ])
              expect(persons === 0 || persons >= 5, `${figure.name} of ${persons}`).toBe(true)
          }
      }),
    )
  })

  test('the sum over all rows never tells of a row that is left out', () => {
    fc.assert(
      fc.property(callers, (some) => {
        const { rows } = countedOf(some, 4)
        const out = suppress(rows, 5)
        for (const name of Object.keys(SHARES) as (keyof typeof SHARES)[]) {
          const { part, of } = SHARES[name]
          // Shown somewhere as a part or as a whole is known; the rest of the sum is what an attacker has left.
          for (const count of [part, of]) {
            const known = out.map((row) =>
              figures(row).some(
                (one) =>
                  one.value !== null &&
                  one.of !== null &&
                  (SHARES[one.name as keyof typeof SHARES]?.part === count ||
                    SHARES[one.name as keyof typeof SHARES]?.of === count),
              ),
            )
            if (!known.includes(true)) continue
            const left = rows.reduce((sum, row, at) => sum + (known[at] ? 0 : row.cells[count].persons), 0)
            expect(left === 0 || left >= 5, `${count}: ${left} left`).toBe(true)
          }
        }
      }),
    )
  })

  test('what stands between two shown figures is not of a few either', () => {
    fc.assert(
      fc.property(callers, (some) => {
        const { all } = countedOf(some, 1)
        const [out] = suppress([all], 5)
        for (const { small, hides } of GUARDS)
          if (all.cells[small].persons > 0 && all.cells[small].persons < 5)
            for (const figure of figures(out as FigureRow))
              if (SHARES[figure.name as keyof typeof SHARES]?.part === hides) expect(figure.value).toBeNull()
      }),
    )
  })

  test('a row of four takes the smallest of the others with it, and leaves the larger ones', () => {
    const many = (row: number, n: number) =>
      Array.from({ length: n }, (): Caller => ({ row, calls: 1, is: ['calls', 'abandoned'] }))
    const out = suppress(countedOf([...many(0, 40), ...many(1, 4), ...many(2, 9)], 3).rows, 5)
    expect(out.map((row) => share(row, 'abandoned')?.of)).toEqual([40, null, null])
  })

  test('one person who rings ten times is one', () => {
    const often: Caller[] = [{ row: 0, calls: 10, is: ['calls', 'abandoned'] }]
    expect(share(suppress([countedOf(often, 1).all], 5)[0] as FigureRow, 'abandoned')?.value).toBeNull()
  })
})

describe('R-788, R-808 – R-810: never one figure alone', () => {
  test('every pair has speed and quality, and every figure of speed stands in one', () => {
    for (const pair of PAIRS) {
      expect(PAIRED[pair].speed.length).toBeGreaterThan(0)
      expect(PAIRED[pair].quality.length).toBeGreaterThan(0)
    }
    expect(PAIRED.wait.quality).toEqual(expect.arrayContaining(['abandoned', 'solvedInOne', 'late']))
    expect(PAIRED.transfers.quality).toEqual(['transferAnswered', 'transferRepeated'])
    expect(PAIRED.first.quality).toEqual(['laterSame'])
  })

  test('with every figure of quality left out, speed is left out too', () => {
    fc.assert(
      fc.property(callers, (some) => {
        for (const row of suppress(countedOf(some, 4).rows, 5))
          for (const { speed, quality } of row.pairs)
            if (quality.every(({ value }) => value === null))
              expect(speed.every(({ value }) => value === null)).toBe(true)
      }),
    )
    const figure = { name: 'waitMedian' as const, unit: 'seconds' as const, value: 60, part: null, of: null }
    const silent = { ...figure, name: 'late' as const, unit: 'share' as const, value: null }
    expect(alone({ pair: 'wait', speed: [figure], quality: [silent] }).speed[0]?.value).toBeNull()
    expect(alone({ pair: 'wait', speed: [figure], quality: [{ ...silent, value: 3 }] }).speed[0]?.value).toBe(
      60,
    )
  })
})

describe('whole weeks', () => {
  const today = Temporal.PlainDate.from('2026-03-04')
  const weeks = (from?: string, until?: string) => {
    const found = weeksOf({ from, until }, today, 14)
    return found && [found.from.toString(), found.until.toString()]
  }
  test('from a Monday to a Sunday, whatever days are asked for', () => {
    expect(weeks('2026-03-04', '2026-03-04')).toEqual(['2026-03-02', '2026-03-08'])
    expect(weeks('2026-02-23', '2026-03-02')).toEqual(['2026-02-23', '2026-03-08'])
    expect(weeks()).toEqual(['2026-02-02', '2026-03-08'])
  })
  test.each([
    ['2026-03-09', '2026-03-02'],
    ['2025-03-01', '2026-03-01'],
    ['2026-02-30', '2026-03-01'],
    ['yesterday', '2026-03-01'],
    ["2026-01-01'; drop", '2026-03-01'],
  ])('%s – %s is no period', (from, until) => {
    expect(weeks(from, until)).toBeNull()
  })
})
