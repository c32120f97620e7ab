/** K28, R-337: what makes an adverse step wait. In the order in which it is read out. */
export const HOLDS = [
  'messageUnread',
  'messageUnrouted',
  'warningNotReached',
  'handInUnregistered',
  'accessProblem',
  'interpreterUnmet',
  'profileUnassessed',
  'promiseRunning',
  'noTalkYet',
] as const
export type Hold = (typeof HOLDS)[number]

/** What is known of the person at the moment when somebody wants to stop, deduct, sanction or refuse. */
type DutyFacts = Readonly<Record<Hold, number>>

/**
 * K28, R-014, R-087, R-337: the reasons for which no stop, deduction, sanction or refusal for missing information may
 * go on now. Empty means that a named employee who has seen these checks may decide; it never decides by itself.
 */
export const adverseReasons = (facts: DutyFacts): Hold[] => HOLDS.filter((hold) => facts[hold] > 0)
