import { type Insertable, sql } from 'kysely'
import type { DB } from '../../../db/types.ts'
import type { Ctx } from '../../kernel/context.ts'
import { insertRows } from '../../kernel/insert.ts'
import type { ReachFacts } from '../../people/profile/model.ts'
import type { PersonUnits } from '../../people/units.ts'
import type { Act, OnLadder } from './model.ts'

/** What a batch of steps knows of the persons it is about. */
export type Around = {
  facts: ReadonlyMap<string, ReachFacts>
  units: ReadonlyMap<string, PersonUnits>
  now: Temporal.Instant
}
type Sending = Extract<Act, { does: 'send' }>

/**
 * what goes out is a neutral line or the letter itself, and its key names the step, so that no step is
 * ever sent twice. It waits in the queue of what leaves the house.
 */
export function outgoingFor(
  ctx: Ctx,
  notice: OnLadder,
  act: Sending,
  around: Around,
): Insertable<DB['outgoing']> & { id: string } {
  const whole = act.channel === 'letter' || act.channel === 'mailbox'
  const kind = whole ? 'letter' : act.rung === 'portalNotice' ? 'noticeWaits' : 'noticeReminder'
  return {
    personId: notice.personId,
    id: ctx.newId(),
    channel: act.channel,
    address: act.address,
    kind,
    language: around.facts.get(notice.personId)?.language ?? 'nb',
    body: whole ? '' : `notice.${kind}`,
    madeAt: around.now,
    key: `${notice.id}:${act.step}`,
    noticeId: notice.id,
    messageId: notice.messageId,
    contactPointId: act.pointId,
    recipientId: notice.personId,
  }
}

/**
 * R-344, C3-08: the envelope waits at every place the person comes by, from the same day. Where none of the places they
 * named is one any more, it waits at the desk of their own office: nothing is left without a hand to give it out.
 */
export async function putOnPickUpLists(
  ctx: Ctx,
  notices: readonly OnLadder[],
  around: Around,
): Promise<void> {
  if (notices.length === 0) return
  const named = [...new Set(notices.flatMap((one) => around.facts.get(one.personId)?.pickUpPlaces ?? []))]
  const { rows: places } = await sql<{ id: string; name: string }>`
    select id, name from pickup_place where ended_at is null and (id::text = any(${named}) or name = any(${named}))`.execute(
    ctx.tx,
  )
  const wanted = (notice: OnLadder) => {
    const told = around.facts.get(notice.personId)?.pickUpPlaces ?? []
    return places.filter(({ id, name }) => told.includes(id) || told.includes(name))
  }
  const desks = await desksOf(
    ctx,
    notices.filter((notice) => wanted(notice).length === 0),
  )
  const items = notices.flatMap((notice) => {
    const found = wanted(notice).map(({ id }) => id)
    const desk = desks.get(notice.officeId)
    return (found.length > 0 || desk === undefined ? found : [desk]).map((placeId) => ({
      personId: notice.personId,
      id: ctx.newId(),
      noticeId: notice.id,
      placeId,
      madeAt: around.now,
    }))
  })
  await insertRows(ctx.tx, 'pickupItem', items)
}

/** The desk of each of these notices' offices; an office that has none yet has one from now on. */
async function desksOf(ctx: Ctx, notices: readonly OnLadder[]): Promise<Map<string | null, string>> {
  const offices = [...new Set(notices.flatMap(({ officeId }) => officeId ?? []))]
  if (offices.length === 0) return new Map()
  await sql`insert into pickup_place (office_id, name, kind)
    select o.id, o.name, 'desk' from office o where o.id = any(${offices}::uuid[]) and not exists (
      select from pickup_place p where p.office_id = o.id and p.kind = 'desk' and p.ended_at is null)`.execute(
    ctx.tx,
  )
  const { rows } = await sql<{ officeId: string; id: string }>`
    select distinct on (office_id) office_id as "officeId", id from pickup_place
    where office_id = any(${offices}::uuid[]) and kind = 'desk' and ended_at is null order by office_id, id`.execute(
    ctx.tx,
  )
  return new Map(rows.map((row) => [row.officeId, row.id]))
}
