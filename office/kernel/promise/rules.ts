import type { Settings } from '../settings.ts'
import { clocks, isCountdown, type ReceiptClock } from '../time/clocks.ts'
import { dueOf, type EscalationShares, escalationOf } from '../time/deadlines.ts'
import type { Owner, Promised, Step, Urgency } from './model.ts'

type Counted = { receivedAt: Temporal.Instant; countingFrom: Temporal.Instant; dueAt: Temporal.Instant }
export type NextStep = { step: Step; at: Temporal.Instant } | null

/** …: when something received now under this clock is due, in the time of the office that owes it. */
export function deadline(
  clock: ReceiptClock,
  received: Temporal.Instant,
  settings: Settings,
  officeId: string | null,
): Counted {
  return dueOf(clock, received, settings.calendar(officeId), settings.clocks(officeId))
}

const ORDER: readonly Step[] = ['orphan', 'remindOwner', 'tellPerson', 'breach', 'officeLeader']

/**
 * the step of the escalation ladder that comes after `done` (null: the first). Triage queues have the
 * orphan step before all others. Steps whose time has passed are given too: they are overdue, not left out.
 */
export function stepAfter(
  promise: Pick<Promised, 'clock' | 'countingFrom' | 'dueAt'> & { orphanable?: boolean },
  done: Step | null,
  settings: Settings,
  officeId: string | null,
): NextStep {
  if (isCountdown(promise.clock)) return null
  const calendar = settings.calendar(officeId)
  const shares = settings.get<EscalationShares>('clock.escalation', officeId)
  const times = {
    ...escalationOf(promise.countingFrom, promise.dueAt, clocks[promise.clock].unit, calendar, shares),
    orphan: calendar.addWorkingMinutes(
      promise.countingFrom,
      settings.get<number>('routing.orphanMinutes', officeId),
    ),
  }
  const upcoming = ORDER.filter((step) => step !== 'orphan' || promise.orphanable)
    .map((step) => ({ step, at: times[step as keyof typeof times] }))
    .sort((a, b) => Temporal.Instant.compare(a.at, b.at) || ORDER.indexOf(a.step) - ORDER.indexOf(b.step))
  const index = done === null ? 0 : upcoming.findIndex((entry) => entry.step === done) + 1
  return upcoming[index] ?? null
}

/**
 * K2: when the step that comes next is due, by a calendar in which a day is closed that was not before. Null for steps that are
 * not a part of the time until then.
 */
export function stepAgain(
  promise: Pick<Promised, 'clock' | 'countingFrom' | 'dueAt' | 'nextStep'>,
  settings: Settings,
  officeId: string | null,
): Temporal.Instant | null {
  const { clock, countingFrom, dueAt, nextStep } = promise
  if (isCountdown(clock) || (nextStep !== 'remindOwner' && nextStep !== 'tellPerson')) return null
  const shares = settings.get<EscalationShares>('clock.escalation', officeId)
  return escalationOf(countingFrom, dueAt, clocks[clock].unit, settings.calendar(officeId), shares)[nextStep]
}

const URGENCY_RANK: Record<Urgency, number> = { acute: 0, elevated: 1, ordinary: 2 }

/** whatever raises urgency may only raise it. */
export const higher = (a: Urgency, b: Urgency): Urgency => (URGENCY_RANK[a] <= URGENCY_RANK[b] ? a : b)

export const ownerColumns = (owner: Owner) => ({
  ownerStaffId: owner.staffId ?? null,
  ownerTeamId: owner.teamId ?? null,
})

/** who may move or end an item: whoever has it on the desk, owns it or covers it, or leads where it lies. */
export function holdsPromise(
  promise: Pick<Promised, 'deskStaffId' | 'deskTeamId' | 'ownerStaffId' | 'offeredStaffId' | 'offeredTeamId'>,
  staff: { staffId: string; teams: readonly string[] },
): boolean {
  return (
    promise.deskStaffId === staff.staffId ||
    promise.ownerStaffId === staff.staffId ||
    promise.offeredStaffId === staff.staffId ||
    (promise.deskStaffId === null &&
      promise.deskTeamId !== null &&
      staff.teams.includes(promise.deskTeamId)) ||
    (promise.offeredTeamId !== null && staff.teams.includes(promise.offeredTeamId))
  )
}

/** which move this is, and whether a leader has to name the owner after it. Absence never counts. */
export function countMove(
  reassignments: number,
  reason: string,
  limit: number,
): { reassignments: number; toLead: boolean } {
  if (reason === 'absence') return { reassignments, toLead: false }
  return { reassignments: reassignments + 1, toLead: reassignments + 1 >= limit }
}
