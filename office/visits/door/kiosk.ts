import type { Ctx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { checkIn } from '../reception/actions.ts'
import { dayOf, type Wait } from '../reception/rules.ts'
import { visitByTicket } from '../reception/store.ts'
import { waitIn } from '../reception/wait.ts'
import { officeHours } from './hours.ts'

export type AtKiosk = {
  reason: string
  language: string
  urgent: boolean
  privateRoom: boolean
  clientKey: string
}

/**
 * a number from the kiosk of a reception, for whoever will not say who they are. Only where somebody can be
 * met today: refuses with `closedThen` when the door is closed for the day, with `notFound`, and as checking in does.
 */
export async function atKiosk(ctx: Ctx, office: string, input: AtKiosk): Promise<Result<{ ticket: string }>> {
  const found = await officeHours(ctx, office)
  if (found === null) return refused('notFound')
  if (!found.open && !found.later) return refused('closedThen')
  const came = await checkIn(ctx, { officeId: found.id, cameBy: 'kiosk', ...input })
  return came.ok ? ok({ ticket: came.value.ticket }) : came
}

/** How long until this number of today is called; null where nobody can say, undefined where there is no such number. */
export async function waitAtKiosk(
  ctx: Ctx,
  office: string,
  ticket: string,
): Promise<{ wait: Wait | null } | undefined> {
  const found = await officeHours(ctx, office)
  if (found === null) return undefined
  const visit = await visitByTicket(ctx.tx, found.id, dayOf(ctx.clock.now()).toString(), ticket)
  return visit && { wait: await waitIn(ctx, visit) }
}
