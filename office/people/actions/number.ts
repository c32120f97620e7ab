import type { StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import type { Identity, MergeBasis } from '../model.ts'
import { findByNumber } from '../store.ts'
import { mergePersons } from './merge.ts'
import { addIdentity } from './register.ts'

/**
 * R-607, K33: the number has come, and staff have seen that it is this person's. Where a record has it already the two become
 * one, with everything that was in either and each number still finding it. Refuses with `notFound`, `needsPurpose`, `badForm`,
 * `mergeNeedsIdentity` (name and birth date prove nothing), and `conflict` when the other record may not be known of here.
 */
export async function takeNumber(
  ctx: StaffCtx,
  input: { personId: string; identity: Identity; basis: MergeBasis; purpose?: string | null },
): Promise<Result<{ personId: string; merged: boolean }>> {
  const { personId, identity, basis, purpose = null } = input
  const added = await addIdentity(ctx, personId, identity, basis, purpose)
  if (added.ok) return ok({ personId, merged: false })
  if (added.reason !== 'conflict') return added
  const other = await findByNumber(ctx.tx, identity.number.replace(/\s/g, ''))
  if (other === undefined) return refused('conflict')
  if (other === personId) return ok({ personId, merged: false })
  const merged = await mergePersons(ctx, personId, other, basis, purpose)
  if (merged.ok) return ok({ personId, merged: true })
  return merged.reason === 'notFound' ? refused('conflict') : merged
}
