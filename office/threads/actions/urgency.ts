import type { StaffCtx } from '../../kernel/context.ts'
import { moveOwner, setUrgency } from '../../kernel/promise/actions.ts'
import type { Promised } from '../../kernel/promise/model.ts'
import { deadline } from '../../kernel/promise/rules.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { lockPersonUnits } from '../../people/units.ts'
import { situationOf } from '../situation.ts'
import { held, type OnPromise } from './held.ts'
import { MOST_REASON } from './postpone.ts'

/**
 * a named person lowers urgency, with a reason and the next contact time, both shown to the person; the
 * other judgement stays on record and the team lead sees the lowering. Refuses with `needsReason`,
 * `needsContactTime` (missing or passed), `notOwner`, `notFound`.
 */
export async function lowerUrgency(
  ctx: StaffCtx,
  input: OnPromise & { reason: string; nextContactAt: Temporal.Instant | null },
): Promise<Result<null>> {
  if (input.reason.trim() === '') return refused('needsReason')
  if (input.reason.length > MOST_REASON) return refused('tooLong', { most: MOST_REASON })
  if (input.nextContactAt === null || Temporal.Instant.compare(input.nextContactAt, ctx.clock.now()) <= 0)
    return refused('needsContactTime')
  const found = await held(ctx, input, 'lowerUrgency')
  if (!found.ok) return found
  const lowered = await setUrgency(ctx, found.value, {
    urgency: 'ordinary',
    clock: 'contactTask',
    dueAt: input.nextContactAt,
    event: 'urgencyLowered',
    lead: 'urgencyLowered',
    reason: input.reason,
  })
  await assess(ctx, lowered, 'ordinary', input.reason, input.nextContactAt)
  return ok(null)
}

/** anyone raises. Refuses with `tooLong`, and whatever holding the promise refuses with. */
export async function raiseUrgency(
  ctx: StaffCtx,
  input: OnPromise & { reason: string },
): Promise<Result<null>> {
  if (input.reason.length > MOST_REASON) return refused('tooLong', { most: MOST_REASON })
  const found = await held(ctx, input, 'raiseUrgency')
  if (!found.ok) return found
  const { dueAt } = deadline('emergencyAid', ctx.clock.now(), ctx.settings, found.value.officeId)
  const raised = await setUrgency(ctx, found.value, {
    urgency: 'acute',
    clock: 'emergencyAid',
    dueAt,
    event: 'urgencyRaised',
    reason: input.reason,
  })
  await assess(ctx, raised, 'acute', input.reason, null)
  const units = await lockPersonUnits(ctx, input.personId)
  const duty = units && situationOf(units).teams.duty
  if (duty)
    await moveOwner(
      ctx,
      raised,
      { teamId: duty },
      { reason: 'competence', officeId: raised.officeId, byLead: true },
    )
  return ok(null)
}

async function assess(
  ctx: StaffCtx,
  promise: Promised,
  urgency: 'acute' | 'ordinary',
  reason: string,
  nextContactAt: Temporal.Instant | null,
): Promise<void> {
  if (promise.enquiryId === null) return
  await ctx.tx
    .insertInto('urgencyAssessment')
    .values({
      personId: promise.personId,
      id: ctx.newId(),
      enquiryId: promise.enquiryId,
      at: ctx.clock.now(),
      urgency,
      byKind: 'staff',
      byStaffId: ctx.actor.staffId,
      reason,
      nextContactAt,
    })
    .execute()
  await ctx.tx
    .updateTable('enquiry')
    .set({ urgency })
    .where('personId', '=', promise.personId)
    .where('id', '=', promise.enquiryId)
    .execute()
}
