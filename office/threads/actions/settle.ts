import type { Ctx } from '../../kernel/context.ts'
import { endPromise } from '../../kernel/promise/actions.ts'
import type { EndState, Promised } from '../../kernel/promise/model.ts'

type Settlement = {
  state: EndState
  how: string
  channel: string
  linkedEventId?: string
  mergedInto?: string
  said?: string
}

/**
 * An entry ends: all contacts of it show when, how and by whom they were answered, and the promise is off the ledger
 * (R-026, I-06). A talk or a call owed beside the entry ends alone; the entry has a promise of its own. When nothing
 * in the conversation is owed any more, a job enters it in the record.
 */
export async function settle(ctx: Ctx, promise: Promised, end: Settlement): Promise<void> {
  if (promise.enquiryId !== null) {
    await ctx.tx
      .updateTable('enquiry')
      .set({
        answeredAt: ctx.clock.now(),
        answeredHow: end.how === 'talk' || end.how === 'answered' ? end.channel : end.how,
        answeredBy: ctx.actor.kind === 'staff' ? ctx.actor.staffId : null,
        answeredEventId: end.linkedEventId ?? null,
      })
      .where('personId', '=', promise.personId)
      .where('id', '=', promise.enquiryId)
      .where('promiseId', '=', promise.id)
      .execute()
  }
  await endPromise(ctx, promise, end)
  if (promise.threadId !== null)
    await ctx.enqueue('conclude', { personId: promise.personId, threadId: promise.threadId })
}
