import { sql } from 'kysely'
import type { Ctx, HelperCtx, Side } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { enter } from './enter.ts'
import { type Appointment, appointments } from './views.ts'

type About = { side: Side; theme: string }
const SIDES = ['common', 'state', 'municipal'] as const satisfies readonly Side[]
/** What a holder books a talk about, as the person does by themselves. */
const THEME = 'contactAdviser'

/** does the holder's mandate let them book about this? Everybody else has been let in as a whole. */
export async function helperMay(ctx: Ctx, personId: string, about: About): Promise<boolean> {
  if (ctx.actor.kind !== 'helper') return true
  const { rows } = await sql<{
    yes: boolean
  }>`select wall.mandate_covers(${personId}::uuid, 'book', ${about.side}, ${about.theme},
    null, null, ${ctx.clock.now()}::timestamptz) as yes`.execute(ctx.tx)
  return rows[0]?.yes === true
}

/** The same of a meeting: to a holder whose mandate does not reach it, it is not there. Refuses with `notFound`. */
export async function letToMeeting(ctx: Ctx, personId: string, meetingId: string): Promise<Result<null>> {
  if (ctx.actor.kind !== 'helper') return ok(null)
  const meeting = await ctx.beyondWall(({ tx }) =>
    tx
      .selectFrom('meeting')
      .select(['side', 'theme'])
      .where('personId', '=', personId)
      .where('id', '=', meetingId)
      .executeTakeFirst(),
  )
  return meeting && (await helperMay(ctx, personId, meeting as About)) ? ok(null) : refused('notFound')
}

/** Who answers for the giver on that side; both sides where it belongs to neither. Beyond the wall. */
const answerersOn = async (ctx: Ctx, personId: string, side: Side): Promise<string[]> =>
  (
    await sql<{ id: string }>`select a.staff_id as id from assignment a where a.person_id = ${personId}
        and a.until_at is null and a.staff_id is not null and (${side} = 'common' or a.side = ${side})
      union select t.staff_id from assignment a join staff_team t on t.team_id = a.team_id where a.person_id = ${personId}
        and a.until_at is null and a.staff_id is null and (${side} = 'common' or a.side = ${side})`.execute(
      ctx.tx,
    )
  ).rows.map(({ id }) => id)

/** a holder books with those of the sides that the mandate names, and never learns who answers on the other. */
export async function helperMeets(ctx: Ctx, personId: string, staffIds: readonly string[]): Promise<boolean> {
  if (ctx.actor.kind !== 'helper') return true
  const may = await meetable(ctx, personId)
  return may !== null && staffIds.every((id) => may.staffIds.includes(id))
}

async function meetable(ctx: Ctx, personId: string): Promise<{ side: Side; staffIds: string[] } | null> {
  for (const side of SIDES)
    if (await helperMay(ctx, personId, { side, theme: THEME }))
      return { side, staffIds: await ctx.beyondWall((beyond) => answerersOn(beyond, personId, side)) }
  return null
}

export type ForGiver = {
  appointments: (Appointment & { side: Side })[]
  /** Null: the mandate lets them see these, and book none. */
  booking: { side: Side; staffIds: string[] } | null
}

/** the giver's meetings that the mandate reaches, and with whom the holder books. Refuses with `notFound`. */
export async function appointmentsOfGiver(ctx: HelperCtx): Promise<Result<ForGiver>> {
  const { personId } = ctx.actor
  const entered = await enter(ctx, personId)
  if (!entered.ok) return entered
  const all = await ctx.beyondWall(async (beyond) => {
    const found = await appointments(beyond, personId)
    const { rows } = await sql<
      About & { id: string }
    >`select id, side, theme from meeting where person_id = ${personId}
      and id = any(${found.map(({ id }) => id)}::uuid[])`.execute(beyond.tx)
    const about = new Map(rows.map((row) => [row.id, row]))
    return found.flatMap((one) => {
      const its = about.get(one.id)
      return its ? [{ ...one, side: its.side, theme: its.theme }] : []
    })
  })
  const seen: ForGiver['appointments'] = []
  for (const { theme, ...one } of all)
    if (await helperMay(ctx, personId, { side: one.side, theme })) seen.push(one)
  return ok({ appointments: seen, booking: await meetable(ctx, personId) })
}
