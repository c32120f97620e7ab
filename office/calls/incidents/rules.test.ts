import { expect, test } from 'vitest'
import { isBurst, isWatched } from './rules.ts'

const policy = { least: 20, factor: 5 }
const asked = (inWindow: number, normalPerHour: number, windowMinutes = 30) =>
  isBurst({ inWindow, normalPerHour, windowMinutes }, policy)

test('R-124: forty in thirty minutes where three an hour is normal is a burst', () => {
  expect(asked(40, 3)).toBe(true)
})

test('R-124: few are none, however quiet it usually is', () => {
  expect(asked(19, 0)).toBe(false)
  expect(asked(20, 0)).toBe(true)
})

test('R-124: many are none where as many are normal, and it follows how long the window is', () => {
  expect(asked(70, 120)).toBe(false)
  expect(asked(299, 120)).toBe(false)
  expect(asked(300, 120)).toBe(true)
  expect(asked(60, 12, 60)).toBe(true)
  expect(asked(59, 12, 60)).toBe(false)
})

test('R-124: the factor and the least number are the installation’s', () => {
  expect(isBurst({ inWindow: 40, normalPerHour: 3, windowMinutes: 30 }, { least: 41, factor: 5 })).toBe(false)
  expect(isBurst({ inWindow: 40, normalPerHour: 30, windowMinutes: 30 }, { least: 20, factor: 2 })).toBe(true)
})

test('R-124: what nobody could name has nothing in common', () => {
  expect(isWatched('unknown')).toBe(false)
  expect(isWatched('paymentWrong')).toBe(true)
})
