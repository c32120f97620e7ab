/** An employee beside the person: begun, opened on a device, ended. */
export { type StartAssisted, type Started, startAssisted } from './start.ts'
