import type { Act } from './model.ts'

/** themes that stay with the person even inside a side that a mandate covers, unless the mandate names them. */
export const PRIVATE_THEMES: readonly string[] = [
  'unfairTreatment',
  'serviceComplaint',
  'changeAdviser',
  'insight',
  'representation',
  'interpreter',
  'clinicianPatient',
  'prison',
]

/** money, address and what is sensitive. A mandate for all themes covers them too. */
export const CAREFUL_THEMES: readonly string[] = [
  ...PRIVATE_THEMES,
  'paymentDate',
  'paymentDateMunicipal',
  'paymentWrong',
  'moneyAndDebt',
  'reportChange',
  'sickLeave',
  'aap',
  'disabilityBenefit',
  'socialAssistance',
  'specialExpense',
  'emergencyNeed',
  'evictionThreat',
  'temporaryHousing',
  'housing',
  'familyBenefits',
]

/** What an act takes with it: whoever may speak for somebody may ask and write for them. */
export const INCLUDED: Readonly<Record<Act, readonly Act[]>> = {
  ask: ['ask'],
  read: ['read', 'ask'],
  receive: ['receive'],
  speakFor: ['speakFor', 'ask', 'write'],
  write: ['write', 'ask'],
  submit: ['submit'],
  appeal: ['appeal'],
  fetch: ['fetch'],
}

/** What a letter tells, as the theme it belongs to, for facts that have none of their own. */
export const THEME_OF_FACT: Readonly<Record<string, string>> = {
  nextPayment: 'paymentDate',
  applicationStatus: 'caseStatus',
  documentsComplete: 'missingDocuments',
  decision: 'whyDecision',
}

/** promises a holder may see. What the office owes the person alone is not among them. */
export const PROMISES_SHOWN: readonly string[] = [
  'answerMessage',
  'callBack',
  'arrangeMeeting',
  'holdMeeting',
  'explainDecision',
  'requestDocument',
  'giveStatus',
  'decide',
]
