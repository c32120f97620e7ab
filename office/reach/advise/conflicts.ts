import type { Way } from '../../people/profile/model.ts'
import { TEXT } from './channels.ts'
import { is, type Known } from './conditions.ts'
import type { ChannelReason, Level, MeetingKind, Note } from './model.ts'

/**
 * Where a row of `one` meets a row of `other` (or a fact), this is what is proposed instead of both. Names ending with
 * a rule number so that the text can be `desk:advice.<rule>`.
 */
export type Conflict = {
  rule: string
  one: readonly string[]
  other: readonly string[] | ((facts: Known) => boolean)
  when?: (facts: Known) => boolean
  level: Level
  reason: ChannelReason
  propose: readonly Way[]
  avoid?: readonly Way[]
  meeting?: { kind: MeetingKind; minutes?: number }
  notes: readonly Note[]
  /** The wish of the person does not go before this one. */
  stands?: boolean
  /** Does for the practical part beside it. */
  practical?: Way
}

const far = (facts: Known) => is(facts, 'longTravel') || is(facts, 'cannotTravel')
const missed = (facts: Known) => facts.missedCheckIns ?? 0

/** R-270, two rows on one level, is the order in which rows of a level are read (rules.ts). */
// biome-ignore format: a table
export const CONFLICTS: readonly Conflict[] = [
  { rule: 'R-258', one: ['D1', 'D2'], other: ['D10', 'D11', 'D25'], level: 6, reason: 'anxiety', propose: ['video', 'homeVisit', 'portal', 'meeting'], avoid: ['dropIn'], notes: ['personChooses', 'laterGoal'] },
  { rule: 'R-259', one: ['D9'], other: ['D13', 'D41'], level: 6, reason: 'conflict', propose: ['meeting', 'phone'], avoid: [...TEXT, 'video'], meeting: { kind: 'conflict' }, notes: ['companion', 'neutralPlace'], stands: true },
  { rule: 'R-260', one: ['D4'], other: ['D17', 'D21', 'D22'], level: 4, reason: 'lowDigital', propose: ['phone', 'dropIn'], avoid: ['portal'], notes: ['writeDown'] },
  { rule: 'R-261', one: ['D16'], other: ['D29', 'D30'], level: 4, reason: 'interpreterNeeded', propose: ['meeting', 'phone'], avoid: ['portal', 'email', 'letter'], meeting: { kind: 'interpretedTalk' }, notes: ['practicalBySms'], practical: 'sms' },
  { rule: 'R-262', one: ['D26'], other: ['D27'], level: 6, reason: 'sensitiveContent', propose: ['meeting', 'video', 'phone'], avoid: TEXT, meeting: { kind: 'followUp' }, notes: ['writeDown'] },
  { rule: 'R-263', one: ['D8', 'D28'], other: ({ reach }) => reach.restrictions.includes('doNotRing') || reach.declined.includes('phone'), level: 6, reason: 'silence', propose: ['sms', 'letter', 'dropIn', 'homeVisit', 'meeting'], notes: ['askForTime', 'companion'] },
  { rule: 'R-264', one: ['D15'], other: ['D19', 'D26'], level: 6, reason: 'motivation', propose: ['meeting'], avoid: ['video', ...TEXT], meeting: { kind: 'motivation' }, notes: ['smallFirst'] },
  { rule: 'R-265', one: ['D24'], other: (f) => missed(f) === 1, level: 6, reason: 'silence', propose: ['sms', 'phone'], notes: [] },
  { rule: 'R-265', one: ['D24'], other: (f) => missed(f) >= 2 || is(f, 'silence'), level: 6, reason: 'silence', propose: ['phone'], avoid: TEXT, notes: [] },
  { rule: 'R-266', one: ['D5'], other: ['D23'], level: 8, reason: 'quickClarification', propose: ['phone'], notes: ['officeRings'] },
  { rule: 'R-267', one: ['D31'], other: (f) => is(f, 'legalDate'), level: 6, reason: 'heavyMessage', propose: ['phone', 'meeting'], meeting: { kind: 'decisionExplanation' }, notes: ['letterOnTime'] },
  { rule: 'R-268', one: ['D32'], other: ['D30'], level: 5, reason: 'urgent', propose: ['phone', 'dropIn', 'video', 'homeVisit', 'meeting'], avoid: [...TEXT, 'pickUp'], notes: ['onDemandNow', 'emergencyRule', 'directOrDuty'] },
  { rule: 'R-269', one: ['D33', 'D18'], other: far, level: 6, reason: 'practicalSharedWork', propose: ['phone', 'video', 'dropIn', 'pickUp'], notes: ['sharedScreen', 'bookedSlot'] },
]
