import { describe, expect, test } from 'vitest'
import { textFor } from '../../text/index.ts'
import { agencyWords, moveLine } from './moves.ts'

const say = textFor('nb')
const line = (event: string, data: Record<string, unknown> = {}, who: string | null = 'Kari') =>
  moveLine({ event, who, data }, say)
const words = (event: string, data: Record<string, unknown> = {}, who: string | null = 'Kari') => {
  const found = line(event, data, who)
  return found && say(found.text, { ...found.params, when: found.when ?? '' })
}

describe('what happened between the messages is one plain line', () => {
  test('a hand-over names the new one and keeps the time (C1-06)', () => {
    expect(words('promiseHandedOver', { toStaffId: 'x' })).toBe(
      'Spørsmålet er gitt videre til Kari. Fristen er den samme.',
    )
    expect(words('promiseHandedOver', { toTeamId: 'x' }, 'Den som ga')).toBe(
      'Spørsmålet er gitt videre til noen som kan svare. Fristen er den samme.',
    )
  })

  test('a late answer is told with the latest new time (C1-05)', () => {
    const told = line('promiseToldLate', { latestNewAt: '2026-03-12T07:00:00Z' })
    expect([told?.text, told?.when]).toEqual(['citizen:move.toldLate', '2026-03-12T07:00:00Z'])
  })

  test('another body comes with how to reach it and what to have ready (C1-09)', () => {
    const referred = line('referralMade', { agency: 'immigration' })
    expect(words('referralMade', { agency: 'immigration' })).toContain('Utlendingsdirektoratet')
    expect(referred?.more).toHaveLength(2)
    expect(referred?.more.join(' ')).toMatch(/23 35 16 00.*DUF/)
  })

  test('a body that the catalogue does not know is still a sentence', () => {
    expect(agencyWords('__proto__', say).name).toBe('En annen etat')
  })

  test('an answer by talk and a referral that worked are told apart', () => {
    expect(words('promiseKeptElsewhere', { how: 'talk' })).toBe('Dette ble besvart i en samtale.')
    expect(words('promiseKeptElsewhere', { how: 'referredElsewhere' })).toBe('Du kom fram til rett sted.')
  })

  test('what the person asked for no more is told with their own words (R-003)', () => {
    expect(line('promiseWithdrawn', { how: 'withdrawn', said: 'Jeg trenger det ikke.' })).toMatchObject({
      text: 'citizen:move.withdrawn',
      more: ['Jeg trenger det ikke.'],
    })
    expect(line('promiseWithdrawn', { how: 'withdrawn' })?.more).toEqual([])
  })

  test('what only staff need to know is left out, and nobody is nameless', () => {
    expect(line('promiseReminded')).toBeNull()
    expect(words('callAttempt', {}, null)).toBe('Noen hos oss prøvde å ringe deg.')
  })
})
