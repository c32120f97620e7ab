import { expect, test } from 'vitest'
import { type ClockSpec, clocks, isClockName, isCountdown } from './clocks.ts'

const rows = Object.entries<ClockSpec>(clocks)

test('every rule of the master table, R-038 to R-090, has one clock', () => {
  const expected = Array.from({ length: 53 }, (_, i) => `R-${String(38 + i).padStart(3, '0')}`)
  expect(rows.map(([, spec]) => spec.rule)).toEqual(expected)
})

test('the 48 hours of the sources are two working days, a general question three', () => {
  const length = (name: keyof typeof clocks) => `${clocks[name].length} ${clocks[name].unit}`
  expect(length('contactTask')).toBe('2 workingDays')
  expect(length('dialogueMessage')).toBe('2 workingDays')
  expect(length('crossUnitTask')).toBe('2 workingDays')
  expect(length('writtenQuestion')).toBe('3 workingDays')
  expect(length('emergencyAid')).toBe('60 staffedMinutes')
})

test('lengths are whole and not negative, keys and sources are named', () => {
  for (const [name, spec] of rows) {
    expect(Number.isInteger(spec.length) && spec.length >= 0, name).toBe(true)
    expect(spec.key, name).toMatch(/^(clock|profile|mandate)\.[a-zA-Z.0-9]+$/)
    expect(spec.source, name).not.toBe('')
  }
})

test('only the two urgent clocks share a key: changing one length must not change another', () => {
  const keys = rows.map(([, spec]) => spec.key)
  expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual(['clock.urgentContact'])
})

test('names from outside are told apart', () => {
  expect(isClockName('contactTask')).toBe(true)
  expect(isClockName('toString')).toBe(false)
  expect(isCountdown('decisionExpiry')).toBe(true)
  expect(isCountdown('contactTask')).toBe(false)
})
