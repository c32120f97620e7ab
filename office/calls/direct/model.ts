/** why somebody departed from the rule. `other` needs words. */
export const WITHHELD_REASONS = ['personAsked', 'safety', 'anotherWay', 'capacity', 'other'] as const

export const GIVEN_REASONS = ['need', 'wish', 'other'] as const

export type DirectLine = {
  id: string
  number: string
  grounds: string[]
  givenAt: Temporal.Instant
  givenByKind: 'rule' | 'staff'
}

/** What is to become of somebody's line. */
export type LineDecision = 'give' | 'keep' | 'nothing'

/** Whom a direct number belongs to, and whether it still does; a number that rests still leads to its person. */
export type LineOwner = { personId: string; officeId: string | null; active: boolean }
