import type { InterpreterNeed, ReadingAbility } from '../../model.ts'
import type { AbilityLevel, Barrier, Task } from '../model.ts'
import { TASKS } from '../model.ts'
import type { Answers, Consequence, ItemId, Proposal } from './model.ts'
import { DIALOGUE_TASKS, FORM_VERSION, LEARNT_IN_ORDER } from './table.ts'

type Abilities = Partial<Record<Task, AbilityLevel>>
type Months = { ordinary: number; partly: number }

const RANK: Record<AbilityLevel, number> = { unknown: 0, notYet: 1, withHelp: 2, alone: 3 }
const SHOWN: Record<string, AbilityLevel> = { done: 'alone', partly: 'withHelp', notDone: 'notYet' }
const lower = (a: AbilityLevel, b: AbilityLevel): AbilityLevel => (RANK[a] <= RANK[b] ? a : b)

/**
 * what was tried on the spot goes before what was said. Where nothing was tried and daily life says that others
 * do such things, it is "with help" until it has been tried.
 */
function abilityIn(answers: Answers, task: Task): AbilityLevel | undefined {
  const said = answers[`task.${task}` as ItemId] as AbilityLevel | undefined
  const tried = SHOWN[answers[`control.${task}` as ItemId] ?? '']
  if (tried !== undefined) return said === undefined ? tried : lower(said, tried)
  if (said === undefined) return undefined
  return othersDoIt(answers) && task !== 'usePhone' ? lower(said, 'withHelp') : said
}

const othersDoIt = (answers: Answers) =>
  answers['daily.bills'] === 'somebodyElse' && answers['daily.post'] === 'somebodyElse'

function abilitiesIn(answers: Answers): Abilities {
  return Object.fromEntries(
    TASKS.flatMap((task) => {
      const level = abilityIn(answers, task)
      return level === undefined ? [] : [[task, level]]
    }),
  )
}

const LACKING: readonly unknown[] = ['no', 'lost', 'cutOff']

/** what stands in the way of a screen, whatever the person can do. */
function barriersIn(answers: Answers): Barrier[] {
  const device = [answers['access.smartphone'], answers['access.computer']]
  const noDevice = device.every((one) => LACKING.includes(one))
  return [
    ...(LACKING.includes(answers['access.eId']) ? (['noEId'] as const) : []),
    ...(answers['access.internet'] === 'cutOff' ? (['internetCut'] as const) : []),
    ...(answers['access.internet'] === 'no' ? (['noInternet'] as const) : []),
    ...(noDevice ? (['noSmartphone'] as const) : []),
  ]
}

const PREVENTS: ReadonlySet<Barrier> = new Set(['noEId', 'noSmartphone'])

/**
 * K17: assisted is for whoever cannot hold a digital dialogue: reads nothing, has no way in, or does nothing alone.
 * Digital is for whoever does all that a dialogue takes alone. Language is no argument, so it can push nobody off the
 * screen.
 */
function statusOf(abilities: Abilities, reading: ReadingAbility | null, barriers: readonly Barrier[]) {
  const levels = Object.entries(abilities).filter(([task]) => task !== 'usePhone')
  if (reading === 'none' || barriers.some((one) => PREVENTS.has(one))) return 'assisted'
  if (abilities.logIn === 'notYet' || !levels.some(([, level]) => level === 'alone')) return 'assisted'
  const dialogue = DIALOGUE_TASKS.every((task) => abilities[task] === 'alone')
  return dialogue && (abilities.logIn ?? 'alone') === 'alone' ? 'digital' : 'partlyDigital'
}

/** Has anything been answered that a state could be read from? */
export const isAnswered = (answers: Answers): boolean =>
  answers.reading === 'none' ||
  barriersIn(answers).length > 0 ||
  Object.keys(abilitiesIn(answers)).some((task) => task !== 'usePhone')

function languageConsequences(answers: Answers, letters: string): Consequence[] {
  const need = (answers.interpreterNeed ?? 'none') as InterpreterNeed
  const language = answers.interpreterLanguage ?? 'unknown'
  return [
    ...(need === 'none' ? [] : [{ code: 'interpretedTalks', language, need } as const]),
    ...(letters === 'nb' || letters === 'nn'
      ? []
      : [{ code: 'lettersInLanguage', language: letters } as const]),
  ]
}

function wishConsequence(answers: Answers): Consequence[] {
  const ways = ['portal', 'phone', 'letter', 'meeting'] as const
  const said = (wish: string) => ways.filter((way) => answers[`wish.${way}`] === wish)
  const [preferred, declined] = [said('preferred'), said('declined')]
  return preferred.length + declined.length === 0 ? [] : [{ code: 'wishFollowed', preferred, declined }]
}

/** the first who needs one step at a time and somebody to ask. */
const needsGuide = (answers: Answers) =>
  (answers.systemUnderstanding !== undefined && Number(answers.systemUnderstanding) <= 2) ||
  answers.teachBack === 'no'

/**
 * R-304, section 5.3: what the answers come to. Pure: the same answers give the same proposal whoever enters them, of
 * whomever, and whatever else is on record of the person.
 */
export function propose(answers: Answers, months: Months = { ordinary: 12, partly: 6 }): Proposal {
  const abilities = abilitiesIn(answers)
  const reading = (answers.reading ?? null) as ReadingAbility | null
  const barriers = barriersIn(answers)
  const status = statusOf(abilities, reading, barriers)
  const alone = TASKS.filter((task) => abilities[task] === 'alone' && task !== 'usePhone')
  const next = LEARNT_IN_ORDER.find((task) => abilities[task] === 'notYet' || abilities[task] === 'withHelp')
  const letters = answers.letterLanguage ?? 'nb'
  const guide = needsGuide(answers)
  const consequences: Consequence[] = [
    { code: 'status', status },
    ...(status === 'digital'
      ? [{ code: 'writtenStaysDigital' } as const]
      : [{ code: 'importantOnPaper' } as const]),
    ...(status === 'partlyDigital' ? [{ code: 'staysDigital', tasks: alone } as const] : []),
    ...(reading === 'none' || reading === 'weak' ? [{ code: 'oralInstead' } as const] : []),
    ...languageConsequences(answers, letters),
    ...(status !== 'digital' || guide ? [{ code: 'directLine' } as const] : []),
    ...(guide ? [{ code: 'oneStepAtATime' } as const] : []),
    ...(status === 'assisted' ? [{ code: 'printedPlan' } as const] : []),
    ...(status !== 'digital' && next !== undefined ? [{ code: 'trainingOffer', task: next } as const] : []),
    ...(barriers.length > 0 ? [{ code: 'barrier', barriers } as const] : []),
    ...wishConsequence(answers),
    { code: 'review', months: status === 'partlyDigital' ? months.partly : months.ordinary },
  ]
  return { version: FORM_VERSION, status, abilities, reading, consequences }
}

/**
 * a mark of what was shown. Only whoever has been shown these consequences can give it back, so nothing is
 * saved that nobody saw.
 */
export const markOf = (proposal: Proposal): string => {
  const text = JSON.stringify(proposal)
  let mark = 0
  for (const letter of text) mark = (Math.imul(mark, 31) + (letter.codePointAt(0) ?? 0)) | 0
  return `${proposal.version}-${(mark >>> 0).toString(36)}`
}
