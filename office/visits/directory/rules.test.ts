import { describe, expect, test } from 'vitest'
import { RECEIVER_KINDS } from '../reception/model.ts'
import { BODIES, type Entry } from './model.ts'
import { currentOn, entryFor, isStale, readEntry } from './rules.ts'

const said = { body: 'taxOffice', themes: ['tax'], name: ' Skattekontoret  i Granvik ', phone: '42 00 20 01' }
const reads = (more: object) => {
  const read = readEntry({ ...said, ...more })
  return read.ok ? 'ok' : read.reason
}
const entry = (more: Partial<Entry> = {}): Entry => ({
  ...{ id: 'a', version: 1, body: 'taxOffice', themes: ['tax'], name: 'Skatt', phone: '42', web: null },
  ...{ address: null, hours: [], languages: [], interpreter: false, validFrom: '2026-01-01' },
  ...{ checkedOn: '2026-01-01', ended: false },
  ...more,
})
const names = (list: readonly Entry[]) => list.map(({ name }) => name)

describe('the directory of who is responsible (R-462)', () => {
  test('has an entry for every body that one can be shown on to, but the pages that are nobody', () => {
    expect(RECEIVER_KINDS.filter((kind) => !BODIES.some((body) => body === kind))).toEqual(['web'])
  })

  test('takes a body, what it is for and a way to it', () => {
    const read = readEntry({ ...said, week: ['9–15', '', '', '', '', '', ''], languages: ['nb', 'en', 'nb'] })
    expect(read).toMatchObject({
      told: { name: 'Skattekontoret i Granvik', languages: ['en', 'nb'], web: null },
    })
    expect(read.ok && read.told.hours).toEqual([{ weekday: 1, opens: '09:00', closes: '15:00' }])
  })

  test.each<[object, string]>([
    [{ body: 'web' }, 'badForm'],
    [{ themes: ['gossip'] }, 'empty'],
    [{ name: '  ' }, 'empty'],
    [{ phone: '' }, 'empty'],
    [{ phone: '', address: 'Torget 1' }, 'ok'],
    [{ phone: 'ring oss' }, 'badForm'],
    [{ web: 'http://skatt.example' }, 'badForm'],
    [{ web: 'javascript:alert(1)' }, 'badForm'],
    [{ web: 'https://skatt.example/kontor' }, 'ok'],
    [{ name: 'x'.repeat(121) }, 'tooLong'],
    [{ week: ['9-8-7'] }, 'badForm'],
    [{ languages: ['<b>'] }, 'badForm'],
  ])('of %j it says %s', (more, expected) => {
    expect(reads(more)).toBe(expected)
  })

  test('counts what is in force on the day; what lies ready and what has ended does not', () => {
    const versions = [
      entry(),
      entry({ version: 2, name: 'Skatt vest', validFrom: '2026-03-01' }),
      entry({ version: 3, name: 'Skatt nord', validFrom: '2026-06-01' }),
      entry({ id: 'b', name: 'Kommunen', body: 'municipality', themes: ['debt'] }),
      entry({ id: 'c', name: 'Borte' }),
      entry({ id: 'c', version: 2, name: 'Borte', ended: true }),
    ]
    expect(names(currentOn(versions, '2026-02-28'))).toEqual(['Kommunen', 'Skatt'])
    expect(names(currentOn(versions, '2026-03-01', 'tax'))).toEqual(['Skatt vest'])
  })

  test('puts in the hand whoever was named, or the only one there is', () => {
    const two = [entry(), entry({ id: 'b', name: 'Skatt to' })]
    expect(entryFor([entry()], 'taxOffice', null)?.name).toBe('Skatt')
    expect(entryFor(two, 'taxOffice', null)).toBeNull()
    expect(entryFor(two, 'taxOffice', 'b')?.name).toBe('Skatt to')
    expect(entryFor(two, 'police', 'b')).toBeNull()
  })

  test('is to be looked at again when nobody has made sure for long', () => {
    expect(isStale('2026-01-01', '2026-06-30', 180)).toBe(false)
    expect(isStale('2026-01-01', '2026-07-01', 180)).toBe(true)
  })
})
