import type { MeetingKind, MeetingMode } from '../model.ts'

/** R-467, in minutes. An office may say otherwise for a kind (`meeting.minutes`). */
export type Lengths = {
  physical: number
  video: number
  phone: number
  interpretedFactor: number
  kinds: Readonly<Partial<Record<MeetingKind, number>>>
}
export const STANDARD_LENGTHS: Lengths = {
  physical: 60,
  video: 45,
  phone: 30,
  interpretedFactor: 1.5,
  kinds: {},
}

/** Talks with a length of their own, however they are held. */
const OWN_LENGTH: Readonly<Partial<Record<MeetingKind, number>>> = {
  decisionExplanation: 20,
  preInterviewCheck: 30,
  checkIn: 10,
}

const ON_SCREEN: Readonly<Partial<Record<MeetingMode, 'video' | 'phone'>>> = {
  video: 'video',
  phone: 'phone',
}
const WHOLE = 5

/** how many minutes this takes; with an interpreter half as long again, in whole five minutes. */
export function lengthOf(
  kind: MeetingKind,
  mode: MeetingMode,
  interpreted: boolean,
  lengths: Lengths = STANDARD_LENGTHS,
): number {
  const plain = lengths.kinds[kind] ?? OWN_LENGTH[kind] ?? lengths[ON_SCREEN[mode] ?? 'physical']
  return Math.ceil((plain * (interpreted ? lengths.interpretedFactor : 1)) / WHOLE) * WHOLE
}
