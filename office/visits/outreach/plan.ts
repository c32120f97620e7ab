import { openPerson } from '../../access/actions.ts'
import type { StaffActor, StaffCtx, Tx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { isId } from '../reception/store.ts'
import { readPlan } from './rules.ts'

type PlanVisit = {
  /** Null: a round of a place, to whoever is there. */
  personId: string | null
  /** a place of the register, which says what and where it is. */
  placeId?: string
  placeKind: string
  place: string
  startsAt: string
  backAt: string
  safetyStaffId: string
  /** Names one sending of the form: pressing twice is one visit. */
  clientKey?: string
}

/**
 * a visit outside the office, with a place, a time to be back, and a colleague of the office who is told when nobody
 * is. Of a person it stands on the timeline. Refuses with `badForm`, `inPast`, and as opening does.
 */
export async function planOutreach(ctx: StaffCtx, told: PlanVisit): Promise<Result<{ visitId: string }>> {
  const { officeId, staffId, roles } = ctx.actor
  if (officeId === null || !roles.some((role) => GOES_OUT.has(role))) return refused('notFound')
  const known = told.placeId === undefined ? null : await placeOf(ctx, told.placeId, officeId)
  if (known === undefined) return refused('badForm')
  const plan = readPlan({ ...told, ...known?.says })
  if (plan === null || told.safetyStaffId === staffId) return refused('badForm')
  if (Temporal.Instant.compare(plan.backAt, ctx.clock.now()) <= 0) return refused('inPast')
  return ctx.beyondWall(async (beyond) => {
    if (!(await worksHere(beyond.tx, told.safetyStaffId, officeId))) return refused('badForm')
    const { personId } = told
    if (personId !== null) {
      const opened = await openPerson(beyond as StaffCtx, personId, { purpose: 'visit', what: 'outreach' })
      if (!opened.ok) return opened
    }
    const id = told.clientKey !== undefined && isId(told.clientKey) ? told.clientKey : beyond.newId()
    const made = await beyond.tx
      .insertInto('outreachVisit')
      .values({
        id,
        personId,
        officeId,
        staffId,
        ...plan,
        placeId: known?.id ?? null,
        safetyStaffId: told.safetyStaffId,
        plannedAt: beyond.clock.now(),
      })
      .onConflict((on) => on.column('id').doNothing())
      .executeTakeFirst()
    if (made.numInsertedOrUpdatedRows === 0n)
      return (await mine(beyond.tx, id, staffId)) ? ok({ visitId: id }) : refused('badForm')
    if (personId !== null)
      recordEvent(beyond, {
        personId,
        kind: 'visitPlanned',
        side: 'common',
        channel: 'outreach',
        data: { visitId: id, placeKind: plan.placeKind, startsAt: plan.startsAt.toString() },
      })
    return ok({ visitId: id })
  })
}

/** The place as it stands in the register of the office. Undefined: there is none. */
async function placeOf(ctx: StaffCtx, id: string, officeId: string) {
  if (!isId(id)) return undefined
  const row = await ctx.beyondWall(({ tx }) =>
    tx
      .selectFrom('outreachPlace')
      .select(['kind', 'name', 'address'])
      .where('id', '=', id)
      .where('officeId', '=', officeId)
      .where('closedAt', 'is', null)
      .executeTakeFirst(),
  )
  if (row === undefined) return undefined
  const place = [row.name, row.address].filter(Boolean).join(', ').slice(0, 200)
  return { id, says: { placeKind: row.kind, place } }
}

/** Who may go on behalf of the office: those who follow people up, and those who are on duty. */
const GOES_OUT: ReadonlySet<string> = new Set(['AS', 'AM', 'CO', 'DU'])

/**
 * back, and nobody need look. By whoever went, whoever waits, or the leader where they were missed. Said twice it was said
 * the first time. Refuses with `notFound`.
 */
export async function sayBack(ctx: StaffCtx, input: { visitId: string }): Promise<Result<null>> {
  return ctx.beyondWall(async (beyond) => {
    if (!isId(input.visitId) || !(await maySayBack(beyond.tx, input.visitId, ctx.actor)))
      return refused('notFound')
    await beyond.tx
      .updateTable('outreachVisit')
      .set({ backSaidAt: beyond.clock.now() })
      .where('id', '=', input.visitId)
      .where('backSaidAt', 'is', null)
      .execute()
    return ok(null)
  })
}

async function mine(tx: Tx, id: string, staffId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('outreachVisit')
    .select('id')
    .where('id', '=', id)
    .where((where) => where.or([where('staffId', '=', staffId), where('safetyStaffId', '=', staffId)]))
    .executeTakeFirst()
  return row !== undefined
}

async function maySayBack(tx: Tx, id: string, { staffId, officeId, roles }: StaffActor): Promise<boolean> {
  if (await mine(tx, id, staffId)) return true
  if (officeId === null || !roles.includes('LE')) return false
  const row = await tx
    .selectFrom('outreachVisit')
    .select('id')
    .where('id', '=', id)
    .where('officeId', '=', officeId)
    .where('missedAt', 'is not', null)
    .executeTakeFirst()
  return row !== undefined
}

async function worksHere(tx: Tx, staffId: string, officeId: string): Promise<boolean> {
  if (!isId(staffId)) return false
  const row = await tx
    .selectFrom('staff')
    .select('id')
    .where('id', '=', staffId)
    .where('officeId', '=', officeId)
    .where('active', '=', true)
    .executeTakeFirst()
  return row !== undefined
}
