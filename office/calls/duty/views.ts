import type { Ctx, StaffCtx } from '../../kernel/context.ts'
import type { Presence } from '../model.ts'
import { dutySpans } from './hours.ts'
import type { Hole, Publication } from './model.ts'
import { holes, onDuty, withoutAway } from './rules.ts'
import { absentAmong, awayIn, onDutyAt, presencesOf, shiftsOf } from './store.ts'

type RosterShift = {
  id: string
  name: string
  rank: number
  from: Temporal.Instant
  until: Temporal.Instant
}
export type Roster = { shifts: RosterShift[]; holes: Hole[]; mayPlan: boolean; publication: Publication }

/** the coming week of the reader's own office, with what is missing. Empty for whoever has no office. */
export async function dutyRoster(ctx: StaffCtx): Promise<Roster> {
  const { officeId, roles } = ctx.actor
  const publication = ctx.settings.get<Publication>('dutyPhone.publication', officeId)
  if (officeId === null) return { shifts: [], holes: [], mayPlan: false, publication }
  const spans = dutySpans(ctx.settings.calendar(officeId), ctx.clock.now())
  const shifts = await shiftsOf(ctx.tx, officeId, {
    from: ctx.clock.now(),
    until: spans.at(-1)?.until ?? ctx.clock.now(),
  })
  return {
    shifts: shifts.map(({ id, name, rank, fromAt, untilAt }) => ({
      id,
      name,
      rank,
      from: fromAt,
      until: untilAt,
    })),
    holes: holes(spans, await staffed(ctx, shifts)),
    mayPlan: roles.includes('LE') || roles.includes('DU'),
    publication,
  }
}

type Shifts = Awaited<ReturnType<typeof shiftsOf>>

/** what of these turns is staffed: who is away, and is known to be, is not counted on. */
async function staffed(ctx: Ctx, shifts: Shifts): Promise<Shifts> {
  const [first] = shifts
  if (first === undefined) return shifts
  const last = shifts.reduce(
    (most, { untilAt }) => (Temporal.Instant.compare(untilAt, most) > 0 ? untilAt : most),
    first.untilAt,
  )
  const staffIds = shifts.map(({ staffId }) => staffId)
  return withoutAway(shifts, await awayIn(ctx, staffIds, { from: first.fromAt, until: last }))
}

export const staffedIn = async (
  ctx: Ctx,
  officeId: string,
  span: { from: Temporal.Instant; until: Temporal.Instant },
): Promise<Shifts> => staffed(ctx, await shiftsOf(ctx.tx, officeId, span))

export type OnDuty = { staffId: string; name: string; rank: number; presence: Presence | 'unknown' }

/** Whoever has said nothing for so long is not counted on. */
const FRESH_MINUTES = 30

/** who has the duty phone of an office now, and whether each can take a call. */
export async function dutyNow(ctx: Ctx, officeId: string): Promise<OnDuty[]> {
  const now = ctx.clock.now()
  const shifts = onDuty(await onDutyAt(ctx.tx, officeId, now), now)
  const ids = shifts.map(({ staffId }) => staffId)
  const absent = await absentAmong(ctx, ids)
  const presences = await presencesOf(ctx.tx, ids, now.subtract({ minutes: FRESH_MINUTES }))
  return shifts.map(({ staffId, name, rank }) => ({
    staffId,
    name,
    rank,
    presence: absent.has(staffId) ? 'away' : (presences.get(staffId)?.state ?? 'unknown'),
  }))
}

/** the same for the office that somebody belongs to. Nobody for whom the reader does not see, or without an office. */
export async function dutyOf(ctx: StaffCtx, { personId }: { personId: string }): Promise<OnDuty[]> {
  const row = await ctx.tx
    .selectFrom('person')
    .select('officeId')
    .where('id', '=', personId)
    .executeTakeFirst()
  return row?.officeId ? dutyNow(ctx, row.officeId) : []
}
