import type { EnquiryTheme, RecognisedPart, Recognition } from '../../threads/recognise/model.ts'
import { QUEUE_OF } from '../line/table.ts'
import type { Queue } from '../model.ts'
import type { Audience, ChatSide } from './model.ts'
import { FIRST_PERSON, ONE_CASE, OWN_MATTER, SAYS_IT_IN_THE_VERB } from './words.ts'

/** What the assistant does with what was written. Only `search` may quote anything. */
export type Turn = 'urgent' | 'ownCase' | 'municipal' | 'search'

/** Themes that are about somebody's own case whatever words are used. */
const ALWAYS_OWN: ReadonlySet<EnquiryTheme> = new Set([
  'paymentWrong',
  'caseStatus',
  'decisionExpiring',
  'explainLetter',
  'whyDecision',
  'contactAdviser',
  'changeAdviser',
  'appointmentChange',
  'clinicianPatient',
  'jointPerson',
])
/** Themes that are about somebody's own case when they speak of themselves. */
const OWN_WHEN_MINE: ReadonlySet<EnquiryTheme> = new Set([
  'paymentDate',
  'paymentDateMunicipal',
  'missingDocuments',
])
const GENERAL_OPENING =
  /^\W*(?:kan man|får man|hvordan (?:klager|søker|ber|melder) man|hva er|kva er|what is|what are|how does one|can one|how do (?:people|you) )/iu

/**
 * whether somebody asks of their own case. A rule in general may be quoted, a case never; in doubt it is a case,
 * since a general answer to a specific question helps nobody.
 */
function asksOwnCase(text: string, recognition: Pick<Recognition, 'parts' | 'language'>): boolean {
  if (OWN_MATTER.some((pattern) => pattern.test(text))) return true
  if (/\p{Nd}{6}[ .-]?\p{Nd}{5}/u.test(text)) return true
  const mine = FIRST_PERSON.test(text) || SAYS_IT_IN_THE_VERB.has(recognition.language)
  if (GENERAL_OPENING.test(text) && !FIRST_PERSON.test(text)) return false
  if (ONE_CASE.some((pattern) => pattern.test(text))) return true
  return recognition.parts.some(
    (part) =>
      part.specificity === 'caseSpecific' &&
      (ALWAYS_OWN.has(part.theme) || (mine && OWN_WHEN_MINE.has(part.theme))),
  )
}

/** In doubt municipal, the side that shows least. */
const LEAST_SURE = 0.6
export const municipalPart = (part: Pick<RecognisedPart, 'side' | 'sideConfidence'>): boolean =>
  part.side === 'municipal' ||
  (part.side !== 'common' && part.side !== 'external' && part.sideConfidence < LEAST_SURE)

/** What cannot wait goes before everything, and what the assistant may not touch before what it may. */
export function turnOf(text: string, recognition: Recognition, policy: { municipal: boolean }): Turn {
  if (recognition.urgent.is) return 'urgent'
  if (!policy.municipal && recognition.parts.some(municipalPart)) return 'municipal'
  if (asksOwnCase(text, recognition)) return 'ownCase'
  return 'search'
}

/** What it is about: the first thing that was recognised as something. */
export const themeOf = ({ parts }: Pick<Recognition, 'parts'>): EnquiryTheme =>
  parts.find(({ theme }) => theme !== 'unknown' && theme !== 'acknowledgement')?.theme ??
  parts[0]?.theme ??
  'unknown'

/** The store that what was written belongs to: a word on the municipality's matters makes the whole line theirs. */
export function sideOfLine({ parts }: Pick<Recognition, 'parts'>): ChatSide {
  if (parts.some(municipalPart)) return 'municipal'
  return parts.some((part) => part.side === 'state') ? 'state' : 'common'
}

export const strongerSide = (before: ChatSide, now: ChatSide): ChatSide =>
  before === 'municipal' || now === 'municipal' ? 'municipal' : now === 'common' ? before : now

/** who staffs it. Whoever asks hears nothing of it. */
export function queueFor(audience: Audience, theme: EnquiryTheme | null, side: ChatSide): Queue {
  if (audience !== 'person') return audience
  if (side === 'municipal') return 'municipal'
  return theme === null ? 'general' : QUEUE_OF[theme]
}

/** Answers are written for people or for employers; whoever treats somebody reads what people read. */
export const readsAs = (audience: Audience): 'person' | 'employer' =>
  audience === 'employer' ? 'employer' : 'person'

/** How many lines somebody may write in a minute and in a chat, so that nobody takes the room from the others. */
export function tooMuch(
  lately: { lastMinute: number; all: number },
  most: { perMinute: number; inAll: number },
): boolean {
  return lately.lastMinute >= most.perMinute || lately.all >= most.inAll
}

/** R-415 in writing: the honest wait, by how fast people were taken lately; null while nobody has been. */
export function expectedMinutes(place: number, taken: number, overMinutes: number): number | null {
  return taken === 0 ? null : Math.max(1, Math.round((place * overMinutes) / taken))
}
