import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Urgency } from '../../kernel/promise/model.ts'
import { isLower, mayPutThrough, nextLink, readJudgement } from './rules.ts'

const now = Temporal.Instant.from('2026-03-02T10:00:00Z')
const later = now.add({ hours: 24 })
const urgency = fc.constantFrom<Urgency>('acute', 'elevated', 'ordinary')

describe('what the duty phone is for (R-425, K15)', () => {
  test.each<[Urgency, boolean]>([
    ['acute', true],
    ['elevated', false],
    ['ordinary', false],
  ])('%s: %s', (level, may) => expect(mayPutThrough('duty', level).ok).toBe(may))
  test('anybody free may be rung about anything', () =>
    expect((['adviser', 'staff', 'queue'] as const).every((to) => mayPutThrough(to, 'ordinary').ok)).toBe(
      true,
    ))
})

describe('two views of urgency (R-434)', () => {
  const lower = {
    urgency: 'ordinary',
    reason: 'Vi snakket; det er mat til fredag',
    nextContactAt: later,
  } as const
  const judge = (said: Partial<Parameters<typeof readJudgement>[1]> = {}, spoken = true) => {
    const done = readJudgement('acute', { ...lower, ...said }, { spoken, now })
    return done.ok ? 'ok' : done.reason
  }
  test('lower, after a talk, with reason and time', () => expect(judge()).toBe('ok'))
  test('not without a talk', () => expect(judge({}, false)).toBe('needsTalk'))
  test('not without a reason', () => expect(judge({ reason: '  ' })).toBe('needsReason'))
  test('not without a time of the next contact', () =>
    expect(judge({ nextContactAt: null })).toBe('needsContactTime'))
  test('nor with one that has passed', () => expect(judge({ nextContactAt: now })).toBe('needsContactTime'))
  test('the same needs neither', () =>
    expect(judge({ urgency: 'acute', reason: '', nextContactAt: null }, false)).toBe('ok'))
  test('never lower without a time ahead, whatever is said', () => {
    fc.assert(
      fc.property(
        urgency,
        urgency,
        fc.string(),
        fc.boolean(),
        fc.integer({ min: -5, max: 5 }),
        (giver, receiver, reason, spoken, hours) => {
          const nextContactAt = now.add({ hours })
          const done = readJudgement(giver, { urgency: receiver, reason, nextContactAt }, { spoken, now })
          if (done.ok && isLower(receiver, giver)) {
            expect(spoken && reason.trim() !== '').toBe(true)
            expect(Temporal.Instant.compare(nextContactAt, now)).toBe(1)
          }
        },
      ),
    )
  })
})

test('one after the other is rung, and then nobody', () => {
  const chain = [
    { kind: 'duty', staffId: 'a' },
    { kind: 'leader', staffId: 'b' },
  ] as const
  expect(nextLink(chain, 0)).toEqual({ link: chain[1], step: 1 })
  expect(nextLink(chain, 1)).toBeNull()
})
