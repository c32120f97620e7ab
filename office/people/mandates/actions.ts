/** The verbs of mandates. Each stands with its rules in a file of its own. */
export { endCallConsents, mandateForCall } from './actions/call.ts'
export { confirmMandate } from './actions/confirm.ts'
export { consentForCall, giveConsent, recordConsent } from './actions/consent.ts'
export { helperContact } from './actions/contact.ts'
export { endMandate, revokeMandate, stepDown } from './actions/end.ts'
export { giveMandate, registerMandate, renewMandate } from './actions/give.ts'
export { cannotProduce } from './actions/guidance.ts'
export { askInterpreter, connectInterpreter } from './actions/household.ts'
export { recordRefusal, refuseHolder } from './actions/refuse.ts'
export {
  answerRequest,
  askContact,
  askContactAsMyself,
  askContactFor,
  attachRequest,
  helperRequest,
} from './actions/request.ts'
export { liftSafety, setSafety } from './actions/safety.ts'
