import type { Purpose, StaffCtx } from '../kernel/context.ts'
import { type Result, refused } from '../kernel/result.ts'
import { actingRole, type Grounds } from './ground.ts'
import * as store from './store.ts'

/**
 * this person does not exist for this reader. That it was tried is in the log that the privacy role
 * reads, and of a relative or one's own record they are told at once. Always refuses with `notFound`.
 */
export async function turnedAway(
  ctx: StaffCtx,
  personId: string,
  grounds: Pick<Grounds, 'state'>,
  tried: { purpose?: Purpose | null; what: string },
): Promise<Result<never>> {
  await store.logAccess(ctx, {
    personId,
    role: actingRole(ctx.actor, 'none'),
    basis: 'none',
    purpose: tried.purpose ?? 'none',
    what: tried.what,
    allowed: false,
  })
  if (grounds.state === 'kin')
    await store.notify(ctx, await store.privacyOfficers(ctx.tx), 'ownRecordLookup', personId)
  return refused('notFound')
}
