import { openPerson } from '../../access/actions.ts'
import { purposeAtDesk } from '../../access/ground.ts'
import { purposeOf, type StaffCtx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { MERGE_BASES, type MergeBasis, type Person } from '../model.ts'
import { markAgreeing, markDisagreeing, raiseReview } from '../profile/review.ts'
import { mayStillUndo, mergedFacts, provesIdentity } from '../rules.ts'
import * as store from '../store.ts'

/**
 * R-726, K33: two records become one, with everything in order of time and every promise and its clock unchanged. What
 * they say differently is cleared up with the person in one task (K21). Both are opened, and each log says so. Refuses
 * with badForm (unknown basis, or a record with itself), mergeNeedsIdentity, notFound, needsPurpose and conflict (one of them
 * is merged already).
 */
export async function mergePersons(
  ctx: StaffCtx,
  keptId: string,
  mergedId: string,
  basis: MergeBasis,
  purpose: string | null = null,
): Promise<Result<{ mergeId: string; conflicts: string[] }>> {
  if (!MERGE_BASES.includes(basis) || keptId === mergedId) return refused('badForm')
  if (!provesIdentity(basis)) return refused('mergeNeedsIdentity')
  const [kept, merged] = [await store.findPerson(ctx.tx, keptId), await store.findPerson(ctx.tx, mergedId)]
  if (kept === undefined || merged === undefined) return refused('notFound')
  const current = [await store.currentPerson(ctx.tx, keptId), await store.currentPerson(ctx.tx, mergedId)]
  if (current[0] !== keptId || current[1] !== mergedId) return refused('conflict')
  // The one that stays is opened last: what is written from here on is written on it.
  for (const personId of [mergedId, keptId]) {
    const opened = await openForIdentity(ctx, personId, purpose)
    if (!opened.ok) return opened
  }
  const { changes, conflicts } = mergedFacts(kept, merged)
  const mergeId = ctx.newId()
  await store.mergeRecords(ctx.tx, { id: mergeId, keptId, mergedId, basis, at: ctx.clock.now(), changes })
  recordEvent(ctx, {
    personId: keptId,
    kind: 'personMerged',
    side: 'common',
    channel: 'system',
    data: { mergeId, mergedId, basis, conflicts },
  })
  if (conflicts.length > 0) await clearUp(ctx, kept, mergeId, conflicts)
  return ok({ mergeId, conflicts })
}

/** who a record is about is for those who write its name (M-01), and have opened it. */
export async function openForIdentity(
  ctx: StaffCtx,
  personId: string,
  purpose: string | null,
): Promise<Result<null>> {
  const opened = await openPerson(ctx, personId, {
    purpose: purposeOf(purpose) ?? purposeAtDesk(ctx.actor),
    what: 'identity',
  })
  if (!opened.ok) return opened
  return opened.value.codes['M-01'] === 'W' ? ok(null) : refused('notFound')
}

/**
 * K20, K21: one task however many facts disagree; until it is done important notices also go by the more human way.
 */
async function clearUp(
  ctx: StaffCtx,
  kept: Person,
  mergeId: string,
  conflicts: readonly string[],
): Promise<void> {
  await raiseReview(ctx, kept.id, 'factsDisagree', { mergeId, conflicts: [...conflicts] })
  await markDisagreeing(ctx, kept.id)
}

/**
 * within 30 calendar days the two are two again, each with what was theirs and with what has since been said in
 * it. Refuses with notFound, needsPurpose, alreadyEnded, mergeTooOld and conflict (a later merge has to be undone first).
 */
export async function undoMerge(
  ctx: StaffCtx,
  mergeId: string,
  purpose: string | null = null,
): Promise<Result<{ keptId: string; mergedId: string }>> {
  const merge = await store.findMerge(ctx.tx, mergeId)
  if (merge === undefined) return refused('notFound')
  if (merge.undoneAt !== null) return refused('alreadyEnded')
  if (!mayStillUndo(merge.mergedAt, ctx.clock.now())) return refused('mergeTooOld')
  if (!merge.topmost) return refused('conflict')
  const opened = await openForIdentity(ctx, merge.keptId, purpose)
  if (!opened.ok) return opened
  await store.undoRecords(ctx.tx, mergeId, ctx.clock.now())
  await markAgreeing(ctx, merge.keptId, merge.mergedAt)
  for (const personId of [merge.keptId, merge.mergedId])
    recordEvent(ctx, {
      personId,
      kind: 'personUnmerged',
      side: 'common',
      channel: 'system',
      data: { mergeId },
    })
  return ok({ keptId: merge.keptId, mergedId: merge.mergedId })
}
