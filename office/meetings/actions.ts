/** The verbs of the room, gathered from its sub-rooms. */

export {
  bookMeeting,
  bookSeries,
  cancelMeeting,
  cancelSeries,
  freeSlots,
  moveMeeting,
  moveSeries,
} from './booking/actions.ts'
export {
  addCalendar,
  makeMyCalendar,
  makeStaffCalendar,
  removeCalendar,
  revokeMyCalendar,
  revokeStaffCalendar,
} from './booking/calendars.ts'
export { familyInMeeting, interpreterMissing } from './interpreters/actions.ts'
export {
  letOthersSee,
  pointInPaper,
  showPaper,
  takeAwayPaper,
  writeOnSheet,
} from './paper/actions.ts'
export { askReview, decideReview, insistOnMeeting, withdrawRequest } from './requests/again.ts'
export { askForMeeting } from './requests/ask.ts'
export { decideRequest } from './requests/decide.ts'
export {
  addParticipant,
  agreementKept,
  answerParticipant,
  beginMeeting,
  changeForm,
  chooseMany,
  commentMinutes,
  confirmMinutes,
  coverArea,
  declineVideo,
  endMeeting,
  handedCopy,
  markExplained,
  minutesReadAloud,
  orderSpeakers,
  personNotThere,
  raiseTopic,
  recordTeachBack,
  removeParticipant,
  seenThere,
  videoSeat,
  withdrawTopic,
  writeMinutes,
} from './talk/actions.ts'
export { declineOffer, takeOffer } from './waiting/answer.ts'
