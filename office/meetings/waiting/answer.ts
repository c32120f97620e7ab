import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { bookFor } from '../booking/book.ts'
import { enter } from '../booking/enter.ts'
import { helperMay } from '../booking/for-giver.ts'
import type { Booked } from '../booking/model.ts'
import { factsFor } from '../booking/times.ts'
import { isFlagged } from '../interpreters/rules.ts'
import type { RequestRow } from '../requests/model.ts'
import { changeRequest, lockRequest } from '../requests/store.ts'
import type { Offer } from './model.ts'
import { endOffer, freedDone, holdFreed, letFreedGo, lockFreed, lockOffer } from './store.ts'

type Answer = { personId: string; offerId: string; channel?: string }

/**
 * the person takes the time that was kept for them: it is booked as any meeting is, with the interpreter that is
 * needed, and the wish is granted. Refuses with `notFound`, `alreadyEnded` (answered, or the time limit is past), and with
 * `taken` where it could not be had after all; then they keep their turn.
 */
export async function takeOffer(ctx: Ctx, input: Answer): Promise<Result<Booked>> {
  const entered = await letTo(ctx, input)
  return entered.ok ? ctx.beyondWall((beyond) => takeFor(beyond, input)) : entered
}

/** The person wants another time. The next one is asked, and their turn stays. Refuses as taking does. */
export async function declineOffer(ctx: Ctx, input: Answer): Promise<Result<null>> {
  const entered = await letTo(ctx, input)
  return entered.ok ? ctx.beyondWall((beyond) => declineFor(beyond, input)) : entered
}

/** A holder answers for the giver where the mandate reaches the wish; to others of them it is not there. */
async function letTo(ctx: Ctx, { personId, offerId }: Answer): Promise<Result<null>> {
  const entered = await enter(ctx, personId)
  if (!entered.ok || ctx.actor.kind !== 'helper') return entered
  const wish = await ctx.beyondWall(async ({ tx }) => {
    const offer = await lockOffer(tx, personId, offerId)
    return offer && lockRequest(tx, personId, offer.requestId)
  })
  return wish && (await helperMay(ctx, personId, wish)) ? entered : refused('notFound')
}

type Answered = { offer: Offer; wish: RequestRow }

async function stillOpen(ctx: Ctx, { personId, offerId }: Answer): Promise<Result<Answered>> {
  const offer = await lockOffer(ctx.tx, personId, offerId)
  const wish = offer && (await lockRequest(ctx.tx, personId, offer.requestId))
  if (!offer || !wish) return refused('notFound')
  const late = Temporal.Instant.compare(offer.answerBy, ctx.clock.now()) <= 0
  return offer.state !== 'open' || late || wish.state !== 'offered'
    ? refused('alreadyEnded')
    : ok({ offer, wish })
}

export async function takeFor(ctx: Ctx, input: Answer): Promise<Result<Booked>> {
  const found = await stillOpen(ctx, input)
  if (!found.ok) return found
  const { offer, wish } = found.value
  const channel = input.channel ?? 'portalMessage'
  await sql.raw('savepoint taking').execute(ctx.tx)
  await letFreedGo(ctx, offer.freedId)
  const booked = await bookOffer(ctx, offer, wish, channel)
  if (!booked.ok) {
    await sql.raw('rollback to savepoint taking').execute(ctx.tx)
    await endOffer(ctx, offer, 'gone', { channel })
    await changeRequest(ctx.tx, wish, { state: 'open' })
    await freedDone(ctx, offer.freedId, 'nobody')
    answered(ctx, offer, wish, 'gone', channel)
    return refused('taken')
  }
  await endOffer(ctx, offer, 'taken', { channel, meetingId: booked.value.meetingId })
  await freedDone(ctx, offer.freedId, 'taken')
  answered(ctx, offer, wish, 'yes', channel)
  return booked
}

async function bookOffer(ctx: Ctx, offer: Offer, wish: RequestRow, channel: string): Promise<Result<Booked>> {
  const facts = await factsFor(ctx, offer.personId)
  if (!facts) return refused('notFound')
  const { personId, kind, side, theme, id } = wish
  return bookFor(ctx, {
    ...{ personId, kind, side, theme, channel, requestId: id, purpose: '' },
    ...{ mode: offer.mode, placeId: offer.placeId, startsAt: offer.startsAt, staffId: offer.staffId },
    // who needs an interpreter has one ordered; that the need is no more is theirs to say when they book themselves.
    interpreter: { answer: isFlagged(facts) ? 'ordered' : 'notFlagged' },
  })
}

export async function declineFor(ctx: Ctx, input: Answer): Promise<Result<null>> {
  const found = await stillOpen(ctx, input)
  if (!found.ok) return found
  const { offer, wish } = found.value
  const channel = input.channel ?? 'portalMessage'
  await passOn(ctx, offer, wish, 'declined', channel)
  answered(ctx, offer, wish, 'no', channel)
  return ok(null)
}

/** The wish waits on, and the time is kept for whoever is next. */
export async function passOn(
  ctx: Ctx,
  offer: Offer,
  wish: RequestRow | undefined,
  state: 'declined' | 'passed' | 'gone',
  channel?: string,
): Promise<void> {
  await endOffer(ctx, offer, state, channel === undefined ? {} : { channel })
  if (wish?.state === 'offered') await changeRequest(ctx.tx, wish, { state: 'open' })
  await letFreedGo(ctx, offer.freedId)
  const freed = await lockFreed(ctx.tx, offer.freedId)
  if (freed) await holdFreed(ctx, freed)
  await ctx.enqueue('waiting', {}, { key: 'waiting' })
}

function answered(
  ctx: Ctx,
  offer: Offer,
  wish: RequestRow,
  answer: 'yes' | 'no' | 'gone',
  channel: string,
): void {
  recordEvent(ctx, {
    personId: offer.personId,
    kind: 'timeOfferAnswered',
    side: wish.side,
    channel,
    theme: wish.theme,
    promiseId: wish.promiseId,
    data: { offerId: offer.id, requestId: wish.id, answer, startsAt: offer.startsAt.toString() },
  })
}
