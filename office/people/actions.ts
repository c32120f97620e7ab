/** The verbs of the room. Each stands with its rules in a file of its own. */
export { endAbsence, registerAbsence, settleAbsences } from './actions/absence.ts'
export { assignAdviser, nameAdviser } from './actions/assign.ts'
export { endContactPoint, setContactPoint } from './actions/contactPoint.ts'
export { mergePersons, undoMerge } from './actions/merge.ts'
export { takeNumber } from './actions/number.ts'
export { addIdentity, registerPerson } from './actions/register.ts'
export {
  answerRequest,
  askContact,
  askContactAsMyself,
  askContactFor,
  askInterpreter,
  attachRequest,
  cannotProduce,
  confirmMandate,
  connectInterpreter,
  consentForCall,
  endCallConsents,
  endMandate,
  giveConsent,
  giveMandate,
  helperContact,
  helperRequest,
  liftSafety,
  mandateForCall,
  recordConsent,
  recordRefusal,
  refuseHolder,
  registerMandate,
  renewMandate,
  revokeMandate,
  setSafety,
  stepDown,
} from './mandates/actions.ts'
export {
  assessProfile,
  carriedByHelpers,
  enterBarrier,
  formStumbled,
  markAnotherWrote,
  notUnderstoodAgain,
  oweAssessment,
  oweAssessments,
  proposeProfile,
  raiseReview,
  reviewHeld,
  setContactStatus,
  setFact,
  settleDisagreement,
  tellChange,
} from './profile/actions.ts'
