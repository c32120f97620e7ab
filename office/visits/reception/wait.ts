import type { Ctx } from '../../kernel/context.ts'
import type { Visit } from './model.ts'
import { dayOf, expectedWait, inOrder, type Wait } from './rules.ts'
import { desksOpen, minutesLately, waitingIn } from './store.ts'

/** So many of the last visits tell how long the next take. */
const LATELY = 40
/** A desk where nothing has happened for so long is not open. */
const OPEN_MINUTES = 30

/** How long until this visitor is called, as the queue stands now; null where nobody can say. */
export async function waitIn(ctx: Ctx, visit: Visit): Promise<Wait | null> {
  if (visit.state !== 'waiting') return null
  const now = ctx.clock.now()
  const queue = inOrder(await waitingIn(ctx.tx, visit.officeId, visit.day), now)
  const ahead = queue.findIndex(({ id }) => id === visit.id)
  return waitBehind(ctx, visit.officeId, Math.max(0, ahead))
}

/** How long for whoever has so many before them; null where nobody can say. */
export async function waitBehind(ctx: Ctx, officeId: string, ahead: number): Promise<Wait | null> {
  const now = ctx.clock.now()
  const since = now.subtract({ minutes: OPEN_MINUTES })
  const desks = await desksOpen(ctx.tx, officeId, dayOf(now).toString(), since)
  return expectedWait(ahead, desks, await minutesLately(ctx.tx, officeId, LATELY))
}
