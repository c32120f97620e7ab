import { sql } from 'kysely'
import type { StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import type { Place, Waiting } from './model.ts'

/** The places where whoever asks hands over what waits; none for most. */
export async function myPlaces(ctx: StaffCtx): Promise<Place[]> {
  const { rows } = await sql<Place>`
    select p.id, p.name, p.kind, (select count(distinct w.person_id)::int from wall.waiting_at(p.id) w) as waiting
    from pickup_place p where wall.keeps(p.id) order by p.kind, p.name`.execute(ctx.tx)
  return rows
}

/** for whom something waits at a place, who has waited longest first. Refuses with `notFound`. */
export async function waitingAt(ctx: StaffCtx, input: { placeId: string }): Promise<Result<Waiting[]>> {
  const place = (await myPlaces(ctx)).find((one) => one.id === input.placeId)
  if (!place) return refused('notFound')
  const { rows } = await sql<Waiting & { personId: string }>`
    select (array_agg(w.item_id order by w.made_at))[1] as item_id, w.name, count(*)::int as envelopes,
      min(w.made_at) as since, w.person_id
    from wall.waiting_at(${place.id}) w group by w.person_id, w.name order by min(w.made_at), w.name`.execute(
    ctx.tx,
  )
  return ok(rows.map((row) => ({ ...row, personId: place.kind === 'desk' ? row.personId : null })))
}
