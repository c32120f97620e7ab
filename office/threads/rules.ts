import type { Side } from '../kernel/context.ts'
import type { Urgency } from '../kernel/promise/model.ts'
import type { WorkingCalendar } from '../kernel/time/calendar.ts'
import type { KnownEnquiry, PartDecision } from './model.ts'
import { type RecognisedPart, type Recognition, THEMES } from './recognise/model.ts'

type JoinLimits = { burstMinutes: number; joinDays: number }
export type Contact = {
  recognition: Recognition
  now: Temporal.Instant
  threadId: string | null
  channel: string
  known: readonly KnownEnquiry[]
  calendar: WorkingCalendar
  limits: JoinLimits
  /** The person has, or may have, a municipal matter; so it is where nothing is said. */
  mayBeMunicipal?: boolean
}

const EMERGENCY_GROUP = 'emergency'
/** From here on an emergency that nothing else speaks for is believed, and a human looks at it at once. */
const SUSPECTED = 0.5
const UNCLEAR = { theme: 'unknown', group: THEMES.unknown.group, sideConfidence: 0 } as const
/** Shorter than this a line is a piece of what was just said, whatever its words look like. */
const FRAGMENT = 60

/** never the matter of whoever it is about, so never a piece of what they were just asked. */
const ABOUT_THEM: ReadonlySet<RecognisedPart['theme']> = new Set(['changeAdviser', 'unfairTreatment'])

const newestFirst = (a: KnownEnquiry, b: KnownEnquiry) =>
  Temporal.Instant.compare(b.lastContactAt, a.lastContactAt)
const sidesMeet = (a: Side | 'external', b: Side) =>
  a === b || a === 'common' || a === 'external' || b === 'common'
/** Below this the words do not say which side they are about (routing/rules.ts). */
const SIDE_KNOWN = 0.75
/**
 * "When does the money come?" in a conversation about social assistance is about that: what does not say its side may
 * join a municipal entry, where its words are safe whatever they turn out to be about, and a state one only where
 * there is nothing municipal.
 */
const meets = (part: RecognisedPart, enquiry: KnownEnquiry, { mayBeMunicipal = true }: Contact) =>
  sidesMeet(part.side, enquiry.side) ||
  (part.sideConfidence < SIDE_KNOWN && (enquiry.side === 'municipal' || !mayBeMunicipal))
const minutesSince = (enquiry: KnownEnquiry, contact: Contact) =>
  contact.calendar.staffedMinutesBetween(enquiry.lastContactAt, contact.now)

/** pieces of one sending. Outside duty hours no staffed minute passes, so elapsed time counts there. */
const inBurst = (enquiry: KnownEnquiry, contact: Contact) =>
  minutesSince(enquiry, contact) <= contact.limits.burstMinutes &&
  contact.now.since(enquiry.lastContactAt).total('hours') <=
    Math.max(contact.limits.burstMinutes / 60, 1) * 12

/** a wish to meet is counted as one, and is more than that another appointment is to be moved. */
const isWishBeside = (part: RecognisedPart, { theme }: KnownEnquiry) =>
  part.certain && part.theme === 'meetingRequest' && theme === 'appointmentChange'

const sameMatter = (part: RecognisedPart, enquiry: KnownEnquiry, contact: Contact) =>
  THEMES[enquiry.theme].group === part.group && meets(part, enquiry, contact) && !isWishBeside(part, enquiry)

/**
 * the open entry that this part belongs to, if any. The same matter joins whatever the interval. What
 * is not certain joins the conversation it was written in, and a fragment joins the sending it is a piece of; neither
 * ever crosses from one side to the other.
 */
function openEntryFor(part: RecognisedPart, contact: Contact): KnownEnquiry | undefined {
  const open = contact.known
    .filter((enquiry) => enquiry.answeredAt === null && !isWishBeside(part, enquiry))
    .sort(newestFirst)
  const same = open.find((enquiry) => part.certain && sameMatter(part, enquiry, contact))
  if (same || isUrgent(part) || (part.certain && ABOUT_THEM.has(part.theme))) return same
  const here = open.filter(
    (enquiry) => enquiry.threadId === contact.threadId && meets(part, enquiry, contact),
  )
  const fragment = part.text.trim().length <= FRAGMENT
  if (!part.certain && here[0]) return here[0]
  return [...here, ...open].find(
    (enquiry) => (fragment || !part.certain) && meets(part, enquiry, contact) && inBurst(enquiry, contact),
  )
}

/** a new contact within the limit after an answer came back; it is a failed attempt and a new entry. */
function endedEntryFor(part: RecognisedPart, contact: Contact): KnownEnquiry | null {
  const limit = contact.limits.joinDays * 24
  const lately = contact.known
    .filter(
      (enquiry) =>
        enquiry.answeredAt !== null && contact.now.since(enquiry.answeredAt).total('hours') <= limit,
    )
    .sort(newestFirst)
  if (isUrgent(part)) return null
  const same = lately.find((enquiry) => part.certain && sameMatter(part, enquiry, contact))
  return (
    same ??
    lately.find(
      (enquiry) => !part.certain && enquiry.threadId === contact.threadId && meets(part, enquiry, contact),
    ) ??
    null
  )
}

const isUrgent = (part: RecognisedPart) => part.group === EMERGENCY_GROUP
/** R-429, K15: acute is what the rubric names; the machine may raise and never lower. */
const urgencyOf = (part: RecognisedPart): Urgency => (isUrgent(part) ? 'acute' : 'ordinary')

/**
 * what becomes of each part of a message. A bare acknowledgement gives no decision at
 * all: no clock, no task, no record entry.
 */
export function decideParts(contact: Contact): { part: RecognisedPart; decision: PartDecision }[] {
  if (contact.recognition.trivial) return []
  return answerable(contact.recognition.parts)
    .map((part) => soberly(part, contact.recognition))
    .map((part) => ({ part, decision: decidePart(part, contact) }))
}

/** Thanks beside a question are no question. But what only looks like thanks, and is not surely so, somebody reads. */
function answerable(parts: readonly RecognisedPart[]): RecognisedPart[] {
  const asked = parts.filter((part) => part.theme !== 'acknowledgement')
  return asked.length > 0 ? asked : parts.map((part) => ({ ...part, ...UNCLEAR, certain: false }))
}

/** A bare suspicion, with no urgent word anywhere in the message, rings nobody: it is as unclear as it looks. */
function soberly(part: RecognisedPart, { urgent }: Recognition): RecognisedPart {
  const suspected = isUrgent(part) && !part.certain && !urgent.is && part.confidence < SUSPECTED
  return suspected ? { ...part, ...UNCLEAR } : part
}

function decidePart(part: RecognisedPart, contact: Contact): PartDecision {
  const joined = openEntryFor(part, contact)
  if (joined)
    return {
      do: 'join',
      enquiry: joined,
      counts: joined.lastChannel !== contact.channel || !inBurst(joined, contact),
      urgency: urgencyOf(part),
    }
  const ended = endedEntryFor(part, contact)
  const inherits =
    ended !== null && (!part.certain || (part.side !== ended.side && part.sideConfidence < SIDE_KNOWN))
  return {
    do: 'open',
    theme: inherits ? ended.theme : part.certain ? part.theme : 'unknown',
    side: inherits ? ended.side : part.side,
    sideConfidence: part.sideConfidence,
    certain: part.certain || inherits,
    urgency: urgencyOf(part),
    cameBackOf: ended,
  }
}

const QUESTION = /[?\u061f\u1367]/
/** What somebody must act on, also when it is only told: money, a change, papers. */
const ACTED_ON: ReadonlySet<RecognisedPart['group']> = new Set([
  'payment',
  'change-report',
  'documents',
  'appeal',
  'debt',
])

/**
 * told, and no answer expected. A question, anything urgent, anything that somebody must act on, and what is not
 * understood for certain, is answered all the same.
 */
export const isNotice = (part: RecognisedPart, onlyTelling: boolean): boolean =>
  onlyTelling && part.certain && !isUrgent(part) && !ACTED_ON.has(part.group) && !QUESTION.test(part.text)

/** R-199, K10: question and answer have gone to and fro so often that only a talk helps. */
export const isTangled = (alternations: number, limit: number) => alternations >= limit

/**
 * the title of a record entry, made of theme, content and date. `taken` holds the titles the matter has, so
 * that two are never the same.
 */
export function journalTitle(
  theme: string,
  content: string,
  date: string,
  taken: ReadonlySet<string>,
): string {
  const words = content.replace(/\s+/g, ' ').trim().split(' ').slice(0, 8).join(' ')
  const title = [theme, words, date].filter((part) => part !== '').join(' – ')
  if (!taken.has(title)) return title
  for (let n = 2; ; n += 1) if (!taken.has(`${title} (${n})`)) return `${title} (${n})`
}
