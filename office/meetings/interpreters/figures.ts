import { sql } from 'kysely'
import type { StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'

export type MeetingInterpreterFigures = {
  /** Meetings held with those who need an interpreter, and how many of them had one. */
  held: number
  interpreted: number
  who: { who: string; n: number }[]
  /** Booked for a time: confirmed a working day ahead, alarms, and those who had said yes and did not come. */
  ordered: number
  confirmed: number
  alarmed: number
  notCome: number
}

const DAYS = 28

/** whether meetings with those who need an interpreter have one. For the leader, of their office. Refuses with `notFound`. */
export async function meetingInterpreterFigures(ctx: StaffCtx): Promise<Result<MeetingInterpreterFigures>> {
  const { officeId, roles } = ctx.actor
  if (!roles.includes('LE') || officeId === null) return refused('notFound')
  const since = ctx.clock.now().subtract({ hours: DAYS * 24 })
  return ctx.beyondWall(async ({ tx }) => {
    const who = await sql<{ who: string; n: number }>`
      select coalesce(m.who_interpreted, 'unsaid') as who, count(*)::int as n
      from meeting m join person p on p.id = m.person_id
      where m.office_id = ${officeId} and m.state = 'held' and m.starts_at >= ${since}
        and (m.interpreter <> 'notFlagged' or p.interpreter_need <> 'none')
      group by 1 order by 2 desc, 1`.execute(tx)
    const orders = await sql<
      Pick<MeetingInterpreterFigures, 'ordered' | 'confirmed' | 'alarmed' | 'notCome'>
    >`select count(*)::int as ordered, count(*) filter (where accepted_at <= due_at)::int as confirmed,
        count(*) filter (where alarmed_at is not null)::int as alarmed,
        count(*) filter (where ended_how = 'notCome')::int as "notCome"
      from interpreter_request where starts_at is not null and asked_at >= ${since} and office_id = ${officeId}`.execute(
      tx,
    )
    const [row] = orders.rows
    if (row === undefined) return refused('notFound')
    const of = (names: readonly string[]) =>
      who.rows.reduce((sum, one) => sum + (names.includes(one.who) ? one.n : 0), 0)
    return ok({
      ...row,
      who: who.rows,
      held: who.rows.reduce((sum, { n }) => sum + n, 0),
      interpreted: of(['professional', 'onDemand']),
    })
  })
}
