import type { Ctx } from '../../kernel/context.ts'
import { makePromise } from '../../kernel/promise/actions.ts'
import type { Owner, Promised, PromiseKind } from '../../kernel/promise/model.ts'
import { routeOf } from '../../threads/routing/rules.ts'
import { situationOf } from '../../threads/situation.ts'
import { lockPersonUnits } from '../units.ts'

type Owed = { owner: Owner; acting: Owner | null; officeId: string | null; needLevel: number }

/** Who follows up this person: their adviser, else whoever answers those without one. Null for nobody's person. */
async function followerOf(ctx: Ctx, personId: string): Promise<Owed | null> {
  const units = await lockPersonUnits(ctx, personId)
  if (!units) return null
  const { owner, acting } = routeOf(
    { theme: 'contactAdviser', side: 'common', sideConfidence: 1 },
    situationOf(units),
  )
  return { owner, acting, officeId: units.officeId, needLevel: units.needLevel }
}

/** Something about representation is owed to the person by whoever follows them up. */
export async function owe(
  ctx: Ctx,
  personId: string,
  what: {
    kind: PromiseKind
    clock?: 'contactTask' | 'mandateReview'
    theme?: string
    dueAt?: Temporal.Instant
    receivedAt?: Temporal.Instant
    details: Record<string, unknown>
    owner?: Owner
  },
): Promise<Promised | null> {
  const follower = await followerOf(ctx, personId)
  if (follower === null) return null
  return makePromise(ctx, {
    personId,
    kind: what.kind,
    clock: what.clock ?? 'contactTask',
    side: 'common',
    theme: what.theme ?? 'representation',
    owner: what.owner ?? follower.owner,
    acting: what.owner === undefined ? follower.acting : null,
    officeId: follower.officeId,
    needLevel: follower.needLevel,
    ...(what.dueAt ? { dueAt: what.dueAt } : {}),
    ...(what.receivedAt ? { receivedAt: what.receivedAt } : {}),
    details: what.details,
  })
}
