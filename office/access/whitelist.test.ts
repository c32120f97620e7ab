import { expect, it } from 'vitest'
import type { WhitelistRow } from './model.ts'
import { shownFields } from './whitelist.ts'

const NOON = Temporal.Instant.from('2026-03-02T12:00:00Z')
const stale = NOON.subtract({ hours: 12 })
const payment = (asOf: Temporal.Instant, amount = 7650) => ({
  kind: 'nextPayment' as const,
  value: { date: '2026-03-05', amount },
  source: 'municipalSystem',
  asOf,
})

it('R-618 calls a value outdated when it or its feed is older than twelve hours', () => {
  const ages = (asOf: Temporal.Instant, feed: Temporal.Instant | null) =>
    shownFields([payment(asOf)], feed, stale).nextPayment?.mayBeOutdated
  expect(ages(stale, null)).toBe(false)
  expect(ages(stale.subtract({ seconds: 1 }), null)).toBe(true)
  expect(ages(NOON, stale.subtract({ seconds: 1 }))).toBe(true)
  expect(ages(NOON, NOON)).toBe(false)
})

it('R-720 lets no key out that is not on the list, and shows the newest of several', () => {
  const told = { date: '2026-03-06', amount: 1, benefit: 'socialAssistance', note: 'words' }
  const rows: WhitelistRow[] = [{ ...payment(NOON), value: told }, payment(stale)]
  expect(shownFields(rows, null, stale)).toEqual({
    nextPayment: {
      value: { date: '2026-03-06', amount: 1 },
      source: 'municipalSystem',
      asOf: NOON,
      mayBeOutdated: false,
    },
  })
})

it('has no field for what there is no value of', () => {
  expect(Object.keys(shownFields([], null, stale))).toEqual([])
})
