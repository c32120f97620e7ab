import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { lockPersonUnits } from '../../people/units.ts'
import { freeFor } from '../booking/free.ts'
import { queueFor, takeTime } from '../booking/holds.ts'
import type { Slot } from '../booking/model.ts'
import { candidates, placeById } from '../booking/store.ts'
import { booksOnScreen, factsFor } from '../booking/times.ts'
import { isFlagged } from '../interpreters/rules.ts'
import type { RequestRow } from '../requests/model.ts'
import { byTurn } from '../requests/rules.ts'
import { changeRequest, lockRequest } from '../requests/store.ts'
import { type Weighed, weighed } from '../requests/weigh.ts'
import { passedOver } from './by-hand.ts'
import type { Freed, Offer, OfferWay, Turn } from './model.ts'
import { answerBy, offerWay, suits } from './rules.ts'
import { freedDone, letFreedGo, lockFreed, waitingFor } from './store.ts'
import { tellOffer } from './tell.ts'

/** So many are looked at for one time; further down nobody is in a hurry that this time would help. */
const MOST_TRIED = 40

type InLine = { wish: RequestRow; weight: Weighed; number: number }

/**
 * the first by turn whom the time suits gets it offered, one person at a time. Where nobody is left, or it is too
 * near, it is free for everybody. In a system transaction; gives whether somebody was asked.
 */
export async function offerNext(ctx: Ctx, freedId: string): Promise<boolean> {
  const freed = await lockFreed(ctx.tx, freedId)
  if (!freed || (await isOffered(ctx, freedId))) return false
  const until = answerBy(ctx.clock.now(), freed.startsAt, {
    answerHours: ctx.settings.get<number>('meeting.offer.answerHours', freed.officeId),
    leadHours: ctx.settings.get<number>('meeting.offer.leadHours', freed.officeId),
  })
  if (until === null) {
    await freedDone(ctx, freedId, 'tooLate')
    return false
  }
  const line = await lineFor(ctx, freed)
  await letFreedGo(ctx, freedId)
  for (const one of line) if (await offered(ctx, freed, one, until)) return true
  await freedDone(ctx, freedId, 'nobody')
  return false
}

async function isOffered(ctx: Ctx, freedId: string): Promise<boolean> {
  const open = await ctx.tx
    .selectFrom('meetingOffer')
    .select('id')
    .where('freedId', '=', freedId)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return open !== undefined
}

async function lineFor(ctx: Ctx, freed: Freed): Promise<InLine[]> {
  const most = ctx.settings.get<number>('meeting.offer.mostPassed', freed.officeId)
  const wishes = await waitingFor(ctx.tx, freed, most)
  const weights = await weighed(ctx, wishes)
  return wishes
    .flatMap((wish) => {
      const weight = weights.get(wish.id)
      return weight ? [{ wish, weight }] : []
    })
    .sort((a, b) => byTurn(placed(a), placed(b)))
    .map((one, index) => ({ ...one, number: index + 1 }))
    .filter(({ wish }) => suits(wish.wishes, freed.startsAt))
    .slice(0, MOST_TRIED)
}

const placed = ({ wish, weight }: { wish: RequestRow; weight: Weighed }) => ({
  id: wish.id,
  askedAt: wish.askedAt,
  grants: weight.grants,
  granted: wish.grantedAt !== null,
  rank: weight.rank,
})

type Fit = { slot: Slot; way: OfferWay; mayUseKept: boolean; mode: Freed['mode'] }

/** Whether the time can be this person's: reached in time, not taken then, and the place and the length are right. */
async function fits(ctx: Ctx, freed: Freed, wish: RequestRow): Promise<Fit | null> {
  const facts = await factsFor(ctx, wish.personId)
  if (!facts) return null
  const may = await candidates(ctx.tx, wish.personId, null, ctx.clock.now())
  if (!may.some(({ id }) => id === freed.staffId)) return null
  const mode = wish.wishedMode ?? freed.mode
  const found = await freeFor(ctx, {
    ...{ personId: wish.personId, kind: wish.kind, mode, staffIds: [freed.staffId] },
    placeId: wish.placeId ?? (mode === freed.mode ? freed.placeId : null),
    interpreted: isFlagged(facts),
    from: freed.startsAt,
    until: freed.endsAt,
  })
  const slot = found.ok ? found.value[0] : undefined
  if (!slot) return null
  const way = offerWay(facts, ctx.clock.now(), ctx.settings.get<number>('reach.usableDays'))
  if (way !== null) return { slot, way, mode, mayUseKept: !booksOnScreen(facts) }
  await passedOver(ctx, wish, freed.staffId)
  return null
}

/** Takes it for them, or leaves everything as it was. */
async function offered(
  ctx: Ctx,
  freed: Freed,
  { wish, weight, number }: InLine,
  until: Temporal.Instant,
): Promise<boolean> {
  const fit = await fits(ctx, freed, wish)
  if (fit === null) return false
  await sql.raw('savepoint offering').execute(ctx.tx)
  const request = await lockRequest(ctx.tx, wish.personId, wish.id)
  const units = request?.state === 'open' ? await lockPersonUnits(ctx, wish.personId) : undefined
  if (!units || !(await held(ctx, freed, wish.personId, fit))) {
    await sql.raw('rollback to savepoint offering').execute(ctx.tx)
    return false
  }
  const { slot, way, mode } = fit
  const offer: Offer = {
    personId: wish.personId,
    id: ctx.newId(),
    requestId: wish.id,
    freedId: freed.id,
    staffId: freed.staffId,
    mode,
    placeId: slot.placeId,
    startsAt: slot.startsAt,
    endsAt: slot.endsAt,
    way,
    madeAt: ctx.clock.now(),
    answerBy: until,
    state: 'open',
  }
  const turn: Turn = {
    ...weight.rank,
    given: wish.grantedAt !== null || weight.grants.length > 0,
    number,
  }
  await ctx.tx
    .insertInto('meetingOffer')
    .values({ ...offer, turn: JSON.stringify(turn) })
    .execute()
  await changeRequest(ctx.tx, wish, { state: 'offered' })
  recordEvent(ctx, {
    personId: wish.personId,
    kind: 'timeOffered',
    side: wish.side,
    channel: way === 'text' ? 'sms' : way === 'page' ? 'portalMessage' : 'officePhone',
    theme: wish.theme,
    promiseId: wish.promiseId,
    data: { requestId: wish.id, offerId: offer.id, startsAt: slot.startsAt.toString(), by: until.toString() },
  })
  await tellOffer(ctx, offer, wish)
  return true
}

async function held(ctx: Ctx, freed: Freed, personId: string, { slot, mayUseKept }: Fit): Promise<boolean> {
  const place = slot.placeId === null ? null : ((await placeById(ctx.tx, slot.placeId)) ?? null)
  await queueFor(ctx, [freed.staffId, personId, slot.placeId], [slot.startsAt])
  const room = await takeTime(ctx, {
    ...{ meetingId: null, freedId: freed.id, personId, staffId: freed.staffId, place, mayUseKept },
    ...{ startsAt: slot.startsAt, endsAt: slot.endsAt, travelMinutes: place?.travelMinutes ?? 0 },
  })
  return room !== undefined
}
