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

/**
 * What an act takes with it: whoever may speak for somebody may ask and write for them, and whoever may write may book.
 * booking by itself opens nothing that was written, and lets nobody write.
 */
export const INCLUDED: Readonly<Record<Act, readonly Act[]>> = {
  ask: ['ask'],
  read: ['read', 'ask'],
  receive: ['receive'],
  speakFor: ['speakFor', 'ask', 'write', 'book'],
  write: ['write', 'ask', 'book'],
  book: ['book'],
  submit: ['submit'],
  appeal: ['appeal'],
  fetch: ['fetch'],
}
