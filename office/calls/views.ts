/** What pages and the API read of the room. */

export * from './desk/views.ts'
export { dutyOf, dutyRoster } from './duty/views.ts'
export { dutyCalls, myTransfers, officeTransfers, transfersOfCall } from './transfer/views.ts'
