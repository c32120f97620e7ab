import type { MeetingKind, MeetingMode, ParticipantRole } from '../model.ts'
import {
  AREAS,
  type Area,
  type AreaSaid,
  type AreaState,
  type Closing,
  type Explained,
  type MinutesPart,
  type Participant,
  type TeachBack,
  type Topic,
} from './model.ts'

/** what the person wants to raise comes first, whoever wrote it down; then in the order it was said. */
export const agenda = <T extends Pick<Topic, 'forPerson' | 'saidAt'>>(topics: readonly T[]): T[] =>
  [...topics].sort(
    (a, b) => Number(b.forPerson) - Number(a.forPerson) || Temporal.Instant.compare(a.saidAt, b.saidAt),
  )

const FIRST: readonly Explained[] = [
  'expectations',
  'helpAndControl',
  'secrecy',
  'howItRuns',
  'appeal',
  'whoSees',
  'reachMe',
  'channelPlan',
  'ownGoals',
]
const TOGETHER: readonly Explained[] = ['whoIsHere', 'speakingOrder', 'eachNextStep']
export const TOGETHER_KINDS: ReadonlySet<MeetingKind> = new Set([
  'collaboration',
  'dialogueMeeting2',
  'dialogueMeeting3',
  'caseConference',
])

/** what this meeting goes through. On a screen there is time for other words first. */
export function templateFor(kind: MeetingKind, mode: MeetingMode): readonly Explained[] {
  return [
    ...(mode === 'video' || mode === 'hybrid' ? (['smallTalk'] as const) : []),
    ...(kind === 'firstMeeting' ? FIRST : []),
    ...(TOGETHER_KINDS.has(kind) ? TOGETHER : []),
  ]
}

/** Those that must have been gone through; small talk is time and no duty, and who is here is seen from the list. */
const REQUIRED: ReadonlySet<Explained> = new Set(['helpAndControl', 'secrecy', 'appeal', 'whoSees'])

/** the areas of a mapping talk and how each stands now; one covered in an earlier talk stays covered. */
export function areasNow(
  kind: MeetingKind,
  meetingId: string,
  said: readonly AreaSaid[],
): { area: Area; state: AreaState | null; earlier: boolean }[] {
  if (kind !== 'mapping') return []
  const newest = [...said].sort((a, b) => Temporal.Instant.compare(b.at, a.at))
  return AREAS.map((area) => {
    const here = newest.find((one) => one.area === area && one.meetingId === meetingId)
    if (here) return { area, state: here.state, earlier: false }
    const before = newest.find((one) => one.area === area)
    return before?.state === 'covered'
      ? { area, state: 'covered', earlier: true }
      : { area, state: null, earlier: false }
  })
}

/** what is left for a second talk. */
export const laterAreas = (kind: MeetingKind, meetingId: string, said: readonly AreaSaid[]): Area[] =>
  areasNow(kind, meetingId, said).flatMap(({ area, state }) => (state === 'later' ? [area] : []))

/** A word of agreement is no word of one's own, in any of the languages of the house. */
const YES_OR_NO = new Set(
  [
    'ja no nei nei ja da joda jo yes yeah ok okay okei greit forstått understood forstod forstår skjønner',
    'так ні tak nie نعم لا እወ ኣይፋል እሺ haa haah maya juo ii haan',
  ]
    .join(' ')
    .split(' '),
)
const LEAST_WORDS = 3

/** the person's own words for the main point: some words, and more than yes and no. */
export function ownWords(text: string | null | undefined): boolean {
  const words = (text ?? '').toLocaleLowerCase('nb').match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  return words.length >= LEAST_WORDS && words.some((word) => !YES_OR_NO.has(word))
}

/** done needs the words, partly the words and why not whole, not done only why. */
export function teachBackRefusal(given: {
  how: TeachBack
  words: string | null
  reason: string | null
}): 'ownWordsMissing' | 'needsReason' | null {
  if (given.how !== 'notDone' && !ownWords(given.words)) return 'ownWordsMissing'
  return given.how !== 'done' && given.reason === null ? 'needsReason' : null
}

type ClosingRefusal =
  | { reason: 'areasOpen'; details: { n: number } }
  | { reason: 'teachBackMissing' }
  | { reason: 'explainFirst'; details: { n: number } }
  | { reason: 'attendanceMissing' }
  | { reason: 'residentAway' }
  | { reason: 'nextStepsMissing'; details: { name: string } }
  | { reason: 'interpreterUnwritten' }

/** why this meeting cannot be ended as held yet; null when it can. Without the person none was. */
export function closingRefusal(closing: Closing, meetingId: string): ClosingRefusal | null {
  const open = areasNow(closing.kind, meetingId, closing.areas).filter(({ state }) => state === null)
  if (open.length > 0) return { reason: 'areasOpen', details: { n: open.length } }
  const unsaid = templateFor(closing.kind, 'physicalOffice').filter(
    (one) => REQUIRED.has(one) && !closing.explained.includes(one),
  )
  if (unsaid.length > 0) return { reason: 'explainFirst', details: { n: unsaid.length } }
  const there = closing.participants.filter((one) => one.endedAt === null && one.approval !== 'declined')
  if (there.some(({ attended }) => attended === null)) return { reason: 'attendanceMissing' }
  if (there.some(({ role, attended }) => role === 'resident' && attended === false))
    return { reason: 'residentAway' }
  const without = TOGETHER_KINDS.has(closing.kind)
    ? there.find((one) => one.attended === true && speaksFor(one.role) && !hasNext(one))
    : undefined
  if (without) return { reason: 'nextStepsMissing', details: { name: without.name } }
  if (closing.interpreted && closing.interpretedBy === null) return { reason: 'interpreterUnwritten' }
  if (closing.teachBack === null || teachBackRefusal(closing.teachBack) !== null)
    return { reason: 'teachBackMissing' }
  return null
}

/** each party leaves with a next step; whoever interprets or sits beside is none. */
export const speaksFor = (role: ParticipantRole) => role !== 'interpreter' && role !== 'companion'
const hasNext = ({ nextStep, nextStepOn }: Participant) => nextStep !== null && nextStepOn !== null

/** these come from outside, and the person says who of them may come and what each may hear. */
export const OUTSIDE: ReadonlySet<ParticipantRole> = new Set([
  'companion',
  'helper',
  'partner',
  'employer',
  'doctor',
  'school',
])
/** A chair without an account in the house comes from outside too. Whom the person brings, the person has approved. */
export function approvalFor(
  one: { role: ParticipantRole; staffId: string | null },
  by: 'person' | 'helper' | 'staff' | 'system',
): 'notNeeded' | 'asked' | 'approved' {
  const outside = OUTSIDE.has(one.role) || (one.role === 'chair' && one.staffId === null)
  if (!outside) return 'notNeeded'
  return by === 'person' ? 'approved' : 'asked'
}

/** nobody the person has not said yes to gets the link or the minutes. */
export const letIn = (one: Pick<Participant, 'approval' | 'endedAt'>): boolean =>
  one.endedAt === null && (one.approval === 'approved' || one.approval === 'notNeeded')

/** what of the minutes is for this participant. Whoever only interprets or sits beside gets none (C5-03). */
export function heard(parts: readonly MinutesPart[], one: Participant): MinutesPart[] {
  if (!letIn(one) || one.attended === false || !speaksFor(one.role)) return []
  if (one.role === 'resident') return [...parts]
  return parts.filter(({ matter }) => matter === 'practical' || one.mayHear.includes(matter))
}

/** from this many the chair is advised to split, or to hold a smaller talk first. Advice, and never a block. */
export const isMany = (participants: readonly Pick<Participant, 'endedAt' | 'approval'>[], from: number) =>
  participants.filter((one) => one.endedAt === null && one.approval !== 'declined').length >= from

/** R-480, K28: what must be looked at before it is written that somebody did not come. */
export function notThereRefusal(facts: {
  mode: MeetingMode
  startsAt: Temporal.Instant
  now: Temporal.Instant
  waitMinutes: number
  videoDeclined: boolean
  summonsReached: boolean
  moveAsked: boolean
}): 'tooEarly' | 'videoDeclined' | 'summonsNotReached' | 'moveWaits' | null {
  if (Temporal.Instant.compare(facts.now, facts.startsAt.add({ minutes: facts.waitMinutes })) < 0)
    return 'tooEarly'
  if (facts.videoDeclined && facts.mode === 'video') return 'videoDeclined'
  if (!facts.summonsReached) return 'summonsNotReached'
  return facts.moveAsked ? 'moveWaits' : null
}

/** A day as forms and programs write it, and one that there is. */
export const isDay = (text: string) => {
  try {
    return /^\d{4}-\d{2}-\d{2}$/.test(text) && Temporal.PlainDate.from(text).toString() === text
  } catch {
    return false
  }
}

/** what the meeting is for stands on the first line; each line after it is a point of whoever calls the meeting. */
export function purposeAndPoints(written: string): [purpose: string, ...points: string[]] {
  const [purpose = '', ...points] = written.split('\n').map((line) => line.replace(/^[-–•\s]+/, '').trim())
  return [purpose, ...points.filter((line) => line !== '')]
}
