/** What pages and the API read of the room. */

export { answerLibrary, answerToEdit, findAnswers } from './answers/views.ts'
export {
  callRequests,
  callsToMake,
  callToMake,
  callTriesOf,
  callWindowsFor,
  myCalls,
  myCallWindows,
} from './callback/views.ts'
export { chatAtDesk, chatByNumber, chatDesk } from './chat/desk.ts'
export * from './desk/views.ts'
export { lineEquality } from './direct/equality.ts'
export { directLineFor, myLine } from './direct/views.ts'
export { dutyOf, dutyRoster } from './duty/views.ts'
export { callFigures } from './figures/views.ts'
export { bannersNow, incidentList } from './incidents/views.ts'
export { interpreterFigures, interpretersFor } from './interpreter/views.ts'
export { dutyCalls, myTransfers, officeTransfers, transfersOfCall } from './transfer/views.ts'
