/** What a message shows about how it must be met, before anyone has decided what it is about. */
export type Language = 'nb' | 'nn' | 'en' | 'uk' | 'pl' | 'ar' | 'so' | 'ti' | 'se' | 'other'

/** the needs that make a matter acute, as the shared rubric names them. */
export type UrgentNeed =
  | 'noFoodOrEssentials'
  | 'noRoofTonight'
  | 'evictionThreat'
  | 'powerCut'
  | 'subsistencePaymentMissing'
  | 'violenceOrThreat'
  | 'healthDanger'
  | 'childInNeed'
  | 'releasedWithoutHousing'
  | 'medicineUnaffordable'

/** What the text asks for, or shows, about how to answer. */
export type Need =
  | 'interpreter'
  | 'call-me'
  | 'meeting'
  | 'not-understood'
  | 'no-login'
  | 'no-credit'
  | 'plain-language'

export type AuthorHint = 'child' | 'spouse' | 'partner' | 'helper'

/** A stretch of the text as it was written: `end` is the first character after it. */
export type Span = { start: number; end: number }

export type Signals = {
  urgent: {
    is: boolean
    needs: UrgentNeed[]
    /** The words of the person that raised it, so that everybody can see why. */
    words: string[]
    spans: Span[]
  }
  /** a bare acknowledgement; makes no entry, no task, no clock. */
  trivial: boolean
  language: Language
  needs: Need[]
  authorHint: AuthorHint | null
}
