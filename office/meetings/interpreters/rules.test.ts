import { describe, expect, test } from 'vitest'
import { oslo } from '../../../test/support/story.ts'
import { settingsFrom } from '../../kernel/settings.ts'
import { MEETING_KINDS } from '../model.ts'
import type { NeedFacts } from './model.ts'
import {
  answeredInterpreter,
  confirmBy,
  contentOf,
  isFlagged,
  levelFor,
  mayBeMissed,
  wayFor,
} from './rules.ts'

const facts = (told: Partial<NeedFacts> = {}): NeedFacts => ({
  interpreterNeed: 'none',
  interpreterLanguage: null,
  language: 'nb',
  norwegianOral: null,
  status: 'digital',
  ...told,
})

describe('R-349: who is asked about', () => {
  test.each<[Partial<NeedFacts>, boolean]>([
    [{}, false],
    [{ interpreterNeed: 'forComplex' }, true],
    [{ interpreterNeed: 'always', norwegianOral: 4 }, true],
    [{ norwegianOral: 2 }, true],
    [{ norwegianOral: 3, language: 'ar' }, false],
    [{ language: 'ti', status: 'unknown' }, true],
    [{ language: 'ti' }, false],
    [{ language: 'nn', status: 'unknown' }, false],
  ])('%j: %s', (told, flagged) => expect(isFlagged(facts(told))).toBe(flagged))
})

describe('R-356: an order that would reach nobody is none', () => {
  test.each([
    ['ordered', 'ti', null],
    ['onDemand', 'ar', null],
    ['ordered', 'nb', 'interpreterLanguage'],
    ['onDemand', 'nn', 'interpreterLanguage'],
    ['ordered', 'a language of hers', 'interpreterLanguage'],
  ] as const)('%s in %s: %s', (answer, language, reason) =>
    expect(answeredInterpreter(true, answer, null, 'followUp', language)).toBe(reason),
  )
})

describe('R-355, R-356, R-361: what answers the question', () => {
  test.each([
    [true, undefined, null, 'interpreterUnanswered'],
    [true, null, 'practice', 'interpreterUnanswered'],
    [true, 'notFlagged', null, 'interpreterUnanswered'],
    [true, 'ordered', null, null],
    [true, 'onDemand', null, null],
    [true, 'declined', null, 'interpreterReason'],
    [true, 'declined', 'said so on the telephone', 'interpreterReason'],
    [true, 'declined', 'practice', 'interpreterReason'],
    [true, 'declined', 'saidWithInterpreter', null],
    [true, 'notNeeded', undefined, 'interpreterReason'],
    [true, 'notNeeded', 'saidWithInterpreter', 'interpreterReason'],
    [true, 'notNeeded', 'adviserSpeaksIt', null],
    [true, 'notNeeded', 'practice', 'interpreterStays'],
    [true, 'notNeeded', 'generalOnly', 'interpreterStays'],
    [false, undefined, null, 'interpreterUnanswered'],
    [false, 'notFlagged', null, null],
    [false, 'ordered', null, null],
  ] as const)('flagged %s, %s because of %s: %s', (flagged, answer, reason, refusal) =>
    expect(answeredInterpreter(flagged, answer, reason)).toBe(refusal),
  )

  test('to practise is a reason only where nothing hangs on the talk, whatever its kind', () => {
    for (const kind of MEETING_KINDS) {
      const light = contentOf(kind) === 'general'
      expect(answeredInterpreter(true, 'notNeeded', 'practice', kind)).toBe(light ? null : 'interpreterStays')
    }
    expect(contentOf('refusalTalk')).toBe('decision')
    expect(contentOf('dialogueMeeting2')).toBe('deadline')
    expect(contentOf(undefined)).toBe('guidance')
  })
})

test('the more hangs on it, the better qualified', () => {
  expect(['general', 'guidance', 'deadline', 'decision'].map((one) => levelFor(one as never))).toEqual([
    'E',
    'C',
    'B',
    'B',
  ])
})

test('R-368: the way follows the meeting, or the person’s wish for more distance, never for less', () => {
  expect(wayFor('physicalOffice', null)).toBe('inPerson')
  expect(wayFor('home', 'phone')).toBe('phone')
  expect(wayFor('hybrid', 'video')).toBe('video')
  expect(wayFor('video', 'inPerson')).toBe('video')
  expect(wayFor('video', 'phone')).toBe('phone')
  expect(wayFor('phone', 'inPerson')).toBe('phone')
})

describe('R-359: until when somebody is to have said yes', () => {
  const calendar = settingsFrom().calendar()
  const by = (now: string, startsAt: string) =>
    confirmBy(oslo(now), oslo(startsAt), calendar, { leadDays: 10, shortMinutes: 30 })
  test.each([
    ['a working day ahead', '2026-03-02 10:00', '2026-03-05 10:00', '2026-03-04 10:00'],
    ['over a weekend', '2026-03-04 10:00', '2026-03-09 09:00', '2026-03-06 09:00'],
    ['before Easter', '2026-03-25 10:00', '2026-04-07 10:00', '2026-04-01 10:00'],
    ['ten working days when it is far ahead', '2026-03-02 10:00', '2026-05-05 10:00', '2026-03-16 10:00'],
    ['minutes when it is today', '2026-03-02 10:00', '2026-03-02 13:00', '2026-03-02 10:30'],
    ['never after it begins', '2026-03-02 10:00', '2026-03-02 10:15', '2026-03-02 10:15'],
  ])('%s', (_, now, startsAt, due) => expect(by(now, startsAt).equals(oslo(due))).toBe(true))
})

test('R-358: from a quarter of an hour before, until it is over', () => {
  const at = (time: string, state = 'booked') =>
    mayBeMissed({ state, startsAt: oslo('2026-03-02 10:00') }, oslo(`2026-03-02 ${time}`), 15)
  expect([at('09:44'), at('09:45'), at('10:05', 'begun'), at('10:05', 'held')]).toEqual([
    false,
    true,
    true,
    false,
  ])
})
