import { openPerson } from '../../access/actions.ts'
import { askForCall } from '../../calls/callback/ask.ts'
import type { AskForCall } from '../../calls/callback/model.ts'
import type { Ctx, PersonCtx, StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { reachFactsOf } from '../../people/profile/views.ts'
import { cannotBeReached } from './complaint.ts'

type Owed = { promiseId: string; dueAt: Temporal.Instant }
type Said = Pick<AskForCall, 'number' | 'windows'>

/**
 * the person says on Min side that they get hold of nobody. They are rung, also where a call is owed already, and it is
 * kept by contact alone. Refuses as asking for a call does (`needsNumber`).
 */
export async function cannotReachYou(ctx: PersonCtx, input: Said = {}): Promise<Result<Owed>> {
  const { personId } = ctx.actor
  return ctx.beyondWall(async (beyond) => {
    const asked = await askForCall(beyond, { ...input, personId, by: 'person' })
    if (!asked.ok) return asked
    const { promiseId, dueAt } = asked.value
    await cannotBeReached(beyond, { personId, officeId: null, channel: 'portalMessage' }, promiseId)
    return ok({ promiseId, dueAt })
  })
}

/**
 * the same, said to somebody who answers a call that is theirs and has not been written down. Refuses with `notFound`,
 * `needsPerson` (nobody has said who it is), and as opening and asking for a call do.
 */
export async function unreachedInCall(ctx: StaffCtx, input: { callId: string }): Promise<Result<Owed>> {
  const { staffId } = ctx.actor
  return ctx.beyondWall(async (beyond) => {
    const call = await beyond.tx
      .selectFrom('call')
      .select(['personId', 'fromNumber'])
      .where('id', '=', input.callId)
      .where('staffId', '=', staffId)
      .where('settledAt', 'is', null)
      .executeTakeFirst()
    if (call === undefined) return refused('notFound')
    const { personId } = call
    if (personId === null) return refused('needsPerson')
    const opened = await openPerson(beyond as StaffCtx, personId, { purpose: 'call', what: 'callBack' })
    if (!opened.ok) return opened
    const asked = await askForCall(beyond, {
      personId,
      by: 'staff',
      ...(await numberIn(beyond, personId, call.fromNumber)),
    })
    if (!asked.ok) return asked
    const { promiseId, dueAt } = asked.value
    const where = { personId, officeId: null, channel: 'contactCentrePhone', callId: input.callId }
    await cannotBeReached(beyond, where, promiseId)
    return ok({ promiseId, dueAt })
  })
}

/** a number that is not known as their own is somebody else's telephone, on which only the person is spoken with. */
async function numberIn(
  ctx: Ctx,
  personId: string,
  number: string | null,
): Promise<Pick<AskForCall, 'number' | 'numberKind'>> {
  if (number === null) return {}
  const facts = (await reachFactsOf(ctx, [personId])).get(personId)
  const own = facts?.points.some(
    ({ kind, value, phoneKind }) => kind === 'phone' && value === number && (phoneKind ?? 'own') === 'own',
  )
  return { number, numberKind: own ? 'own' : 'borrowed' }
}
