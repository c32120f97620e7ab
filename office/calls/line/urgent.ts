import type { Ctx } from '../../kernel/context.ts'
import { ringDutyFor } from '../transfer/urgent.ts'
import { owedCall } from './call-back.ts'
import type { LineCall } from './store.ts'

/**
 * what is owed stands in the ledger before anybody is rung, and then the duty phone of the person's office
 * rings. False where it is not known whose office it is, or nobody has the duty phone.
 */
export async function ringDuty(ctx: Ctx, call: LineCall): Promise<boolean> {
  if (call.personId === null || call.knownBy !== 'ownNumber') return ringDutyFor(ctx, call, null)
  const owed = await owedCall(ctx, call, { kept: false })
  return ringDutyFor(ctx, call, owed && { promiseId: owed.promiseId, enquiryId: null })
}
