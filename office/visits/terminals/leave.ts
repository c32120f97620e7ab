import type { Ctx } from '../../kernel/context.ts'
import { endSession } from '../assisted/end.ts'
import { hashOf, lockSession, sessionByToken } from '../assisted/store.ts'

/**
 * a screen on which somebody was helped has been emptied: the help is over, since nothing on the screen leads back to
 * it. `idle`: nobody had touched it. What was begun in the employee's own browser goes on. In the name of the system.
 */
export async function leaveAssisted(ctx: Ctx, input: { secret: string; idle: boolean }): Promise<void> {
  const found = await sessionByToken(ctx.tx, hashOf(input.secret))
  if (found === undefined || found.device === 'own') return
  const session = await lockSession(ctx.tx, found.id)
  if (session && session.endedAt === null)
    await endSession(ctx, session, { why: input.idle ? 'idle' : 'screenEmptied' })
}
