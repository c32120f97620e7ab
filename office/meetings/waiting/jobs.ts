import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { staffNotice } from '../../kernel/staff-notice.ts'
import { inTransaction, type Surroundings } from '../../kernel/transaction.ts'
import { lockRequest } from '../requests/store.ts'
import { passOn } from './answer.ts'
import { offerClosed } from './closed.ts'
import { offerNext } from './offer.ts'
import { mayAskNow } from './rules.ts'
import { lockOffer, offeredThen } from './store.ts'

const SYSTEM = { kind: 'system', name: 'waiting' } as const
const AT_ONCE = 200

/**
 * offers that nobody answered in time, and those whose wish has ended, go on; those for a time that the office is closed
 * are taken back; then each time that waits is offered
 * to the next in line. Each in a transaction of its own.
 */
export async function runWaiting(around: Surroundings): Promise<number> {
  const now = around.clock.now()
  const { rows: over } = await sql<{ personId: string; id: string }>`
    select o.person_id as "personId", o.id from meeting_offer o
      left join meeting_request r on r.person_id = o.person_id and r.id = o.request_id
    where o.state = 'open' and (o.answer_by <= ${now} or r.state is distinct from 'offered')
    order by o.answer_by limit ${AT_ONCE}`.execute(around.databases.system)
  for (const one of over) await inTransaction(around, SYSTEM, (ctx) => settleOver(ctx, one))
  const closed = await offeredThen(around.databases.system, now, AT_ONCE)
  for (const one of closed) await inTransaction(around, SYSTEM, (ctx) => offerClosed(ctx, one))
  const waiting = await freedNow(around)
  let asked = 0
  for (const { id, officeId } of waiting) {
    const calendar = around.settings.calendar(officeId)
    if (!mayAskNow(now, calendar, calendar.policy.workingHours)) continue
    if (await inTransaction(around, SYSTEM, (ctx) => offerNext(ctx, id))) asked += 1
  }
  return over.length + closed.length + asked
}

const freedNow = (around: Surroundings) =>
  around.databases.system
    .selectFrom('freedTime as f')
    .select(['f.id', 'f.officeId'])
    .where('f.doneAt', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('meetingOffer as o')
            .select('o.id')
            .whereRef('o.freedId', '=', 'f.id')
            .where('o.state', '=', 'open'),
        ),
      ),
    )
    .orderBy('f.startsAt')
    .limit(AT_ONCE)
    .execute()

async function settleOver(ctx: Ctx, one: { personId: string; id: string }): Promise<void> {
  const offer = await lockOffer(ctx.tx, one.personId, one.id)
  if (offer?.state !== 'open') return
  const wish = await lockRequest(ctx.tx, offer.personId, offer.requestId)
  const ended = wish?.state !== 'offered'
  await passOn(ctx, offer, wish, ended ? 'gone' : 'passed')
  if (ended || !wish) return
  recordEvent(ctx, {
    personId: offer.personId,
    kind: 'timeOfferPassed',
    side: wish.side,
    channel: 'system',
    theme: wish.theme,
    promiseId: wish.promiseId,
    data: { offerId: offer.id, requestId: wish.id, startsAt: offer.startsAt.toString() },
  })
  // Whoever holds the wish finds out why nobody answered: the person is owed a time all the same.
  await staffNotice(ctx, offer.staffId, 'meetingOfferPassed', offer.personId, wish.promiseId)
}
