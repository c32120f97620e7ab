/** What screens and the API read of the desk, each already cut to what the actor may see. */
export { myComments } from './comment.ts'
export { incomingCall } from './incoming.ts'
export { readInCall } from './letter.ts'
export { myDeskCalls, waitingCalls } from './queue.ts'
export { myLetterReadings } from './readings.ts'
