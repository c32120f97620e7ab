import { askForCall } from '../../calls/callback/ask.ts'
import type { Ctx } from '../../kernel/context.ts'
import { endPromise, makePromise } from '../../kernel/promise/actions.ts'
import type { PromiseKind } from '../../kernel/promise/model.ts'
import { lockPromise } from '../../kernel/promise/store.ts'
import type { ReceiptClock } from '../../kernel/time/clocks.ts'
import { bookFor, freeFor } from '../../meetings/booking/actions.ts'
import { questionFor } from '../../meetings/interpreters/views.ts'
import type { PersonUnits } from '../../people/units.ts'
import { answererOf } from '../reception/answerer.ts'
import { note } from './enter.ts'
import type { Renewal, RenewalForm, RenewalWay, Turn } from './model.ts'
import { sideOf } from './model.ts'
import { monthOf } from './rules.ts'
import * as store from './store.ts'

const ZONE = 'Europe/Oslo'
export const todayOf = (ctx: Pick<Ctx, 'clock'>): Temporal.PlainDate =>
  ctx.clock.now().toZonedDateTimeISO(ZONE).toPlainDate()

/**
 * the same form each month is a matter that somebody talks over with the person: which way suits them. Until then it is
 * owed, and the renewal of the month lies ready. Gives the renewal.
 */
export async function offer(
  ctx: Ctx,
  units: PersonUnits,
  about: { form: RenewalForm; officeId: string },
): Promise<Renewal> {
  const { form, officeId } = about
  const { personId } = units
  const side = sideOf(form)
  const id = ctx.newId()
  const promiseId = await oweChoice(ctx, units, { id, form, side })
  const row = { id, personId, officeId, form, side, promiseId }
  await store.insertRenewal(ctx.tx, { ...row, foundAt: ctx.clock.now() })
  note(ctx, personId, 'renewalOffered', { side, promiseId, data: { renewalId: id, form } })
  return { ...row, way: null, chosenAt: null, untilOn: null }
}

/** Nobody has to come for it: somebody who answers for the person gets in touch and asks. */
export async function oweChoice(
  ctx: Ctx,
  units: PersonUnits,
  about: Pick<Renewal, 'id' | 'form' | 'side'>,
): Promise<string> {
  return owed(ctx, units, about, { kind: 'outreachContact', clock: 'contactTask' })
}

async function owed(
  ctx: Ctx,
  units: PersonUnits,
  { id, form, side }: Pick<Renewal, 'id' | 'form' | 'side'>,
  what: { kind: PromiseKind; clock: ReceiptClock },
): Promise<string> {
  const { owner, acting } = answererOf(units, side)
  const promise = await makePromise(ctx, {
    ...what,
    personId: units.personId,
    side,
    theme: form,
    owner,
    acting,
    officeId: units.officeId,
    needLevel: units.needLevel,
    details: { renewal: id },
  })
  return promise.id
}

/** The renewal of this month, prefilled with the words of the last time, and on the way that the person has chosen. */
export async function turn(ctx: Ctx, units: PersonUnits, renewal: Renewal): Promise<void> {
  const made: Turn = {
    id: ctx.newId(),
    personId: renewal.personId,
    renewalId: renewal.id,
    month: monthOf(todayOf(ctx)).toString(),
    fromMessageId: await store.lastMessage(ctx.tx, renewal.personId, renewal),
    promiseId: null,
    meetingId: null,
    settledAt: null,
  }
  await store.insertTurn(ctx.tx, { ...made, madeAt: ctx.clock.now() })
  if (renewal.way !== null) await follow(ctx, units, { ...renewal, way: renewal.way }, made)
}

/** a short call, a time of one's own, or the office sends it as agreed for the year. */
export async function follow(
  ctx: Ctx,
  units: PersonUnits,
  renewal: Renewal & { way: RenewalWay },
  made: Turn,
): Promise<void> {
  if (renewal.way === 'call') {
    const { personId, form: theme, side } = renewal
    const asked = await askForCall(ctx, { personId, by: 'system', theme, side })
    if (asked.ok) return store.changeTurn(ctx.tx, made.id, { promiseId: asked.value.promiseId })
  }
  if (renewal.way === 'ownSlot') {
    const meetingId = await ownSlot(ctx, renewal)
    if (meetingId !== null) return store.changeTurn(ctx.tx, made.id, { meetingId })
    const what = { kind: 'arrangeMeeting', clock: 'meetingRequest' } as const
    return store.changeTurn(ctx.tx, made.id, { promiseId: await owed(ctx, units, renewal, what) })
  }
  const what = { kind: 'keepAgreement', clock: 'contactTask' } as const
  await store.changeTurn(ctx.tx, made.id, { promiseId: await owed(ctx, units, renewal, what) })
}

const SLOT_DAYS = 14

/** The first time that is free with whoever answers for the person, those kept for who books on no screen among them. */
async function ownSlot(ctx: Ctx, renewal: Renewal): Promise<string | null> {
  const { personId } = renewal
  const flagged = (await questionFor(ctx, personId))?.flagged ?? false
  const talk = { personId, kind: 'followUp', mode: 'physicalOffice' } as const
  const now = ctx.clock.now()
  const free = await freeFor(ctx, {
    ...talk,
    from: now.add({ hours: 24 }),
    until: now.add({ hours: 24 * SLOT_DAYS }),
    interpreted: flagged,
  })
  const [slot] = free.ok ? free.value : []
  if (!slot) return null
  const booked = await bookFor(ctx, {
    ...talk,
    purpose: 'practicalQuestion',
    side: renewal.side,
    theme: renewal.form,
    startsAt: slot.startsAt,
    staffId: slot.staffId,
    interpreter: { answer: flagged ? 'ordered' : 'notFlagged' },
    channel: 'system',
  })
  return booked.ok ? booked.value.meetingId : null
}

/** Spoken with, in this transaction: what a call that is owed may end by (I-52). */
const talkIn = (ctx: Ctx): string | undefined =>
  ctx.pending.findLast(({ kind }) => kind === 'callLogged' || kind === 'visitLogged')?.id

/**
 * What was owed for it is owed no more: it has been done, or the person has done it another way, and a call or a meeting is
 * wanted no more by their own word.
 */
export async function kept(ctx: Ctx, personId: string, promiseId: string | null, how: string): Promise<void> {
  if (promiseId === null) return
  const promise = await lockPromise(ctx.tx, personId, promiseId)
  if (promise?.endedAt !== null) return
  const talk = promise.kind === 'callBack' ? talkIn(ctx) : undefined
  const unwanted = promise.kind === 'arrangeMeeting' || (promise.kind === 'callBack' && talk === undefined)
  await endPromise(ctx, promise, {
    state: unwanted ? 'withdrawn' : 'kept',
    how: unwanted ? 'withdrawn' : how,
    channel: ctx.actor.kind === 'person' ? 'portalMessage' : 'dropIn',
    ...(talk === undefined ? {} : { linkedEventId: talk }),
  })
}
