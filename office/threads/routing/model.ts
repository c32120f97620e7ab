import type { StaffSide } from '../../kernel/context.ts'
import type { PromiseKind } from '../../kernel/promise/model.ts'
import type { ReceiptClock } from '../../kernel/time/clocks.ts'

/** Who answers, as a role that the organisation fills (rules, section 3.2). */
export type Answerer =
  | 'ownAdviser'
  | 'municipalTeam'
  | 'contactCentre'
  | 'benefitUnit'
  | 'duty'
  | 'teamLead'
  | 'officeLeader'
  | 'triage'

/**
 * One row of the table of themes. `state` and `municipal` say who answers on each side; a side that is missing does
 * not exist for the theme. `told` hears of it without owing the answer.
 */
export type ThemeRow = {
  rule: `R-${number}`
  state?: Answerer
  municipal?: Answerer
  clock: ReceiptClock
  promise: PromiseKind
  told?: 'ownAdviser'
  /** what the office already knows and shows before sending. */
  facts?: readonly ('nextPayment' | 'decision' | 'applicationStatus')[]
  /** there is a rule card: what to ask, what to tell, what to report. */
  ruleCard?: boolean
}

/** Where each answerer is found for one person: employee, or a staffed queue. */
export type Desk = { staffId: string; teamId?: string } | { teamId: string; staffId?: undefined }
export type Answerable = { owner: Desk; acting: Desk | null }

export type Situation = {
  officeId: string | null
  /** The side of what the person already has with the office; both may hold. */
  has: Readonly<Record<StaffSide, boolean>>
  advisers: Readonly<Partial<Record<StaffSide, Answerable>>>
  teams: Readonly<
    Record<'municipal' | 'followUp' | 'duty' | 'triage' | 'contactCentre' | 'benefitUnit', string | null>
  >
  teamLeads: Readonly<Partial<Record<StaffSide, string>>>
  officeLeader: string | null
}
