import type { Ctx } from '../../kernel/context.ts'
import type { Meeting } from '../booking/model.ts'
import type { Freed } from './model.ts'
import { anybodyWaits, holdFreed, letFreedGo } from './store.ts'

/**
 * the time of this meeting, as it was before, is given back. Where anybody waits at that desk it is kept for them
 * from this moment, so that nobody who happens to look takes it before them. After what the meeting held was let go of.
 */
export async function timeFreed(ctx: Ctx, before: Meeting): Promise<void> {
  const lead = { hours: ctx.settings.get<number>('meeting.offer.leadHours', before.officeId) + 1 }
  if (Temporal.Instant.compare(before.startsAt, ctx.clock.now().add(lead)) <= 0) return
  if (!(await anybodyWaits(ctx.tx, before.ownerStaffId))) return
  const freed: Freed = {
    id: ctx.newId(),
    staffId: before.ownerStaffId,
    officeId: before.officeId,
    mode: before.mode,
    placeId: before.placeId,
    startsAt: before.startsAt,
    endsAt: before.endsAt,
  }
  if (!(await holdFreed(ctx, freed, before.room))) return letFreedGo(ctx, freed.id)
  await ctx.tx
    .insertInto('freedTime')
    .values({ ...freed, freedAt: ctx.clock.now() })
    .execute()
  await ctx.enqueue('waiting', {}, { key: 'waiting' })
}
