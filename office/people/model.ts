import type { Shield, StaffSide } from '../kernel/context.ts'
import type { Owner } from '../kernel/promise/model.ts'

/** what a person can be known by in the registers. A person may have none of them, or several. */
export const IDENTITY_KINDS = ['nationalId', 'dNumber', 'temporary'] as const
export type IdentityKind = (typeof IDENTITY_KINDS)[number]
export type Identity = { number: string; kind: IdentityKind }

/** starts as unknown, and unknown is never treated as digital. */
export type ContactStatus = 'unknown' | 'digital' | 'partlyDigital' | 'assisted'
export type InterpreterNeed = 'none' | 'forComplex' | 'always'
export type ReadingAbility = 'none' | 'weak' | 'ok'
type EffortGroup = 'notAssessed' | 'standard' | 'situational' | 'speciallyAdapted' | 'permanentlyAdapted'

/** A telephone that is not the person's own is another kind of fact about reaching them. */
export type PhoneKind = 'own' | 'borrowed' | 'shared' | 'lost'
export type ContactPointKind = 'phone' | 'email' | 'address' | 'mailbox'
export type ContactPoint = {
  id: string
  kind: ContactPointKind
  value: string
  phoneKind: PhoneKind | null
  prepaid: boolean
  confirmedAt: Temporal.Instant | null
}

/** How somebody has shown who they are before two records become one (R-726, K33). */
export const MERGE_BASES = [
  'identityDocument',
  'electronicId',
  'registerNotice',
  'knownInPerson',
  'nameAndBirthDate',
] as const
export type MergeBasis = (typeof MERGE_BASES)[number]

export type Person = {
  id: string
  givenName: string
  familyName: string
  callMe: string | null
  birthDate: string | null
  language: string
  writtenForm: 'nb' | 'nn'
  interpreterNeed: InterpreterNeed
  interpreterLanguage: string | null
  contactStatus: ContactStatus
  readingAbility: ReadingAbility | null
  needLevel: number
  effortGroup: EffortGroup
  municipalityId: string | null
  officeId: string | null
}

export type StaffMember = {
  id: string
  name: string
  title: string
  phone: string
  officeId: string | null
  sides: readonly StaffSide[]
  shields: readonly Shield[]
  deputyId: string | null
}

/** who answers for a person on one side: an adviser, a team, or an adviser inside a team. */
export type Assignment = {
  side: StaffSide
  staffId: string | null
  teamId: string | null
  lead: boolean
}

/** Who answers for a person: the owner, and whoever acts while the owner is away. */
export type Answerable = { owner: Owner; acting: Owner | null }

/** What the question of who stands in for whom needs to know about an employee. */
export type Colleague = {
  id: string
  officeId: string | null
  sides: readonly StaffSide[]
  shields: readonly Shield[]
  deputyId: string | null
  teams: readonly string[]
  /** Null when the employee is there. */
  away: { coverStaffId: string | null; coverTeamId: string | null } | null
}
export type TeamFacts = { id: string; officeId: string | null; kind: string; side: string }
export type Staffing = { colleagues: ReadonlyMap<string, Colleague>; teams: ReadonlyMap<string, TeamFacts> }

export type Benefit =
  | 'aap'
  | 'sickPay'
  | 'unemployment'
  | 'disability'
  | 'pension'
  | 'socialAssistance'
  | 'qualificationProgramme'
  | 'introduction'

/** Status values from other systems, as `person_fact.value` holds them for each kind. R-618: source and time beside. */
type FactValues = {
  benefit: { benefit: Benefit; children?: number }
  nextPayment: { date: string; amount: number; benefit: Benefit }
  account: { account: string }
  address: { address: string }
  applicationStatus: {
    application: Benefit
    status: 'received' | 'underTreatment' | 'awaitingDocuments' | 'decided'
    since: string
  }
  documentsComplete: { application: Benefit; complete: boolean; missing: string[] }
  decision: {
    decision: Benefit
    date: string
    status: 'granted' | 'partlyGranted' | 'refused' | 'stopped'
    validTo: string | null
    /** The words of the decision. Never leaves through the whitelist of the contact centre. */
    text?: string
  }
}
type FactKind = keyof FactValues
export type Fact = { [K in FactKind]: { kind: K; side: StaffSide; value: FactValues[K] } }[FactKind]

/** */
export const ASSIGNMENT_REASONS = [
  'absence',
  'benefitChanged',
  'turnover',
  'reorganisation',
  'personAsked',
  'moved',
  'first',
] as const
export type AssignmentReason = (typeof ASSIGNMENT_REASONS)[number]
