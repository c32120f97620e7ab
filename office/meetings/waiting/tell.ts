import type { Language } from '../../../text/languages.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { Cause } from '../../kernel/opening/model.ts'
import { closedWords } from '../../kernel/opening/words.ts'
import { lockPromise } from '../../kernel/promise/store.ts'
import { staffNotice } from '../../kernel/staff-notice.ts'
import { queueText } from '../../reach/sms/queue.ts'
import { ownPoint } from '../booking/remind.ts'
import { factsFor } from '../booking/times.ts'
import type { RequestRow } from '../requests/model.ts'
import type { Offer } from './model.ts'

/**
 * the person is told in the way that reaches them in time: a text they answer with a word, a line that asks
 * them to log in, or whoever holds the wish rings them. When, and until when; never with whom or what about.
 */
export async function tellOffer(
  ctx: Ctx,
  offer: Offer,
  wish: Pick<RequestRow, 'personId' | 'promiseId'>,
): Promise<void> {
  if (offer.way === 'call') return askToRing(ctx, offer, wish)
  const facts = await factsFor(ctx, offer.personId)
  const point = facts && ownPoint(ctx, facts)
  if (!facts || !point) return askToRing(ctx, offer, wish)
  await queueText(ctx, {
    personId: offer.personId,
    channel: point.channel,
    address: point.value,
    contactPointId: point.id,
    language: facts.language,
    body: point.channel === 'sms' ? 'booking.wait.sms.offer' : 'booking.wait.mail.offer',
    kind: 'meetingOffer',
    data: {
      params: {
        window: `${offer.startsAt}/${offer.endsAt}`,
        when: offer.answerBy.toString(),
        phone: ctx.settings.get<string>('agency.phone'),
      },
    },
  })
}

/** it is no more to be had, and why; where no line reaches them, whoever rings them says it. */
export async function tellClosed(
  ctx: Ctx,
  offer: Offer,
  wish: Pick<RequestRow, 'personId' | 'promiseId'>,
  cause: Cause,
): Promise<void> {
  const facts = offer.way === 'call' ? undefined : await factsFor(ctx, offer.personId)
  const point = facts && ownPoint(ctx, facts)
  if (!facts || !point) return askToRing(ctx, offer, wish, 'meetingOfferClosed')
  await queueText(ctx, {
    personId: offer.personId,
    channel: point.channel,
    address: point.value,
    contactPointId: point.id,
    language: facts.language,
    body: 'booking.wait.sms.closed',
    kind: 'meetingOffer',
    data: {
      params: {
        window: `${offer.startsAt}/${offer.endsAt}`,
        why: closedWords(facts.language as Language, cause),
        phone: ctx.settings.get<string>('agency.phone'),
      },
    },
  })
}

async function askToRing(
  ctx: Ctx,
  offer: Offer,
  wish: Pick<RequestRow, 'personId' | 'promiseId'>,
  kind: 'meetingOfferCall' | 'meetingOfferClosed' = 'meetingOfferCall',
): Promise<void> {
  const promise = await lockPromise(ctx.tx, wish.personId, wish.promiseId)
  await staffNotice(ctx, promise?.deskStaffId ?? offer.staffId, kind, wish.personId, wish.promiseId)
}
