import { sql } from 'kysely'
import type { Ctx, StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { CAME_BY, type CameBy, VISIT_IDENTITIES, type VisitIdentity } from '../model.ts'
import { comesNext, mayReceive, note, openVisitor } from './desk.ts'
import type { Visit } from './model.ts'
import { dayOf, readIntake, type Wait } from './rules.ts'
import { insertVisit, isId, lockVisit, takeTicket, updateVisit, visitByKey } from './store.ts'
import { toDuty } from './urgent.ts'
import { waitIn } from './wait.ts'

export type CheckIn = {
  officeId: string
  calledAs?: string | null
  reason: string
  language: string
  urgent?: boolean
  privateRoom?: boolean
  interpreter?: boolean
  cameBy: CameBy
  personId?: string | null
  /** How staff know who it is; nothing is opened without it. */
  identity?: string
  meetingId?: string | null
  /** Names one sending of the form: pressing twice is one visit. */
  clientKey?: string
}
type CheckedIn = { visitId: string; ticket: string; wait: Wait | null; version: number }

/**
 * somebody has come. Without a login and without a number, and without a name where they give none; a reason, a
 * language, and whether it can wait. What cannot is told to whoever is on duty at once. By staff of the office, or by the
 * office's own door or kiosk. Refuses with `badForm`, `notFound` (another office; no such person for them).
 */
export async function checkIn(ctx: Ctx, input: CheckIn): Promise<Result<CheckedIn>> {
  const intake = readIntake(input)
  if (intake === null || !CAME_BY.includes(input.cameBy)) return refused('badForm')
  if (!mayCheckIn(ctx, input.officeId)) return refused('notFound')
  return ctx.beyondWall(async (beyond) => {
    const before = input.clientKey ? await visitByKey(beyond.tx, input.officeId, input.clientKey) : undefined
    if (before) return ok(await told(beyond, before))
    const personId = input.personId ?? null
    if (personId !== null) {
      const opened = await mayName(beyond, personId)
      if (!opened.ok) return opened
    }
    const now = beyond.clock.now()
    const day = dayOf(now).toString()
    const appointment = await appointmentOf(beyond, personId, input.meetingId ?? null, now)
    const id = beyond.newId()
    await insertVisit(beyond.tx, {
      id,
      personId,
      officeId: input.officeId,
      ticket: await takeTicket(beyond.tx, input.officeId, day),
      day,
      cameAt: now,
      cameBy: input.cameBy,
      ...intake,
      needsInterpreter: input.interpreter ?? false,
      privateRoom: input.privateRoom ?? false,
      meetingId: appointment?.meetingId ?? null,
      appointmentAt: appointment?.at ?? null,
      identity: personId === null ? 'none' : identityOf(input.identity),
      identityAt: personId === null || identityOf(input.identity) === 'none' ? null : now,
      clientKey: input.clientKey ?? null,
    })
    const visit = (await lockVisit(beyond.tx, id)) as Visit
    note(beyond, visit, 'visitCheckedIn', { cameBy: visit.cameBy, urgent: visit.urgent })
    return ok(await told(beyond, visit.urgent ? await raised(beyond, visit) : visit))
  })
}

const identityOf = (said: string | undefined): VisitIdentity =>
  VISIT_IDENTITIES.find((known) => known === said) ?? 'none'

const mayCheckIn = ({ actor }: Ctx, officeId: string): boolean =>
  isId(officeId) &&
  (actor.kind === 'system' || (actor.kind === 'staff' && actor.officeId === officeId && mayReceive(actor)))

/** A device names nobody: only staff say who somebody is. */
const mayName = async (ctx: Ctx, personId: string): Promise<Result<unknown>> =>
  ctx.actor.kind === 'staff' ? openVisitor(ctx as StaffCtx, personId) : refused('notFound')

async function raised(ctx: Ctx, visit: Visit): Promise<Visit> {
  const step = await toDuty(ctx, visit)
  if (step === null) return visit
  const steps = [...visit.steps, step]
  const version = await updateVisit(ctx.tx, visit, comesNext(steps))
  return { ...visit, steps, version }
}

async function told(ctx: Ctx, visit: Visit): Promise<CheckedIn> {
  return { visitId: visit.id, ticket: visit.ticket, version: visit.version, wait: await waitIn(ctx, visit) }
}

/** The meeting they have come for: the one named, or the one of today that has not been held. */
export async function appointmentOf(
  ctx: Ctx,
  personId: string | null,
  meetingId: string | null,
  now: Temporal.Instant,
): Promise<{ meetingId: string; at: Temporal.Instant } | null> {
  if (personId === null) return null
  const { rows } = await sql<{ meetingId: string; at: Temporal.Instant }>`
    select id as "meetingId", starts_at as at from meeting
    where person_id = ${personId} and state = 'booked' and (${meetingId}::uuid is null or id = ${meetingId}::uuid)
      and (starts_at at time zone 'Europe/Oslo')::date = (${now}::timestamptz at time zone 'Europe/Oslo')::date
    order by abs(extract(epoch from starts_at - ${now}::timestamptz)) limit 1`.execute(ctx.tx)
  return rows[0] ?? null
}
