import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'

export type ToldOf = { personId: string; outgoingId: string }

/** R-334, K24: this number or address did not work; it is marked the same day. */
export async function tellFailed(ctx: Ctx, of: ToldOf, why: string): Promise<void> {
  await sql`update contact_point c set not_working_since = coalesce(c.not_working_since, ${ctx.clock.now()}), not_working_why = ${why}
    from outgoing o where o.person_id = ${of.personId} and o.id = ${of.outgoingId} and c.person_id = o.person_id
      and (c.id = o.contact_point_id or (o.contact_point_id is null and c.value = o.address)) and c.ended_at is null`.execute(
    ctx.tx,
  )
}

/** the print house has put it in the post. */
export async function tellPosted(_ctx: Ctx, _of: ToldOf, _at: Temporal.Instant): Promise<void> {}

/** K24: it came back. */
export async function tellReturned(ctx: Ctx, of: ToldOf, why: string): Promise<void> {
  await tellFailed(ctx, of, why)
}
