import { phoneNumber } from '../../people/actions/contactPoint.ts'
import type { EnquiryTheme, ThemeSide } from '../../threads/recognise/model.ts'
import type { Line, Queue } from '../model.ts'
import type { Caller, Facts, Level, Menu, Told, Turn } from './model.ts'
import { MENUS, QUEUE_OF } from './table.ts'

/** What one presses; null: nothing. */
export type Key = string | null

const HUMAN = '0'
const ADVISER = '9'
/** the first wrong key says so and repeats the level; the second leads to a person. */
const MOST_WRONG = 2
const DIGITS_OF_CODE = 6
/** The longest number that there is; # ends a shorter one. */
export const MOST_DIGITS = 15

/**
 * where a key leads from a level. From every one a person is one key away: 0, silence, or two wrong keys. 9 is
 * whoever follows the caller up, and where nobody can be rung for it somebody who finds out. A wrong key never goes back.
 * Outside opening hours the person is one who rings, and the way there is the same key.
 */
export function pressed(level: Level, key: Key, wrong: number, facts: Facts): Turn {
  if (level === 'code') return codeTyped(key, facts)
  if (level === 'wait') return whileWaiting(key, wrong, facts)
  if (level === 'number') return numberTyped(key, wrong, facts)
  if (level === 'numberCheck') return numberHeard(key, wrong, facts)
  if (level === 'voicemail' && key === null && wrong > 0) return { do: 'over' }
  if (key === HUMAN || key === null) return human(facts, null)
  if (key === ADVISER) return myAdviser(facts)
  const turn = chosen(level, key, facts)
  if (turn !== null) return turn
  return wrong + 1 < MOST_WRONG ? { do: 'again', told: 'wrongKey' } : human(facts, 'toHuman')
}

/** A person now, or one who rings: whom we know we can ring, anybody else leaves word. */
export function human(facts: Facts, told: Told | null): Turn {
  if (facts.open) return { do: 'queue', queue: facts.menu.human, theme: null, told }
  return facts.known ? { do: 'callBack' } : { do: 'voicemail' }
}

/** whoever is known is told that theirs cannot come; of anybody else it has to be found out whose they are. */
function myAdviser(facts: Facts): Turn {
  if (facts.adviser) return { do: 'adviser' }
  const turn = human(facts, facts.known ? 'adviserAway' : null)
  return turn.do === 'queue' ? { ...turn, theme: 'contactAdviser' } : turn
}

function chosen(level: Level, key: string, facts: Facts): Turn | null {
  switch (level) {
    case 'returned':
      return key === '1' ? { do: 'check' } : key === '2' ? { do: 'menu' } : null
    case 'language': {
      const language = facts.languages[Number(key) - 1]
      return language === undefined ? null : { do: 'language', language }
    }
    case 'menu': {
      const choice = facts.menu.choices.find((one) => one.key === key)
      if (choice === undefined) return null
      if (choice.to === 'urgent') return { do: 'urgent' }
      return { do: 'queue', queue: choice.queue, theme: choice.theme, told: null }
    }
    case 'closed':
      if (key === '1') return { do: 'urgent' }
      if (key === '2') return facts.known ? { do: 'callBack' } : { do: 'voicemail' }
      return key === '3' ? { do: 'voicemail' } : null
    default:
      return null
  }
}

/** who waits for a person has one key less to press; the place is kept for whoever can be rung. */
function whileWaiting(key: Key, wrong: number, facts: Facts): Turn {
  if (key === null) return facts.open || facts.rings ? { do: 'stay' } : human(facts, null)
  if (key === HUMAN) return facts.rings ? human(facts, null) : { do: 'stay' }
  if (key === ADVISER && facts.rings) return { do: 'stay' }
  if (key === ADVISER) return facts.adviser ? { do: 'adviser' } : { do: 'again', told: 'adviserAway' }
  if (key === '1') return facts.known ? { do: 'callBack' } : { do: 'askNumber' }
  if (key === '2') return { do: 'voicemail' }
  return wrong + 1 < MOST_WRONG ? { do: 'again', told: 'wrongKey' } : { do: 'stay' }
}

/**
 * whoever is not known by the number they ring from says which one is rung. Whoever would rather talk has kept
 * their place in the queue all the while: 0, silence and a second number that is none lead back to it.
 */
function numberTyped(key: Key, wrong: number, facts: Facts): Turn {
  if (key === null || key === HUMAN) return whileWaiting(null, 0, facts)
  if (key === ADVISER) return facts.adviser ? { do: 'adviser' } : whileWaiting(null, 0, facts)
  const number = phoneNumber(key)
  if (number !== null) return { do: 'checkNumber', number }
  return wrong + 1 < MOST_WRONG ? { do: 'again', told: 'noNumber' } : whileWaiting(null, 0, facts)
}

function numberHeard(key: Key, wrong: number, facts: Facts): Turn {
  if (key === '1') return { do: 'ringNumber' }
  if (key === '2') return { do: 'askNumber' }
  if (key === null || key === HUMAN) return whileWaiting(null, 0, facts)
  if (key === ADVISER) return facts.adviser ? { do: 'adviser' } : whileWaiting(null, 0, facts)
  return wrong + 1 < MOST_WRONG ? { do: 'again', told: 'wrongKey' } : whileWaiting(null, 0, facts)
}

/** A code is six digits; 0 alone, silence or anything else is somebody who would rather talk. */
function codeTyped(key: Key, facts: Facts): Turn {
  if (key !== null && new RegExp(`^\\d{${DIGITS_OF_CODE}}$`).test(key)) return { do: 'code', digits: key }
  if (key === ADVISER) return myAdviser(facts)
  return human(facts, null)
}

/** How many keys a level listens for. */
export const digitsAt = (level: Level): number =>
  level === 'code' ? DIGITS_OF_CODE : level === 'number' ? MOST_DIGITS : 1

/** a recognised caller whose profile says that menus are no way in goes straight to a person. */
export const skipsMenu = (caller: Caller): boolean =>
  caller.ownNumber && (caller.contactStatus === 'assisted' || caller.interpreterNeed === 'always')

/** a theme's queue on a line; a line with a staff of its own keeps its callers. */
export function queueOf(theme: EnquiryTheme, line: Line, side: ThemeSide): Queue {
  const own = MENUS[line].at(-1)?.human ?? 'general'
  if (own !== 'general' && line !== 'duty') return own
  const queue = QUEUE_OF[theme]
  return queue === 'general' && side === 'municipal' ? 'municipal' : queue
}

/** What is wrong with a menu that somebody wants to put in force; nothing when callers can live with it. */
export function menuFaults(menu: Menu, hasText: (key: string) => boolean): string[] {
  const keys = menu.choices.map(({ key }) => key)
  return [
    ...(menu.choices.length > MOST_CHOICES
      ? [`${menu.choices.length} choices; ${MOST_CHOICES} at most`]
      : []),
    ...(menu.choices.length === 0 ? ['no choice at all'] : []),
    ...(new Set(keys).size === keys.length ? [] : ['one key for two choices']),
    ...keys.filter((key) => !/^[1-4]$/.test(key)).map((key) => `${key} is no key for a choice`),
    ...(menu.human ? [] : ['no queue of people behind 0']),
    ...(menu.choices.some(({ to }) => to === 'urgent') ? [] : ['nothing for urgent needs']),
    ...menu.choices.filter(({ text }) => !hasText(text)).map(({ text }) => `no text ${text}`),
  ]
}
const MOST_CHOICES = 4

/** The menu that a caller has heard, or the newest where that one is gone. */
export function menuOf(versions: readonly Menu[], version: number | null): Menu {
  const found = versions.find((menu) => menu.version === version) ?? versions.at(-1)
  if (found === undefined) throw new Error('a line without a menu')
  return found
}
