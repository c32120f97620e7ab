import type { ReceiptClock } from '../../kernel/time/clocks.ts'
import type { LadderKind, NoticeKind, Rung, Weight } from './model.ts'

/** what each kind weighs, and whether it is a decision that is explained aloud where text is not enough. */
export const KINDS: Readonly<Record<NoticeKind, { weight: Weight; explained: boolean }>> = {
  decision: { weight: 'consequence', explained: true },
  documentRequest: { weight: 'action', explained: false },
  duty: { weight: 'action', explained: false },
  deadline: { weight: 'action', explained: false },
  meetingSummons: { weight: 'action', explained: false },
  meetingChanged: { weight: 'action', explained: false },
  visitChanged: { weight: 'action', explained: false },
  adviserChanged: { weight: 'action', explained: false },
  decisionExpiry: { weight: 'consequence', explained: false },
  statusCardMissing: { weight: 'action', explained: false },
  stopWarning: { weight: 'consequence', explained: true },
  ordinaryMessage: { weight: 'information', explained: false },
}

/** the ladder climbs for the last two weights; for information it reminds. */
export const isImportant = (weight: Weight): boolean => weight !== 'information'

/** The setting with the working days of a ladder, and the clock that its promise runs on. */
export const DAYS: Readonly<Record<'important' | 'ordinary', { setting: string; clock: ReceiptClock }>> = {
  important: { setting: 'reach.ladder.important', clock: 'unreadImportant' },
  ordinary: { setting: 'reach.ladder.ordinary', clock: 'unreadOrdinary' },
}

/**
 * One rung: when (at once, or at the place in the list of days), and whether it is left out without a word where the
 * person has no such way.
 */
export type Planned = { rung: Rung; at: 'now' | number; optional?: true }

/**
 * R-330, K17, K23: the ladders as data. Who is unknown, overdue, partly digital, assisted, or has facts that disagree,
 * gets paper and a call from the first day, and what a screen could show beside it. The last rung of an important
 * ladder can always be taken: somebody goes and finds the person.
 */
export const LADDERS: Readonly<Record<'important' | 'ordinary', Record<LadderKind, readonly Planned[]>>> = {
  important: {
    digital: [
      { rung: 'portal', at: 0 },
      { rung: 'portalNotice', at: 0 },
      { rung: 'mailbox', at: 0, optional: true },
      { rung: 'reminder', at: 1 },
      { rung: 'callTask', at: 2 },
      { rung: 'letter', at: 3 },
      { rung: 'adviserTask', at: 4 },
    ],
    human: [
      { rung: 'portal', at: 0 },
      { rung: 'portalNotice', at: 0, optional: true },
      { rung: 'letter', at: 0 },
      { rung: 'callTask', at: 0 },
      { rung: 'adviserTask', at: 4 },
    ],
    pickUp: [
      { rung: 'portal', at: 0 },
      { rung: 'pickUp', at: 0 },
      { rung: 'outreach', at: 2 },
      { rung: 'adviserTask', at: 4 },
    ],
  },
  ordinary: {
    digital: [
      { rung: 'portal', at: 'now' },
      { rung: 'portalNotice', at: 'now', optional: true },
      { rung: 'reminder', at: 0, optional: true },
      { rung: 'callTask', at: 1 },
    ],
    human: [
      { rung: 'portal', at: 'now' },
      { rung: 'letter', at: 'now' },
      { rung: 'callTask', at: 1 },
    ],
    pickUp: [
      { rung: 'portal', at: 'now' },
      { rung: 'pickUp', at: 'now' },
      { rung: 'outreach', at: 1 },
    ],
  },
}
