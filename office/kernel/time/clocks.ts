import type { TimeUnit } from './units.ts'

/**
 * The master table of clocks (rules, section 2.2) as data. A rule's length is a default: settings override it
 * under the key in the row (rules, appendix A; rows the appendix does not name have `clock.<name>`).
 */

/** count down to a date in the person's life instead of up from a receipt. */
type CountdownClock =
  | 'decisionExpiry'
  | 'introductionProgrammeEnd'
  | 'transitionToAdulthood'
  | 'releaseFromPrison'

export type ClockName = keyof typeof clocks
/** Clocks that start when something is received, registered or has reached somebody. */
export type ReceiptClock = Exclude<ClockName, CountdownClock>

/** Whose time runs: in calendar units an outside party's period runs on (K5), an office limit moves back (K6). */
type Owes = 'office' | 'outside'

/** Reminders, notices or rungs on the way; `afterStart` reacts to silence, `beforeEnd` warns ahead (K6). */
export interface Steps {
  readonly key: string
  readonly at: readonly number[]
  readonly unit: TimeUnit
  readonly counted: 'afterStart' | 'beforeEnd'
}

export interface ClockSpec {
  readonly rule: `R-${string}`
  readonly length: number
  readonly unit: TimeUnit
  readonly owes: Owes
  readonly key: string
  readonly source: string
  readonly steps: readonly Steps[]
}

type Row = (
  rule: ClockSpec['rule'],
  length: number,
  unit: TimeUnit,
  key: string,
  source: string,
  ...steps: readonly Steps[]
) => ClockSpec

const row =
  (owes: Owes): Row =>
  (rule, length, unit, key, source, ...steps) => ({ rule, length, unit, owes, key, source, steps })
const office = row('office')
const outside = row('outside')

const after = (key: string, unit: TimeUnit, ...at: number[]): Steps => ({
  key,
  at,
  unit,
  counted: 'afterStart',
})
const before = (key: string, unit: TimeUnit, ...at: number[]): Steps => ({
  key,
  at,
  unit,
  counted: 'beforeEnd',
})

const NIBR = 'NIBR 2022'
const OE = 'Oslo Economics 2025'
const AFI = 'AFI 2020'
const UIT = 'UiT thesis'
const FONTENE = 'Fontene article'

// biome-ignore format: one clock per line, to be read beside the table in the rules
export const clocks = {
  contactTask: office('R-038', 2, 'workingDays', 'clock.contactTask', `${NIBR}, ${AFI}`),
  dialogueMessage: office('R-039', 2, 'workingDays', 'clock.dialogueMessage', `${NIBR}, ${AFI}`),
  writtenQuestion: office('R-040', 3, 'workingDays', 'clock.writtenQuestion', `${OE}, ${NIBR}`),
  // Receipt at once is all that is owed; a notice that asks something is a writtenQuestion.
  writtenNotice: office('R-041', 0, 'minutes', 'clock.writtenNotice', OE),
  crossUnitTask: office('R-042', 2, 'workingDays', 'clock.crossUnitTask', OE),
  // The promise is the talk within 60 minutes; how long each duty phone rings (45 seconds) is R-421.
  acuteTransfer: office('R-043', 60, 'staffedMinutes', 'clock.urgentContact', `${OE}, ${NIBR}`),
  // A window agreed with the person goes before this.
  callbackPromise: office('R-044', 2, 'workingDays', 'clock.callback', `${OE}, ${NIBR}`),
  meetingRequest: office('R-045', 5, 'workingDays', 'clock.meetingReply', `${OE}, ${AFI}`),
  meetingHeld: office('R-046', 15, 'workingDays', 'clock.meetingReply.held', NIBR),
  socialAssistanceApplication: office('R-047', 4, 'weeks', 'clock.socialAssistance.latest', AFI,
    after('clock.socialAssistance.statusNote', 'weeks', 2),
    before('clock.socialAssistance.delayNotice', 'calendarDays', 3)),
  emergencyAid: office('R-048', 60, 'staffedMinutes', 'clock.urgentContact', `${OE}, ${NIBR}`),
  medicalInformation: outside('R-049', 4, 'weeks', 'clock.aapMedical', AFI,
    after('clock.aapMedical.reminders', 'weeks', 2, 3)),
  measureStatusReport: outside('R-050', 3, 'months', 'clock.measureStatusReport', AFI,
    before('clock.measureStatusReport.reminders', 'calendarDays', 14, 3)),
  statusCard: outside('R-051', 14, 'calendarDays', 'clock.statusCard', `${OE}, ${NIBR}`),
  activityRequirement: office('R-052', 8, 'weeks', 'clock.activityRequirement', OE,
    after('clock.activityRequirement.prepare', 'weeks', 6)),
  dialogueMeeting2: office('R-053', 26, 'weeks', 'clock.dialogueMeeting2', OE,
    after('clock.dialogueMeeting2.invite', 'weeks', 20)),
  dialogueMeeting3: office('R-054', 5, 'workingDays', 'clock.dialogueMeeting3', OE),
  sickPayExpiry: office('R-055', 52, 'weeks', 'clock.sickPayMax', OE,
    before('clock.sickPayMax.tasks', 'weeks', 12, 8, 4)),
  aapMaximum: office('R-056', 3, 'years', 'clock.aapMax', `${OE}, ${AFI}`,
    before('clock.aapMax.tasks', 'months', 12, 6, 3)),
  // Municipal decisions. State decisions pass `clock.appeal.state` (6 weeks) as the length under this key.
  appealDeadline: outside('R-057', 3, 'weeks', 'clock.appeal.municipal', NIBR),
  needAssessment: office('R-058', 10, 'workingDays', 'clock.needAssessment', `${AFI}, ${OE}`),
  firstMeeting: office('R-059', 10, 'workingDays', 'clock.meetingReply.firstHeld', `${NIBR}, ${FONTENE}`,
    after('clock.firstMeeting.offered', 'workingDays', 5)),
  profileAssessment: office('R-060', 10, 'workingDays', 'clock.profileAssessment', NIBR),
  profileReview: office('R-061', 12, 'months', 'profile.reviewMonths', `${NIBR}, ${UIT}`),
  unreadImportant: office('R-062', 10, 'workingDays', 'clock.unreadImportant', NIBR,
    after('reach.ladder.important', 'workingDays', 0, 2, 4, 7, 10)),
  oralExplanation: office('R-063', 5, 'workingDays', 'clock.oralExplanation', NIBR),
  notUnderstood: office('R-064', 5, 'workingDays', 'clock.notUnderstood', NIBR),
  meetingMinutes: office('R-065', 2, 'workingDays', 'clock.minutes', FONTENE),
  adviserChangeNotice: office('R-066', 0, 'calendarDays', 'clock.adviserChangeNotice', OE),
  requestOtherAdviser: office('R-067', 5, 'workingDays', 'clock.requestOtherAdviser', OE),
  applicationReceipt: office('R-068', 0, 'minutes', 'clock.applicationReceipt', OE),
  paperIndexed: office('R-069', 1, 'workingDays', 'clock.paperIndexed', NIBR),
  decisionExpiry: office('R-070', 30, 'calendarDays', 'clock.decisionExpiry', OE,
    before('clock.decisionExpiry', 'calendarDays', 30, 14, 7)),
  cvActivity: outside('R-071', 21, 'calendarDays', 'clock.cvActivity', AFI,
    after('clock.cv', 'calendarDays', 7, 14, 21)),
  partnerEnquiry: office('R-072', 2, 'workingDays', 'clock.partnerEnquiry', OE),
  partnerCritical: office('R-073', 30, 'staffedMinutes', 'clock.partnerCritical', OE,
    after('clock.partnerCritical.deputyFrom', 'staffedMinutes', 15)),
  clinicianMessage: office('R-074', 2, 'workingDays', 'clock.clinicianMessage', OE),
  employerEnquiry: office('R-075', 2, 'workingDays', 'clock.employerEnquiry', OE),
  professionalQuestion: office('R-076', 2, 'workingDays', 'clock.professionalQuestion', AFI),
  deviationComment: office('R-077', 2, 'workingDays', 'clock.deviationComment', AFI),
  serviceComplaint: office('R-078', 2, 'workingDays', 'clock.serviceComplaint', AFI),
  introductionProgrammeEnd: office('R-079', 30, 'calendarDays', 'clock.introductionProgrammeEnd',
    `${NIBR}, ${OE}`, before('clock.introductionProgrammeEnd', 'calendarDays', 30)),
  transitionToAdulthood: office('R-080', 6, 'months', 'clock.transitionToAdulthood', OE,
    before('clock.transitionToAdulthood', 'months', 6)),
  releaseFromPrison: office('R-081', 90, 'calendarDays', 'clock.releaseFromPrison', OE,
    before('clock.releaseFromPrison', 'calendarDays', 90, 30, 7, 0)),
  measureOutcomeCheck: office('R-082', 12, 'months', 'clock.measureOutcomeCheck', AFI,
    after('clock.measureOutcomeCheck.checks', 'months', 0, 3, 6, 12)),
  waitlistReview: office('R-083', 30, 'calendarDays', 'clock.waitlistReview', `${OE}, ${AFI}`),
  reinterpret: office('R-084', 5, 'workingDays', 'clock.reinterpret', NIBR),
  mandateReview: office('R-085', 12, 'months', 'mandate.maxMonths', NIBR,
    after('mandate.ownTalkMonths', 'months', 6)),
  documentRequest: outside('R-086', 14, 'calendarDays', 'clock.documentRequest', `${NIBR}, ${OE}`,
    before('clock.documentRequest.reminderBefore', 'calendarDays', 5)),
  adverseHold: office('R-087', 10, 'workingDays', 'clock.adverseHold', `${UIT}, ${NIBR}`),
  unreadOrdinary: office('R-088', 5, 'workingDays', 'clock.unreadOrdinary', NIBR,
    after('reach.ladder.ordinary', 'workingDays', 3, 5)),
  messageInEndedMatter: office('R-089', 2, 'workingDays', 'clock.messageInEndedMatter', NIBR),
  // "Next working day", for which the rule says nothing finer than the day.
  ownershipDisagreement: office('R-090', 1, 'workingDays', 'clock.ownershipDisagreement', `${AFI}, ${OE}`),
}

const countdowns: Record<CountdownClock, true> = {
  decisionExpiry: true,
  introductionProgrammeEnd: true,
  transitionToAdulthood: true,
  releaseFromPrison: true,
}

export function isClockName(name: string): name is ClockName {
  return Object.hasOwn(clocks, name)
}

export function isCountdown(name: ClockName): name is CountdownClock {
  return Object.hasOwn(countdowns, name)
}
