/** The verbs of the profile. Each stands with its rules in a file of its own. */

export { markAnotherWrote } from './another-wrote.ts'
export { assessProfile, proposeProfile } from './assessment/actions.ts'
export { enterBarrier } from './barrier.ts'
export { setFact } from './fact.ts'
export { carriedByHelpers, formStumbled, notUnderstoodAgain, tellChange } from './happened.ts'
export { oweAssessment, oweAssessments, raiseReview, reviewHeld } from './review.ts'
export { settleDisagreement } from './settle.ts'
export { setContactStatus } from './status.ts'
