import type { Ctx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import type { AssistedSession, Confirmed, EndedWhy } from './model.ts'
import { dropKey, lockOpen, updateSession } from './store.ts'

type Ending = { why: EndedWhy; at?: Temporal.Instant; confirmed?: Confirmed | null }

/**
 * it is over, for every browser that has it, and how it ended stands on the timeline. What was opened and never
 * confirmed stands as not confirmed, also where nobody was there to say so.
 */
export async function endSession(ctx: Ctx, session: AssistedSession, ending: Ending): Promise<void> {
  const at = ending.at ?? ctx.clock.now()
  const confirmed = ending.confirmed ?? (session.openedAt === null ? null : 'notConfirmed')
  await updateSession(ctx.tx, session.id, {
    endedAt: at,
    endedWhy: ending.why,
    ...(confirmed === null ? {} : { confirmedHow: confirmed, confirmedAt: at }),
  })
  await dropKey(ctx.tx, session.id)
  recordEvent(ctx, {
    personId: session.personId,
    kind: 'assistedEnded',
    side: 'common',
    channel: session.channel,
    authorship: session.authorship,
    onBehalfOf: session.personId,
    at,
    data: { assisted: session.id, why: ending.why, confirmed },
  })
}

/** What ends with the visit, the call, the login or the screen it belonged to. Beyond the wall. */
export async function endOpen(
  ctx: Ctx,
  of: Parameters<typeof lockOpen>[1],
  why: EndedWhy,
): Promise<string[]> {
  const open = await lockOpen(ctx.tx, of)
  for (const session of open) await endSession(ctx, session, { why })
  return open.map(({ id }) => id)
}
