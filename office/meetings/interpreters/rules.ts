import { isInterpreted as canBeOrdered } from '../../calls/interpreter/rules.ts'
import type { Reason } from '../../kernel/result.ts'
import type { WorkingCalendar } from '../../kernel/time/calendar.ts'
import type { InterpreterAnswer, MeetingKind, MeetingMode } from '../model.ts'
import type { Content, InterpreterWay, Level, NeedFacts, WhoInterpreted } from './model.ts'
import { DECLINED_REASONS, NOT_NEEDED_REASONS } from './model.ts'

const NORWEGIAN: readonly string[] = ['nb', 'nn']
/** how well somebody speaks Norwegian, up to which a talk needs an interpreter. */
const WEAK_ORAL = 2

/**
 * is the question to be answered before a meeting with this person is booked? Where a need is known, where
 * they speak little Norwegian, and where nobody has found out yet how somebody speaks who reads another language.
 */
export function isFlagged(facts: NeedFacts): boolean {
  if (facts.interpreterNeed !== 'none') return true
  if (facts.norwegianOral !== null) return facts.norwegianOral <= WEAK_ORAL
  return !NORWEGIAN.includes(facts.language) && facts.status === 'unknown'
}

/** The language it is interpreted from; the screens' own where nothing else was said. */
export const languageFor = (facts: Pick<NeedFacts, 'interpreterLanguage' | 'language'>): string =>
  facts.interpreterLanguage ?? facts.language

/** what hangs on a talk of this kind. What is not known to be light counts as guidance. */
const CONTENT: Partial<Record<MeetingKind, Content>> = {
  decisionExplanation: 'decision',
  refusalTalk: 'decision',
  caseConference: 'decision',
  conflict: 'decision',
  dialogueMeeting2: 'deadline',
  dialogueMeeting3: 'deadline',
  checkIn: 'general',
  contactSeries: 'general',
  outreach: 'general',
}
export const contentOf = (kind: MeetingKind | undefined): Content =>
  (kind === undefined ? undefined : CONTENT[kind]) ?? 'guidance'

/**
 * How well qualified whoever interprets is to be, by what hangs on it: categories of the national register, A the most.
 * Where only somebody less qualified is to be had it is they, and the page says so.
 */
const LEVEL: Record<Content, Level> = { decision: 'B', deadline: 'B', guidance: 'C', general: 'E' }
export const levelFor = (content: Content): Level => LEVEL[content]

/**
 * why a meeting cannot be booked with this answer; null when it can. The question is open until
 * somebody has chosen, and what takes an interpreter away has a reason that may stand: the person's own word through
 * somebody who interpreted it, or one of ours; that they ought to practise only where nothing hangs on what is said.
 */
export function answeredInterpreter(
  flagged: boolean,
  answer: InterpreterAnswer | null | undefined,
  reason?: string | null,
  kind?: MeetingKind,
  /** What it would be interpreted from; where nobody interprets it, an order would reach nobody. */
  language?: string,
): Extract<
  Reason,
  'interpreterUnanswered' | 'interpreterReason' | 'interpreterStays' | 'interpreterLanguage'
> | null {
  switch (answer) {
    case 'ordered':
    case 'onDemand':
      return language === undefined || canBeOrdered(language) ? null : 'interpreterLanguage'
    case 'notFlagged':
      return flagged ? 'interpreterUnanswered' : null
    case 'declined':
      return DECLINED_REASONS.some((one) => one === reason) ? null : 'interpreterReason'
    case 'notNeeded':
      if (reason === 'practice' || reason === 'generalOnly')
        return contentOf(kind) === 'general' ? null : 'interpreterStays'
      return NOT_NEEDED_REASONS.some((one) => one === reason) ? null : 'interpreterReason'
    default:
      return 'interpreterUnanswered'
  }
}

/** Is the talk interpreted, as far as is known when it is booked? Then it is longer. */
export const isInterpretedTalk = (answer: InterpreterAnswer): boolean =>
  answer === 'ordered' || answer === 'onDemand'

const WAY: Record<MeetingMode, InterpreterWay> = {
  physicalOffice: 'inPerson',
  physicalElsewhere: 'inPerson',
  home: 'inPerson',
  hybrid: 'inPerson',
  video: 'video',
  phone: 'phone',
}
/** where the two meet, unless the person would rather have the interpreter further away. */
export function wayFor(mode: MeetingMode, wish: InterpreterWay | null): InterpreterWay {
  const where = WAY[mode]
  if (wish === null || where === 'phone') return where
  return where === 'video' && wish === 'inPerson' ? 'video' : wish
}

/**
 * until when services are asked one after the other: so many working days, but never past a working day ahead of
 * the meeting; and for a meeting sooner than that, so many minutes.
 */
export function confirmBy(
  now: Temporal.Instant,
  startsAt: Temporal.Instant,
  calendar: Pick<WorkingCalendar, 'addWorkingDays'>,
  limits: { leadDays: number; shortMinutes: number },
): Temporal.Instant {
  const ahead = calendar.addWorkingDays(startsAt, -1)
  const soon = now.add({ minutes: limits.shortMinutes })
  if (Temporal.Instant.compare(ahead, soon) <= 0) return earlier(soon, startsAt)
  return earlier(ahead, calendar.addWorkingDays(now, limits.leadDays))
}
const earlier = (a: Temporal.Instant, b: Temporal.Instant) => (Temporal.Instant.compare(a, b) <= 0 ? a : b)

/** from so many minutes before the meeting it can be said that nobody is there, until it is over. */
export const mayBeMissed = (
  meeting: { state: string; startsAt: Temporal.Instant },
  now: Temporal.Instant,
  minutes: number,
): boolean =>
  ['booked', 'begun'].includes(meeting.state) &&
  Temporal.Instant.compare(now, meeting.startsAt.subtract({ minutes })) >= 0

/** a spouse or friend sits beside; whoever came along has interpreted nothing. */
export const isInterpreted = (by: WhoInterpreted): boolean => by === 'professional' || by === 'onDemand'
