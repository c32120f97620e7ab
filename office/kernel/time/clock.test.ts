import { expect, test } from 'vitest'
import { fixedClock, movableClock } from './clock.ts'
import { inOslo, oslo } from './testTime.ts'

test('a fixed clock always says the same', () => {
  const clock = fixedClock(oslo('2026-03-02 10:00'))
  expect(inOslo(clock.now())).toBe('2026-03-02 10:00')
  expect(clock.now()).toBe(clock.now())
})

test('a movable clock says what it was last set or moved to', () => {
  const clock = movableClock(oslo('2026-03-02 10:00'))
  clock.advance({ hours: 3 })
  expect(inOslo(clock.now())).toBe('2026-03-02 13:00')
  clock.set(oslo('2026-03-04 09:30'))
  expect(inOslo(clock.now())).toBe('2026-03-04 09:30')
})

test('moving a clock 24 hours over the change to summer time shows one hour more', () => {
  const clock = movableClock(oslo('2026-03-28 10:00'))
  clock.advance({ hours: 24 })
  expect(inOslo(clock.now())).toBe('2026-03-29 11:00')
})
