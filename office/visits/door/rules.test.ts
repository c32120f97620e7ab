import { expect, test } from 'vitest'
import { turnedReason } from './rules.ts'

const day = Temporal.PlainDate.from('2026-03-04')
const today = (...spans: { opens: string; closes: string }[]) => ({
  day,
  spans,
  closedFor: null,
  cause: null,
  parts: [],
})
const PART = { from: '12:00', until: '13:00', cause: 'weather', reason: 'Uvær' } as const
const WEDNESDAY = { opens: '12:00', closes: '14:00' }

test('why somebody is given another time is read off the hours, and nobody is asked (R-443)', () => {
  expect([
    turnedReason({ open: false, today: today(WEDNESDAY), part: null }),
    turnedReason({ open: false, today: today(WEDNESDAY), part: PART }),
    turnedReason({ open: false, today: today(), part: null }),
    turnedReason({ open: true, today: today(WEDNESDAY), part: null }),
  ]).toEqual(['outsideHours', 'closedDay', 'closedDay', 'ownWish'])
})
