import type { Ctx } from '../../kernel/context.ts'
import { readReply } from '../../reach/sms/rules.ts'
import { declineFor, takeFor } from './answer.ts'
import { offersOf } from './store.ts'

/** How a word about an offered time was understood, with the time it is about. */
export type OfferReply = {
  what: 'taken' | 'declined' | 'gone'
  window: string
}
/** After this an answer is about something else. */
const REMEMBERED_HOURS = 72

/**
 * "JA" to a time that was offered by text. Null when nothing of the kind waits for an answer, the words are no
 * such answer, or something else has been offered by text after it (the newest question is the one that is answered).
 */
export async function offerByText(
  ctx: Ctx,
  personId: string,
  text: string,
  language: string,
): Promise<OfferReply | null> {
  const said = readReply(text, language)
  if (said !== 'yes' && said !== 'no') return null
  const since = ctx.clock.now().subtract({ hours: REMEMBERED_HOURS })
  const [offer] = (await offersOf(ctx.tx, personId, since)).filter(({ way }) => way === 'text')
  if (!offer || (await askedSince(ctx, personId, offer.madeAt))) return null
  const window = `${offer.startsAt}/${offer.endsAt}`
  const late = offer.state === 'passed' || offer.state === 'gone' || isOver(ctx, offer.answerBy)
  if (late) return said === 'yes' ? { what: 'gone', window } : null
  if (offer.state !== 'open') return null
  const answer = { personId, offerId: offer.id, channel: 'sms' }
  if (said === 'no') {
    const declined = await declineFor(ctx, answer)
    return declined.ok ? { what: 'declined', window } : null
  }
  const taken = await takeFor(ctx, answer)
  return { what: taken.ok ? 'taken' : 'gone', window }
}

const isOver = (ctx: Ctx, answerBy: Temporal.Instant) =>
  Temporal.Instant.compare(answerBy, ctx.clock.now()) <= 0

async function askedSince(ctx: Ctx, personId: string, since: Temporal.Instant): Promise<boolean> {
  const other = await ctx.tx
    .selectFrom('smsOffer')
    .select('id')
    .where('personId', '=', personId)
    .where('answer', 'is', null)
    .where('offeredAt', '>', since)
    .limit(1)
    .executeTakeFirst()
  return other !== undefined
}
