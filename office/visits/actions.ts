/** The verbs of the room, gathered from its sub-rooms. */

export {
  confirmAssisted,
  endAssisted,
  giveMessages,
  type StartAssisted,
  type Started,
  speakInSession,
  startAssisted,
} from './assisted/actions.ts'
export { phoneLost } from './assisted/lost.ts'
export { endEntry, entryHolds, writeEntry } from './directory/actions.ts'
export { comeToDoor, tellWho, turnAway } from './door/actions.ts'
export { answerHours, decideHours, proposeHours, withdrawHours } from './opening/actions.ts'
export { closeOffice, reopenOffice } from './opening/closing.ts'
export * from './outreach/actions.ts'
export * from './reception/actions.ts'
export * from './regulars/actions.ts'
export { pairTerminal, revokeTerminal } from './terminals/actions.ts'
export * from './training/actions.ts'
