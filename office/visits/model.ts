/** Glossary 12.9: why somebody came, as they say it. */
export const VISIT_REASONS = [
  'paymentMissing',
  'decisionNotUnderstood',
  'emergencyAid',
  'deliverPaper',
  'noDeviceOrEId',
  'printCopy',
  'reachAdviser',
  'applicationHelp',
  'appointment',
  'other',
] as const
export type VisitReason = (typeof VISIT_REASONS)[number]

/** how a visit can end. "Referred" is not among them. */
export const VISIT_OUTCOMES = [
  'helped',
  'partlyHelpedWithFollowUp',
  'booked',
  'handedOver',
  'acuteHandled',
  'papersReceived',
  'leftBeforeHelp',
  'notNavIntroduced',
] as const
export type VisitOutcome = (typeof VISIT_OUTCOMES)[number]

const VISIT_STATES = ['waiting', 'called', 'served', 'closed'] as const
export type VisitState = (typeof VISIT_STATES)[number]

/** how somebody came in. */
export const CAME_BY = ['door', 'kiosk', 'desk', 'outreach'] as const
export type CameBy = (typeof CAME_BY)[number]

/** How sure staff are who the visitor is; `none` is enough for help that opens no record. */
export const VISIT_IDENTITIES = ['none', 'known', 'questions', 'document'] as const
export type VisitIdentity = (typeof VISIT_IDENTITIES)[number]
