import type { Ctx } from '../../kernel/context.ts'
import { askForCall } from '../callback/ask.ts'
import { type LineCall, updateCall } from './store.ts'

type OwedCall = { promiseId: string; dueAt: Temporal.Instant }

/**
 * whoever rang is rung, on the number they rang from. `kept`: the place in the queue is kept, and counts
 * from when it was taken. A call that is owed already is the same one. Null where it cannot be owed by telephone.
 */
export async function owedCall(ctx: Ctx, call: LineCall, how: { kept: boolean }): Promise<OwedCall | null> {
  const { personId, waitingSince, queue } = call
  if (personId === null) return null
  const asked = await askForCall(ctx, {
    personId,
    by: 'line',
    callId: call.id,
    language: call.language,
    ...(call.fromNumber === null || call.knownBy !== 'ownNumber'
      ? {}
      : { number: call.fromNumber, numberKind: 'own' as const }),
    ...(call.theme === null ? {} : { theme: call.theme }),
    ...(call.urgency === 'ordinary' ? {} : { urgency: call.urgency }),
    ...(how.kept && waitingSince !== null && queue !== null ? { keepsPlace: { queue, waitingSince } } : {}),
  })
  if (!asked.ok) return null
  await updateCall(ctx.tx, call.id, { promiseId: asked.value.promiseId })
  return { promiseId: asked.value.promiseId, dueAt: asked.value.dueAt }
}
