import type { Ctx } from '../../kernel/context.ts'
import { phoneNumber } from '../../people/actions/contactPoint.ts'
import { hangUp } from '../line/legs.ts'
import { insertCall, type Leg, type LineCall, liveLegs, updateLeg } from '../line/store.ts'
import { LEG_OVER, type Verb } from '../model.ts'
import { turnIntoTask } from './legs.ts'
import type { Transfer } from './model.ts'
import { recordStep, ring } from './start.ts'
import { lockTransfer, runningTransfer, updateTransfer } from './store.ts'

/**
 * C4-04, K16: the caller has gone while somebody was being rung for them. What cannot wait, and whoever has been promised a
 * call, is carried through: it rings on in a call of our own, and whoever answers is joined with the caller. Else, or where
 * no number shows, it is the task that it would have become, at once.
 */
export async function transferCallEnded(
  ctx: Ctx,
  call: Pick<LineCall, 'id'> & { place?: LineCall['place'] },
): Promise<void> {
  const own = call.place?.transferId
  const transfer =
    own === undefined ? await runningTransfer(ctx.tx, call.id) : await lockTransfer(ctx.tx, own)
  if (transfer?.state !== 'ringing') return
  const from = own === undefined ? await callBehind(ctx, call.id) : undefined
  const carried = transfer.caller === 'willBeCalled' || transfer.urgencyGiver === 'acute'
  if (from?.fromNumber && carried) return ringOn(ctx, transfer, { ...from, fromNumber: from.fromNumber })
  await updateTransfer(ctx.tx, transfer.id, { caller: 'gone' })
  await turnIntoTask(ctx, transfer)
}

type Behind = {
  personId: string | null
  fromNumber: string | null
  language: string
  theme: string | null
  enquiryId: string | null
  promiseId: string | null
}

const callBehind = (ctx: Ctx, id: string): Promise<Behind | undefined> =>
  ctx.tx
    .selectFrom('call')
    .select(['personId', 'fromNumber', 'language', 'theme', 'enquiryId', 'promiseId'])
    .where('id', '=', id)
    .executeTakeFirst()

async function ringOn(ctx: Ctx, transfer: Transfer, behind: Behind & { fromNumber: string }): Promise<void> {
  const link = transfer.chain[transfer.step]
  if (link === undefined) return turnIntoTask(ctx, transfer)
  await letGo(ctx, transfer)
  const now = ctx.clock.now()
  const agency = ctx.settings.get<string>('agency.phone')
  const id = ctx.newId()
  await insertCall(ctx.tx, {
    id,
    personId: behind.personId,
    knownBy: 'transfer',
    direction: 'out',
    line: 'staff',
    fromNumber: phoneNumber(agency) ?? agency,
    toNumber: behind.fromNumber,
    language: behind.language,
    state: 'ringing',
    urgency: transfer.urgencyGiver,
    startedAt: now,
    lastEventAt: now,
    officeId: transfer.officeId,
    promiseId: transfer.promiseId ?? behind.promiseId,
    enquiryId: transfer.enquiryId ?? behind.enquiryId,
    side: transfer.side,
    theme: transfer.theme ?? behind.theme,
    place: JSON.stringify({ at: 'over', step: 0, wrong: 0, menu: 0, transferId: transfer.id }),
  })
  await updateTransfer(ctx.tx, transfer.id, { caller: 'willBeCalled' })
  await ring(ctx, { ...transfer, callId: id }, link, transfer.step)
}

/** Whoever was being rung in the call that is over; they are rung again at once. */
async function letGo(ctx: Ctx, { id, callId }: Transfer): Promise<void> {
  for (const leg of await liveLegs(ctx.tx, callId)) {
    if (leg.transferId !== id || leg.state === 'answered') continue
    await updateLeg(ctx.tx, leg.id, { state: 'cancelled', endedAt: ctx.clock.now() })
    await hangUp(ctx, { callId, legId: leg.id })
  }
}

/**
 * The caller who went is rung for whoever took it: they hear who it is before anything else, and no name. Nobody
 * there: whoever took it has it still, and is let go of an empty line.
 */
export async function calledAgain(ctx: Ctx, call: LineCall, leg: Leg): Promise<readonly Verb[] | null> {
  if (leg.state === 'answered')
    return [
      { do: 'say', text: 'calls:callback.line.hello', language: call.language },
      { do: 'join', room: call.id, endsWithMe: true },
    ]
  if (!LEG_OVER.includes(leg.state)) return null
  const transfer = call.place.transferId ? await lockTransfer(ctx.tx, call.place.transferId) : undefined
  if (transfer && leg.answeredAt === null)
    recordStep(ctx, transfer, 'transferAttempt', { to: null, kind: leg.kind, outcome: leg.state })
  for (const other of await liveLegs(ctx.tx, call.id)) await hangUp(ctx, { callId: call.id, legId: other.id })
  return null
}
