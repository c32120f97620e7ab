/** What screens and the API read, gathered from the sub-rooms. */
export { interpreterQuestion, meetingInterpreter } from './interpreters/views.ts'
