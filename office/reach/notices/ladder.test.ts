import { describe, expect, it } from 'vitest'
import { climbAll, facts, notice, point, settings } from '../../../test/support/ladder.ts'
import { inOslo, oslo } from '../../kernel/time/testTime.ts'
import { adverseReasons, HOLDS } from './duty.ts'
import { answerDueAt, answerReminderAt, postedCountsAt, talkReaches } from './rules.ts'
import { LADDERS } from './table.ts'

describe('the ladder as a rule (R-330)', () => {
  it('has a rung that can always be taken at the end of every important ladder', () => {
    for (const ladder of Object.values(LADDERS.important)) expect(ladder.at(-1)?.rung).toBe('adviserTask')
  })

  it('goes out by itself at 09:00 on working days, over Easter too (K2, K6)', () => {
    const begin = oslo('2026-03-31 14:00')
    const { taken: steps } = climbAll(
      notice({ madeAt: begin, nextStepAt: begin }),
      () => ({ facts: facts() }),
      5,
    )
    expect(steps.map(({ step, at }) => `${step} ${inOslo(at)}`)).toEqual([
      'portal 2026-03-31 14:00',
      'portalNotice 2026-03-31 14:00',
      'reminder 2026-04-07 09:00',
      'callTask 2026-04-09 09:00',
      'letter 2026-04-14 09:00',
      'adviserTask 2026-04-17 09:00',
    ])
  })

  it('writes down why a step was passed over, and goes on (K22)', () => {
    const restricted = facts({
      status: 'assisted',
      restrictions: ['doNotRing', 'noMailToHome'],
      points: [point('phone'), point('address')],
    })
    const { taken: steps } = climbAll(notice(), () => ({ facts: restricted }), 1)
    expect(steps.map(({ step, why }) => `${step} ${why ?? ''}`.trim())).toEqual([
      'portal',
      'letter noMailToHome',
      'callTask doNotRing',
      'adviserTask',
    ])
  })

  it('counts post from the end of the third working day, and a returned letter never', () => {
    const posted = notice({ postedAt: oslo('2026-03-11 09:00') })
    expect(inOslo(postedCountsAt(posted, settings) as Temporal.Instant)).toBe('2026-03-16 23:59')
    expect(postedCountsAt({ ...posted, returnedAt: oslo('2026-03-12 09:00') }, settings)).toBeNull()
  })

  it('runs what runs for the person from the day after it reached, and reminds ahead of the end (K5, R-086)', () => {
    const request = notice({ kind: 'documentRequest', answerClock: 'documentRequest' })
    const due = answerDueAt(request, oslo('2026-03-02 14:00'), settings) as Temporal.Instant
    expect(inOslo(due)).toBe('2026-03-16 23:59')
    const reminder = answerReminderAt(request, due, oslo('2026-03-02 14:00'), settings)
    expect(inOslo(reminder as Temporal.Instant)).toBe('2026-03-11 09:00')
    const appeal = (side: 'state' | 'municipal') =>
      inOslo(
        answerDueAt(
          notice({ answerClock: 'appealDeadline', side }),
          oslo('2026-03-05 20:00'),
          settings,
        ) as Temporal.Instant,
      )
    expect([appeal('municipal'), appeal('state')]).toEqual(['2026-03-26 23:59', '2026-04-16 23:59'])
  })

  it('hears no talk that was not interpreted where that is needed (K23, K27)', () => {
    expect(talkReaches({ interpreterNeed: 'always' }, 'action', undefined)).toBe(false)
    expect(talkReaches({ interpreterNeed: 'always' }, 'consequence', 'familyEmergency')).toBe(false)
    expect(talkReaches({ interpreterNeed: 'always' }, 'consequence', 'onDemand')).toBe(true)
    expect(talkReaches({ interpreterNeed: 'none' }, 'consequence', undefined)).toBe(true)
  })

  it('gives every reason for which an adverse step waits, and none of its own (K28)', () => {
    const none = Object.fromEntries(HOLDS.map((hold) => [hold, 0])) as Record<(typeof HOLDS)[number], number>
    expect(adverseReasons(none)).toEqual([])
    for (const hold of HOLDS) expect(adverseReasons({ ...none, [hold]: 2 })).toEqual([hold])
  })
})
