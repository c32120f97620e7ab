import type { Way } from '../../people/profile/model.ts'
import { TEXT } from './channels.ts'
import {
  digitalHolds,
  has,
  hasNoDevice,
  is,
  isSimple,
  type Known,
  managesText,
  missing,
  ownPhone,
  ringable,
  speaksNorwegian,
  weakDigital,
  weakNorwegian,
  weakSystem,
} from './conditions.ts'
import type { AdvicePurpose, ChannelReason, Level, MeetingKind, Note } from './model.ts'

/**
 * One row of the decision table: in this situation these ways are proposed, in this order, and those avoided. `simple`
 * is the order where one short exchange will do. The text of a row is `desk:advice.<number>`.
 */
export type Row = {
  rule: string
  number: string
  level: Level
  reason: ChannelReason
  when: (facts: Known) => boolean
  propose: readonly Way[]
  simple?: readonly Way[]
  avoid?: readonly Way[]
  meeting?: { kind: MeetingKind; minutes?: number }
  notes?: readonly Note[]
}

const purpose =
  (...some: AdvicePurpose[]) =>
  (facts: Known) =>
    some.includes(facts.purpose)
const faceless: readonly Way[] = ['sms', 'portal', 'email', 'letter']
const spokenFor = (f: Known) => f.interpreter.need === 'needed' && !managesText(f)
const weak = (f: Known) =>
  (weakNorwegian(f.reach) || weakDigital(f.reach) || weakSystem(f.reach)) && !managesText(f)
const noAccess = ({ reach }: Known) =>
  missing(reach, 'eId') || hasNoDevice(reach) || missing(reach, 'internet')
const reachedByPhone = (f: Known) =>
  is(f, 'youngJobSeeker') ||
  (!speaksNorwegian(f.reach) && ownPhone(f.reach) !== undefined && !digitalHolds(f.reach))

const farOrMany = (f: Known) =>
  f.purpose === 'coordination' ||
  is(f, 'manyAgencies') ||
  (is(f, 'longTravel') && !isSimple(f) && f.purpose !== 'applicationHelp' && f.purpose !== 'confirmation')

/** with the level at which each row speaks. */
// biome-ignore format: a table
export const ROWS: readonly Row[] = [
  { rule: 'R-205', number: 'D1', level: 6, reason: 'firstMeeting', when: purpose('startUp'), propose: ['meeting'], avoid: faceless, meeting: { kind: 'firstMeeting', minutes: 60 } },
  { rule: 'R-206', number: 'D2', level: 6, reason: 'mapping', when: purpose('mapping'), propose: ['meeting'], avoid: ['video'], meeting: { kind: 'mapping' } },
  { rule: 'R-207', number: 'D3', level: 8, reason: 'lightCheckIn', when: purpose('followUp'), propose: ['portal', 'phone'], avoid: ['meeting'] },
  { rule: 'R-208', number: 'D4', level: 8, reason: 'simple', when: purpose('practicalQuestion'), propose: ['portal'], avoid: ['meeting'] },
  { rule: 'R-209', number: 'D5', level: 8, reason: 'quickClarification', when: purpose('shortQuestion'), propose: ['phone'], avoid: ['letter'] },
  { rule: 'R-210', number: 'D6', level: 6, reason: 'relation', when: (f) => is(f, 'relation'), propose: ['meeting', 'video', 'phone'], avoid: TEXT, meeting: { kind: 'followUp' } },
  { rule: 'R-211', number: 'D7', level: 6, reason: 'misunderstanding', when: (f) => is(f, 'misunderstanding'), propose: ['phone', 'meeting'], avoid: TEXT, meeting: { kind: 'clarifyingConversation' } },
  { rule: 'R-212', number: 'D8', level: 6, reason: 'hiddenNeed', when: (f) => is(f, 'hiddenNeed'), propose: ['phone'], avoid: TEXT },
  { rule: 'R-213', number: 'D9', level: 6, reason: 'conflict', when: (f) => f.purpose === 'conflict' || is(f, 'conflict'), propose: ['meeting'], avoid: [...TEXT, 'video'], meeting: { kind: 'conflict' } },
  { rule: 'R-214', number: 'D10', level: 6, reason: 'anxiety', when: (f) => is(f, 'anxiousInOffice'), propose: ['video', 'phone'], avoid: ['meeting', 'dropIn'] },
  { rule: 'R-215', number: 'D11', level: 6, reason: 'anxiety', when: (f) => is(f, 'tooAnxiousToCome'), propose: ['homeVisit'], avoid: ['meeting', 'dropIn'], meeting: { kind: 'homeVisit' } },
  { rule: 'R-216', number: 'D12', level: 8, reason: 'preparation', when: (f) => is(f, 'meetingForgotten'), propose: ['portal', 'meeting'], notes: ['prepareBefore', 'minutesAfter'] },
  { rule: 'R-217', number: 'D13', level: 3, reason: 'personWish', when: ({ reach }) => reach.restrictions.includes('noVideoAtHome') || reach.declined.includes('video'), propose: [], avoid: ['video'] },
  { rule: 'R-218', number: 'D14', level: 8, reason: 'simple', when: purpose('clarification'), propose: ['video', 'phone'], avoid: ['meeting'], meeting: { kind: 'clarification' } },
  { rule: 'R-219', number: 'D15', level: 6, reason: 'distance', when: farOrMany, propose: ['video', 'meeting'], notes: ['fewParticipants'], meeting: { kind: 'collaboration' } },
  { rule: 'R-220', number: 'D16', level: 4, reason: 'reach', when: reachedByPhone, propose: ['phone', 'sms'] },
  { rule: 'R-221', number: 'D17', level: 4, reason: 'lowDigital', when: (f) => weakDigital(f.reach), propose: ['phone', 'meeting', 'dropIn'], simple: ['phone', 'dropIn', 'meeting'], avoid: ['portal'], notes: ['training'] },
  { rule: 'R-222', number: 'D18', level: 6, reason: 'practicalSharedWork', when: purpose('applicationHelp'), propose: ['meeting', 'dropIn', 'video'], avoid: ['phone'], meeting: { kind: 'followUp' } },
  { rule: 'R-223', number: 'D19', level: 6, reason: 'motivation', when: purpose('motivation'), propose: ['meeting'], avoid: ['portal', 'sms', 'email'], meeting: { kind: 'motivation' } },
  { rule: 'R-224', number: 'D20', level: 8, reason: 'lightCheckIn', when: purpose('encouragement'), propose: ['portal', 'sms'], avoid: ['meeting'] },
  { rule: 'R-225', number: 'D21', level: 2, reason: 'noAccess', when: noAccess, propose: ['phone', 'sms', 'dropIn', 'homeVisit'], avoid: ['portal'] },
  { rule: 'R-226', number: 'D22', level: 4, reason: 'lowDigital', when: (f) => is(f, 'choosesNotDigital'), propose: ['phone', 'sms', 'meeting'], avoid: ['portal'], notes: ['training'] },
  { rule: 'R-227', number: 'D23', level: 2, reason: 'noAccess', when: ({ reach }) => missing(reach, 'prepaidCredit'), propose: ['phone', 'dropIn'], notes: ['officeRings'] },
  { rule: 'R-228', number: 'D24', level: 8, reason: 'lightCheckIn', when: purpose('checkIn'), propose: ['portal', 'sms'], avoid: ['meeting'], meeting: { kind: 'checkIn' } },
  { rule: 'R-229', number: 'D25', level: 6, reason: 'anxiety', when: (f) => is(f, 'anxiousFaceToFace'), propose: ['portal', 'phone'], avoid: ['meeting', 'dropIn', 'homeVisit'] },
  { rule: 'R-230', number: 'D26', level: 6, reason: 'sensitiveContent', when: (f) => has(f, 'sensitive') || is(f, 'distress'), propose: ['meeting', 'video', 'phone'], avoid: TEXT, meeting: { kind: 'followUp' } },
  { rule: 'R-231', number: 'D27', level: 8, reason: 'reReading', when: (f) => has(f, 'reRead'), propose: ['portal', 'letter'], notes: ['writeDown'] },
  { rule: 'R-232', number: 'D28', level: 6, reason: 'silence', when: (f) => is(f, 'silence'), propose: ['phone'], avoid: TEXT },
  { rule: 'R-233', number: 'D29', level: 4, reason: 'lowDigital', when: weak, propose: ['meeting', 'phone'], simple: ['phone', 'dropIn', 'meeting'], meeting: { kind: 'followUp' } },
  { rule: 'R-234', number: 'D30', level: 4, reason: 'interpreterNeeded', when: spokenFor, propose: ['meeting', 'phone'], simple: ['phone', 'meeting'], avoid: TEXT, meeting: { kind: 'interpretedTalk' } },
  { rule: 'R-235', number: 'D31', level: 6, reason: 'heavyMessage', when: (f) => f.purpose === 'heavyMessage' || has(f, 'heavy') || has(f, 'subsistence'), propose: ['meeting', 'phone'], avoid: TEXT, meeting: { kind: 'refusalTalk' } },
  { rule: 'R-236', number: 'D32', level: 5, reason: 'urgent', when: (f) => f.urgency === 'acute', propose: ['phone', 'dropIn', 'video', 'homeVisit', 'meeting'], avoid: [...TEXT, 'pickUp'], notes: ['directOrDuty'] },
  { rule: 'R-237', number: 'D33', level: 6, reason: 'confirmation', when: purpose('confirmation'), propose: ['phone', 'meeting'], notes: ['digitalAfter'] },
  { rule: 'R-238', number: 'D34', level: 4, reason: 'cannotRead', when: ({ reach }) => reach.reading === 'none', propose: ['phone', 'meeting', 'homeVisit'], avoid: TEXT },
  { rule: 'R-239', number: 'D35', level: 6, reason: 'deescalation', when: (f) => is(f, 'phoneAggression'), propose: ['meeting'], avoid: ['phone'], meeting: { kind: 'clarifyingConversation' } },
  { rule: 'R-240', number: 'D36', level: 8, reason: 'expertFact', when: purpose('stateFact'), propose: ['phone', 'portal'], notes: ['expert'] },
  { rule: 'R-241', number: 'D37', level: 5, reason: 'interpreterNeeded', when: (f) => is(f, 'atDesk') && f.interpreter.need !== 'none', propose: ['dropIn', 'phone'], avoid: ['viaHelper'], notes: ['onDemandNow', 'noBystander'] },
  { rule: 'R-242', number: 'D38', level: 8, reason: 'simple', when: purpose('appointment'), propose: ['sms', 'phone', 'portal'], avoid: ['letter'] },
  { rule: 'R-243', number: 'D39', level: 2, reason: 'noAccess', when: (f) => is(f, 'livingOnStreet') || (missing(f.reach, 'fixedAddress') && ringable(f.reach) === undefined), propose: ['dropIn', 'pickUp', 'homeVisit'], avoid: ['sms'] },
  { rule: 'R-244', number: 'D40', level: 4, reason: 'simple', when: (f) => managesText(f) && (is(f, 'translationTools') || weakNorwegian(f.reach) || f.interpreter.need !== 'none'), propose: ['portal'], notes: ['translatable'] },
  { rule: 'R-245', number: 'D41', level: 7, reason: 'personWish', when: (f) => is(f, 'prefersDigital'), propose: ['portal'], avoid: ['meeting'] },
  { rule: 'R-246', number: 'D42', level: 1, reason: 'safety', when: (f) => f.reach.safety || is(f, 'spouseControl'), propose: ['meeting', 'phone', 'pickUp'], avoid: ['letter', 'email', 'viaHelper', 'homeVisit'], notes: ['privatePlace'] },
  { rule: 'R-247', number: 'D43', level: 2, reason: 'noAccess', when: ({ reach }) => reach.inPrison, propose: ['viaHelper', 'letter', 'phone', 'homeVisit'], avoid: ['portal'], notes: ['relayPrison'] },
  { rule: 'R-248', number: 'D44', level: 4, reason: 'interpreterNeeded', when: (f) => is(f, 'abroad') && (f.interpreter.need !== 'none' || weakNorwegian(f.reach)), propose: ['video'], notes: ['consentOwnLanguage'], meeting: { kind: 'interpretedTalk' } },
  // Not in the table of situations, but at the level of haste: somebody who has asked three times waits for a voice.
  { rule: 'R-253', number: 'elevated', level: 5, reason: 'urgent', when: (f) => f.urgency === 'elevated', propose: ['phone', 'dropIn', 'video'] },
]
