import { describe, expect, it } from 'vitest'
import { facts, notice, point, settings, T0, taken } from '../../../test/support/ladder.ts'
import type { ReachFacts } from '../../people/profile/model.ts'
import type { NextStep, OnLadder } from './model.ts'
import { climb } from './rules.ts'

const digital = (told: Partial<ReachFacts> = {}) =>
  facts({ status: 'digital', points: [point('phone'), point('address'), point('mailbox')], ...told })

/** What is done at once, as words. */
const done = (of: OnLadder, seen: ReachFacts, at = T0) =>
  climb(of, seen, at, settings, false).acts.map((act) =>
    [act.rung, 'channel' in act ? act.channel : '', act.does === 'skip' ? act.why : ''].join(' ').trim(),
  )
const onceBegun = (nextStep: NextStep) => {
  const first = climb(notice(), digital(), T0, settings, false)
  return notice({ steps: first.acts.map((act) => taken(act, T0)), nextStep, nextStepAt: T0 })
}

describe('the digital mailbox on the ladder (R-332)', () => {
  it('takes the letter on the first day, beside Min side and the text, and paper still comes', () => {
    expect(done(notice(), digital())).toEqual(['portal', 'portalNotice sms', 'mailbox mailbox'])
    expect(climb(notice(), digital(), T0, settings, false).next?.step).toBe('reminder')
  })

  it.each<[string, Partial<ReachFacts>]>([
    ['who is not known to be digital', { status: 'unknown' }],
    ['who is helped', { status: 'assisted' }],
    ['who has said no to screens', { declined: ['portal'] }],
    ['whose profile is overdue', { reviewOverdue: true }],
    ['whose digital way does not work', { digitalNotWorking: true }],
  ])('takes nothing for somebody %s: they get paper', (_who, told) => {
    const acts = done(notice(), digital(told))
    expect(acts.join()).not.toContain('mailbox')
    expect(acts).toContain('letter letter')
  })

  it('is passed over without a word where there is none, or it does not work', () => {
    const broken = [point('phone'), point('address'), { ...point('mailbox'), notWorkingSince: T0 }]
    expect(done(notice(), digital({ points: broken }))).toEqual(['portal', 'portalNotice sms'])
  })

  it('did not take it: it goes on paper at once, ahead of reminder and call', () => {
    expect(done(onceBegun('onPaper'), digital())).toEqual(['letter letter'])
  })

  it('failed late, when the paper has gone already: nothing more is done for it', () => {
    const gone = onceBegun('onPaper')
    const steps = [...gone.steps, { step: 'letter', at: T0, channel: 'letter', why: null }]
    expect(done({ ...gone, steps }, digital())).toEqual([])
  })

  it('did not take it, and there is no address: the next way is tried', () => {
    const homeless = digital({ points: [point('phone'), point('mailbox')] })
    expect(done(onceBegun('onPaper'), homeless)).toEqual(['letter  noAddress', 'reminder sms'])
  })
})
