import type { Ctx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { changeRequest, lockRequest } from '../requests/store.ts'
import { endOffer, freedDone, lockOffer, type OfferedThen } from './store.ts'
import { tellClosed } from './tell.ts'

/**
 * the office has closed when somebody was offered a time. It is taken back at once with a word why, they keep
 * their turn, and nobody else is asked about it.
 */
export async function offerClosed(ctx: Ctx, { personId, id, cause }: OfferedThen): Promise<void> {
  const offer = await lockOffer(ctx.tx, personId, id)
  if (offer?.state !== 'open') return
  await endOffer(ctx, offer, 'gone')
  await freedDone(ctx, offer.freedId, 'nobody')
  const wish = await lockRequest(ctx.tx, personId, offer.requestId)
  if (wish?.state !== 'offered') return
  await changeRequest(ctx.tx, wish, { state: 'open' })
  recordEvent(ctx, {
    personId,
    kind: 'timeOfferAnswered',
    side: wish.side,
    channel: 'system',
    theme: wish.theme,
    promiseId: wish.promiseId,
    data: { offerId: id, requestId: wish.id, answer: 'gone', cause, startsAt: offer.startsAt.toString() },
  })
  await tellClosed(ctx, offer, wish, cause)
}
