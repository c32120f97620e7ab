/** The verbs of mandates. Each stands with its rules in a file of its own. */
export { confirmMandate } from './actions/confirm.ts'
export { helperContact, helperRequest, recordConsent } from './actions/contact.ts'
export { endMandate, refuseHolder, revokeMandate, stepDown } from './actions/end.ts'
export { giveMandate, registerMandate, renewMandate } from './actions/give.ts'
export { askInterpreter, connectInterpreter } from './actions/household.ts'
export { liftSafety, setSafety } from './actions/safety.ts'
