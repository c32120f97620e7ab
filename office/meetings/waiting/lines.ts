import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { byTurn } from '../requests/rules.ts'
import { weighed } from '../requests/weigh.ts'

export type InLine = { number: number; of: number }

type Row = {
  personId: string
  id: string
  desk: string
  grantedAt: Temporal.Instant | null
  askedAt: Temporal.Instant
}
const MOST = 2000

/**
 * which number each of these wishes has among all that wait at the same desk, in the order in which times are
 * offered. Beyond the wall: a number tells nothing of the others.
 */
export async function placesInLine(
  ctx: Pick<Ctx, 'tx' | 'clock' | 'settings'>,
  requestIds: readonly string[],
): Promise<Map<string, InLine>> {
  if (requestIds.length === 0) return new Map()
  const { rows } = await sql<Row>`
    with desks as materialized (select distinct p.desk_staff_id, p.desk_team_id from meeting_request r
      join promise p on p.person_id = r.person_id and p.id = r.promise_id
      where r.id = any(${[...requestIds]}::uuid[]) and p.is_open)
    select r.person_id as "personId", r.id, coalesce(p.desk_staff_id, p.desk_team_id) as desk, r.granted_at as "grantedAt",
      r.asked_at as "askedAt"
    from desks d join promise p on p.is_open and p.kind = 'arrangeMeeting'
        and (p.desk_staff_id = d.desk_staff_id or (d.desk_staff_id is null and p.desk_staff_id is null and p.desk_team_id = d.desk_team_id))
      join meeting_request r on r.person_id = p.person_id and r.promise_id = p.id and r.state in ('open', 'offered')
    order by r.asked_at limit ${MOST}`.execute(ctx.tx)
  const weights = await weighed(ctx, rows)
  const found = new Map<string, InLine>()
  for (const line of Map.groupBy(rows, ({ desk }) => desk).values()) {
    const inOrder = line
      .flatMap((row) => {
        const weight = weights.get(row.id)
        return weight ? [{ ...row, ...weight, granted: row.grantedAt !== null }] : []
      })
      .sort(byTurn)
    inOrder.forEach(({ id }, index) => {
      found.set(id, { number: index + 1, of: inOrder.length })
    })
  }
  return found
}
