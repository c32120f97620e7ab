import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { IDENTITY_LEVELS, OUTCOMES } from '../model.ts'
import { type Evidence, QUESTIONS, type Question, WITHOUT_INTERPRETER } from './model.ts'
import {
  failedAttempts,
  guides,
  isRight,
  languagesMiss,
  levelOf,
  masked,
  maySay,
  needsPromise,
  nextStep,
  pickQuestions,
  reasonWithout,
  roundsLeft,
} from './rules.ts'
import { ASKED_AT_ONCE, MAY_SAY, OUTCOME, WEIGHT } from './table.ts'

const at = (time: string) => Temporal.Instant.from(`2026-03-02T${time}:00Z`)
const ALL = Object.fromEntries(QUESTIONS.map((question) => [question, ['1']]))
const FIRST = { inCall: [], before: [] }
const asked = (right: Question[], wrong: Question[] = []): Evidence => ({
  how: 'questions',
  state: 'passed',
  asked: [...right, ...wrong],
  right,
})
const by = (how: Evidence['how'], state: Evidence['state'] = 'passed'): Evidence => ({
  how,
  state,
  asked: [],
  right: [],
})

describe('the next question', () => {
  const fresh = {
    who: null,
    personId: null,
    sureAt: null,
    identity: 'none',
    asked: null,
    settledAt: null,
    readBackAt: null,
    promiseId: null,
  } as const
  test.each([
    ['who it is', fresh, 'who'],
    ['how sure we are', { ...fresh, who: 'person' }, 'sure'],
    ['nothing of who it is, for a general question', { ...fresh, who: 'nobody' }, 'about'],
    ['how sure we are of whoever speaks for somebody', { ...fresh, who: 'helper', identity: 'full' }, 'sure'],
    ['what it is about, when we are sure', { ...fresh, who: 'person', identity: 'full' }, 'about'],
    ['what it is about, when we go on unsure', { ...fresh, who: 'person', sureAt: at('10:00') }, 'about'],
    ['what it led to', { ...fresh, who: 'nobody', asked: 'aap' }, 'answer'],
    ['whether it has been read back', { ...fresh, settledAt: at('10:05') }, 'readBack'],
    ['nothing more', { ...fresh, settledAt: at('10:05'), readBackAt: at('10:06') }, 'done'],
  ] as const)('asks %s', (_what, call, step) => {
    expect(nextStep(call)).toBe(step)
  })
})

describe('who it is (R-395)', () => {
  it('asks nothing that everybody knows', () => {
    expect(QUESTIONS).not.toContain('birthDate')
    expect(QUESTIONS).not.toContain('address')
    expect(Object.keys(WEIGHT).sort()).toEqual([...QUESTIONS].sort())
  })

  it('asks by chance, only what can be answered, and never the same twice in a call', () => {
    const some = () => fc.subarray([...QUESTIONS])
    fc.assert(
      fc.property(fc.uuid(), some(), some(), some(), (seed, known, inCall, before) => {
        const truths = Object.fromEntries(known.map((question) => [question, ['1']]))
        const picked = pickQuestions(truths, { inCall, before }, seed)
        expect(picked).toEqual(pickQuestions(truths, { inCall, before }, seed))
        expect(picked.length).toBeLessThanOrEqual(ASKED_AT_ONCE)
        expect(new Set(picked).size).toBe(picked.length)
        for (const question of picked) {
          expect(known).toContain(question)
          expect(inCall).not.toContain(question)
        }
      }),
    )
  })

  it('asks what was asked in another call only where nothing else of that weight is left', () => {
    const before = ['paymentAmount', 'paymentDay'] as const
    for (const seed of ['a', 'b', 'c', 'd', 'e'])
      expect(pickQuestions(ALL, { inCall: [], before }, seed)).not.toEqual(
        expect.arrayContaining(['paymentAmount']),
      )
    expect(pickQuestions({ paymentAmount: ['1'], adviserName: ['2'] }, { inCall: [], before }, 'a')).toEqual([
      'paymentAmount',
      'adviserName',
    ])
  })

  it('can be sure after one round whenever there are two facts that weigh', () => {
    fc.assert(
      fc.property(fc.uuid(), (seed) => {
        expect(levelOf([asked(pickQuestions(ALL, FIRST, seed))], false)).toBe('full')
      }),
    )
    const seeds = Array.from({ length: 40 }, (_, n) => pickQuestions(ALL, FIRST, `call ${n}`).join())
    expect(new Set(seeds).size).toBeGreaterThan(3)
  })

  test.each<[string, Evidence[], string]>([
    ['nothing', [], 'none'],
    ['a round that is not answered', [{ ...asked(['paymentAmount']), state: 'asked' }], 'none'],
    ['a name that the family knows', [asked(['adviserName'])], 'none'],
    ['one thing from a letter', [asked(['paymentAmount'], ['adviserName'])], 'partial'],
    ['two things from letters', [asked(['paymentAmount', 'accountEnd'], ['adviserName'])], 'full'],
    ['right and wrong by turns', [asked(['paymentAmount'], ['adviserName', 'accountEnd'])], 'none'],
    ['two rounds together', [asked(['paymentAmount'], ['paymentDay']), asked(['receiptNumber'])], 'full'],
    ['a code', [by('code')], 'full'],
    ['a code that was not answered', [by('code', 'asked')], 'none'],
    ['a code that was wrong', [by('code', 'failed')], 'none'],
    ['a document', [by('document')], 'full'],
    ['a login', [by('eId')], 'full'],
  ])('is sure after %s as far as it goes', (_what, evidence, level) => {
    expect(levelOf(evidence, false)).toBe(level)
  })

  it('K32: the phone may be in the hand of whoever is feared', () => {
    expect(levelOf([by('code')], true)).toBe('partial')
    expect(levelOf([by('code'), asked(['paymentAmount'])], true)).toBe('full')
  })

  it('is never less sure for one right answer more', () => {
    fc.assert(
      fc.property(fc.subarray([...QUESTIONS], { minLength: 1 }), fc.boolean(), (questions, safety) => {
        const [one, ...rest] = questions
        const before = levelOf([asked(rest, one ? [one] : [])], safety)
        const after = levelOf([asked(questions)], safety)
        expect(IDENTITY_LEVELS.indexOf(after)).toBeGreaterThanOrEqual(IDENTITY_LEVELS.indexOf(before))
      }),
    )
  })

  test.each<[Question, string, string, boolean]>([
    ['paymentAmount', '7650', '7 650 kroner', true],
    ['paymentAmount', '7650', '7650,00', true],
    ['paymentAmount', '7650', '765', false],
    ['paymentAmount', '7650', '76500', false],
    ['paymentDay', '2026-03-05', '5. 3.', true],
    ['paymentDay', '2026-03-05', '05.03.26', true],
    ['paymentDay', '2026-03-05', '2026-3-5', true],
    ['paymentDay', '2026-03-05', '5.4.', false],
    ['paymentDay', '2026-03-05', '5.3.2025', false],
    ['paymentDay', '2026-03-05', 'den femte', false],
    ['adviserName', 'Liv Ekrehavn', 'liv', true],
    ['adviserName', 'Liv Ekrehavn', 'EKREHAVN', true],
    ['adviserName', 'Åse Øye', 'ase oye', true],
    ['adviserName', 'Liv Ekrehavn', 'Li', false],
    ['adviserName', 'Liv Ekrehavn', '', false],
    ['accountEnd', '0012', '00 12', true],
    ['accountEnd', '0012', '12', false],
    ['receiptNumber', '1042', 'nr. 1042', true],
    ['receiptNumber', '1042', '', false],
  ])('%s: %s said as "%s" is right: %s', (question, truth, said, right) => {
    expect(isRight(question, [truth], said)).toBe(right)
  })

  it('lets nobody guess on and on', () => {
    const round: Evidence = { ...asked([]), state: 'failed' }
    expect(roundsLeft([], 0, 3)).toBe(2)
    expect(roundsLeft([round], 1, 3)).toBe(1)
    expect(roundsLeft([round, round], 2, 3)).toBe(0)
    expect(roundsLeft([], 3, 3)).toBe(0)
    expect(roundsLeft([], 9, 3)).toBe(0)
  })
})

describe('what may be said (R-717)', () => {
  it('only grows with how sure we are', () => {
    const [none, partial, full] = IDENTITY_LEVELS.map((level) => MAY_SAY[level])
    expect(partial).toEqual(expect.arrayContaining([...(none ?? [])]))
    expect(full).toEqual(expect.arrayContaining([...(partial ?? [])]))
    expect(none).not.toContain('whoRang')
    expect(partial).not.toContain('amounts')
  })
  it('is general to whoever speaks for somebody, however sure', () => {
    expect(maySay('full', 'helper')).toEqual(MAY_SAY.none)
    expect(maySay('full', 'nobody')).toEqual(MAY_SAY.none)
    expect(maySay('full', 'person')).toEqual(MAY_SAY.full)
  })
})

describe('how a call ends (R-102, R-410)', () => {
  it('knows of every end whether something is owed', () => {
    expect(Object.keys(OUTCOME).sort()).toEqual([...OUTCOMES].sort())
    expect(OUTCOMES.filter((outcome) => !needsPromise(outcome))).toEqual([
      'resolved',
      'transferredAnswered',
      'notOurs',
      'emergencyHandled',
    ])
  })
})

describe('languages (R-361, R-362)', () => {
  const none = { interpreterNeed: 'none', interpreterLanguage: null }
  test.each([
    ['Norwegian with Norwegian', none, 'nb', ['nb'], false],
    ['nynorsk with whoever has bokmål', none, 'nn', ['nb', 'en'], false],
    ['a language the operator lacks', none, 'so', ['nb', 'en'], true],
    ['a language the operator has', none, 'ar', ['nb', 'ar'], false],
    [
      'a need in the profile, whatever was chosen',
      { interpreterNeed: 'always', interpreterLanguage: 'ti' },
      'nb',
      ['nb'],
      true,
    ],
    [
      'a need that the operator meets',
      { interpreterNeed: 'forComplex', interpreterLanguage: 'ar' },
      'ar',
      ['nb', 'ar'],
      false,
    ],
    [
      'a need of no known language',
      { interpreterNeed: 'always', interpreterLanguage: null },
      'nb',
      ['nb'],
      true,
    ],
    ['nobody known, a language the operator lacks', null, 'ti', ['nb'], true],
  ])('%s', (_what, profile, language, spoken, miss) => {
    expect(languagesMiss(profile, language, spoken)).toBe(miss)
  })

  it('takes no practice for a reason, and no such talk for guidance', () => {
    expect(reasonWithout('languagePractice')).toBeNull()
    expect(reasonWithout('')).toBeNull()
    expect(WITHOUT_INTERPRETER.filter((reason) => guides(false, true, reason))).toEqual(['sharedLanguage'])
    expect(guides(true, true, null)).toBe(true)
    expect(guides(false, false, null)).toBe(true)
    expect(guides(false, true, null)).toBe(false)
  })
})

describe('failed attempts (K12)', () => {
  const limits = { days: 30, burstMinutes: 60 }
  const day = (n: number, time = '10:00') =>
    Temporal.Instant.from(`2026-03-${String(n).padStart(2, '0')}T${time}:00Z`)
  test.each([
    ['none before', [], 0],
    ['one before', [day(2)], 1],
    ['two before', [day(2), day(4)], 2],
    ['pieces of one', [day(2), day(2, '10:20'), day(2, '10:40')], 1],
    ['long ago', [Temporal.Instant.from('2026-01-02T10:00:00Z'), day(4)], 1],
    ['this one itself', [day(4), day(9)], 1],
  ])('%s', (_what, earlier, failed) => {
    expect(failedAttempts(earlier, day(9), limits)).toBe(failed)
  })
})

describe('what is shown on a page (R-722)', () => {
  test.each([
    ['Konto 9901.11.30012 i banken', 'Konto •••••• i banken'],
    ['Født 14899012345', 'Født ••••••'],
    ['Ring 42 00 51 04 nå', 'Ring •••••• nå'],
    ['Skriv til pia.k@example.org', 'Skriv til ••••••'],
    ['Du får 7 650 kroner 5. mars', 'Du får 7 650 kroner 5. mars'],
    ['Fristen er 31.03.2026', 'Fristen er 31.03.2026'],
  ])('%s', (text, shown) => {
    expect(masked(text)).toBe(shown)
  })
})
