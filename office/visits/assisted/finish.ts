import type { Ctx, PersonCtx, StaffCtx } from '../../kernel/context.ts'
import { besideOf } from '../../kernel/event.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { endOpen, endSession } from './end.ts'
import { CONFIRMED } from './model.ts'
import { lockSession, updateSession } from './store.ts'

/**
 * it ends, and how the person said that what was done is right stands on record: on paper, on the tablet or aloud;
 * or that they did not say. From the person's pages, or by the employee who is beside them. Refuses with `notFound`,
 * `alreadyEnded` and `badForm`.
 */
export async function endAssisted(
  ctx: PersonCtx | StaffCtx,
  input: { sessionId?: string; confirmed: string },
): Promise<Result<{ sessionId: string }>> {
  const confirmed = CONFIRMED.find((known) => known === input.confirmed)
  if (confirmed === undefined) return refused('badForm')
  const staffId = ctx.actor.kind === 'staff' ? ctx.actor.staffId : null
  const sessionId = besideOf(ctx.actor)?.sessionId ?? (staffId === null ? undefined : input.sessionId)
  if (sessionId === undefined) return refused('notFound')
  return ctx.beyondWall(async (beyond) => {
    const session = await lockSession(beyond.tx, sessionId)
    if (session === undefined || (staffId !== null && session.staffId !== staffId)) return refused('notFound')
    if (session.endedAt !== null) return refused('alreadyEnded')
    await endSession(beyond, session, { why: 'done', confirmed })
    return ok({ sessionId })
  })
}

/** The employee has signed out: whomever they were beside, they are not any more. In the name of the system. */
export const endAssistedOf = (ctx: Ctx, input: { staffId: string }): Promise<string[]> =>
  endOpen(ctx, input, 'staffLeft')

/** The pages are shown in another language from now on, for whoever of the two reads. Refuses with `notFound`. */
export async function speakInSession(ctx: PersonCtx, input: { language: string }): Promise<Result<null>> {
  const beside = besideOf(ctx.actor)
  if (beside === null) return refused('notFound')
  return ctx.beyondWall(async ({ tx }) => {
    await updateSession(tx, beside.sessionId, { language: input.language })
    return ok(null)
  })
}
