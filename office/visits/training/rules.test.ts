import { describe, expect, test } from 'vitest'
import { oslo } from '../../../test/support/story.ts'
import { FIRST_STEPS, type Step } from './model.ts'
import { isFirstAlone, isReached, managed, mayBeOffered, readPlan, readSession, training } from './rules.ts'

const now = oslo('2026-03-02 10:00')
const mastered = (...done: Step[]) =>
  FIRST_STEPS.map((step) => ({ step, masteredAt: done.includes(step) ? now : null }))
const session = (more: object = {}) =>
  readSession(
    { form: 'sideBySide', device: 'loan', minutes: 30, guidanceMinutes: 10, heldAt: now, tries: [], ...more },
    FIRST_STEPS,
    now,
  )
const tried = (hands: string, done: boolean, step = 'write') => ({
  tries: [{ step, hands, mastered: done }],
})
const outcome = (read: { ok: boolean; reason?: string }) => (read.ok ? 'ok' : read.reason)

describe('whose hands did it (R-303, R-450)', () => {
  test.each([
    ['own', true, 'ok'],
    ['own', false, 'ok'],
    ['together', false, 'ok'],
    ['trainer', false, 'ok'],
    ['together', true, 'trainersHands'],
    ['trainer', true, 'trainersHands'],
    ['somebody', false, 'badForm'],
  ])('%s, mastered %s: %s', (hands, done, says) => {
    expect(outcome(session(tried(hands, done)))).toBe(says)
  })

  test.each([
    ['a step that is not in the plan', tried('own', true, 'joinVideo'), 'badForm'],
    [
      'a step told twice',
      { tries: [...tried('own', true).tries, ...tried('trainer', false).tries] },
      'badForm',
    ],
    ['no time at all', { minutes: 0, guidanceMinutes: 0 }, 'badForm'],
    ['guidance alone', { minutes: 0, guidanceMinutes: 20 }, 'ok'],
    ['half a minute', { minutes: 0.5 }, 'badForm'],
    ['longer than a day at work', { minutes: 481 }, 'badForm'],
    ['minutes that are none', { minutes: Number.NaN }, 'badForm'],
    ['a session that has not been', { heldAt: oslo('2026-03-02 10:01') }, 'tooEarly'],
    ['another device', { device: 'toaster' }, 'badForm'],
  ])('%s', (_what, more, says) => {
    expect(outcome(session(more))).toBe(says)
  })
})

describe('what changes by what is mastered (R-302, R-303)', () => {
  test.each<[Step[], string[]]>([
    [[], []],
    [['logIn'], ['logIn']],
    [
      ['logIn', 'findThread', 'write'],
      ['logIn', 'writeMessage'],
    ],
    // Who finds a conversation has not read it, and who reads one that others found has not found it.
    [['findThread'], []],
    [['read'], []],
    [['findThread', 'read'], ['readMessage']],
    [
      ['upload', 'write'],
      ['writeMessage', 'uploadDocument'],
    ],
  ])('%j: %j and nothing else', (steps, tasks) => {
    expect(managed(mastered(...steps))).toEqual(tasks)
  })

  test('a step on the way alone is no task, also where the plan has no other', () => {
    expect(managed([{ step: 'findThread', masteredAt: now }])).toEqual([])
    expect(managed([{ step: 'read', masteredAt: now }])).toEqual(['readMessage'])
  })

  test('reached is all of it', () => {
    expect(isReached(mastered(...FIRST_STEPS))).toBe(true)
    expect(isReached(mastered('logIn', 'read'))).toBe(false)
  })
})

describe('a plan (R-871)', () => {
  test('says what for, and has its steps in the order of learning', () => {
    expect(readPlan({ goal: '  Svare  Kari selv ', steps: ['write', 'logIn'], helper: ' ' })).toEqual({
      ok: true,
      goal: 'Svare Kari selv',
      steps: ['logIn', 'write'],
      helper: null,
    })
  })
  test.each([
    [{ goal: ' ', steps: ['logIn'] }, 'empty'],
    [{ goal: 'x'.repeat(301), steps: ['logIn'] }, 'tooLong'],
    [{ goal: 'Mål', steps: [] }, 'badForm'],
    [{ goal: 'Mål', steps: ['logIn', 'hack'] }, 'badForm'],
    [{ goal: 'Mål', steps: ['logIn'], helper: 'y'.repeat(101) }, 'tooLong'],
  ])('%j: %s', (told, says) => {
    expect(outcome(readPlan(told))).toBe(says)
  })
})

test('who is helped each time is offered nothing, and gets what they ask for (R-297)', () => {
  expect([mayBeOffered(true, false), mayBeOffered(true, true), mayBeOffered(false, false)]).toEqual([
    false,
    true,
    true,
  ])
})

test('the first time alone is after it was mastered and before it was done alone (C6-10)', () => {
  expect([isFirstAlone(null, 0), isFirstAlone(now, 0), isFirstAlone(now, 1)]).toEqual([false, true, false])
})

test('figures tell nothing of fewer than five (R-799)', () => {
  const sums = { persons: 4, sessions: 9, minutes: 300, guidanceMinutes: 90, mastered: 8 }
  expect(training(sums)).toBeNull()
  expect(training({ ...sums, persons: 5 })).toEqual({ ...sums, persons: 5 })
})
