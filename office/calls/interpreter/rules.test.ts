import { describe, expect, test } from 'vitest'
import type { AskState, Content } from './model.ts'
import {
  interpreterCheck,
  isInterpreted,
  nextService,
  objectionTo,
  saidAgain,
  stepFor,
  wasAllowed,
} from './rules.ts'

const at = (text: string) => Temporal.Instant.from(`2026-03-02T${text}:00Z`)

test.each([
  ['ti', true],
  ['prs', true],
  ['nb', false],
  ['nn', false],
  ['', false],
  ['tigrinja', false],
  ['TI', false],
  ['t1', false],
])('%o is a language to interpret: %o', (language, yes) => expect(isInterpreted(language)).toBe(yes))

describe('R-358: whom to ask next', () => {
  const asks = (...list: [string, AskState][]) => list.map(([service, state]) => ({ service, state }))
  test.each<[string, [string, AskState][], string | null]>([
    ['nobody yet: the first', [], 'main'],
    ['the first has nobody: the second', [['main', 'declined']], 'backup'],
    ['the first says nothing: the second', [['main', 'silent']], 'backup'],
    [
      'both have nobody: none is left',
      [
        ['main', 'declined'],
        ['backup', 'failed'],
      ],
      null,
    ],
    [
      'whoever had somebody is asked once more',
      [
        ['main', 'cancelled'],
        ['backup', 'declined'],
      ],
      'main',
    ],
    ['the untried goes before the tried', [['main', 'cancelled']], 'backup'],
    [
      'never a third time',
      [
        ['main', 'cancelled'],
        ['backup', 'declined'],
        ['main', 'cancelled'],
      ],
      null,
    ],
    [
      'in their turn',
      [
        ['main', 'cancelled'],
        ['backup', 'cancelled'],
        ['main', 'declined'],
      ],
      'backup',
    ],
  ])('%s', (_what, list, next) => expect(nextService(['main', 'backup'], asks(...list))).toBe(next))
  test('a house without a service asks nobody', () => expect(nextService([], [])).toBeNull())
})

describe('what is done at a time', () => {
  const order = {
    endedHow: null,
    nextStep: 'answer' as const,
    nextStepAt: at('09:01'),
    acceptedAt: null,
    dueAt: at('09:10'),
  }
  test.each([
    ['before its time nothing', {}, '09:00', 'nothing'],
    ['a service that said nothing is gone on from', {}, '09:01', 'silent'],
    ['the next is asked', { nextStep: 'ask' as const }, '09:01', 'ask'],
    ['the time is up', {}, '09:10', 'missing'],
    ['somebody said yes and has not come', { acceptedAt: at('09:00') }, '09:10', 'notCome'],
    ['what has ended stays so', { endedHow: 'connected' as const }, '09:10', 'nothing'],
    ['nothing is planned', { nextStep: null, nextStepAt: null }, '09:10', 'nothing'],
  ])('%s', (_what, change, now, step) => expect(stepFor({ ...order, ...change }, at(now))).toBe(step))
})

describe('R-350, R-351: who may come', () => {
  const offer = { name: 'Rahel', number: '+4740100001', adult: true, level: 'B' }
  test('somebody who is no child and not close to the person', () => {
    expect(objectionTo(offer, ['+4790000001'])).toBeNull()
    expect(objectionTo({ ...offer, adult: null }, [])).toBeNull()
  })
  test('no child', () => expect(objectionTo({ ...offer, adult: false }, [])).toBe('tooYoung'))
  test('nobody who answers at the person’s own number, or their helpers’', () =>
    expect(objectionTo(offer, ['+4740100001'])).toBe('closeToPerson'))
})

describe('R-360 – R-362: closing a talk', () => {
  const talk = {
    profile: { interpreterNeed: 'always', interpreterLanguage: 'ti' },
    language: 'nb',
    spoken: ['nb'],
    interpreted: false,
    tried: false,
    reason: null,
  }
  const check = (change: Partial<Parameters<typeof interpreterCheck>[0]>) =>
    interpreterCheck({ ...talk, ...change })

  test('with an interpreter it is guidance', () =>
    expect(check({ interpreted: true })).toMatchObject({ ok: true, guidance: true }))
  test('without, and without a reason, it is not closed', () => expect(check({})).toEqual({ ok: false }))
  test.each(['practice', 'languagePractice', 'norwegianTraining', ''])(
    'R-361: %o is no reason, whatever the talk was about',
    (reason) => {
      expect(check({ reason })).toEqual({ ok: false })
      expect(check({ reason, tried: true })).toEqual({ ok: false })
    },
  )
  test.each(['personDeclined', 'generalInformation'])('%s closes it, and it is no guidance', (reason) =>
    expect(check({ reason })).toEqual({ ok: true, needed: true, reason, guidance: false }),
  )
  test.each(['emergency', 'noneFound'])('R-352: %s only after a try', (reason) => {
    expect(check({ reason })).toEqual({ ok: false })
    expect(check({ reason, tried: true })).toMatchObject({ ok: true, reason, guidance: false })
  })
  test('whoever speaks the language with them gives guidance', () => {
    expect(check({ reason: 'sharedLanguage' })).toMatchObject({ ok: true, guidance: true })
    expect(check({ spoken: ['nb', 'ti'] })).toMatchObject({ ok: true, needed: false, guidance: true })
  })
  test('the language that the caller chose counts where nobody knows who it is', () => {
    expect(check({ profile: null, language: 'so' })).toEqual({ ok: false })
    expect(check({ profile: null })).toMatchObject({ ok: true, needed: false })
  })
})

describe('R-350 – R-352: somebody else carried the words', () => {
  const contents: Content[] = ['general', 'guidance', 'decision', 'deadline']
  test('what is more than general is said again; a child’s words always', () => {
    for (const content of contents) {
      expect(saidAgain('family', content)).toBe(content !== 'general')
      expect(saidAgain('child', content)).toBe(true)
    }
  })
  test('let in an emergency after a try, or for general information; never a child, never a bystander', () => {
    const talk = { by: 'family' as const, content: 'guidance' as const, emergency: true, tried: true }
    expect(wasAllowed(talk)).toBe(true)
    expect(wasAllowed({ ...talk, tried: false })).toBe(false)
    expect(wasAllowed({ ...talk, emergency: false })).toBe(false)
    expect(wasAllowed({ ...talk, emergency: false, content: 'general' })).toBe(true)
    expect(wasAllowed({ ...talk, by: 'child' })).toBe(false)
    expect(wasAllowed({ ...talk, by: 'otherVisitor', content: 'general' })).toBe(false)
  })
})
