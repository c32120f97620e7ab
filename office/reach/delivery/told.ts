import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { channelFailed, noticeOpened, noticePosted, noticeReturned } from '../notices/actions.ts'

type ToldOf = { personId: string; outgoingId: string }

/** R-334, K24: this number or address did not work; it is marked the same day, and the notice takes its next step. */
export async function tellFailed(ctx: Ctx, of: ToldOf, why: string): Promise<void> {
  const contactPointId = await pointOf(ctx, of)
  await channelFailed(ctx, { ...of, why, ...(contactPointId === null ? {} : { contactPointId }) })
}

/** it never left the house. The number or address is as good as before; the notice takes its next step. */
export async function tellHeld(ctx: Ctx, of: ToldOf, why: string): Promise<void> {
  await sql`update notice n set held_since = coalesce(n.held_since, ${ctx.clock.now()}) from outgoing o
    where o.person_id = ${of.personId} and o.id = ${of.outgoingId} and n.person_id = o.person_id and n.id = o.notice_id`.execute(
    ctx.tx,
  )
  await channelFailed(ctx, { ...of, why, pointWorks: true })
}

/** the print house has put it in the post. */
export async function tellPosted(ctx: Ctx, of: ToldOf, at: Temporal.Instant): Promise<void> {
  await noticePosted(ctx, { outgoingId: of.outgoingId, at })
}

/** K23: opened where it was delivered, behind the person's own login. Gives whether that was news. */
export async function tellOpened(ctx: Ctx, { personId, outgoingId }: ToldOf): Promise<boolean> {
  const { rows } = await sql<{ messageId: string }>`select message_id as "messageId" from outgoing
    where person_id = ${personId} and id = ${outgoingId} and recipient_id = person_id and message_id is not null`.execute(
    ctx.tx,
  )
  const messageId = rows[0]?.messageId
  if (messageId === undefined) return false
  return noticeOpened(ctx, { personId, messageId, by: 'person', channel: 'digitalMailbox' })
}

/** K24: it came back. */
export async function tellReturned(ctx: Ctx, of: ToldOf, at: Temporal.Instant, why: string): Promise<void> {
  await noticeReturned(ctx, { outgoingId: of.outgoingId, at, why })
}

/** The number or address it went to, as the profile has it. */
async function pointOf(ctx: Ctx, { personId, outgoingId }: ToldOf): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select c.id from outgoing o join contact_point c on c.person_id = o.person_id and c.ended_at is null
      and (c.id = o.contact_point_id or (o.contact_point_id is null and c.value = o.address))
    where o.person_id = ${personId} and o.id = ${outgoingId} limit 1`.execute(ctx.tx)
  return rows[0]?.id ?? null
}
