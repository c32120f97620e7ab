import type { StaffCtx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { pausePromise } from '../../kernel/promise/actions.ts'
import { updatePromise } from '../../kernel/promise/store.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { notifyPerson } from '../../reach/actions.ts'
import { AGENCIES } from '../model.ts'
import { held, type OnPromise } from './held.ts'

/**
 * it belongs to another body, so the person is handed over warmly and asked five working days later
 * whether it worked. The entry stays open meanwhile. A second such hand-over within 14 days needs a booked talk.
 * Refuses with `secondReferral`, `unknownReceiver`, `notOwner`, `notFound`.
 */
export async function referElsewhere(
  ctx: StaffCtx,
  input: OnPromise & { agency: string; jointCall?: boolean },
): Promise<Result<{ referralId: string; askAt: Temporal.Instant }>> {
  const agency = AGENCIES.find((known) => known === input.agency)
  if (agency === undefined) return refused('unknownReceiver')
  const found = await held(ctx, input, 'refer')
  if (!found.ok) return found
  const promise = found.value
  if (promise.enquiryId === null) return refused('notFound')
  if (await referredLately(ctx, input.personId)) return refused('secondReferral')
  const referralId = ctx.newId()
  await ctx.tx
    .insertInto('referral')
    .values({
      personId: input.personId,
      id: referralId,
      enquiryId: promise.enquiryId,
      agency,
      at: ctx.clock.now(),
      byStaffId: ctx.actor.staffId,
      jointCall: input.jointCall ?? false,
    })
    .execute()
  const calendar = ctx.settings.calendar(promise.officeId)
  const askAt = calendar.addWorkingDays(
    calendar.countingFrom(ctx.clock.now()),
    ctx.settings.get<number>('routing.referralCheckDays'),
  )
  await pausePromise(ctx, promise, { reason: 'waitingForParty', until: askAt, nextStep: 'askReferral' })
  await updatePromise(ctx.tx, input.personId, promise.id, {
    details: JSON.stringify({ ...(promise.details as object), referredAt: ctx.clock.now().toString() }),
  })
  recordEvent(ctx, {
    personId: input.personId,
    kind: 'referralMade',
    side: promise.side,
    channel: 'system',
    threadId: promise.threadId,
    enquiryId: promise.enquiryId,
    promiseId: promise.id,
    data: { agency, jointCall: input.jointCall ?? false },
  })
  await notifyPerson(ctx, input.personId, 'answerWaits')
  return ok({ referralId, askAt })
}

/** was the person shown on within the last 14 days, with no talk booked since? */
async function referredLately(ctx: StaffCtx, personId: string): Promise<boolean> {
  const since = ctx.clock.now().subtract({ hours: 14 * 24 })
  const before = await ctx.tx
    .selectFrom('referral')
    .select('at')
    .where('personId', '=', personId)
    .where('at', '>=', since)
    .executeTakeFirst()
  if (!before) return false
  const talk = await ctx.tx
    .selectFrom('promise')
    .select('id')
    .where('personId', '=', personId)
    .where('kind', 'in', ['arrangeMeeting', 'holdMeeting'])
    .where('isOpen', '=', true)
    .executeTakeFirst()
  return talk === undefined
}
