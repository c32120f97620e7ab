import type { Kysely } from 'kysely'
import type { DB } from '../../db/types.ts'
import type { EventRow } from './event.ts'
import type { Settings } from './settings.ts'
import type { Clock } from './time/clock.ts'

/** One connection in one transaction, with the acting one set for row-level security. */
export type Tx = Kysely<DB>

/** Columns of the access matrix that an employee can hold. */
export const ACCESS_ROLES = [
  'AS',
  'AM',
  'CO',
  'CC',
  'RE',
  'DU',
  'BU',
  'AP',
  'LE',
  'MA',
  'CL',
  'CY',
  'PO',
] as const
export type AccessRole = (typeof ACCESS_ROLES)[number]
export type Side = 'state' | 'municipal' | 'common'
export type StaffSide = 'state' | 'municipal'
/** a protected address of either grade, and whoever works in the office. */
export const SHIELDS = ['6', '7', 'ownEmployee'] as const
export type Shield = (typeof SHIELDS)[number]
/** What an employee is cleared for. `safety` opens how and where somebody under a safety flag is reached (K32). */
export type Clearance = Shield | 'safety'
export const PURPOSES = [
  'followUp',
  'call',
  'visit',
  'decision',
  'appeal',
  'cover',
  'qualityControl',
  'emergency',
  'insightRequest',
] as const
export type Purpose = (typeof PURPOSES)[number]
/** A purpose as it comes from a form or an address; null when it is none of ours. */
export const purposeOf = (text: string | null | undefined): Purpose | null =>
  PURPOSES.find((purpose) => purpose === text) ?? null

/**
 * an employee beside the person, who does what the person says in an assisted session. `authorship` and
 * `channel` are those of the session, whatever page it is done on.
 */
export type Assisted = {
  sessionId: string
  staffId: string
  authorship: 'staffReception' | 'staffAdviser' | 'staffContactCentre'
  channel: 'dropIn' | 'meetingOffice' | 'homeVisit' | 'officePhone' | 'contactCentrePhone'
}
/** `assisted`: the same doors and the same wall, but the pen is held by an employee. */
export type PersonActor = { kind: 'person'; personId: string; language: string; assisted?: Assisted }
export type StaffActor = {
  kind: 'staff'
  staffId: string
  name: string
  roles: readonly AccessRole[]
  sides: readonly StaffSide[]
  shields: readonly Clearance[]
  teams: readonly string[]
  officeId: string | null
  /** Set when a machine client acts through its service account. */
  clientId?: string
}
/**
 * the holder of a mandate, signed in as themselves, acting for the giver. What the mandates of the two let them
 * at is asked anew at every touch, in code and by the wall; `mandateId` is the one in whose name an act is logged.
 */
export type HelperActor = {
  kind: 'helper'
  holderId: string
  personId: string
  mandateId: string
  language: string
  name: string
}
type SystemActor = { kind: 'system'; name: string }
export type Actor = PersonActor | StaffActor | HelperActor | SystemActor

/** Everything an action may use. Time comes from `clock` and from nowhere else. */
export type Ctx = {
  actor: Actor
  clock: Clock
  tx: Tx
  settings: Settings
  /** Timeline entries gathered in this transaction (office/kernel/event.ts). */
  pending: EventRow[]
  /** A new UUIDv7, in order of `clock`. */
  newId: () => string
  /** Puts a job in the queue in this transaction: nothing is sent that was not saved. */
  enqueue: (task: string, payload: Record<string, unknown>, options?: { key?: string }) => Promise<void>
  /**
   * A transaction of its own on the other side of the wall, still in the name of whoever acts; there already, it is the
   * same transaction. For what the office must decide with more than the employee may see (whose entry a call belongs
   * to); nothing seen there goes back to them but the answer. The caller has authorised before.
   */
  beyondWall: <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>
}
export type StaffCtx = Ctx & { actor: StaffActor }
export type PersonCtx = Ctx & { actor: PersonActor }
export type HelperCtx = Ctx & { actor: HelperActor }
