import type { Ctx } from '../../kernel/context.ts'
import { begin, chainOnDuty } from './start.ts'

/**
 * the caller pressed the key for an urgent need. The duty phone of their office is rung, with what is owed
 * in the ledger already. False where the office is not known or nobody has the duty phone now.
 */
export async function ringDutyFor(
  ctx: Ctx,
  call: { id: string; personId: string | null; officeId: string | null },
  owed: { promiseId: string; enquiryId: string | null } | null,
): Promise<boolean> {
  const officeId = call.officeId ?? (call.personId === null ? null : await officeOf(ctx, call.personId))
  const chain = officeId === null ? [] : await chainOnDuty(ctx, officeId)
  if (chain.length === 0) return false
  await begin(ctx, {
    callId: call.id,
    personId: call.personId,
    officeId,
    fromStaffId: null,
    target: 'duty',
    theme: 'emergencyNeed',
    side: 'municipal',
    urgencyGiver: 'acute',
    reasonGiver: 'keyPressed',
    chain,
    enquiryId: owed?.enquiryId ?? null,
    promiseId: owed?.promiseId ?? null,
  })
  return true
}

async function officeOf(ctx: Ctx, personId: string): Promise<string | null> {
  const row = await ctx.tx
    .selectFrom('person')
    .select('officeId')
    .where('id', '=', personId)
    .executeTakeFirst()
  return row?.officeId ?? null
}
