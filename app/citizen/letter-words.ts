import type { InboxLetter, LetterState } from '../../office/reach/inbox/model.ts'
import {
  hasText,
  isLanguage,
  languageFacts,
  type Say,
  type TextKey,
  type TextParams,
} from '../../text/index.ts'
import { themeWords } from './words.ts'

/** A sentence that may speak of a time (an ISO instant), or of a day alone. */
export type Line = { text: TextKey; params: TextParams; at: string | null; day: boolean }

const line = (text: TextKey, at: Temporal.Instant | null = null, params: TextParams = {}): Line => ({
  text,
  params,
  at: at?.toString() ?? null,
  day: false,
})
const dayLine = (text: TextKey, at: Temporal.Instant): Line => ({ ...line(text, at), day: true })

/** How a letter's language runs; one that the house does not speak is read off its own letters. */
export const directionOf = (language: string): 'ltr' | 'rtl' | 'auto' =>
  isLanguage(language) ? languageFacts(language).dir : 'auto'

/** A summons is about its meeting; that somebody wished for it, or whom they meet, says nothing more. */
const MEETING: ReadonlySet<string> = new Set(['meetingSummons', 'meetingChanged'])
const BARE: ReadonlySet<string> = new Set(['meetingRequest', 'appointmentChange', 'contactAdviser'])

/** What a letter is called: its kind, and what it is about. */
export function letterTitle(letter: Pick<InboxLetter, 'kind' | 'theme'>, say: Say): string {
  const about = MEETING.has(letter.kind) && BARE.has(letter.theme) ? '' : aboutWords(letter.theme, say)
  return [say(`reach:kind.${letter.kind}`), about].filter(Boolean).join(': ')
}

/** What it is about, where that has a name. */
export function aboutWords(theme: string, say: Say): string {
  return theme !== 'unknown' && hasText(`common:theme.${theme}`) ? themeWords(theme, say) : ''
}

/** how it stands, in words and with the time. */
export function stateLine(state: LetterState): Line {
  if (state.is === 'unread') return line('reach:state.unread')
  if (state.is === 'openedByHolder') return line('reach:state.openedByHolder', state.at, { who: state.who })
  return line(`reach:state.${state.is}`, state.at)
}

/**
 * K5: the last day of what runs for the person. It stands once the letter has reached; before that there is none, and
 * that is said instead.
 */
export function dueLine(
  { answerClock, answerDueAt }: Pick<InboxLetter, 'answerClock' | 'answerDueAt'>,
  now: Temporal.Instant,
): Line | null {
  if (answerClock === null) return null
  const appeal = answerClock === 'appealDeadline'
  if (answerDueAt === null) return line(appeal ? 'reach:due.appealNotYet' : 'reach:due.notYet')
  const past = Temporal.Instant.compare(answerDueAt, now) < 0
  if (appeal) return dayLine(past ? 'reach:due.appealPast' : 'reach:due.appeal', answerDueAt)
  return dayLine(past ? 'reach:due.past' : 'reach:due.answer', answerDueAt)
}
