import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import type { MeetingMode } from '../model.ts'
import type { OfferWay } from './model.ts'

/** A time that is kept for somebody until they answer. */
export type OfferShown = {
  id: string
  requestId: string
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  answerBy: Temporal.Instant
  way: OfferWay
  mode: MeetingMode
  staffName: string
  place: string | null
}

/** What is offered for these wishes now, as far as the wall lets through. */
export async function offersFor(
  ctx: Pick<Ctx, 'tx' | 'clock'>,
  requestIds: readonly string[],
): Promise<Map<string, OfferShown>> {
  if (requestIds.length === 0) return new Map()
  const { rows } = await sql<OfferShown>`
    select o.id, o.request_id as "requestId", o.starts_at as "startsAt", o.ends_at as "endsAt", o.answer_by as "answerBy",
      o.way, o.mode, coalesce(s.name, '') as "staffName", l.name as place
    from meeting_offer o left join staff s on s.id = o.staff_id left join meeting_place l on l.id = o.place_id
    where o.request_id = any(${[...requestIds]}::uuid[]) and o.state = 'open' and o.answer_by > ${ctx.clock.now()}`.execute(
    ctx.tx,
  )
  return new Map(rows.map((row) => [row.requestId, row]))
}
