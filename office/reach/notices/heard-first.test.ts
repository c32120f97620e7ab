import { describe, expect, it } from 'vitest'
import { facts, notice, point, settings, T0, taken } from '../../../test/support/ladder.ts'
import { inOslo } from '../../kernel/time/testTime.ts'
import type { ReachFacts } from '../../people/profile/model.ts'
import type { OnLadder } from './model.ts'
import { climb, heardAt } from './rules.ts'

const POINTS = [point('phone'), point('address')]
const helped = (told: Partial<ReachFacts> = {}) => facts({ status: 'assisted', points: POINTS, ...told })
const refusal = (told: Partial<OnLadder> = {}) => notice({ adverse: true, ...told })
const at = (of: OnLadder, seen: ReachFacts, when = T0) => {
  const { acts, next } = climb(of, seen, when, settings, false)
  return {
    acts: acts.map(({ rung }) => rung),
    next: next && `${next.step} ${inOslo(next.at)}`,
    steps: [...of.steps, ...acts.map((act) => taken(act, when))],
  }
}

describe('a refusal is heard before it is read (R-063, R-235)', () => {
  it.each<[string, ReachFacts]>([
    ['who is helped', helped()],
    ['who reads weakly', helped({ status: 'partlyDigital', reading: 'weak' })],
    ['who needs an interpreter', helped({ status: 'unknown', interpreterNeed: 'always' })],
  ])('to somebody %s: the call at once, the paper when the talk is owed at the latest', (_who, seen) => {
    const first = at(refusal(), seen)
    expect(first.acts).toContain('callTask')
    expect(first.acts).not.toContain('letter')
    expect(first.next).toBe(`letter ${inOslo(heardAt(refusal(), settings))}`)
    expect(first.next).toBe('letter 2026-03-04 10:00')
    const then = refusal({ steps: first.steps, nextStep: 'letter' })
    expect(at(then, seen, heardAt(refusal(), settings)).acts).toEqual(['letter'])
  })

  it('where nobody may ring the paper waits for nothing', () => {
    expect(at(refusal(), helped({ restrictions: ['doNotRing'] })).acts).toContain('letter')
    expect(at(refusal(), helped({ points: [point('address')] })).acts).toContain('letter')
  })

  it('what is no refusal, and what needs no explaining, goes on paper at once', () => {
    expect(at(notice(), helped()).acts).toContain('letter')
    expect(at(refusal({ kind: 'documentRequest', weight: 'action' }), helped()).acts).toContain('letter')
    const reads = facts({ status: 'partlyDigital', reading: 'ok', interpreterNeed: 'none', points: POINTS })
    expect(at(refusal(), reads).acts).toContain('letter')
  })
})
