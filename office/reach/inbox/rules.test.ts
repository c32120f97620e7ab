import { describe, expect, test } from 'vitest'
import { oslo } from '../../kernel/time/testTime.ts'
import { byImportance, isUnread, stateOf } from './rules.ts'

const nothing = {
  openedAt: null,
  openedByKind: null,
  holderName: null,
  explainedAt: null,
  handedOverAt: null,
  postedAt: null,
  returnedAt: null,
}
const at = oslo('2026-03-04 10:00')

describe('how a letter stands, read off its times (R-327, R-328)', () => {
  test.each([
    ['nothing has happened', {}, 'unread', true],
    ['sent by post: not read for that', { postedAt: at }, 'posted', true],
    ['came back from the post', { postedAt: at, returnedAt: at }, 'unread', true],
    ['opened by the person', { openedAt: at, openedByKind: 'person' }, 'opened', false],
    ['told in a talk', { explainedAt: at, postedAt: at }, 'told', false],
    ['handed over', { handedOverAt: at }, 'handedOver', false],
    [
      'opened by whoever may read for them',
      { openedAt: at, openedByKind: 'holder', holderName: 'Kari' },
      'openedByHolder',
      false,
    ],
    ['opened by somebody else: unread', { openedAt: at, openedByKind: 'other' }, 'unread', true],
  ] as const)('%s', (_what, times, is, unread) => {
    const state = stateOf({ ...nothing, ...times })
    expect([state.is, isUnread({ state })]).toEqual([is, unread])
  })
})

test('what has consequences stands first, then the nearest day, then the newest', () => {
  const letter = (weight: 'information' | 'action' | 'consequence', due: string | null, made: string) => ({
    weight,
    answerDueAt: due === null ? null : oslo(due),
    madeAt: oslo(made),
  })
  const news = letter('information', null, '2026-03-06 10:00')
  const papers = letter('action', '2026-03-16 23:59', '2026-03-02 10:00')
  const later = letter('action', '2026-03-20 23:59', '2026-03-05 10:00')
  const decision = letter('consequence', null, '2026-03-01 10:00')
  expect([news, later, papers, decision].sort(byImportance)).toEqual([decision, papers, later, news])
})
