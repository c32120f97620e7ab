import { LOCAL } from './table.ts'

/**
 * a question that an office asks beside the form, as data of its own (configuration `profile.localQuestions`). What
 * is answered is kept with the assessment and shown; it leads to no level and to no consequence, so the same answers to
 * the form give the same proposal in every office.
 */
export type LocalQuestion = {
  id: string
  /** In the languages that the office has it in; Norwegian always. */
  texts: Readonly<Record<string, string>>
  answers: readonly { code: string; texts: Readonly<Record<string, string>> }[]
}
/** As it is asked in one language. */
export type LocalAsked = { id: string; question: string; answers: { code: string; words: string }[] }
export type LocalAnswer = { id: string; question: string; answer: string }

const CODE = /^[a-zA-Z][a-zA-Z0-9]{0,39}$/
const MOST = 20

const isTexts = (value: unknown): value is Record<string, string> =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((text) => typeof text === 'string' && text.length <= 300) &&
  typeof (value as Record<string, unknown>).nb === 'string'

function isQuestion(value: unknown): value is LocalQuestion {
  const { id, texts, answers } = (value ?? {}) as Partial<LocalQuestion>
  return (
    CODE.test(id ?? '') &&
    isTexts(texts) &&
    Array.isArray(answers) &&
    answers.length >= 2 &&
    answers.length <= MOST &&
    answers.every((one) => CODE.test(one?.code ?? '') && isTexts(one.texts))
  )
}

/** The questions in what the office has put down; what is none is not asked. */
export const localQuestionsIn = (value: unknown): LocalQuestion[] =>
  (Array.isArray(value) ? value : []).filter(isQuestion).slice(0, MOST)

export function askedIn(questions: readonly LocalQuestion[], language: string): LocalAsked[] {
  const inWords = (texts: Readonly<Record<string, string>>) => texts[language] ?? texts.nb ?? ''
  return questions.map(({ id, texts, answers }) => ({
    id: LOCAL + id,
    question: inWords(texts),
    answers: answers.map((one) => ({ code: one.code, words: inWords(one.texts) })),
  }))
}

/** What was answered, in the words that stood there, so that it can be read when the question is no longer asked. */
export function localAnswers(
  questions: readonly LocalQuestion[],
  sent: Readonly<Record<string, unknown>>,
): LocalAnswer[] {
  return askedIn(questions, 'nb').flatMap(({ id, question, answers }) => {
    const said = answers.find(({ code }) => Object.hasOwn(sent, id) && sent[id] === code)
    return said === undefined ? [] : [{ id, question, answer: said.words }]
  })
}
