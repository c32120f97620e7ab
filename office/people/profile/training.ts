import type { Ctx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { endPromise, makePromise } from '../../kernel/promise/actions.ts'
import type { Promised } from '../../kernel/promise/model.ts'
import { updatePromise } from '../../kernel/promise/store.ts'
import { routeOf } from '../../threads/routing/rules.ts'
import { situationOf } from '../../threads/situation.ts'
import { lockPersonUnits } from '../units.ts'
import { currentOf, holding } from './facts.ts'
import type { Task } from './model.ts'
import * as store from './store.ts'

/** to be helped each time, and asked by nobody to try alone. */
export async function isExempt(ctx: Ctx, personId: string): Promise<boolean> {
  const held = holding(await store.factsOf(ctx.tx, [personId]), ctx.clock.now())
  return currentOf(held.get('trainingExempt'))?.value === true
}

/**
 * from the moment somebody is to be helped each time, whoever says so and wherever: no plan goes on, and nobody owes
 * them another time to practise. What they have mastered stays. The context is beyond the wall.
 */
export async function endTraining(ctx: Ctx, personId: string): Promise<void> {
  const open = await store.openTraining(ctx.tx, personId)
  if (open !== undefined)
    await endPromise(ctx, open, { state: 'withdrawn', how: 'helpEachTime', channel: 'dropIn' })
  const ended = await ctx.tx
    .updateTable('trainingPlan')
    .set({ endedAt: ctx.clock.now(), endedHow: 'helpEachTime' })
    .where('personId', '=', personId)
    .where('endedAt', 'is', null)
    .returning('id')
    .execute()
  for (const { id: planId } of ended)
    recordEvent(ctx, {
      personId,
      kind: 'trainingEnded',
      side: 'common',
      channel: ctx.actor.kind === 'person' ? 'portalMessage' : 'dropIn',
      data: { planId, how: 'helpEachTime' },
    })
}

const tasksOf = (promise: Promised): Task[] => (promise.details as { tasks?: Task[] } | null)?.tasks ?? []

/**
 * training was offered, so somebody plans it with the person: when, where, on whose device. One such promise
 * for a person, with every task it is about; nothing, and false, for whoever is to be helped each time instead.
 */
export async function oweTraining(ctx: Ctx, personId: string, task: Task): Promise<boolean> {
  if (await isExempt(ctx, personId)) return false
  const units = await lockPersonUnits(ctx, personId)
  if (!units) return false
  const open = await store.openTraining(ctx.tx, personId)
  if (open !== undefined) {
    const tasks = [...new Set([...tasksOf(open), task])]
    await updatePromise(ctx.tx, personId, open.id, {
      details: JSON.stringify({ ...(open.details as object), tasks }),
    })
    return true
  }
  const { owner, acting } = routeOf(
    { theme: 'contactAdviser', side: 'common', sideConfidence: 1 },
    situationOf(units),
  )
  await makePromise(ctx, {
    personId,
    kind: 'planTraining',
    clock: 'meetingRequest',
    side: 'common',
    theme: 'contactAdviser',
    owner,
    acting,
    officeId: units.officeId,
    needLevel: units.needLevel,
    details: { tasks: [task] },
  })
  return true
}
