import { sql } from 'kysely'
import type { StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { noticeHandedOver } from '../notices/actions.ts'
import { IDENTITY_CHECKS } from './model.ts'

/**
 * R-344, K23: everything that waits for somebody at a place is handed over, after it has been seen who they are: it has
 * reached, and is taken off the list of every other place. Refuses with `notFound`, and with `identityUnseen` when
 * nobody has said how it was seen.
 */
export async function handOverEnvelopes(
  ctx: StaffCtx,
  input: { placeId: string; itemId: string; check: string },
): Promise<Result<{ envelopes: number }>> {
  const check = IDENTITY_CHECKS.find((known) => known === input.check)
  if (!check) return refused('identityUnseen')
  const { rows } = await sql<{ itemId: string; personId: string; noticeId: string }>`
    select w.item_id, w.person_id, w.notice_id from wall.waiting_at(${input.placeId}) w
    where w.person_id = (select v.person_id from wall.waiting_at(${input.placeId}) v where v.item_id = ${input.itemId})
    order by w.made_at`.execute(ctx.tx)
  if (rows.length === 0) return refused('notFound')
  // Who keeps a partner's place may see nothing of the notice; that it was handed over is for the house to write.
  await ctx.beyondWall(async (beyond) => {
    for (const { personId, noticeId, itemId } of rows) {
      await sql`update pickup_item set removed_at = ${beyond.clock.now()}, removed_how = 'handedOver'
        where person_id = ${personId} and id = ${itemId}`.execute(beyond.tx)
      await noticeHandedOver(beyond, { personId, noticeId, placeId: input.placeId, check })
    }
  })
  return ok({ envelopes: rows.length })
}
