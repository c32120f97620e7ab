/** An employee beside the person: begun, opened on a device, used, ended. */

export { assistedBy, type Claimed, claimAssisted } from './claim.ts'
export { confirmAssisted, endAssisted, endAssistedOf, speakInSession } from './finish.ts'
export { giveMessages } from './hand-over.ts'
export { type StartAssisted, type Started, startAssisted } from './start.ts'
