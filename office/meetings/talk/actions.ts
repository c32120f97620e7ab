/** The verbs of the meeting itself, each with its rules in a file of its own. */
export { personNotThere } from './absent.ts'
export { agreementKept } from './agreements.ts'
export { minutesReadAloud } from './aloud.ts'
export { endMeeting } from './end.ts'
export {
  beginMeeting,
  coverArea,
  markExplained,
  recordTeachBack,
  seenThere,
} from './hold.ts'
export { writeMinutes } from './minutes.ts'
export {
  addParticipant,
  answerParticipant,
  chooseMany,
  orderSpeakers,
  removeParticipant,
} from './participants.ts'
export { handedCopy } from './parties.ts'
export { commentMinutes, confirmMinutes } from './said.ts'
export { summonsFor } from './tell.ts'
export { raiseTopic, withdrawTopic } from './topics.ts'
export { changeForm, declineVideo, videoSeat } from './video.ts'
