import type { Ctx } from '../../kernel/context.ts'
import { makePromise } from '../../kernel/promise/actions.ts'
import type { Owner, Promised } from '../../kernel/promise/model.ts'
import { lockPersonUnits } from '../../people/units.ts'
import { routeOf } from '../../threads/routing/rules.ts'
import { situationOf } from '../../threads/situation.ts'

/** Something about an interpreter is owed to the person: by whoever is named, else by whoever follows them up. */
export async function owe(
  ctx: Ctx,
  personId: string,
  what: {
    kind: 'connectInterpreter' | 'redoInterpretedTalk' | 'arrangeMeeting'
    clock?: 'contactTask' | 'reinterpret' | 'meetingRequest'
    dueAt?: Temporal.Instant
    owner?: Owner
    details: Record<string, unknown>
  },
): Promise<Promised | null> {
  const units = await lockPersonUnits(ctx, personId)
  if (!units) return null
  const route = routeOf({ theme: 'contactAdviser', side: 'common', sideConfidence: 1 }, situationOf(units))
  return makePromise(ctx, {
    personId,
    kind: what.kind,
    clock: what.clock ?? 'contactTask',
    side: 'common',
    theme: 'interpreter',
    owner: what.owner ?? route.owner,
    acting: what.owner === undefined ? route.acting : null,
    officeId: units.officeId,
    needLevel: units.needLevel,
    ...(what.dueAt ? { dueAt: what.dueAt } : {}),
    details: what.details,
  })
}
