import type { Purpose, Shield, Side } from '../kernel/context.ts'
import type { ClassId, Code } from './matrix.ts'

/** Glossary 12.16. */
export const VERBS = ['see', 'read', 'write', 'export'] as const
export type Verb = (typeof VERBS)[number]

/** what lets somebody at a person's content. `contact`: an open call or visit. */
export const BASES = ['assignment', 'cover', 'owner', 'contact', 'purpose', 'emergency', 'ownRecord'] as const
export type Basis = (typeof BASES)[number]

/** how much of a person the desk is shown; the office decides. */
export const RECEPTION_POLICIES = ['basic', 'partial', 'full'] as const
export type ReceptionPolicy = (typeof RECEPTION_POLICIES)[number]

/** One piece of data that somebody wants to get at, and how it stands to them. */
export type Thing = {
  class: ClassId
  /** The side of the row, where rows of the class have one each. */
  side?: Side
  /** Whom it is about; null for data about nobody in particular. */
  personId: string | null
  /** The protections of the person. */
  shields?: readonly Shield[]
  /** the record is the reader's own as an employee, or their family's. */
  kin?: boolean
  basis: Basis | null
  purpose?: Purpose | null
  /** On the reader's desk, or written or handled by the reader (code O). */
  own?: boolean
  /** the person's municipality has an agreement in force. */
  agreement?: boolean
  /** A recorded consent or mandate that holds now. */
  consent?: boolean
  reception?: ReceptionPolicy
  /** `access.ccMedical`: an office may narrow M-09 of the contact centre. */
  ccMedical?: 'R' | 'J'
}

/** How much is let through: whole rows, the whitelist, status values, that it exists, or sums. */
export type Scope = 'full' | 'whitelist' | 'status' | 'exists' | 'aggregate' | 'none'

/** `why` is the number of the rule that decided. */
export type Decision = { allowed: boolean; code: Code; scope: Scope; why: string }

/** What an employee knows of a person whose record they have opened. */
export type PersonBasics = {
  id: string
  givenName: string
  familyName: string
  callMe: string | null
  birthDate: string | null
  language: string
  writtenForm: string
  interpreterNeed: string
  interpreterLanguage: string | null
  contactStatus: string
  officeId: string | null
  municipalityId: string | null
}

export type OpenedPerson = {
  person: PersonBasics
  basis: Basis
  /** Null when the basis alone was enough: data with code J then stays shut. */
  purpose: Purpose | null
  shields: readonly Shield[]
  agreement: boolean
  /** For every class: the cell that counts for this reader, of this person, now. */
  codes: Readonly<Record<ClassId, Code>>
}

/** one line of the log as the person reads it. */
export type AccessEntry = {
  id: string
  at: Temporal.Instant
  who: string
  role: string
  basis: string
  purpose: string
  what: string
}
/** The privacy role sees who was turned away as well. */
export type OfficerEntry = AccessEntry & { staffId: string | null; allowed: boolean }

export type PersonHit = {
  id: string
  givenName: string
  familyName: string
  birthDate: string | null
  officeId: string | null
  municipality: string | null
}

/** one field of the whitelist. */
export type Shown<T> = { value: T; source: string; asOf: Temporal.Instant; mayBeOutdated: boolean }
type WhitelistValues = {
  account: { account: string }
  address: { address: string }
  applicationStatus: { application: string; status: string }
  documentsComplete: { application: string; complete: boolean }
  decision: { decision: string; date: string; status: string }
  nextPayment: { date: string; amount: number }
}
type WhitelistKind = keyof WhitelistValues
export type WhitelistFields = { [K in WhitelistKind]?: Shown<WhitelistValues[K]> }
export type WhitelistRow = {
  [K in WhitelistKind]: { kind: K; value: WhitelistValues[K]; source: string; asOf: Temporal.Instant }
}[WhitelistKind]
export type ContactCentreView =
  | {
      outcome: 'insight'
      municipality: string
      fields: WhitelistFields
      mayBeOutdated: boolean
      /** what may be outdated is not confirmed by phone; a check is asked for instead. */
      mayConfirmPayment: boolean
    }
  | { outcome: 'noInsightForward'; municipality: string | null }
