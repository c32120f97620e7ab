/** The verbs of the reception. Each is authorised, decided and written in one transaction. */
export { type CheckIn, checkIn } from './check-in.ts'
export { closeVisit } from './close.ts'
export { comeBack, emergencyAtDesk, interpreterAtDesk, recordDeed } from './deeds.ts'
export { papersSeen, receivePapers } from './papers.ts'
export { callNext, identifyVisitor, putBackVisit, serve } from './queue.ts'
export { referVisitor } from './refer.ts'
export { giveSlip } from './slip.ts'
export { bookTalk, callMeFromDesk, messageFromDesk } from './talk.ts'
