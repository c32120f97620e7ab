import type { Content, Gender, Level } from '../../calls/interpreter/model.ts'
import type { ReachFacts } from '../../people/profile/model.ts'
import type { InterpreterAnswer } from '../model.ts'

/** that the person goes without is theirs to say, and said through somebody who interprets. */
export const DECLINED_REASONS = ['saidWithInterpreter', 'saidWithPhoneInterpreter'] as const
/** why none is needed. `practice` stands only where nothing hangs on what is said. */
export const NOT_NEEDED_REASONS = ['adviserSpeaksIt', 'speaksNorwegian', 'generalOnly', 'practice'] as const

/** How an interpreter takes part, as a service is asked for it. */
export const INTERPRETED_BY_WAY = ['inPerson', 'video', 'phone'] as const
export type InterpreterWay = (typeof INTERPRETED_BY_WAY)[number]

/** who carried the words of a talk that was held. */
const WHO_INTERPRETED = ['professional', 'onDemand', 'familyEmergency', 'companionOnly', 'none'] as const
export type WhoInterpreted = (typeof WHO_INTERPRETED)[number]

/** What of the profile decides whether the question is asked. */
export type NeedFacts = Pick<
  ReachFacts,
  'interpreterNeed' | 'interpreterLanguage' | 'language' | 'norwegianOral' | 'status'
>

/** the question that comes before form and place, as the form has it when it opens. */
export type InterpreterQuestion = {
  /** A need is known, or nobody has found out yet: it must be answered. */
  flagged: boolean
  /** The language an interpreter is ordered in. */
  language: string
  prefilled: {
    answer: InterpreterAnswer
    gender: Gender | null
    dialect: string | null
    /** Null: as the meeting is held. */
    way: InterpreterWay | null
  }
  /** until when services are asked, if it is ordered now. */
  searchedUntil: Temporal.Instant
}

export type { Content, Gender, Level }
