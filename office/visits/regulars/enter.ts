import { openPerson } from '../../access/actions.ts'
import type { Ctx, StaffActor, StaffCtx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { type Result, refused } from '../../kernel/result.ts'
import { lockPersonUnits, type PersonUnits } from '../../people/units.ts'
import { mayReceive } from '../reception/desk.ts'

export type Beyond = Ctx & { actor: StaffActor }
const ARRANGE: readonly string[] = ['LE', 'AP', 'AS', 'AM', 'CO']

/** Who makes arrangements with those who come often: the reception, whoever leads it, and advisers. */
export const mayArrange = (actor: StaffActor): boolean =>
  mayReceive(actor) || actor.roles.some((role) => ARRANGE.includes(role))

/** The person opened and locked, and the rest beyond the wall. Refuses as opening does, and with `notFound`. */
export async function withVisitor<T>(
  ctx: StaffCtx,
  personId: string,
  work: (beyond: Beyond, units: PersonUnits, officeId: string) => Promise<Result<T>>,
): Promise<Result<T>> {
  const { officeId, roles } = ctx.actor
  if (!mayArrange(ctx.actor) || officeId === null) return refused('notFound')
  const purpose = roles.includes('RE') || roles.includes('DU') ? 'visit' : 'followUp'
  const opened = await openPerson(ctx, personId, { purpose, what: 'visit' })
  if (!opened.ok) return opened
  return ctx.beyondWall(async (beyond) => {
    const units = await lockPersonUnits(beyond, personId)
    return units ? work(beyond as Beyond, units, officeId) : refused('notFound')
  })
}

export function note(
  ctx: Ctx,
  personId: string,
  kind: string,
  about: { side?: 'state' | 'municipal'; promiseId?: string | null; data: Record<string, unknown> },
): void {
  recordEvent(ctx, {
    personId,
    kind,
    side: about.side ?? 'common',
    channel: ctx.actor.kind === 'staff' ? 'dropIn' : ctx.actor.kind === 'person' ? 'portalMessage' : 'system',
    promiseId: about.promiseId ?? null,
    data: about.data,
  })
}
