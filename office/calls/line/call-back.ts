import type { Ctx } from '../../kernel/context.ts'
import { emptyContact } from '../callback/again.ts'
import { askForCall } from '../callback/ask.ts'
import { askByNumber } from '../callback/requests.ts'
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
  return asked.ok ? keep(ctx, call, asked.value) : null
}

/**
 * of whoever rings only a number is known, or the one they have keyed in. Their place is kept as anybody's: what
 * was received is received when they began to wait. Gives when they are rung at the latest.
 */
export const owedToNumber = (ctx: Ctx, call: LineCall, number: string): Promise<Temporal.Instant> =>
  askByNumber(ctx, {
    number,
    language: call.language,
    receivedAt: call.waitingSince ?? call.startedAt,
    urgent: call.urgency === 'acute',
  })

/**
 * whoever hung up before anybody answered is rung. Who rang off in the menu on their own prepaid number asked
 * for just that: somebody without credit rings and hangs up, and the call is at the office's cost.
 */
export async function owedForHangUp(ctx: Ctx, call: LineCall): Promise<OwedCall | null> {
  const { personId, fromNumber } = call
  if (personId !== null && fromNumber !== null && isEmpty(call)) {
    const asked = await emptyContact(ctx, { personId, number: fromNumber, by: 'line', callId: call.id })
    if (asked !== null) return keep(ctx, call, asked)
  }
  return owedCall(ctx, call, { kept: false })
}

/** Nothing was chosen, and nothing said. */
const isEmpty = ({ endedHow, waitingSince, knownBy, theme }: LineCall) =>
  endedHow === 'hungUpInMenu' && waitingSince === null && theme === null && knownBy === 'ownNumber'

async function keep(ctx: Ctx, call: LineCall, { promiseId, dueAt }: OwedCall): Promise<OwedCall> {
  await updateCall(ctx.tx, call.id, { promiseId })
  return { promiseId, dueAt }
}
