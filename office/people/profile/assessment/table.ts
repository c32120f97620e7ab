import { LANGUAGES_READ, type Task } from '../model.ts'

/**
 * the one form, as data. Whoever changes a question or what an answer may be raises the version; what was
 * answered under an older one stays readable under its number.
 */
export const FORM_VERSION = 1

const LEVEL = ['alone', 'withHelp', 'notYet'] as const
const CONTROL = ['done', 'partly', 'notDone'] as const
const SCALE = ['0', '1', '2', '3', '4'] as const
const HAVE = ['yes', 'no', 'lost', 'cutOff', 'unsure'] as const
const HABIT = ['selfOnScreen', 'selfOtherwise', 'somebodyElse'] as const

export type Item = {
  id: string
  /** What the page gathers under one heading. */
  group: 'tasks' | 'controls' | 'daily' | 'language' | 'access' | 'wishes'
  answers: readonly string[]
  /** A task done on the spot, with an employee beside; not asked of somebody who answers alone. */
  together?: true
}

const task = (of: Task): Item => ({ id: `task.${of}`, group: 'tasks', answers: LEVEL })
const control = (of: Task): Item => ({
  id: `control.${of}`,
  group: 'controls',
  answers: CONTROL,
  together: true,
})
const have = (thing: string): Item => ({ id: `access.${thing}`, group: 'access', answers: HAVE })

/**
 * What the person does, what was tried on the spot, what daily life shows, language, what there
 * is to do it with, and what the person would rather. Nothing that the program could have noticed by itself.
 */
export const ITEMS = [
  task('logIn'),
  task('readMessage'),
  task('writeMessage'),
  task('uploadDocument'),
  task('fillApplication'),
  task('sendStatusCard'),
  task('bookMeeting'),
  task('usePhone'),
  control('logIn'),
  control('readMessage'),
  control('writeMessage'),
  control('uploadDocument'),
  { id: 'teachBack', group: 'controls', answers: ['whole', 'partly', 'no'], together: true },
  { id: 'daily.bills', group: 'daily', answers: HABIT },
  { id: 'daily.trips', group: 'daily', answers: HABIT },
  { id: 'daily.post', group: 'daily', answers: ['self', 'together', 'somebodyElse'] },
  { id: 'reading', group: 'language', answers: ['ok', 'weak', 'none'] },
  { id: 'norwegianOral', group: 'language', answers: SCALE },
  { id: 'norwegianWritten', group: 'language', answers: SCALE },
  { id: 'translationTool', group: 'language', answers: ['yes', 'no'] },
  { id: 'interpreterNeed', group: 'language', answers: ['none', 'forComplex', 'always'] },
  { id: 'interpreterLanguage', group: 'language', answers: LANGUAGES_READ },
  { id: 'letterLanguage', group: 'language', answers: LANGUAGES_READ },
  { id: 'systemUnderstanding', group: 'language', answers: SCALE, together: true },
  have('smartphone'),
  have('computer'),
  have('internet'),
  have('eId'),
  { id: 'wish.portal', group: 'wishes', answers: ['preferred', 'accepted', 'declined'] },
  { id: 'wish.phone', group: 'wishes', answers: ['preferred', 'accepted', 'declined'] },
  { id: 'wish.letter', group: 'wishes', answers: ['preferred', 'accepted', 'declined'] },
  { id: 'wish.meeting', group: 'wishes', answers: ['preferred', 'accepted', 'declined'] },
] as const satisfies readonly Item[]

/** What writing to and fro takes; whoever does all of it alone is reached digitally (K17). */
export const DIALOGUE_TASKS = [
  'readMessage',
  'writeMessage',
  'uploadDocument',
  'fillApplication',
] as const satisfies readonly Task[]

/** In the order in which they are learnt; training is offered in the first that is not yet there. */
export const LEARNT_IN_ORDER = [
  'logIn',
  'readMessage',
  'sendStatusCard',
  'writeMessage',
  'bookMeeting',
  'uploadDocument',
  'fillApplication',
] as const satisfies readonly Task[]

/** How the names of the questions begin that an office asks beside the form. */
export const LOCAL = 'local.'
