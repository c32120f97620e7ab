import type { Ctx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { lockPromise, updatePromise } from '../../kernel/promise/store.ts'
import { staffNotice } from '../../kernel/staff-notice.ts'
import { leaderOf, leadsOf } from './store.ts'

type Where = { personId: string; officeId: string | null; channel: string; visitId?: string; callId?: string }

/**
 * somebody says that the office cannot be reached. The call that they are owed is kept by contact and by nothing that is
 * written (office/threads/actions/answer.ts), and the lead of whoever has it sees it. Said again of the same call, the lead is
 * not told once more.
 */
export async function cannotBeReached(ctx: Ctx, where: Where, promiseId: string): Promise<void> {
  const { personId, officeId, channel, ...at } = where
  const call = await lockPromise(ctx.tx, personId, promiseId)
  if (call === undefined) throw new Error('a call without its promise')
  const details = call.details as { complaint?: boolean } | null
  await updatePromise(ctx.tx, personId, promiseId, {
    details: JSON.stringify({ ...details, complaint: true }),
    leadListAt: call.leadListAt ?? ctx.clock.now(),
    leadReason: call.leadReason ?? 'accessComplaint',
  })
  const staff = ctx.actor.kind === 'staff'
  recordEvent(ctx, {
    personId,
    kind: 'accessComplained',
    side: 'common',
    channel,
    ...(staff ? { authorship: channel === 'dropIn' ? 'staffReception' : 'staffContactCentre' } : {}),
    data: { ...at, promiseId },
  })
  if (details?.complaint) return
  const owner = call.deskStaffId ?? call.ownerStaffId
  for (const lead of await leadsFor(ctx, owner, officeId ?? call.officeId))
    await staffNotice(ctx, lead, 'accessComplaint', personId, promiseId)
}

async function leadsFor(ctx: Ctx, owner: string | null, officeId: string | null): Promise<string[]> {
  if (officeId === null) return []
  if (owner !== null) return leadsOf(ctx.tx, owner, officeId)
  const leader = await leaderOf(ctx.tx, officeId)
  return leader === null ? [] : [leader]
}
