/** what was done, in the words of the receipt. Several entries of the timeline may say one thing. */
export const DONE = [
  'wrote',
  'feedback',
  'meetingAsked',
  'meetingBooked',
  'meetingMoved',
  'meetingCancelled',
  'meetingAnswered',
  'talk',
  'profile',
  'contactPoint',
  'helpers',
  'consents',
  'callMe',
  'papers',
  'given',
  'other',
] as const
export type Done = (typeof DONE)[number]

const KINDS: Readonly<Record<string, Done>> = {
  messageReceived: 'wrote',
  acknowledgement: 'wrote',
  feedbackGiven: 'feedback',
  referralAnswered: 'feedback',
  meetingAsked: 'meetingAsked',
  meetingReviewAsked: 'meetingAsked',
  meetingBooked: 'meetingBooked',
  meetingMoved: 'meetingMoved',
  meetingCancelled: 'meetingCancelled',
  meetingAnswered: 'meetingAnswered',
  meetingWithdrawn: 'meetingCancelled',
  participantAsked: 'talk',
  participantAnswered: 'talk',
  topicRaised: 'talk',
  videoDeclined: 'talk',
  minutesCommented: 'talk',
  minutesConfirmed: 'talk',
  profileChanged: 'profile',
  profileAssessed: 'profile',
  contactPointSet: 'contactPoint',
  contactPointEnded: 'contactPoint',
  mandateGiven: 'helpers',
  mandateAsked: 'helpers',
  mandateConfirmed: 'helpers',
  mandateDeclined: 'helpers',
  mandateRevoked: 'helpers',
  mandateRefused: 'helpers',
  helperRequestAnswered: 'helpers',
  consentGiven: 'consents',
  consentRevoked: 'consents',
  callBackAsked: 'callMe',
  windowChosen: 'callMe',
  documentReceived: 'papers',
  papersReceived: 'papers',
  messageRead: 'given',
}

/** What follows from an act by itself, and is no act of its own. */
const FOLLOWS =
  /^(?:assisted|promise|enquiry|notice|ladder|draft|urgency|handedOver|channel|formStumbled|identityChecked|referralMade|referralAsked|cameBack|interpreter|mandateUsed|smsReceived)/

/** What an entry of the timeline says was done; null when it only follows from something. */
export const doneOf = (kind: string): Done | null => KINDS[kind] ?? (FOLLOWS.test(kind) ? null : 'other')
