import { sql } from 'kysely'
import type { StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { isId } from '../reception/store.ts'
import type { Arena } from './model.ts'
import { mayKeepPlaces, type NewPlace, readPlace } from './place-rules.ts'

const MOST_PLACES = 200

/**
 * a place where people are met outside the office; said again under the same name it is the same place. Nobody's
 * home: that is a plan for one person. Refuses with `notFound`, `badForm`, `empty`, `tooLong` and `tooMany`.
 */
export async function addPlace(ctx: StaffCtx, told: NewPlace): Promise<Result<{ placeId: string }>> {
  const { officeId, staffId } = ctx.actor
  if (officeId === null || !mayKeepPlaces(ctx.actor)) return refused('notFound')
  const read = readPlace(told)
  if (!read.ok) return read
  return ctx.beyondWall(async ({ tx, clock, newId }) => {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from outreach_place where office_id = ${officeId} and closed_at is null`.execute(
      tx,
    )
    if ((rows[0]?.n ?? 0) >= MOST_PLACES) return refused('tooMany')
    const id = newId()
    const { kind, name, address, contact } = read.value
    const made = await sql`
      insert into outreach_place (id, office_id, kind, name, address, contact, added_by, added_at)
      values (${id}, ${officeId}, ${kind}, ${name}, ${address}, ${contact}, ${staffId}, ${clock.now()})
      on conflict (office_id, lower(name)) where closed_at is null do nothing returning id`.execute(tx)
    if (made.rows.length > 0) return ok({ placeId: id })
    const { rows: same } = await sql<{ id: string }>`select id from outreach_place
      where office_id = ${officeId} and lower(name) = lower(${name}) and closed_at is null`.execute(tx)
    return ok({ placeId: same[0]?.id ?? id })
  })
}

/** It is not gone to any more; what came of it stays counted, and hours there end. Refuses with `notFound`. */
export async function closePlace(ctx: StaffCtx, input: { placeId: string }): Promise<Result<null>> {
  const { officeId } = ctx.actor
  if (officeId === null || !mayKeepPlaces(ctx.actor) || !isId(input.placeId)) return refused('notFound')
  return ctx.beyondWall(async ({ tx, clock }) => {
    const { rows } = await sql`update outreach_place set closed_at = ${clock.now()}
      where id = ${input.placeId} and office_id = ${officeId} and closed_at is null returning id`.execute(tx)
    if (rows.length === 0) return refused('notFound')
    await sql`delete from team_hours where place_id = ${input.placeId}`.execute(tx)
    return ok(null)
  })
}

export type PlaceShown = {
  id: string
  kind: Arena
  name: string
  address: string
  contact: string
  /** When somebody was there last. */
  lastAt: Temporal.Instant | null
}

/** the places of one's own office, with when somebody was there last. Nobody who was met is in it. */
export async function outreachPlaces(ctx: StaffCtx): Promise<Result<PlaceShown[]>> {
  const { officeId } = ctx.actor
  if (officeId === null) return refused('notFound')
  return ctx.beyondWall(async ({ tx, clock }) => {
    const { rows } = await sql<PlaceShown>`
      select p.id, p.kind, p.name, p.address, p.contact,
        (select max(v.starts_at) from outreach_visit v where v.place_id = p.id and v.starts_at <= ${clock.now()}) as "lastAt"
      from outreach_place p where p.office_id = ${officeId} and p.closed_at is null order by p.name, p.id`.execute(
      tx,
    )
    return ok(rows)
  })
}
