import type { Ctx } from '../../kernel/context.ts'
import type { Promised } from '../../kernel/promise/model.ts'
import { lockPromise } from '../../kernel/promise/store.ts'
import { reachFactsOf } from '../../people/profile/views.ts'
import { agreeWindows } from './agree.ts'
import { askForCall, openCall } from './ask.ts'
import type { Asked, Window } from './model.ts'
import { offersOf } from './offers.ts'
import { callbacksOf } from './store.ts'

/**
 * R-030, C4-02: "call me" in answer to our own text is about the call that we tried: it is made in the next time that there
 * is. Null when no call is owed.
 */
export async function askAgain(
  ctx: Ctx,
  personId: string,
  by: 'sms' | 'line',
): Promise<{ promise: Promised; windows: Window[] } | null> {
  const open = await openCall(ctx, { personId, by })
  if (open === null) return null
  const asked = await askForCall(ctx, { personId, by, promiseId: open.id })
  if (!asked.ok) return null
  const promise = (await lockPromise(ctx.tx, personId, open.id)) as Promised
  const callback = (await callbacksOf(ctx.tx, personId)).find((one) => one.promiseId === open.id)
  const [soonest] = await offersOf(ctx, promise)
  if (!callback || !soonest || by === 'line') return { promise, windows: asked.value.windows }
  return agreeWindows(ctx, promise, callback, [soonest], 'person')
}

/**
 * a text without words, or a call that is cut off at once, from somebody's own prepaid number: they want to be rung
 * at our cost. Null from any other number.
 */
export async function emptyContact(
  ctx: Ctx,
  input: { personId: string; number: string; by: 'sms' | 'line'; callId?: string },
): Promise<Asked | null> {
  const facts = (await reachFactsOf(ctx, [input.personId])).get(input.personId)
  const point = facts?.points.find(
    ({ kind, value, phoneKind, prepaid }) =>
      kind === 'phone' && value === input.number && prepaid && (phoneKind ?? 'own') === 'own',
  )
  if (!point) return null
  const asked = await askForCall(ctx, { ...input, numberKind: 'prepaid' })
  return asked.ok ? asked.value : null
}
