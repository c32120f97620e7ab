import type { IdentityLevel, Outcome } from '../model.ts'
import { type Question, SAYINGS, type Saying, type WithoutInterpreter } from './model.ts'

/** what a right answer is worth. What only a letter or an account tells weighs more than what a family talks of. */
export const WEIGHT: Readonly<Record<Question, 1 | 2>> = {
  paymentAmount: 2,
  receiptNumber: 2,
  accountEnd: 2,
  paymentDay: 1,
  adviserName: 1,
  lastContactDay: 1,
}
export const PARTIAL_FROM = 2
export const FULL_FROM = 4
/** Questions in one round, and how many of them may be wrong before the round counts for nothing. */
export const ASKED_AT_ONCE = 3
export const MOST_WRONG = 1
/** Rounds in one call. */
export const MOST_ROUNDS = 2
export const MOST_CODE_TRIES = 5
export const MOST_CODES = 2

/** what may be said follows from how sure the office is, and from nothing else. */
export const MAY_SAY: Readonly<Record<IdentityLevel, readonly Saying[]>> = {
  none: ['general', 'takeMessage', 'promiseCallBack'],
  partial: [
    'general',
    'takeMessage',
    'promiseCallBack',
    'statusWords',
    'appointment',
    'whoRang',
    'openPromises',
  ],
  full: SAYINGS,
}

/**
 * Appendix B of the glossary: what a contact led to, and whether the person still is owed something. Every way that does
 * not solve it ends in a promise that has an owner; a transfer that was answered is whoever answered it's.
 */
export const OUTCOME: Readonly<Record<Outcome, { solved: boolean; byHand: boolean }>> = {
  resolved: { solved: true, byHand: true },
  notOurs: { solved: true, byHand: true },
  emergencyHandled: { solved: true, byHand: true },
  transferredAnswered: { solved: true, byHand: false },
  forwarded: { solved: false, byHand: true },
  bookedLater: { solved: false, byHand: true },
  reachedNotHelped: { solved: false, byHand: true },
  transferredUnanswered: { solved: false, byHand: false },
  abandoned: { solved: false, byHand: true },
}

/**
 * whether a talk without an interpreter counts as guidance given. It does where the two share a language,
 * and nowhere else.
 */
export const GUIDES_WITHOUT: Readonly<Record<WithoutInterpreter, boolean>> = {
  personDeclined: false,
  sharedLanguage: true,
  emergency: false,
  generalInformation: false,
  noneFound: false,
}
