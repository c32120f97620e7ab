import type { Ctx } from '../../kernel/context.ts'
import { makePromise } from '../../kernel/promise/actions.ts'
import { openPromisesOf } from '../../kernel/promise/store.ts'
import { lockPersonUnits } from '../../people/units.ts'
import { routeOf } from '../../threads/routing/rules.ts'
import { situationOf } from '../../threads/situation.ts'
import { type LineCall, updateCall } from './store.ts'

/**
 * whoever rang is rung. `kept`: the place in the queue is kept. An open call-back is the same promise.
 */
export async function owedCall(
  ctx: Ctx,
  call: LineCall,
  how: { kept: boolean },
): Promise<{ promiseId: string; dueAt: Temporal.Instant }> {
  const { personId } = call
  if (personId === null) throw new Error('nobody to ring')
  const open = (await openPromisesOf(ctx.tx, personId)).find(({ kind }) => kind === 'callBack')
  const promise = open ?? (await newPromise(ctx, call, personId, how))
  await updateCall(ctx.tx, call.id, { promiseId: promise.id })
  return { promiseId: promise.id, dueAt: promise.dueAt }
}

async function newPromise(ctx: Ctx, call: LineCall, personId: string, how: { kept: boolean }) {
  const units = await lockPersonUnits(ctx, personId)
  if (!units) throw new Error('a person who is not there')
  const { owner, acting } = routeOf(
    { theme: 'contactAdviser', side: 'common', sideConfidence: 1 },
    situationOf(units),
  )
  return makePromise(ctx, {
    personId,
    kind: 'callBack',
    clock: call.urgency === 'acute' ? 'emergencyAid' : 'callbackPromise',
    side: 'common',
    theme: call.theme ?? 'contactAdviser',
    owner,
    acting,
    officeId: units.officeId,
    needLevel: units.needLevel,
    urgency: call.urgency,
    channel: 'contactCentrePhone',
    details: { number: call.fromNumber, callId: call.id, kept: how.kept },
  })
}
