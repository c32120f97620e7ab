import { openPerson } from '../../access/actions.ts'
import type { StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { markNumberLost } from '../../reach/actions.ts'
import { lastDigits, mayAssist } from './rules.ts'
import { whereMet } from './start.ts'

export type MetIn = { visitId?: string; callId?: string }
export type LostPhones = {
  personId: string
  name: string
  /** Told apart by their last digits: whoever stands at the desk need not have the number read to others. */
  phones: { id: string; ends: string; lost: boolean }[]
}

/**
 * R-345, C6-06: the numbers that somebody can have lost, in a visit or a call where it is sure who it is. Written in
 * the log. Refuses with `notFound`, `needsPerson`, `needsIdentity`, `alreadyClosed` and `alreadyEnded`.
 */
export async function phonesToLose(ctx: StaffCtx, input: MetIn): Promise<Result<LostPhones>> {
  const met = await sureOf(ctx, input)
  if (!met.ok) return met
  const { personId, purpose } = met.value
  const opened = await openPerson(ctx, personId, { purpose, what: 'contact' })
  if (!opened.ok) return opened
  const { givenName, familyName } = opened.value.person
  const rows = await ctx.tx
    .selectFrom('contactPoint')
    .select(['id', 'value', 'endedAt', 'phoneKind'])
    .where('personId', '=', personId)
    .where('kind', '=', 'phone')
    .where((on) => on.or([on('endedAt', 'is', null), on('phoneKind', '=', 'lost')]))
    .orderBy('endedAt')
    .orderBy('id')
    .execute()
  const phones = rows.map(({ id, value, endedAt }) => ({
    id,
    ends: lastDigits(value),
    lost: endedAt !== null,
  }))
  return ok({ personId, name: `${givenName} ${familyName}`, phones })
}

/** R-345, K24: one of them is lost from now on, and nothing is sent there. Refuses as above. */
export async function phoneLost(
  ctx: StaffCtx,
  input: MetIn & { contactPointId: string },
): Promise<Result<{ restarted: number }>> {
  const met = await sureOf(ctx, input)
  if (!met.ok) return met
  const { personId, purpose } = met.value
  return markNumberLost(ctx, { personId, contactPointId: input.contactPointId, purpose })
}

async function sureOf(ctx: StaffCtx, { visitId, callId }: MetIn) {
  if (!mayAssist(ctx.actor) || (!visitId && !callId)) return refused('notFound')
  const met = await whereMet(ctx, { ...(callId ? { callId } : { visitId: visitId as string }) })
  if (!met.ok) return met
  const purpose = callId ? ('call' as const) : ('visit' as const)
  return ok({ personId: met.value.personId, purpose })
}
