import { openPerson } from '../../access/actions.ts'
import type { HelperCtx, PersonCtx, StaffCtx } from '../../kernel/context.ts'
import { type Result, refused } from '../../kernel/result.ts'
import { mayDo } from '../../people/mandates/views.ts'
import { askForCall } from './ask.ts'
import type { Asked, AskForCall } from './model.ts'

/** The verbs of calls that are owed. `askForCall` is for the other rooms, inside their own transaction. */
export { askForCall } from './ask.ts'
export { chooseMyWindow, chooseWindow, withdrawMyCall } from './choose.ts'
export { logAttempt } from './log.ts'
export { callReturned, returnOf } from './returned.ts'
export { attemptLegChanged, ringNow } from './ring.ts'

type Said = Omit<AskForCall, 'personId' | 'by'>

/** "Ring me", on Min side. Refuses as `askForCall`. */
export const askMyCall = (ctx: PersonCtx, input: Said): Promise<Result<Asked>> =>
  askForCall(ctx, { ...input, personId: ctx.actor.personId, by: 'person' })

/**
 * Somebody at a desk or on the line asks for it, and staff write it down. Whose call it becomes is decided with all that
 * the office knows; what is given back is read to the person. Refuses as opening the person, and as `askForCall`.
 */
export async function askCallFor(ctx: StaffCtx, input: Said & { personId: string }): Promise<Result<Asked>> {
  const opened = await openPerson(ctx, input.personId, { purpose: 'call', what: 'callBack' })
  if (!opened.ok) return opened
  return ctx.beyondWall((beyond) => askForCall(beyond, { ...input, by: 'staff' }))
}

/** a holder who may write asks for the giver, who is the one that is rung. Refuses with `notFound`. */
export async function askCallAsHelper(ctx: HelperCtx, input: Said): Promise<Result<Asked>> {
  if ((await mayDo(ctx, 'write', input.threadId ?? null)) === null) return refused('notFound')
  const { personId } = ctx.actor
  return ctx.beyondWall((beyond) => askForCall(beyond, { ...input, personId, by: 'helper' }))
}
