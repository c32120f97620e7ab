import type { PersonCtx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { moveOwner, resumePromise } from '../../kernel/promise/actions.ts'
import type { Promised } from '../../kernel/promise/model.ts'
import { deadline } from '../../kernel/promise/rules.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { lockPersonUnits } from '../../people/units.ts'
import { routeOf } from '../routing/rules.ts'
import { situationOf } from '../situation.ts'
import { settle } from './settle.ts'

/**
 * did the person get through to the other body? "No" brings the matter back, with the office as owner and the
 * first receipt time; "yes" ends it. Refuses with `notFound`.
 */
export async function answerReferral(
  ctx: PersonCtx,
  input: { referralId: string; gotThrough: boolean },
): Promise<Result<null>> {
  const { personId } = ctx.actor
  const referral = await ctx.tx
    .updateTable('referral')
    .set({ outcome: input.gotThrough ? 'completed' : 'returned', outcomeAt: ctx.clock.now() })
    .where('personId', '=', personId)
    .where('id', '=', input.referralId)
    .where('outcome', 'is', null)
    .returning(['enquiryId'])
    .executeTakeFirst()
  if (!referral) return refused('notFound')
  const promise = (await ctx.tx
    .selectFrom('promise')
    .selectAll()
    .where('personId', '=', personId)
    .where('enquiryId', '=', referral.enquiryId)
    .where('isOpen', '=', true)
    .forUpdate()
    .executeTakeFirst()) as Promised | undefined
  recordEvent(ctx, {
    personId,
    kind: 'referralAnswered',
    side: promise?.side ?? 'common',
    channel: 'portalMessage',
    enquiryId: referral.enquiryId,
    data: { gotThrough: input.gotThrough },
  })
  if (!promise) return ok(null)
  if (input.gotThrough) {
    await settle(ctx, promise, { state: 'keptElsewhere', how: 'referredElsewhere', channel: 'portalMessage' })
  } else {
    const { dueAt } = deadline('contactTask', ctx.clock.now(), ctx.settings, promise.officeId)
    await backToOffice(ctx, await resumePromise(ctx, promise, dueAt))
  }
  return ok(null)
}

/** From now on the office has it: whoever knows the person, so that nobody is shown on once more. */
async function backToOffice(ctx: PersonCtx, promise: Promised): Promise<void> {
  const units = await lockPersonUnits(ctx, promise.personId)
  if (!units) return
  const { owner, acting } = routeOf(
    { theme: 'contactAdviser', side: promise.side, sideConfidence: 1 },
    situationOf(units),
  )
  if (owner.staffId !== undefined && owner.staffId === promise.ownerStaffId) return
  await moveOwner(ctx, promise, owner, {
    reason: 'competence',
    officeId: units.officeId,
    acting,
    byLead: true,
  })
}
