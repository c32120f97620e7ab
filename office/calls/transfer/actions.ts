import { openPerson } from '../../access/actions.ts'
import type { Ctx, StaffCtx } from '../../kernel/context.ts'
import type { Urgency } from '../../kernel/promise/model.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { staffNotice } from '../../kernel/staff-notice.ts'
import { lowerUrgency } from '../../threads/actions/urgency.ts'
import { registerContact } from '../../threads/actions.ts'
import type { ReceiptLine } from '../../threads/model.ts'
import { type EnquiryTheme, THEMES } from '../../threads/recognise/model.ts'
import { nameForEntry } from '../desk/named.ts'
import type { Link } from '../duty/model.ts'
import { adviserChain } from '../line/store.ts'
import { QUEUES } from '../model.ts'
import { type Judgement, TARGETS, type Transfer, type TransferIn } from './model.ts'
import { moveToQueue } from './queue.ts'
import { isLower, mayPutThrough, readJudgement } from './rules.ts'
import { begin, chainOnDuty } from './start.ts'
import { lockTransfer, promiseOfEnquiry, runningTransfer, transferByKey, updateTransfer } from './store.ts'

export type PutThrough = {
  transferId: string | null
  /** How many are rung, one after the other; none when nobody can be rung now. */
  rings: number
  /** Who has it in the ledger, and by when: to be read back to the caller. */
  line: ReceiptLine | null
  /** C4-03: somebody with a name answers for it from now on. */
  namedContact: string | null
}

/**
 * the call is put through, and what is owed stands in the ledger before anybody is rung, so that nothing
 * hangs on somebody picking up. To the duty phone only what cannot wait two working days. Refuses with `notFound` (no
 * call of the reader's), `conflict` (somebody is being rung already), `notUrgentEnough`, `unknownReceiver`,
 * `unknownTheme`, and what `registerContact` refuses.
 */
export async function transferCall(ctx: StaffCtx, input: TransferIn): Promise<Result<PutThrough>> {
  const target = TARGETS.find((known) => known === input.target)
  if (target === undefined) return refused('unknownReceiver')
  if (!isTheme(input.theme)) return refused('unknownTheme')
  const may = mayPutThrough(target, input.urgency)
  if (!may.ok) return may
  const call = await ownCall(ctx, input.callId)
  if (!call || (call.personId !== null && call.personId !== input.personId)) return refused('notFound')
  if (target === 'queue') return toQueue(ctx, input)
  const entry = await registerContact(ctx, {
    personId: input.personId,
    channel: 'contactCentrePhone',
    theme: input.theme,
    text: input.reason,
    urgent: input.urgency === 'acute',
    codes: { answered: input.answered ?? [] },
    ...(input.clientKey === undefined ? {} : { clientKey: input.clientKey }),
  })
  if (!entry.ok) return entry
  const line = entry.value.lines[0] ?? null
  const namedContact =
    line === null
      ? null
      : await ctx.beyondWall((beyond) => nameForEntry(beyond, input.personId, line.enquiryId))
  if (target === 'promise') return ok({ transferId: null, rings: 0, line, namedContact })
  const told = { ...input, target, theme: line?.theme ?? input.theme }
  const put = await ctx.beyondWall((beyond) => putThrough(beyond, ctx.actor.staffId, told, line))
  return put.ok ? ok({ ...put.value, namedContact }) : put
}

const isTheme = (theme: string): theme is EnquiryTheme => theme in THEMES
type Told = Omit<TransferIn, 'target' | 'theme'> & {
  target: 'duty' | 'adviser' | 'staff'
  theme: EnquiryTheme
}

const ownCall = (ctx: StaffCtx, callId: string) =>
  ctx.tx
    .selectFrom('call')
    .select(['id', 'state', 'personId'])
    .where('id', '=', callId)
    .where('staffId', '=', ctx.actor.staffId)
    .where('state', '<>', 'ended')
    .executeTakeFirst()

/** a call that came to the wrong place is moved, with its place in the time it has waited. */
async function toQueue(ctx: StaffCtx, input: TransferIn): Promise<Result<PutThrough>> {
  const queue = QUEUES.find((known) => known === input.queue)
  if (queue === undefined) return refused('unknownReceiver')
  await ctx.beyondWall((beyond) => moveToQueue(beyond, input.callId, queue))
  return ok({ transferId: null, rings: 0, line: null, namedContact: null })
}

async function putThrough(
  ctx: Ctx,
  fromStaffId: string,
  input: Told,
  line: ReceiptLine | null,
): Promise<Result<Omit<PutThrough, 'namedContact'>>> {
  const person = await ctx.tx
    .selectFrom('person')
    .select(['id', 'officeId'])
    .where('id', '=', input.personId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!person) return refused('notFound')
  const before = await transferByKey(ctx.tx, input.callId, input.clientKey)
  if (before) return ok({ transferId: before.id, rings: before.chain.length, line })
  const running = await runningTransfer(ctx.tx, input.callId)
  if (running) return refused('conflict')
  const chain = await chainFor(ctx, input, person.officeId)
  if (chain === null) return refused('unknownReceiver')
  const enquiryId = line?.enquiryId ?? null
  const { side } = THEMES[input.theme]
  const transfer = await begin(ctx, {
    callId: input.callId,
    personId: person.id,
    officeId: person.officeId,
    fromStaffId,
    target: input.target,
    theme: input.theme,
    side: side === 'municipal' ? 'municipal' : side === 'state' ? 'state' : 'common',
    urgencyGiver: input.urgency,
    // Words stand in the store of their side, with the contact; here only that there was a reason.
    reasonGiver: input.theme,
    chain,
    enquiryId,
    promiseId: enquiryId === null ? null : await promiseOfEnquiry(ctx.tx, person.id, enquiryId),
    answered: input.answered ?? [],
    clientKey: input.clientKey ?? null,
  })
  return ok({ transferId: transfer.id, rings: chain.length, line })
}

/** Who is rung, one after the other; null when nobody of that name can be. */
async function chainFor(ctx: Ctx, input: Told, officeId: string | null): Promise<Link[] | null> {
  if (input.target === 'duty') return officeId === null ? [] : chainOnDuty(ctx, officeId)
  if (input.target === 'adviser') {
    const chain = await adviserChain(ctx, input.personId)
    return chain.map(({ staffId }, index) => ({ kind: index === 0 ? 'adviser' : 'deputy', staffId }))
  }
  return input.staffId === undefined ? null : [{ kind: 'adviser', staffId: input.staffId }]
}

/** C4-04: the caller may stay or be called; either way it rings on. Refuses with `notFound`, `alreadyEnded`. */
export async function callerChose(
  ctx: StaffCtx,
  input: { transferId: string; stays: boolean },
): Promise<Result<null>> {
  return ctx.beyondWall(async (beyond) => {
    const transfer = await lockTransfer(beyond.tx, input.transferId)
    if (!transfer || transfer.fromStaffId !== ctx.actor.staffId) return refused('notFound')
    if (transfer.state !== 'ringing') return refused('alreadyEnded')
    await updateTransfer(beyond.tx, transfer.id, { caller: input.stays ? 'stays' : 'willBeCalled' })
    return ok(null)
  })
}

/**
 * R-434, K15: what the office thinks of the urgency, beside what the giver thought. Lower only after a talk, with reason
 * and next contact time; the giver and the person see them. Refuses with `notFound`, `needsTalk`, `needsReason`,
 * `needsContactTime`, `notOwner`, `alreadyEnded`.
 */
export async function judgeTransfer(
  ctx: StaffCtx,
  input: { transferId: string; personId: string } & Judgement,
): Promise<Result<null>> {
  const opened = await openPerson(ctx, input.personId, { purpose: 'call', what: 'transfer' })
  if (!opened.ok) return opened
  const transfer = await ctx.beyondWall((beyond) => lockTransfer(beyond.tx, input.transferId))
  if (!transfer || transfer.personId !== input.personId) return refused('notFound')
  const spoken = await hasSpoken(ctx, transfer)
  const read = readJudgement(transfer.urgencyGiver, input, { spoken, now: ctx.clock.now() })
  if (!read.ok) return read
  const said = read.value
  if (isLower(said.urgency, transfer.urgencyGiver) && transfer.promiseId !== null) {
    const lowered = await lowerUrgency(ctx, {
      personId: input.personId,
      promiseId: transfer.promiseId,
      reason: said.reason,
      nextContactAt: said.nextContactAt,
    })
    if (!lowered.ok) return lowered
  }
  return ctx.beyondWall((beyond) => keepJudgement(beyond, ctx.actor.staffId, transfer, said))
}

/** The office has spoken with whoever it is about: the transfer was answered, or a talk is on the timeline since. */
async function hasSpoken(ctx: StaffCtx, transfer: Transfer): Promise<boolean> {
  if (transfer.state === 'answered') return true
  const talk = await ctx.tx
    .selectFrom('event')
    .select('id')
    .where('personId', '=', transfer.personId ?? '')
    .where('kind', 'in', ['callLogged', 'visitLogged', 'talkHeld', 'dutyContact'])
    .where('actorId', '=', ctx.actor.staffId)
    .where('at', '>=', transfer.startedAt)
    .limit(1)
    .executeTakeFirst()
  return talk !== undefined
}

async function keepJudgement(
  ctx: Ctx,
  staffId: string,
  transfer: Transfer,
  said: { urgency: Urgency; reason: string; nextContactAt: Temporal.Instant | null },
): Promise<Result<null>> {
  await updateTransfer(ctx.tx, transfer.id, {
    urgencyReceiver: said.urgency,
    reasonReceiver: said.reason,
    nextContactAt: said.nextContactAt,
    judgedBy: staffId,
    judgedAt: ctx.clock.now(),
  })
  if (transfer.fromStaffId !== null && isLower(said.urgency, transfer.urgencyGiver))
    await staffNotice(ctx, transfer.fromStaffId, 'urgencyLowered', transfer.personId, transfer.promiseId)
  return ok(null)
}
