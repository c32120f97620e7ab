import type { Ctx } from '../../kernel/context.ts'
import { besideOf } from '../../kernel/event.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import type { ContactStatus } from '../model.ts'
import { EVIDENCE, type Evidence, STATUS_REASONS, type StatusReason } from './model.ts'
import { raisesStatus } from './rules.ts'
import { lockProfile, writeFact } from './set.ts'
import * as store from './store.ts'
import { tellAnswerers } from './tell.ts'
import { maySet, saidBy, type Told } from './who.ts'

type StatusSet = Told & {
  personId: string
  status: Exclude<ContactStatus, 'unknown'>
  /** why, as a code; with `other` or none of them, the person's own words are the reason. */
  reason: StatusReason
  /** the person's own words. They make it the person's own statement, whoever enters it. */
  statement?: string
  evidence?: Evidence
}
type StatusNow = { status: ContactStatus; reviewAt: Temporal.Instant; disagrees: boolean }

/** when the profile is to be looked at again; the whole day counts (K6: back to a working day). */
export function reviewAfter(ctx: Ctx, status: ContactStatus): Temporal.Instant {
  const key = status === 'partlyDigital' ? 'profile.partlyReviewMonths' : 'profile.reviewMonths'
  return ctx.settings.calendar().officeLimitEnd(ctx.clock.now(), { months: ctx.settings.get<number>(key) })
}

/**
 * the person by any route, and any employee, sets how contact is made, at once for all that goes out. Up, it
 * needs what R-303 lets count. Refuses with `badForm`, `needsReason` (neither code nor words), `needsEvidence`, and
 * as opening does.
 */
export async function setContactStatus(ctx: Ctx, input: StatusSet): Promise<Result<StatusNow>> {
  const statement = input.statement?.trim() ?? ''
  const reason = STATUS_REASONS.find((known) => known === input.reason)
  if (!['digital', 'partlyDigital', 'assisted'].includes(input.status)) return refused('badForm')
  if (reason === undefined && statement === '') return refused('needsReason')
  if (statement.length > 1000) return refused('tooLong')
  const allowed = await maySet(ctx, input.personId, input)
  if (!allowed.ok) return allowed
  const known = await lockProfile(ctx, input.personId)
  if (known === undefined) return refused('notFound')
  const told: Told =
    statement !== '' && ctx.actor.kind === 'staff' && input.source === undefined
      ? { ...input, source: 'ownStatement' }
      : input
  const by = saidBy(ctx, told)
  const evidence = EVIDENCE.find((one) => one === input.evidence)
  const raises = raisesStatus(known.row.contactStatus, input.status)
  const helped = by.source === 'helper' || by.source === 'trigger' || besideOf(ctx.actor) !== null
  if (raises && (evidence === undefined || helped)) return refused('needsEvidence')
  const { current, disagrees } = await writeFact(ctx, input.personId, known, {
    field: 'status',
    value: input.status,
    by,
    evidence: evidence ?? null,
    reason: reason ?? 'other',
  })
  if (statement !== '')
    await writeFact(ctx, input.personId, known, { field: 'statement', value: statement, by })
  const reviewAt = reviewAfter(ctx, current as ContactStatus)
  await store.updateRow(ctx.tx, input.personId, { reviewAt })
  await tellAnswerers(ctx, input.personId, 'profileChanged')
  return ok({ status: current as ContactStatus, reviewAt, disagrees })
}
