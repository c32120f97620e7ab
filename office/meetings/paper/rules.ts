import type { MeetingKind, MeetingState } from '../model.ts'
import { type AreaSaid, MATTERS, type Matter, type Participant } from '../talk/model.ts'
import { areasNow, letIn } from '../talk/rules.ts'
import type { PaperKind, SheetLine } from './model.ts'

/** Whoever comes early can look at the same paper as soon as the door to the meeting is open. */
const BEFORE_MINUTES = 15
const AFTER_MINUTES = 60

type Times = { state: MeetingState; startsAt: Temporal.Instant; endsAt: Temporal.Instant }

/** until when something lies on the table; or why nothing does. A meeting that goes on goes on. */
export function tableUntil(
  meeting: Times,
  now: Temporal.Instant,
): { until: Temporal.Instant } | { refusal: 'tooEarly' | 'alreadyEnded' } {
  if (meeting.state !== 'booked' && meeting.state !== 'begun') return { refusal: 'alreadyEnded' }
  const from = meeting.startsAt.subtract({ minutes: BEFORE_MINUTES })
  if (meeting.state === 'booked' && Temporal.Instant.compare(now, from) < 0) return { refusal: 'tooEarly' }
  const planned = meeting.endsAt.add({ minutes: AFTER_MINUTES })
  if (Temporal.Instant.compare(now, planned) <= 0) return { until: planned }
  return meeting.state === 'begun'
    ? { until: now.add({ minutes: AFTER_MINUTES }) }
    : { refusal: 'alreadyEnded' }
}

/** the sheet as it stands: what was written by matter, and how each area of a mapping talk stands. */
export function sheetLines(
  meeting: { id: string; kind: MeetingKind },
  written: readonly { matter: string; body: string }[],
  areas: readonly AreaSaid[],
): SheetLine[] {
  const states = areasNow(meeting.kind, meeting.id, areas)
  return MATTERS.flatMap((matter) => {
    const body = written.find((one) => one.matter === matter)?.body ?? ''
    const state = states.find(({ area }) => area === matter)?.state ?? null
    return body === '' && state === null ? [] : [{ matter, body, state }]
  })
}

/** does this one, from outside, see the paper at all? A letter only when the person has said so. */
export function othersSee(
  paper: { kind: PaperKind; othersAt: Temporal.Instant | null },
  one: Pick<Participant, 'approval' | 'endedAt' | 'role'>,
): boolean {
  if (one.role === 'resident' || !letIn(one)) return false
  return paper.kind !== 'letter' || paper.othersAt !== null
}

/** of the sheet, what they may hear; time, place and who does what is for all. */
export const linesFor = (lines: readonly SheetLine[], mayHear: readonly string[]): SheetLine[] =>
  lines.filter(({ matter }) => matter === 'practical' || mayHear.includes(matter))

export const isMatter = (text: string): text is Matter => MATTERS.some((one) => one === text)
