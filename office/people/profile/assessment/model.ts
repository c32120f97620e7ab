import type { ContactStatus, InterpreterNeed, ReadingAbility } from '../../model.ts'
import type { AbilityLevel, Barrier, Task } from '../model.ts'
import { ITEMS } from './table.ts'

export type ItemId = (typeof ITEMS)[number]['id']

/**
 * what the assessment is made from, and nothing else. An answer to a question of the form, by its name. Logins,
 * a CV, messages or anything else that was noticed has no name here, so it cannot be put in.
 */
export type Answers = Readonly<Partial<Record<ItemId, string>>>

const KNOWN = new Map<string, readonly string[]>(ITEMS.map((item) => [item.id, item.answers]))

/** The answers in what a form sent; questions that were passed over, and everything else, are left out. */
export function readAnswers(sent: Readonly<Record<string, unknown>>): Answers {
  const read = [...KNOWN].flatMap(([id, allowed]) => {
    const said = Object.hasOwn(sent, id) ? sent[id] : undefined
    return typeof said === 'string' && allowed.includes(said) ? [[id, said] as const] : []
  })
  return Object.fromEntries(read) as Answers
}

/** R-304, section 5.3: what comes of the answers. Every line is seen and accepted, or changed with a reason. */
export type Consequence =
  | { code: 'status'; status: ContactStatus }
  | { code: 'importantOnPaper' }
  | { code: 'writtenStaysDigital' }
  | { code: 'staysDigital'; tasks: readonly Task[] }
  | { code: 'oralInstead' }
  | { code: 'interpretedTalks'; language: string; need: Exclude<InterpreterNeed, 'none'> }
  | { code: 'lettersInLanguage'; language: string }
  | { code: 'directLine' }
  | { code: 'oneStepAtATime' }
  | { code: 'printedPlan' }
  | { code: 'trainingOffer'; task: Task }
  | { code: 'barrier'; barriers: readonly Barrier[] }
  | { code: 'wishFollowed'; preferred: readonly string[]; declined: readonly string[] }
  | { code: 'review'; months: number }
export type ConsequenceCode = Consequence['code']

export type Proposal = {
  version: number
  status: Exclude<ContactStatus, 'unknown'>
  abilities: Readonly<Partial<Record<Task, AbilityLevel>>>
  reading: ReadingAbility | null
  consequences: readonly Consequence[]
}
