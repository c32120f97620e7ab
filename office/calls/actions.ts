/** The verbs of the room, as pages and the API reach them. */

export { approveAnswer, draftAnswer, retireAnswer } from './answers/actions.ts'
export {
  askCallAsHelper,
  askCallFor,
  askMyCall,
  chooseMyWindow,
  chooseWindow,
  logAttempt,
  ringNow,
  withdrawMyCall,
} from './callback/actions.ts'
export { attachRequest, closeRequest, requestTried } from './callback/requests.ts'
export { handChat, inviteLogin, moveChat, replyInChat, solveChat, takeChat } from './chat/desk.ts'
export { callFromMyChat, humanInMyChat, messageFromMyChat, myChat, sayInMyChat } from './chat/mine.ts'
export * from './desk/actions.ts'
export { giveLine, withholdLine } from './direct/actions.ts'
export { endShift, planShift, setPresence } from './duty/actions.ts'
export { logDutyContact } from './duty/log.ts'
export { approveBanner, closeIncident, reportIncident } from './incidents/actions.ts'
export { callInterpreter, familyInterpreted, interpreterCame } from './interpreter/actions.ts'
export { callerChose, judgeTransfer, transferCall } from './transfer/actions.ts'
