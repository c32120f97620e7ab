/** What pages and the API read of the room. */
export { dutyRoster } from './duty/views.ts'
export { dutyCalls, myTransfers, officeTransfers, transfersOfCall } from './transfer/views.ts'
