import type { AccessRole, Assisted, StaffActor } from '../../kernel/context.ts'
import type { TerminalKind } from '../terminals/model.ts'
import {
  ASSIST_REASONS,
  type AssistedSession,
  type AssistReason,
  type Device,
  type EndedWhy,
  PLACES,
  type Place,
} from './model.ts'

const BESIDE: readonly AccessRole[] = ['RE', 'AS', 'AM', 'CC', 'DU']
const ADVISERS: readonly AccessRole[] = ['AS', 'AM', 'DU']

/** employees who meet people. A machine is beside nobody. */
export const mayAssist = (actor: StaffActor): boolean =>
  actor.clientId === undefined && actor.roles.some((role) => BESIDE.includes(role))

/** in whose hand it is marked. Whoever is several things is what they are where the two meet. */
export function authorshipOf(
  actor: Pick<StaffActor, 'roles'>,
  channel: Assisted['channel'],
): Assisted['authorship'] {
  if (channel === 'contactCentrePhone') return 'staffContactCentre'
  if (channel === 'dropIn' && actor.roles.includes('RE')) return 'staffReception'
  if (actor.roles.some((role) => ADVISERS.includes(role))) return 'staffAdviser'
  return actor.roles.includes('CC') ? 'staffContactCentre' : 'staffReception'
}

/** A reception is at its desk; an adviser may also be in a meeting or in somebody's home. */
export const placeOf = (actor: Pick<StaffActor, 'roles'>, said: string | undefined): Place | null => {
  const place = PLACES.find((known) => known === (said ?? 'dropIn'))
  if (place === undefined) return null
  return place === 'dropIn' || actor.roles.some((role) => ADVISERS.includes(role)) ? place : null
}

/** why somebody is helped, chosen at once. */
export const reasonOf = (said: string): AssistReason | null =>
  ASSIST_REASONS.find((known) => known === said) ?? null

/** Where a code is typed: a screen that staff have paired, or the browser in which an employee is signed in. */
export type TypedAt = {
  terminal: { id: string; officeId: string; kind: TerminalKind } | null
  staffId: string | null
}
const OPENS: readonly TerminalKind[] = ['public', 'desk']

/** Who counts the guesses: never an address, which a whole office shares. Null: no code opens anything there. */
export function guesserOf({ terminal, staffId }: TypedAt): string | null {
  if (terminal !== null && OPENS.includes(terminal.kind)) return `terminal ${terminal.id}`
  return staffId === null ? null : `staff ${staffId}`
}

/**
 * the code opens on a screen of the office that made it, or in the browser of the employee who did; a code that
 * somebody overheard opens nothing elsewhere. `other`: on a screen. `own`: beside the employee's login.
 */
export function opensAt(
  session: { staffId: string; officeId: string | null; channel: Assisted['channel'] },
  at: TypedAt,
): Device | null {
  if (at.staffId === session.staffId) return 'own'
  const { terminal } = at
  if (terminal === null || !OPENS.includes(terminal.kind) || byPhone(session.channel)) return null
  return terminal.officeId === session.officeId ? 'other' : null
}

export type Limits = { idleMinutes: number; codeUntil: Temporal.Instant | null }

/** when nobody does anything, and at the latest after an hour, it ends by itself. Null: it goes on. */
export function overBecause(
  session: Pick<AssistedSession, 'usedAt' | 'untilAt' | 'openedAt' | 'device'>,
  now: Temporal.Instant,
  { idleMinutes, codeUntil }: Limits,
): { why: EndedWhy; at: Temporal.Instant } | null {
  const past = (at: Temporal.Instant) => Temporal.Instant.compare(at, now) <= 0
  if (session.openedAt === null && session.device === 'other')
    return codeUntil !== null && past(codeUntil) ? { why: 'neverOpened', at: codeUntil } : null
  const idle = session.usedAt.add({ minutes: idleMinutes })
  const first = Temporal.Instant.compare(idle, session.untilAt) < 0 ? idle : session.untilAt
  if (!past(first)) return null
  return { why: first === idle ? 'idle' : 'tooLong', at: first }
}

/** Nothing can be put in anybody's hand over the telephone. */
export const byPhone = (channel: Assisted['channel']): boolean =>
  channel === 'officePhone' || channel === 'contactCentrePhone'

/** Enough to tell one's own numbers apart, and too little to ring. */
export const lastDigits = (number: string): string => number.replace(/\D/g, '').slice(-3)

/** what was opened and ended without a word from the person can be confirmed for some days after. */
export const mayConfirmLater = (
  session: Pick<AssistedSession, 'openedAt' | 'endedAt' | 'confirmedHow'>,
  now: Temporal.Instant,
  days: number,
): boolean =>
  session.openedAt !== null &&
  session.endedAt !== null &&
  session.confirmedHow === 'notConfirmed' &&
  Temporal.Instant.compare(now, session.endedAt.add({ hours: 24 * days })) < 0
