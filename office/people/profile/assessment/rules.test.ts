import fc from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { ABLE, HELPED } from '../../../../test/support/answers.ts'
import { type Answers, readAnswers } from './model.ts'
import { isAnswered, markOf, propose } from './rules.ts'
import { ITEMS } from './table.ts'

const codes = (answers: Answers) => propose(answers).consequences.map((one) => one.code)
const anyAnswers = fc.record(
  Object.fromEntries(ITEMS.map((item) => [item.id, fc.option(fc.constantFrom<string>(...item.answers))])),
)
const read = (sent: Record<string, unknown>) => readAnswers(sent)

describe('the assessment (R-304)', () => {
  it('says what follows of answers from somebody who manages a part', () => {
    expect(propose(HELPED).status).toBe('partlyDigital')
    expect(propose(HELPED).consequences).toEqual([
      { code: 'status', status: 'partlyDigital' },
      { code: 'importantOnPaper' },
      { code: 'staysDigital', tasks: ['sendStatusCard'] },
      { code: 'interpretedTalks', language: 'so', need: 'always' },
      { code: 'directLine' },
      { code: 'trainingOffer', task: 'readMessage' },
      { code: 'review', months: 6 },
    ])
  })

  it('keeps the able on the screen, whatever their Norwegian', () => {
    expect(propose(ABLE).status).toBe('digital')
    expect(codes(ABLE)).toEqual([
      'status',
      'writtenStaysDigital',
      'interpretedTalks',
      'lettersInLanguage',
      'wishFollowed',
      'review',
    ])
    expect(propose(ABLE).consequences).toContainEqual({
      code: 'wishFollowed',
      preferred: ['portal'],
      declined: ['phone'],
    })
    expect(propose(ABLE).consequences).toContainEqual({ code: 'lettersInLanguage', language: 'en' })
  })

  it('lets no language change the state (R-312)', () => {
    const languageItems = ITEMS.filter((item) => item.group === 'language' && item.id !== 'reading').map(
      (item) => item.id as string,
    )
    fc.assert(
      fc.property(anyAnswers, anyAnswers, (one, other) => {
        const mixed = Object.fromEntries(
          ITEMS.map(({ id }) => [id, (languageItems.includes(id) ? other : one)[id]]),
        )
        expect(propose(read(mixed)).status).toBe(propose(read(one)).status)
      }),
    )
  })

  it('puts what was tried before what was said', () => {
    const claims = { ...ABLE, 'control.writeMessage': 'notDone' } as const
    expect(propose(claims).abilities.writeMessage).toBe('notYet')
    expect(propose(claims).status).toBe('partlyDigital')
    const carried = { ...ABLE, 'daily.bills': 'somebodyElse', 'daily.post': 'somebodyElse' } as const
    expect(propose(carried).abilities.writeMessage).toBe('withHelp')
    expect(propose({ ...carried, 'control.writeMessage': 'done' }).abilities.writeMessage).toBe('alone')
  })

  it('sees what stands in the way of a screen, and whoever reads nothing', () => {
    expect(propose({ ...ABLE, 'access.eId': 'lost' }).status).toBe('assisted')
    expect(propose({ ...ABLE, 'access.eId': 'lost' }).consequences).toContainEqual({
      code: 'barrier',
      barriers: ['noEId'],
    })
    expect(propose({ ...ABLE, reading: 'none' }).status).toBe('assisted')
    expect(isAnswered({})).toBe(false)
    expect(isAnswered({ 'task.usePhone': 'alone' })).toBe(false)
    expect(isAnswered(HELPED)).toBe(true)
  })

  it('has no place for what was noticed of a person (R-302)', () => {
    expectTypeOf<Extract<keyof Answers, 'logins' | 'messagesSent' | 'cv'>>().toBeNever()
    expectTypeOf<keyof Answers>().toEqualTypeOf<(typeof ITEMS)[number]['id']>()
    const noise = fc.record({
      logins: fc.nat(),
      messagesSent: fc.nat(),
      cv: fc.boolean(),
      eId: fc.boolean(),
      age: fc.nat(),
      education: fc.string(),
      origin: fc.string(),
    })
    fc.assert(
      fc.property(anyAnswers, noise, (said, noticed) => {
        const [plain, noisy] = [propose(read(said)), propose(read({ ...noticed, ...said, ...noticed }))]
        expect(noisy).toEqual(plain)
        expect(markOf(noisy)).toBe(markOf(plain))
      }),
      { numRuns: 500 },
    )
  })

  it('never proposes digital for somebody who does not do alone what a dialogue takes', () => {
    fc.assert(
      fc.property(anyAnswers, (said) => {
        const proposal = propose(read(said))
        if (proposal.status !== 'digital') return
        for (const task of ['readMessage', 'writeMessage', 'uploadDocument', 'fillApplication'] as const)
          expect(proposal.abilities[task]).toBe('alone')
      }),
      { numRuns: 1000 },
    )
  })
})
