import type { Purpose, Shield, StaffActor } from '../kernel/context.ts'
import type { Basis } from './model.ts'

/** How a reader stands to a person, before anything is opened. */
export type Grounds = {
  state: 'open' | 'merged' | 'kin' | 'shielded'
  assigned: boolean
  cover: boolean
  owner: boolean
  /** an emergency opening of the last four hours. */
  emergency: boolean
  shields: Shield[]
  agreement: boolean
  /** A purpose the reader stated for this person within the last hour. */
  stated: Purpose | null
}

export type Ground = { basis: Basis; purpose: Purpose | null }

/**
 * the strongest ground first; a stated purpose goes with any of them. Null: a purpose is needed. `emergency`
 * is no purpose that somebody can simply state.
 */
export function groundFor(grounds: Grounds, purpose: Purpose | null): Ground | null {
  const stated = purpose === 'emergency' ? null : (purpose ?? grounds.stated)
  if (grounds.assigned) return { basis: 'assignment', purpose: stated }
  if (grounds.cover) return { basis: 'cover', purpose: stated ?? 'cover' }
  if (grounds.owner) return { basis: 'owner', purpose: stated }
  if (grounds.emergency) return { basis: 'emergency', purpose: stated ?? 'emergency' }
  if (stated === 'call' || stated === 'visit') return { basis: 'contact', purpose: stated }
  return stated === null ? null : { basis: 'purpose', purpose: stated }
}

/** whoever meets people at the desk or on the line has them there, or would not be asking; all others say why. */
export const purposeAtDesk = ({ roles }: StaffActor): Purpose | null =>
  roles.includes('RE') ? 'visit' : roles.includes('CC') ? 'call' : null

/** The column in whose name the log says the opening was made. */
export function actingRole(actor: StaffActor, basis: Basis | 'none'): string {
  if (basis === 'cover' && actor.roles.includes('CO')) return 'CO'
  if (basis === 'emergency') return 'DU'
  return actor.roles[0] ?? '–'
}
