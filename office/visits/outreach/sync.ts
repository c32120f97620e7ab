import { openPerson } from '../../access/actions.ts'
import { isHiddenFrom } from '../../access/views.ts'
import type { Ctx, StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { movableClock } from '../../kernel/time/clock.ts'
import { lockPersonUnits } from '../../people/units.ts'
import type { Verdict } from '../../reach/upload/scan.ts'
import { deliverTo } from './cleared.ts'
import { keepEntry } from './keep.ts'
import type { Conflict, Entry, FromDevice, Planned, Synced } from './model.ts'
import { conflictsOf, fits, readEntry } from './rules.ts'

type Sync = { told: FromDevice; scan?: Verdict }

/**
 * what was kept on a device without a network comes in, with the time at which it happened. Sent twice it is one
 * contact. Whose it is the plan says, so that a merge meanwhile leads it to the record that was kept; of somebody who is
 * protected since nothing is lost, a cleared colleague has it, and the sender learns that it was delivered on, no more.
 * What the office does not take stays on the device, with why. Refuses with `conflict` while the person is being merged.
 */
export async function syncOutreach(
  ctx: StaffCtx,
  { told, scan = 'notScanned' }: Sync,
): Promise<Result<Synced>> {
  const now = ctx.clock.now()
  const read = readEntry(told, now, ctx.settings.get<number>('outreach.mostDays'))
  if ('why' in read) return ok({ id: told.id, outcome: 'notTaken', why: read.why })
  const { entry } = read
  return ctx.beyondWall(async (beyond) => {
    const visit = await lockPlan(beyond, entry.visitId)
    if (visit === undefined || visit.staffId !== ctx.actor.staffId)
      return ok({ id: entry.id, outcome: 'notTaken', why: 'notYours' })
    const before = await sentBefore(beyond, entry, ctx.actor.staffId)
    if (before !== undefined) return ok(before)
    if (!fits(entry, visit.personId)) return ok({ id: entry.id, outcome: 'notTaken', why: 'noName' })
    if (visit.personId === null) return ok(await counted(beyond, visit, entry))
    return known(beyond as StaffCtx, { ...visit, personId: visit.personId }, entry, scan)
  })
}

async function known(
  beyond: StaffCtx,
  visit: Planned & { personId: string },
  entry: Entry,
  scan: Verdict,
): Promise<Result<Synced>> {
  const { personId } = visit
  // Protected since, or no more for whoever wrote it, whose work it was then: what they wrote is not lost for it.
  const hidden =
    (await isHiddenFrom(beyond, personId)) ||
    !(await openPerson(beyond, personId, { purpose: 'visit', what: 'outreach' })).ok
  const units = await lockPersonUnits(beyond, personId)
  if (!units) return refused('conflict')
  const conflicts = conflictsOf(entry, { personId, now: beyond.clock.now(), visit })
  const then = at(beyond, entry.at)
  const owner = hidden ? await deliverTo(beyond, units, entry) : null
  conflicts.push(...(await keepEntry(then, { visit, entry, units, owner, scan, now: beyond.clock.now() })))
  const outcome = hidden ? ('deliveredOn' as const) : ('kept' as const)
  await putDown(beyond, visit, entry, { outcome, conflicts })
  return ok({ id: entry.id, outcome, again: false, conflicts: hidden ? [] : conflicts })
}

/** Everything that is written through it happened then; the access log and the sending are of now. */
function at(beyond: StaffCtx, instant: Temporal.Instant): StaffCtx {
  const then: StaffCtx = {
    ...beyond,
    clock: movableClock(instant),
    beyondWall: (work) => work(then),
  }
  return then
}

async function counted(beyond: Ctx, visit: Planned, entry: Entry): Promise<Synced> {
  await putDown(beyond, visit, entry, { outcome: 'counted', conflicts: [] })
  return { id: entry.id, outcome: 'counted', again: false, conflicts: [] }
}

async function putDown(
  beyond: Ctx,
  visit: Planned,
  entry: Entry,
  came: { outcome: 'kept' | 'deliveredOn' | 'counted'; conflicts: Conflict[] },
): Promise<void> {
  await beyond.tx
    .insertInto('outreachEntry')
    .values({
      id: entry.id,
      personId: came.outcome === 'counted' ? null : visit.personId,
      visitId: visit.id,
      officeId: visit.officeId,
      staffId: visit.staffId,
      happenedAt: entry.at,
      sentAt: beyond.clock.now(),
      ...came,
      people: came.outcome === 'counted' ? (entry.people ?? 1) : null,
    })
    .execute()
}

/** The plan is held until the end: two sendings of the same entry come one after the other. */
async function lockPlan({ tx }: Ctx, id: string): Promise<Planned | undefined> {
  const row = await tx
    .selectFrom('outreachVisit')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row as Planned | undefined
}

async function sentBefore({ tx }: Ctx, { id }: Entry, staffId: string): Promise<Synced | undefined> {
  const row = await tx
    .selectFrom('outreachEntry')
    .select(['outcome', 'conflicts', 'staffId'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return undefined
  if (row.staffId !== staffId) return { id, outcome: 'notTaken', why: 'notYours' }
  const outcome = row.outcome as 'kept' | 'deliveredOn' | 'counted'
  const conflicts = outcome === 'deliveredOn' ? [] : (row.conflicts as Conflict[])
  return { id, outcome, again: true, conflicts }
}
