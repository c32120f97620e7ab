import type { Ctx } from '../../kernel/context.ts'
import { makePromise } from '../../kernel/promise/actions.ts'
import type { Promised } from '../../kernel/promise/model.ts'
import { updatePromise } from '../../kernel/promise/store.ts'
import { routeOf } from '../../threads/routing/rules.ts'
import { situationOf } from '../../threads/situation.ts'
import { lockPersonUnits } from '../units.ts'
import { currentOf, holding } from './facts.ts'
import type { Task } from './model.ts'
import * as store from './store.ts'

const tasksOf = (promise: Promised): Task[] => (promise.details as { tasks?: Task[] } | null)?.tasks ?? []

/**
 * training was offered, so somebody plans it with the person: when, where, on whose device. One such promise
 * for a person, with every task it is about; nothing for whoever is to be helped each time instead.
 */
export async function oweTraining(ctx: Ctx, personId: string, task: Task): Promise<void> {
  const held = holding(await store.factsOf(ctx.tx, [personId]), ctx.clock.now())
  if (currentOf(held.get('trainingExempt'))?.value === true) return
  const units = await lockPersonUnits(ctx, personId)
  if (!units) return
  const open = await store.openTraining(ctx.tx, personId)
  if (open !== undefined) {
    const tasks = [...new Set([...tasksOf(open), task])]
    await updatePromise(ctx.tx, personId, open.id, {
      details: JSON.stringify({ ...(open.details as object), tasks }),
    })
    return
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
}
