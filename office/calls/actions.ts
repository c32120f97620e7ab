/** The verbs of the room, as pages and the API reach them. */

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
export * from './desk/actions.ts'
export { giveLine, withholdLine } from './direct/actions.ts'
export { endShift, planShift, setPresence } from './duty/actions.ts'
export { logDutyContact } from './duty/log.ts'
export { callerChose, judgeTransfer, transferCall } from './transfer/actions.ts'
