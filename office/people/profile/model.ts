import type { ContactStatus, InterpreterNeed, ReadingAbility } from '../model.ts'

/** what somebody does, each with a level of its own. */
export const TASKS = [
  'logIn',
  'readMessage',
  'writeMessage',
  'uploadDocument',
  'fillApplication',
  'sendStatusCard',
  'editPlan',
  'bookMeeting',
  'joinVideo',
  'usePhone',
] as const
export type Task = (typeof TASKS)[number]
export const ABILITY_LEVELS = ['unknown', 'notYet', 'withHelp', 'alone'] as const
export type AbilityLevel = (typeof ABILITY_LEVELS)[number]

/** what the person has to be reached with. */
export const ACCESS_THINGS = [
  'computer',
  'smartphone',
  'tablet',
  'internet',
  'printer',
  'eId',
  'prepaidCredit',
  'bankRelation',
  'nationalId',
  'fixedAddress',
] as const
export type AccessThing = (typeof ACCESS_THINGS)[number]
export const ACCESS_VALUES = ['yes', 'no', 'lost', 'cutOff', 'unsure'] as const
type AccessValue = (typeof ACCESS_VALUES)[number]

/** what stops automatic sending; staff pass it only with a reason. */
export const RESTRICTIONS = [
  'doNotRing',
  'doNotText',
  'companionOnly',
  'smsFirst',
  'noVideoAtHome',
  'neutralSmsOnly',
  'noMailToHome',
] as const
export type Restriction = (typeof RESTRICTIONS)[number]

/** The ways in which something can go from the office to a person, the plainest first. */
export const WAYS = [
  'portal',
  'sms',
  'email',
  'letter',
  'phone',
  'video',
  'meeting',
  'homeVisit',
  'dropIn',
  'pickUp',
  'viaHelper',
] as const
export type Way = (typeof WAYS)[number]

/** why somebody is reached without a screen. */
export const STATUS_REASONS = [
  'language',
  'systemUnderstanding',
  'noEId',
  'noDevice',
  'noInternet',
  'elderly',
  'mentalHealth',
  'substanceUse',
  'cannotRead',
  'youthWithoutRoutine',
  'disability',
  'noNationalId',
  'inPrison',
  'ownWish',
  'other',
] as const
export type StatusReason = (typeof STATUS_REASONS)[number]

/** what makes a review of the profile due. However many fire, one review is open. */
const TRIGGERS = [
  'anotherWrote',
  'unreadAfterPosting',
  'notUnderstood',
  'interpreterNeed',
  'threeUndelivered',
  'returnedLetter',
  'noLogin',
  'eIdLost',
  'phoneLost',
  'helperCarried',
  'minorHelping',
  'sameFormThrice',
  'releaseFromPrison',
  'lifeEvent',
  'factsDisagree',
  'accessLapsed',
  'reviewDue',
] as const
export type Trigger = (typeof TRIGGERS)[number]

/** of these, what somebody tells of as it happens; the others show by themselves. */
export const CHANGES = [
  'lifeEvent',
  'releaseFromPrison',
  'notUnderstood',
] as const satisfies readonly Trigger[]
export type Change = (typeof CHANGES)[number]

/** A number, e-mail or address, with how it has fared. */
export type ReachPoint = {
  id: string
  kind: 'phone' | 'email' | 'address' | 'mailbox'
  value: string
  phoneKind: 'own' | 'borrowed' | 'shared' | 'lost' | null
  prepaid: boolean
  unwanted: boolean
  confirmedAt: Temporal.Instant | null
  notWorkingSince: Temporal.Instant | null
  lastWorkedAt: Temporal.Instant | null
}

/**
 * Everything that decides how a person is reached, at one moment: the one answer that the channel advisor, the ladder,
 * the composer and the telephone ask for. Made by `reachFactsOf` in office/people/profile/views.ts.
 */
export type ReachFacts = {
  personId: string
  /** The state as it counts now: `unknown` also when the review is overdue (K17). Unknown is never digital. */
  status: ContactStatus
  reviewOverdue: boolean
  /** until one clarifying task is done important notices also go the more human way. */
  factsDisagree: boolean
  language: string
  interpreterNeed: InterpreterNeed
  interpreterLanguage: string | null
  reading: ReadingAbility | 'unknown'
  norwegianOral: 0 | 1 | 2 | 3 | 4 | null
  norwegianWritten: 0 | 1 | 2 | 3 | 4 | null
  systemUnderstanding: 0 | 1 | 2 | 3 | 4 | null
  abilities: Readonly<Record<Task, AbilityLevel>>
  /** Only what still holds: a fact that has expired is not here. */
  access: Readonly<Partial<Record<AccessThing, AccessValue>>>
  points: readonly ReachPoint[]
  preferred: readonly Way[]
  accepted: readonly Way[]
  declined: readonly Way[]
  restrictions: readonly Restriction[]
  safety: boolean
  /** The whole digital way has been found not to work (three undelivered in a row, eID lost). */
  digitalNotWorking: boolean
  /** where somebody without number or address fetches what waits. */
  pickUpPlaces: readonly string[]
  inPrison: boolean
}

/** Where a fact comes from. Of these, `helper`, `register` and `trigger` never raise an ability. */
export const SOURCES = [
  'ownStatement',
  'staff',
  'task',
  'observation',
  'helper',
  'register',
  'trigger',
] as const
export type Source = (typeof SOURCES)[number]
export const METHODS = ['web', 'desk', 'phone', 'meeting', 'paper', 'sms', 'system'] as const
export type Method = (typeof METHODS)[number]

/** what may raise a level. There is no word here for logins, a CV or messages. */
export const EVIDENCE = [
  'observedTask',
  'ownStatement',
  'teachBack',
  'dailyLifeQuestion',
  'trainingMastery',
] as const
export type Evidence = (typeof EVIDENCE)[number]

/** How often and for what there is to be an interpreter, and by which means. */
export const INTERPRETER_MODES = ['physical', 'telephone', 'video'] as const

/** who carries the plan. */
export const PARTICIPATION = ['selfDriven', 'supported', 'adviserLed'] as const

/** when on a day the person would rather be reached. */
export const TIMES_OF_DAY = ['morning', 'midday', 'afternoon'] as const

/** what the person says of a way. */
export const WISHES = ['preferred', 'accepted', 'declined', 'none'] as const
export type Wish = (typeof WISHES)[number]

/** what keeps somebody from a way in. Each that is entered has an owner and a due time. */
export const BARRIERS = [
  'noEId',
  'noPassport',
  'bankRelationLost',
  'noInternet',
  'internetCut',
  'noComputer',
  'noSmartphone',
  'noPrepaidCredit',
  'phoneStolen',
  'noNationalId',
  'weakLiteracy',
  'weakNorwegian',
  'disability',
  'cannotTravel',
  'noFixedAddress',
] as const
export type Barrier = (typeof BARRIERS)[number]

/** One dated fact, as the table has it. `field` is a name of fields.ts. */
export type ProfileFact = {
  id: string
  field: string
  value: unknown
  source: Source
  method: Method
  evidence: string | null
  reason: string | null
  byKind: 'person' | 'staff' | 'helper' | 'system'
  byId: string | null
  at: Temporal.Instant
  validUntil: Temporal.Instant | null
  endedAt: Temporal.Instant | null
}

/** What stands on the person's own row. */
export type ProfileRow = {
  id: string
  contactStatus: ContactStatus
  language: string
  writtenForm: string
  interpreterNeed: InterpreterNeed
  interpreterLanguage: string | null
  readingAbility: ReadingAbility | null
  reviewAt: Temporal.Instant | null
  conflictSince: Temporal.Instant | null
}

/**
 * Languages that somebody may be spoken with or written to in. More than the nine of the screens: an interpreter is
 * found for these too, and a letter then goes in Norwegian and English.
 */
export const LANGUAGES_READ = [
  'nb',
  'nn',
  'en',
  'se',
  'uk',
  'pl',
  'ar',
  'ti',
  'so',
  'prs',
  'fa',
  'ps',
  'ku',
  'tr',
  'ru',
  'ro',
  'lt',
  'es',
  'fr',
  'sw',
  'am',
  'ur',
  'vi',
  'th',
  'signed',
] as const
