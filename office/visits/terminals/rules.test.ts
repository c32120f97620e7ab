import { describe, expect, test } from 'vitest'
import { TERMINAL_KINDS } from './model.ts'
import { codeRead, codeShown, endsAt, homeOf, idleFrom, isShared, mayPair, mayStandIn } from './rules.ts'

const A = 'office-a'
const B = 'office-b'

describe('R-449: whose a device is', () => {
  test('only who receives or leads pairs one, and only for an office of their own', () => {
    expect(mayPair({ roles: ['RE'], officeId: A })).toBe(true)
    expect(mayPair({ roles: ['LE', 'AP'], officeId: A })).toBe(true)
    expect(mayPair({ roles: ['AS', 'AM', 'CO', 'DU'], officeId: A })).toBe(false)
    expect(mayPair({ roles: ['RE'], officeId: null })).toBe(false)
  })

  test('a page of a reception stands on that office’s device of that kind, and anywhere in a demo', () => {
    const place = { officeId: A, kind: 'kiosk', open: false } as const
    expect(mayStandIn({ kind: 'kiosk', officeId: A }, place)).toBe(true)
    expect(mayStandIn({ kind: 'kiosk', officeId: B }, place)).toBe(false)
    expect(mayStandIn({ kind: 'public', officeId: A }, place)).toBe(false)
    expect(mayStandIn(null, place)).toBe(false)
    expect(mayStandIn(null, { ...place, open: true })).toBe(true)
  })

  test('every kind has a first page, and only the one for everybody is emptied', () => {
    const homes = TERMINAL_KINDS.map((kind) => homeOf({ kind, officeId: A }))
    expect(new Set(homes).size).toBe(TERMINAL_KINDS.length)
    expect(homes.every((home) => home.startsWith('/'))).toBe(true)
    expect(TERMINAL_KINDS.filter(isShared)).toEqual(['public'])
  })

  test('a code is read whatever stands between its digits', () => {
    expect(codeRead(' 123 456 ')).toBe('123456')
    expect(codeRead('12-34.56')).toBe('123456')
    expect(codeShown('123456')).toBe('123 456')
  })
})

describe('R-449: when a shared screen is emptied', () => {
  test.each([
    [120, 180, { warn: 120, wipe: 180 }],
    // However it is set, whoever is warned has twenty seconds to say that they are there.
    [120, 125, { warn: 120, wipe: 140 }],
    [120, 60, { warn: 120, wipe: 140 }],
    [0, 0, { warn: 20, wipe: 40 }],
  ])('a warning after %i and the end after %i are %o', (warn, wipe, idle) => {
    expect(idleFrom(warn, wipe)).toEqual(idle)
  })

  test('the login lives a little longer than the page, so that a late answer does not end what is in use', () => {
    const now = Temporal.Instant.from('2026-03-02T09:00:00Z')
    const ends = endsAt(now, { warn: 120, wipe: 180 })
    expect(ends.toString()).toBe('2026-03-02T09:03:15Z')
  })
})
