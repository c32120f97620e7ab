import { expect, test } from 'vitest'
import { turnedReason } from './rules.ts'

const day = Temporal.PlainDate.from('2026-03-04')
const today = (...spans: { opens: string; closes: string }[]) => ({
  day,
  spans,
  closedFor: null,
  cause: null,
})
const WEDNESDAY = { opens: '12:00', closes: '14:00' }

test('why somebody is given another time is read off the hours, and nobody is asked (R-443)', () => {
  expect([
    turnedReason({ open: false, today: today(WEDNESDAY) }),
    turnedReason({ open: false, today: today() }),
    turnedReason({ open: true, today: today(WEDNESDAY) }),
  ]).toEqual(['outsideHours', 'closedDay', 'ownWish'])
})
