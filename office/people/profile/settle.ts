import type { StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { FIELDS } from './fields.ts'
import { reviewHeld } from './review.ts'
import { lockProfile, writeFact } from './set.ts'
import * as store from './store.ts'
import { maySet, type Told } from './who.ts'

type Settling = Pick<Told, 'purpose' | 'method'> & { personId: string; factId: string; reason: string }

/**
 * the clarifying task: the two have talked about it, and this is how it is. What it was against ends; when
 * nothing disagrees any more, things go as usual again and the review is kept. Refuses with `needsReason`, `notFound`
 * (no such fact that holds), and as opening does.
 */
export async function settleDisagreement(
  ctx: StaffCtx,
  input: Settling,
): Promise<Result<{ cleared: boolean }>> {
  const reason = input.reason.trim()
  if (reason === '') return refused('needsReason')
  const allowed = await maySet(ctx, input.personId, input)
  if (!allowed.ok) return allowed
  const known = await lockProfile(ctx, input.personId)
  const right = [...(known?.held.values() ?? [])].flat().find((fact) => fact.id === input.factId)
  if (known === undefined || right === undefined || !FIELDS.has(right.field)) return refused('notFound')
  const now = ctx.clock.now()
  const held = known.held.get(right.field) ?? []
  await store.endFacts(
    ctx.tx,
    input.personId,
    held.map(({ id }) => id),
    now,
  )
  known.held.set(right.field, [])
  await writeFact(ctx, input.personId, known, {
    field: right.field,
    value: right.value,
    by: { byKind: 'staff', byId: ctx.actor.staffId, source: right.source, method: 'meeting' },
    evidence: right.evidence,
    reason,
    validUntil: right.validUntil,
  })
  const cleared = disagreements(known.held).length === 0
  if (cleared) {
    await store.updateRow(ctx.tx, input.personId, { conflictSince: null })
    await reviewHeld(ctx, input.personId, 'disagreementSettled', 'meetingOffice')
  }
  return ok({ cleared })
}

/** The fields in which two things that both hold say otherwise. */
export function disagreements(
  held: ReadonlyMap<string, readonly { value: unknown; source: string }[]>,
): string[] {
  return [...held].flatMap(([field, facts]) => {
    const said = new Set(facts.map((fact) => JSON.stringify(fact.value)))
    return said.size > 1 && facts.some((fact) => fact.source === 'ownStatement') ? [field] : []
  })
}
