import type { Window } from '../../calls/callback/model.ts'
import { windowsWith } from '../../calls/callback/views.ts'
import type { StaffCtx } from '../../kernel/context.ts'
import { ok, type Result } from '../../kernel/result.ts'
import { freeFor } from '../../meetings/booking/actions.ts'
import { questionFor } from '../../meetings/interpreters/views.ts'
import { atDesk, knownVisit } from './desk.ts'
import { staffName } from './store.ts'

type DeskOffers = {
  /** When somebody can ring. */
  windows: Window[]
  /** When somebody can be met, soonest first; with an interpreter where one is needed. */
  slots: { startsAt: Temporal.Instant; staffId: string; who: string }[]
  interpreter: boolean
}
const DAYS = 4
const MOST = 12

/** What can be agreed here and now with a visitor who is known. Refuses as `knownVisit`. */
export async function deskOffers(ctx: StaffCtx, input: { visitId: string }): Promise<Result<DeskOffers>> {
  return atDesk(ctx, async (desk, officeId) => {
    const found = await knownVisit(desk, input.visitId, officeId)
    if (!found.ok) return found
    const { personId, reason } = found.value
    const interpreter = (await questionFor(desk, personId))?.flagged ?? false
    const now = desk.clock.now()
    const free = await freeFor(desk, {
      personId,
      kind: reason === 'decisionNotUnderstood' ? 'decisionExplanation' : 'followUp',
      mode: 'physicalOffice',
      from: now.add({ minutes: 10 }),
      until: now.add({ hours: 24 * DAYS }),
      interpreted: interpreter,
    })
    const slots = []
    for (const { startsAt, staffId } of free.ok ? free.value.slice(0, MOST) : [])
      slots.push({ startsAt, staffId, who: await staffName(desk.tx, staffId) })
    return ok({ windows: await windowsWith(desk, personId), slots, interpreter })
  })
}
