import type { EnquiryTheme } from '../../threads/recognise/model.ts'
import type { Line, Queue } from '../model.ts'

/** Where a caller can be. Each is one level: what is said there, and what each key does. */
export const LEVELS = [
  'returned',
  'code',
  'language',
  'menu',
  'closed',
  'wait',
  'number',
  'numberCheck',
  'voicemail',
  'over',
] as const
export type Level = (typeof LEVELS)[number]
/** here somebody waits for a person, whatever else they are asked meanwhile. */
export const QUEUEING: readonly Level[] = ['wait', 'number', 'numberCheck']

/**
 * Where the caller is. `step` counts what has been told us: an event that names another step has come twice or too late,
 * and changes nothing.
 */
export type Place = {
  at: Level
  step: number
  /** Wrong keys on this level so far; the second leads to a person. */
  wrong: number
  /** The version of the menu that was read to the caller. */
  menu: number
  /** Said first when the caller comes to the next level, once. */
  told?: Told
  /** Waiting: what was last said of place and wait, so that a change is said and nothing else repeated. */
  said?: { place: number; minutes: number }
  /** The step at which what is wrong just now was said: once in a call, and again only where the step is. */
  warned?: number
  /** Who is being rung on behalf of the caller, if it is somebody in particular. */
  rings?: 'adviser' | 'duty' | 'callback'
  /** C4-04: the transfer that rings on in this call of ours. */
  transferId?: string
  /** a code that was sent to the caller's own number. */
  code?: { hash: string; until: string; tries: number }
  /** the unanswered try that this number is being rung back about. */
  missed?: { attemptId: string; staffId: string | null; deputyId: string | null }
  /** After the check, and never before: who rang, and when. */
  who?: { name: string; when: string }
  /** the number that was keyed in, to be rung on; said back before it counts. */
  number?: string
  /** Why the call is over, once it is. */
  over?: 'callBack' | 'voicemail'
  /** What is said of what was agreed: when we ring, whoever does. */
  when?: string
}

/** What can be said to somebody who comes to a level from another one. */
export type Told =
  | 'wrongKey'
  | 'noNumber'
  | 'toHuman'
  | 'lost'
  | 'adviserAway'
  | 'nobodyRang'
  | 'codeWrong'
  | 'codeRight'
  | 'whoRang'
  | 'urgentClosed'
  | 'closed'
  | 'noOwnNumber'

export type MenuChoice = {
  key: '1' | '2' | '3' | '4'
  /** A key of the texts of this room: the situation in plain words. */
  text: `menu.${string}`
} & ({ to: 'urgent' } | { to: 'queue'; queue: Queue; theme: EnquiryTheme })

/** one level, four choices at most. A change is a new version; who has heard an older one goes on with it. */
export type Menu = {
  line: Line
  version: number
  choices: readonly MenuChoice[]
  /** The queue behind 0, silence and two wrong keys. */
  human: Queue
}

/** What a level knows when a key is pressed. */
export type Facts = {
  /** The contact centre answers now. */
  open: boolean
  /** Duty hours: an urgent need reaches a person at once (K16). */
  duty: boolean
  /** The call came from the own, confirmed number of one person: enough to know whom to ring back, for nothing more. */
  known: boolean
  /** Somebody in particular may be rung for "my adviser" now. */
  adviser: boolean
  /** Waiting: somebody in particular is being rung, so a person of the queue is still a choice. */
  rings: boolean
  menu: Menu
  /** In the order of their keys, from 1. */
  languages: readonly string[]
}

/** What a key, or silence, leads to. */
export type Turn =
  | { do: 'again'; told: 'wrongKey' | 'noNumber' | 'adviserAway' }
  | { do: 'language'; language: string }
  | { do: 'menu' }
  | { do: 'queue'; queue: Queue; theme: EnquiryTheme | null; told: Told | null }
  | { do: 'urgent' }
  | { do: 'adviser' }
  | { do: 'callBack' }
  | { do: 'over' }
  | { do: 'askNumber' }
  | { do: 'checkNumber'; number: string }
  | { do: 'ringNumber' }
  | { do: 'voicemail' }
  | { do: 'stay' }
  | { do: 'check' }
  | { do: 'code'; digits: string }

/** Who rings, as far as a number can say. */
export type Caller = {
  personId: string | null
  /** Their own, confirmed number; false where it is one that others use too. */
  ownNumber: boolean
  language: string
  writtenForm: string
  contactStatus: string
  interpreterNeed: string
  officeId: string | null
}
