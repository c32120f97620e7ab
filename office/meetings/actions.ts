/** The verbs of the room, gathered from its sub-rooms. */
export { bookMeeting, cancelMeeting, freeSlots, moveMeeting } from './booking/actions.ts'
export { familyInMeeting, interpreterMissing } from './interpreters/actions.ts'
export { askReview, decideReview, insistOnMeeting, withdrawRequest } from './requests/again.ts'
export { askForMeeting } from './requests/ask.ts'
export { decideRequest } from './requests/decide.ts'
