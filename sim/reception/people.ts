import { VISIT_REASONS, type VisitReason } from '../../office/visits/model.ts'
import {
  PLAIN_DEEDS,
  type PlainDeed,
  RECEIVER_KINDS,
  type Receiver,
} from '../../office/visits/reception/model.ts'
import { seeded } from '../../test/support/chance.ts'

/** What a visitor wants from the desk. */
type Want = PlainDeed | 'papers' | 'callMe' | 'message' | 'talk' | 'emergency' | 'showOn' | 'leaves'

export type Visitor = {
  index: number
  /** Minutes after the opening. */
  comes: number
  reason: VisitReason
  language: string
  urgent: boolean
  room: boolean
  /** Says who they are, and shows it. */
  known: boolean
  /** Has been shown on in another channel lately without a solution. */
  sentBefore: boolean
  receiver: Receiver
  want: Want
  minutes: number
}

const of = <T>(list: readonly T[], chance: number): T => list[Math.floor(chance * list.length)] as T

/**
 * The visitors of a day, as receptions have counted them: over half speak little Norwegian, two of three are done within
 * five minutes and nine of ten within ten, and the morning is the fullest.
 */
export function visitorsOf(count: number, openMinutes: number, seed: number): Visitor[] {
  return Array.from({ length: count }, (_, index) => visitor(index, openMinutes, seed)).sort(
    (a, b) => a.comes - b.comes,
  )
}

function visitor(index: number, openMinutes: number, seed: number): Visitor {
  const chance = seeded(seed * 1_000_003 + index)
  const share = (part: number) => chance() < part
  const length = chance()
  const minutes =
    length < 0.65
      ? 1 + Math.floor(chance() * 3)
      : length < 0.9
        ? 4 + Math.floor(chance() * 5)
        : 10 + Math.floor(chance() * 15)
  return {
    index,
    comes: Math.floor(Math.min(chance(), chance() + 0.3) * openMinutes),
    reason: of(VISIT_REASONS, chance()),
    language: share(0.5) ? of(['ar', 'uk', 'ti', 'so', 'pl'], chance()) : 'nb',
    urgent: share(0.03),
    room: share(0.08),
    known: share(0.8),
    sentBefore: share(0.1),
    receiver: of(RECEIVER_KINDS, chance()),
    want: wantOf(chance(), chance()),
    minutes,
  }
}

function wantOf(kind: number, which: number): Want {
  if (kind < 0.5)
    return of(
      PLAIN_DEEDS.filter((deed) => deed !== 'explainLetter'),
      which,
    )
  if (kind < 0.65) return 'papers'
  if (kind < 0.75) return 'callMe'
  if (kind < 0.85) return 'message'
  if (kind < 0.9) return 'talk'
  if (kind < 0.92) return 'emergency'
  return kind < 0.97 ? 'showOn' : 'leaves'
}
