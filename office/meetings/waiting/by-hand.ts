import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { lockPromise } from '../../kernel/promise/store.ts'
import { staffNotice } from '../../kernel/staff-notice.ts'
import { reachFactsOf } from '../../people/profile/views.ts'
import type { MeetingMode } from '../model.ts'
import type { RequestRow } from '../requests/model.ts'
import type { ByHand } from './model.ts'
import { byHand, offerWay } from './rules.ts'

type Asking = Pick<Ctx, 'tx' | 'clock' | 'settings'>

/** those of these wishes that no time given back is offered for, and why; a few questions however many. Beyond the wall. */
export async function byHandOf(
  ctx: Asking,
  wishes: readonly { personId: string; id: string; mode: MeetingMode | null }[],
): Promise<Map<string, ByHand>> {
  if (wishes.length === 0) return new Map()
  const facts = await reachFactsOf(ctx, [...new Set(wishes.map(({ personId }) => personId))])
  const passed = await passedOf(
    ctx,
    wishes.map(({ id }) => id),
  )
  const days = ctx.settings.get<number>('reach.usableDays')
  return new Map(
    wishes.flatMap(({ personId, id, mode }): [string, ByHand][] => {
      const known = facts.get(personId)
      const way = known === undefined ? null : offerWay(known, ctx.clock.now(), days)
      const { n, officeId } = passed.get(id) ?? { n: 0, officeId: null }
      const why = byHand(
        { way, mode, passed: n },
        ctx.settings.get<number>('meeting.offer.mostPassed', officeId),
      )
      return why === null ? [] : [[id, why]]
    }),
  )
}

async function passedOf({ tx }: Asking, ids: readonly string[]) {
  const { rows } = await sql<{ id: string; officeId: string; n: number }>`
    select o.request_id as id, p.office_id as "officeId", count(*)::int as n from meeting_offer o
      join meeting_request r on r.person_id = o.person_id and r.id = o.request_id
      join promise p on p.person_id = r.person_id and p.id = r.promise_id
    where o.request_id = any(${[...ids]}::uuid[]) and o.state = 'passed' group by 1, 2`.execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}

/**
 * a time came by that this wish was in line for, and the person can be asked in no way: whoever holds the wish is
 * told, once, and finds a time by hand.
 */
export async function passedOver(ctx: Ctx, wish: RequestRow, staffId: string): Promise<void> {
  const told = await ctx.tx
    .selectFrom('staffNotice')
    .select('id')
    .where('promiseId', '=', wish.promiseId)
    .where('kind', '=', 'meetingOfferByHand')
    .executeTakeFirst()
  if (told) return
  const promise = await lockPromise(ctx.tx, wish.personId, wish.promiseId)
  await staffNotice(ctx, promise?.deskStaffId ?? staffId, 'meetingOfferByHand', wish.personId, wish.promiseId)
}
