import { describe, expect, test } from 'vitest'
import { oslo } from '../../../test/support/story.ts'
import { linesFor, othersSee, sheetLines, tableUntil } from './rules.ts'

const times = { startsAt: oslo('2026-03-04 10:00'), endsAt: oslo('2026-03-04 11:00') }
const refusalOf = (state: 'booked' | 'begun' | 'held' | 'cancelled', at: string) => {
  const lies = tableUntil({ ...times, state }, oslo(at))
  return 'refusal' in lies ? lies.refusal : lies.until.toString()
}

describe('R-488 what lies on the table, and until when', () => {
  test('from a quarter of an hour before, and an hour after what was planned', () => {
    expect(refusalOf('booked', '2026-03-04 09:44')).toBe('tooEarly')
    expect(refusalOf('booked', '2026-03-04 09:45')).toBe(oslo('2026-03-04 12:00').toString())
    expect(refusalOf('booked', '2026-03-04 12:01')).toBe('alreadyEnded')
  })
  test('a meeting that has begun early or goes on late has its table', () => {
    expect(refusalOf('begun', '2026-03-04 08:00')).toBe(oslo('2026-03-04 12:00').toString())
    expect(refusalOf('begun', '2026-03-04 13:00')).toBe(oslo('2026-03-04 14:00').toString())
  })
  test('one that is over or cancelled has none', () => {
    expect(refusalOf('held', '2026-03-04 10:30')).toBe('alreadyEnded')
    expect(refusalOf('cancelled', '2026-03-04 09:50')).toBe('alreadyEnded')
  })
})

describe('the sheet', () => {
  const written = [
    { matter: 'work', body: 'Halv stilling.' },
    { matter: 'practical', body: 'Nytt møte mandag.' },
    { matter: 'health', body: '' },
  ]
  test('has what was written, in the order of matters, and how each area of a mapping talk stands', () => {
    expect(sheetLines({ id: 'm', kind: 'followUp' }, written, []).map(({ matter }) => matter)).toEqual([
      'practical',
      'work',
    ])
    const said = [{ area: 'health', state: 'later' as const, meetingId: 'm', at: times.startsAt }]
    expect(sheetLines({ id: 'm', kind: 'mapping' }, written, said)).toEqual([
      { matter: 'practical', body: 'Nytt møte mandag.', state: null },
      { matter: 'work', body: 'Halv stilling.', state: null },
      { matter: 'health', body: '', state: 'later' },
    ])
  })
  test('each from outside sees what they may hear, and what is practical', () => {
    const lines = sheetLines({ id: 'm', kind: 'followUp' }, written, [])
    expect(linesFor(lines, ['health']).map(({ matter }) => matter)).toEqual(['practical'])
    expect(linesFor(lines, ['work']).map(({ matter }) => matter)).toEqual(['practical', 'work'])
  })
})

describe('R-475 who at the table sees a paper', () => {
  const one = { role: 'employer', approval: 'approved', endedAt: null } as const
  const now = times.startsAt
  test('a letter only when the person has said so; what they may hear of the sheet without more', () => {
    expect(othersSee({ kind: 'letter', othersAt: null }, one)).toBe(false)
    expect(othersSee({ kind: 'letter', othersAt: now }, one)).toBe(true)
    expect(othersSee({ kind: 'sheet', othersAt: null }, one)).toBe(true)
  })
  test('nobody who was declined, is not answered for yet, or has been taken off', () => {
    for (const not of [{ approval: 'declined' }, { approval: 'asked' }, { endedAt: now }] as const)
      for (const kind of ['sheet', 'letter', 'page'] as const)
        expect(othersSee({ kind, othersAt: now }, { ...one, ...not })).toBe(false)
  })
  test('the link of the person opens nothing: they log in, or type the code', () => {
    expect(othersSee({ kind: 'sheet', othersAt: now }, { ...one, role: 'resident' })).toBe(false)
  })
})
