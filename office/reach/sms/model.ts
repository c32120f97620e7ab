/** A text as the gateway hands it over: `id` is the gateway's own name for it. */
export type TextIn = { id: string; from: string; text: string }

/** What became of a text that came in. */
const SMS_OUTCOMES = [
  'booked',
  'declined',
  'willBeCalled',
  'toThread',
  'uploadLink',
  'moved',
  'stopped',
  'started',
  'noted',
  'unidentified',
  'empty',
] as const
export type SmsOutcome = (typeof SMS_OUTCOMES)[number]

/** Replies that a phone answering by itself could draw out of us in a day; then we fall silent. */
export const MOST_REPLIES_A_DAY = 8

/** How somebody's identity was checked before a text became theirs. */
export const IDENTITY_CHECKS = ['electronicId', 'atTheDesk', 'controlQuestions', 'calledBack'] as const
export type IdentityCheck = (typeof IDENTITY_CHECKS)[number]
