import type { Ctx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import type { Link } from '../duty/model.ts'
import { dutyChain } from '../duty/rules.ts'
import { absentAmong, colleagues, leadersOf, onDutyAt } from '../duty/store.ts'
import { ringLeg } from '../line/legs.ts'
import type { Transfer } from './model.ts'
import { insertTransfer, updateTransfer } from './store.ts'

type Beginning = Omit<Transfer, 'id' | 'state' | 'step' | 'caller' | 'startedAt' | 'answeredBy'> & {
  answered?: readonly string[]
  clientKey?: string | null
}

/** who is rung for the duty phone of an office now. Outside duty hours nobody is (K16). */
export async function chainOnDuty(ctx: Ctx, officeId: string): Promise<Link[]> {
  const now = ctx.clock.now()
  if (!ctx.settings.calendar(officeId).inDutyHours(now)) return []
  const shifts = await onDutyAt(ctx.tx, officeId, now)
  const leaders = await leadersOf(ctx.tx, officeId)
  const absent = await absentAmong(ctx, [...shifts.map(({ staffId }) => staffId), ...leaders])
  const most = ctx.settings.get<number>('clock.transferPickup.persons', officeId)
  return dutyChain({ shifts, at: now, absent, leaders, most })
}

/**
 * a call begins to be put through, and the first of the chain is rung. With nobody in the chain it is a
 * task at once: what is owed stands in the ledger already.
 */
export async function begin(ctx: Ctx, beginning: Beginning): Promise<Transfer> {
  const { answered = [], clientKey = null, ...told } = beginning
  const transfer: Transfer = {
    ...told,
    id: ctx.newId(),
    state: told.chain.length === 0 ? 'turnedIntoTask' : 'ringing',
    step: 0,
    caller: 'stays',
    startedAt: ctx.clock.now(),
    answeredBy: null,
  }
  await insertTransfer(ctx.tx, {
    ...transfer,
    chain: JSON.stringify(transfer.chain),
    answered: [...answered],
    clientKey,
    endedAt: transfer.state === 'ringing' ? null : ctx.clock.now(),
  })
  const [first] = transfer.chain
  if (first) await ring(ctx, transfer, first, 0)
  return transfer
}

/** Rings one of the chain for so many seconds (R-421: 45). Whoever has left meanwhile is passed over by the next tick. */
export async function ring(ctx: Ctx, transfer: Transfer, link: Link, step: number): Promise<void> {
  const colleague = (await colleagues(ctx.tx, [link.staffId])).get(link.staffId)
  await updateTransfer(ctx.tx, transfer.id, { step })
  await ringLeg(ctx, {
    callId: transfer.callId,
    kind: link.kind,
    staffId: link.staffId,
    number: colleague?.phone ?? '',
    rank: step,
    transferId: transfer.id,
    ringSeconds: ctx.settings.get<number>('clock.transferPickup', transfer.officeId),
  })
}

/** each step stands on the timeline of whoever it is about. */
export function recordStep(ctx: Ctx, transfer: Transfer, kind: string, data: Record<string, unknown>): void {
  if (transfer.personId === null) return
  recordEvent(ctx, {
    personId: transfer.personId,
    kind,
    side: transfer.side,
    channel: 'contactCentrePhone',
    theme: transfer.theme,
    enquiryId: transfer.enquiryId,
    promiseId: transfer.promiseId,
    data: { callId: transfer.callId, transferId: transfer.id, target: transfer.target, ...data },
  })
}
