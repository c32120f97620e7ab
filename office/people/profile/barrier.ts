import type { Ctx } from '../../kernel/context.ts'
import { makePromise } from '../../kernel/promise/actions.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { routeOf } from '../../threads/routing/rules.ts'
import { situationOf } from '../../threads/situation.ts'
import { lockPersonUnits } from '../units.ts'
import { BARRIERS, type Barrier } from './model.ts'
import * as store from './store.ts'
import { maySet, type Told } from './who.ts'

type BarrierSet = Told & {
  personId: string
  barriers: readonly Barrier[]
  /** In a few words, as the person would say it: "no login: passport fee, closed internet". */
  words?: string
  /** What is offered against it: money advice, help with the application for a passport … */
  offers?: readonly string[]
}

/**
 * what keeps somebody from a way in is somebody's to remove, with an owner and a due time (30 days, R-323). One
 * entry for a person; more of the same is put into it. Refuses with `empty`, `badForm`, and as opening does.
 */
export async function enterBarrier(
  ctx: Ctx,
  input: BarrierSet,
): Promise<Result<{ promiseId: string; dueAt: Temporal.Instant }>> {
  const barriers = input.barriers.filter((one) => BARRIERS.includes(one))
  if (barriers.length === 0) return refused('empty')
  if (barriers.length < input.barriers.length || (input.words ?? '').length > 300) return refused('badForm')
  const allowed = await maySet(ctx, input.personId, input)
  if (!allowed.ok) return allowed
  const owed = await oweBarrier(ctx, input.personId, {
    barriers,
    words: input.words?.trim() ?? '',
    offers: [...(input.offers ?? [])],
  })
  return owed === null ? refused('notFound') : ok(owed)
}

type BarrierWords = { barriers: readonly Barrier[]; words: string; offers: readonly string[] }

/** The entry itself: one for a person, with whoever answers for them. Null for a person whom the wall hides. */
export async function oweBarrier(
  ctx: Ctx,
  personId: string,
  said: BarrierWords,
): Promise<{ promiseId: string; dueAt: Temporal.Instant } | null> {
  const units = await lockPersonUnits(ctx, personId)
  if (!units) return null
  const open = await store.openBarrier(ctx.tx, personId)
  if (open !== undefined) {
    await store.addBarriers(ctx.tx, open, said)
    return { promiseId: open.id, dueAt: open.dueAt }
  }
  const calendar = ctx.settings.calendar(units.officeId)
  const { owner, acting } = routeOf(
    { theme: 'contactAdviser', side: 'common', sideConfidence: 1 },
    situationOf(units),
  )
  const promise = await makePromise(ctx, {
    personId,
    kind: 'removeBarrier',
    clock: 'profileReview',
    dueAt: calendar.officeLimitEnd(ctx.clock.now(), {
      days: ctx.settings.get<number>('profile.barrierDays', units.officeId),
    }),
    side: 'common',
    theme: 'technical',
    owner,
    acting,
    officeId: units.officeId,
    needLevel: units.needLevel,
    details: { ...said },
  })
  return { promiseId: promise.id, dueAt: promise.dueAt }
}
