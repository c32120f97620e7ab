import {
  DECLINED_REASONS,
  type InterpreterQuestion,
  NOT_NEEDED_REASONS,
} from '../../office/meetings/interpreters/model.ts'
import { INTERPRETER_ANSWERS, type InterpreterAnswer } from '../../office/meetings/model.ts'
import type { Written } from '../form.ts'

export const NO_INTERPRETER = [...DECLINED_REASONS, ...NOT_NEEDED_REASONS]

/** what the form of a booking said of the interpreter; null while the question is open. */
export function interpreterAnswered(
  values: Written,
): { answer: InterpreterAnswer; reason: string | null } | null {
  const answer = INTERPRETER_ANSWERS.find((one) => one === values.tolk)
  if (answer === undefined) return null
  const reason = NO_INTERPRETER.find((one) => one === values.tolkgrunn) ?? null
  return { answer, reason }
}

/** The question as plain data for a page. */
export const questionShown = (question: InterpreterQuestion) => ({
  ...question,
  searchedUntil: question.searchedUntil.toString(),
})
export type QuestionShown = ReturnType<typeof questionShown>
