import { describe, expect, it } from 'vitest'
import { askedIn, localAnswers, localQuestionsIn } from './local.ts'
import { readAnswers } from './model.ts'
import { propose } from './rules.ts'

const yesNo = [
  { code: 'yes', texts: { nb: 'Ja', en: 'Yes' } },
  { code: 'no', texts: { nb: 'Nei', en: 'No' } },
]
const ferry = {
  id: 'ferry',
  texts: { nb: 'Trenger du ferge hit?', en: 'Do you need a ferry?' },
  answers: yesNo,
}

describe('questions that an office asks beside the form', () => {
  it('are asked in the language at hand, in Norwegian where there is no other', () => {
    const questions = localQuestionsIn([ferry])
    expect(askedIn(questions, 'en')).toEqual([
      {
        id: 'local.ferry',
        question: 'Do you need a ferry?',
        answers: [
          { code: 'yes', words: 'Yes' },
          { code: 'no', words: 'No' },
        ],
      },
    ])
    expect(askedIn(questions, 'so')[0]?.question).toBe('Trenger du ferge hit?')
  })

  it.each([
    null,
    'ferry',
    [{ ...ferry, id: 'two words' }],
    [{ ...ferry, texts: { en: 'No Norwegian' } }],
    [{ ...ferry, answers: yesNo.slice(1) }],
    [{ ...ferry, answers: [{ code: 'yes' }, { code: 'no' }] }],
    [null, 3],
  ])('are left out when they are none: %j', (value) => {
    expect(localQuestionsIn(value)).toEqual([])
  })

  it('are kept in words, and nothing but what was asked', () => {
    const questions = localQuestionsIn([ferry])
    const sent = { 'local.ferry': 'yes', 'local.other': 'yes', 'task.logIn': 'alone' }
    expect(localAnswers(questions, sent)).toEqual([
      { id: 'local.ferry', question: 'Trenger du ferge hit?', answer: 'Ja' },
    ])
    expect(localAnswers(questions, { 'local.ferry': 'maybe' })).toEqual([])
  })

  it('lead to nothing: the proposal is the same in every office (R-304)', () => {
    const answers = { 'task.readMessage': 'withHelp', 'task.logIn': 'alone' }
    expect(propose(readAnswers({ ...answers, 'local.ferry': 'yes' }))).toEqual(propose(readAnswers(answers)))
  })
})
