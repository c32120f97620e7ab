import { askAgain } from '../../calls/callback/again.ts'
import type { Ctx, Side } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { endPromise, makePromise } from '../../kernel/promise/actions.ts'
import type { Owner, Promised } from '../../kernel/promise/model.ts'
import { lockPromise, openPromisesOf } from '../../kernel/promise/store.ts'
import type { Result } from '../../kernel/result.ts'
import { bookFor } from '../../meetings/booking/book.ts'
import type { Booked } from '../../meetings/booking/model.ts'
import { isFlagged } from '../../meetings/interpreters/rules.ts'
import { reachFactsOf } from '../../people/profile/views.ts'
import { lockPersonUnits, type PersonUnits } from '../../people/units.ts'
import { routeOf } from '../../threads/routing/rules.ts'
import { situationOf } from '../../threads/situation.ts'
import type { OfferRow } from './store.ts'

type Route = { owner: Owner; acting: Owner | null }

/** Whoever answers for the person on that side now, or the queue that does. */
function answererOf(units: PersonUnits, side: Side): Route {
  const { owner, acting } = routeOf({ theme: 'contactAdviser', side, sideConfidence: 1 }, situationOf(units))
  return { owner, acting }
}

async function unitsOf(ctx: Ctx, personId: string): Promise<PersonUnits> {
  const units = await lockPersonUnits(ctx, personId)
  if (!units) throw new Error('a person who is not there')
  return units
}

async function answered(
  ctx: Ctx,
  personId: string,
  offer: OfferRow,
  answer: 'yes' | 'no' | 'call',
): Promise<void> {
  await ctx.tx
    .updateTable('smsOffer')
    .set({ answer, answeredAt: ctx.clock.now() })
    .where('personId', '=', personId)
    .where('id', '=', offer.id)
    .execute()
  recordEvent(ctx, {
    personId,
    kind: 'meetingAnswered',
    side: offer.side,
    channel: 'sms',
    theme: offer.theme,
    threadId: offer.threadId,
    promiseId: offer.promiseId,
    data: { answer, meetingAt: offer.meetingAt.toString() },
  })
}

async function endOffered(ctx: Ctx, personId: string, offer: OfferRow, how: string): Promise<void> {
  const promise = await lockPromise(ctx.tx, personId, offer.promiseId)
  if (promise && promise.endedAt === null)
    await endPromise(ctx, promise, { state: 'kept', how, channel: 'sms' })
}

const owed = (offer: OfferRow, units: PersonUnits) => ({
  personId: units.personId,
  side: offer.side,
  theme: offer.theme,
  ...answererOf(units, offer.side),
  officeId: offer.officeId ?? units.officeId,
  threadId: offer.threadId,
  needLevel: units.needLevel,
  channel: 'sms',
})

/**
 * C3-04: yes. What was offered becomes a meeting like any other, which stands on Min side and takes the adviser's time. A
 * time in which the calendar holds none is owed as it was agreed, by whoever offered it. Null: somebody else has it by now.
 */
export async function book(ctx: Ctx, personId: string, offer: OfferRow): Promise<'booked' | null> {
  const units = await unitsOf(ctx, personId)
  const meeting = await meetingOf(ctx, personId, offer)
  if (!meeting.ok && meeting.reason === 'taken') return null
  await answered(ctx, personId, offer, 'yes')
  await endOffered(ctx, personId, offer, 'booked')
  if (!meeting.ok) await oweAgreed(ctx, units, offer)
  return 'booked'
}

async function meetingOf(ctx: Ctx, personId: string, offer: OfferRow): Promise<Result<Booked>> {
  const facts = (await reachFactsOf(ctx, [personId])).get(personId)
  return bookFor(ctx, {
    ...{ personId, kind: 'followUp', mode: 'physicalOffice', purpose: '' },
    ...{ side: offer.side, theme: offer.theme, startsAt: offer.meetingAt, staffId: offer.staffId },
    interpreter: { answer: facts && isFlagged(facts) ? 'ordered' : 'notFlagged' },
    channel: 'sms',
  })
}

async function oweAgreed(ctx: Ctx, units: PersonUnits, offer: OfferRow): Promise<Promised> {
  const host = await stillHere(ctx, offer.staffId)
  return makePromise(ctx, {
    ...owed(offer, units),
    ...(host ? { owner: { staffId: offer.staffId }, acting: null } : {}),
    kind: 'holdMeeting',
    clock: 'meetingHeld',
    dueAt: offer.meetingAt,
    details: { meetingAt: offer.meetingAt.toString(), place: offer.place, offerId: offer.id },
  })
}

/** C3-04: no, or a yes to what somebody else has by now. Another time is owed, by the clock that runs for a wish to meet. */
export async function decline(
  ctx: Ctx,
  personId: string,
  offer: OfferRow,
  said: 'no' | 'yes' = 'no',
): Promise<Promised> {
  const units = await unitsOf(ctx, personId)
  await answered(ctx, personId, offer, said)
  await endOffered(ctx, personId, offer, 'declined')
  return makePromise(ctx, {
    ...owed(offer, units),
    kind: 'arrangeMeeting',
    clock: 'meetingRequest',
    details: { declinedOffer: offer.id, declinedAt: offer.meetingAt.toString() },
  })
}

/**
 * C3-04: call me, or an answer that stands in no list. A call within two working days, once for a conversation, however
 * often it is asked for; an offer can still be answered after it.
 */
export async function willCall(
  ctx: Ctx,
  personId: string,
  about: { offer: OfferRow | null; threadId: string | null; number: string; why: 'asked' | 'unclear' },
): Promise<Promised> {
  const units = await unitsOf(ctx, personId)
  if (about.offer && about.why === 'asked') await answered(ctx, personId, about.offer, 'call')
  const threadId = about.offer?.threadId ?? about.threadId
  const open = (await openPromisesOf(ctx.tx, personId)).find(
    (promise) => promise.kind === 'callBack' && promise.threadId === threadId && bySms(promise),
  )
  if (open) return open
  const tried = about.offer ? null : await askAgain(ctx, personId, 'sms')
  if (tried) return tried.promise
  const side =
    about.offer?.side ?? (units.assignments.length === 1 ? units.assignments[0]?.side : undefined) ?? 'common'
  return makePromise(ctx, {
    personId,
    kind: 'callBack',
    clock: 'callbackPromise',
    side,
    theme: about.offer?.theme ?? 'contactAdviser',
    ...answererOf(units, side),
    officeId: about.offer?.officeId ?? units.officeId,
    threadId,
    needLevel: units.needLevel,
    channel: 'sms',
    details: { sms: about.why, number: about.number, offerId: about.offer?.id ?? null },
  })
}

const bySms = (promise: Promised) => (promise.details as { sms?: string } | null)?.sms !== undefined

async function stillHere(ctx: Ctx, staffId: string): Promise<boolean> {
  const row = await ctx.tx.selectFrom('staff').select('active').where('id', '=', staffId).executeTakeFirst()
  if (row?.active !== true) return false
  const away = await ctx.tx
    .selectFrom('absence')
    .select('id')
    .where('staffId', '=', staffId)
    .where('endedAt', 'is', null)
    .where('fromAt', '<=', ctx.clock.now())
    .executeTakeFirst()
  return away === undefined
}
