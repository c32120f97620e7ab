/** The verbs of this room. Each is authorised, decided and written in the caller's one transaction. */
export { answer } from './actions/answer.ts'
export { logTalk, registerContact } from './actions/contact.ts'
export { accept, handOver } from './actions/hand-over.ts'
export { answerReferral, giveFeedback, openConversation } from './actions/read.ts'
export {
  classify,
  lowerUrgency,
  merge,
  postpone,
  raiseUrgency,
  referElsewhere,
  take,
  withdrawFor,
} from './actions/triage.ts'
export { keepDraft, write } from './actions/write.ts'
