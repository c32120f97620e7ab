import type { StaffCtx } from '../../kernel/context.ts'
import type { IdentityKind } from '../model.ts'

export type KnownNumber = { number: string; kind: IdentityKind; since: Temporal.Instant }

/** every number that finds this person, the first one first; none of somebody whom the reader may not know of. */
export async function numbersOf(ctx: StaffCtx, input: { personId: string }): Promise<KnownNumber[]> {
  const rows = await ctx.tx
    .selectFrom('personIdentity')
    .select(['number', 'kind', 'since'])
    .where('personId', '=', input.personId)
    .orderBy('since')
    .execute()
  return rows as KnownNumber[]
}
