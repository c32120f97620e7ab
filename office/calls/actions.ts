/** The verbs of the room, as pages and the API reach them. */

export * from './desk/actions.ts'
export { endShift, planShift, setPresence } from './duty/actions.ts'
export { logDutyContact } from './duty/log.ts'
export { callerChose, judgeTransfer, transferCall } from './transfer/actions.ts'
