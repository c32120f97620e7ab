import type { Ctx } from '../../kernel/context.ts'
import { lockPromise, updatePromise } from '../../kernel/promise/store.ts'
import { staffNotice } from '../../kernel/staff-notice.ts'
import { note } from './desk.ts'
import type { Visit } from './model.ts'
import { leaderOf, leadsOf } from './store.ts'

/**
 * somebody says that the office cannot be reached. The call that they are owed is kept by contact and by nothing that is
 * written (office/threads/actions/answer.ts), and the lead of whoever has it sees it.
 */
export async function cannotBeReached(
  desk: Ctx,
  visit: Pick<Visit, 'id' | 'officeId'> & { personId: string },
  promiseId: string,
): Promise<void> {
  const { id, personId, officeId } = visit
  const call = await lockPromise(desk.tx, personId, promiseId)
  if (call === undefined) throw new Error('a call without its promise')
  await updatePromise(desk.tx, personId, promiseId, {
    details: JSON.stringify({ ...(call.details as object | null), complaint: true }),
    leadListAt: call.leadListAt ?? desk.clock.now(),
    leadReason: call.leadReason ?? 'accessComplaint',
  })
  const owner = call.deskStaffId ?? call.ownerStaffId
  const leader = owner === null ? await leaderOf(desk.tx, officeId) : null
  const leads = owner === null ? (leader === null ? [] : [leader]) : await leadsOf(desk.tx, owner, officeId)
  for (const lead of leads) await staffNotice(desk, lead, 'accessComplaint', personId, promiseId)
  note(desk, { id, personId }, 'accessComplained', { promiseId })
}
