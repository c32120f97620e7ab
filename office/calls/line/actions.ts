/** The verbs of the line. Server routes call them for the voice platform; other rooms ring and move through legs.ts. */
export { callArrives, type Incoming } from './incoming.ts'
export { legLeft } from './left.ts'
export { hangUp, moveCaller, type RingLeg, ringLeg } from './legs.ts'
export { keyPressed, type Pressed } from './pressed.ts'
export {
  type CallStatus,
  callerJoins,
  callStatus,
  type LegStatus,
  legAnswered,
  legStatus,
  PLATFORM_STATES,
  type PlatformState,
} from './status.ts'
export { type Voicemail, voicemailLeft } from './voicemail.ts'
