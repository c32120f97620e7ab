import { sql } from 'kysely'
import type { Ctx, StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { OFFICE_ZONE } from '../../kernel/time/localTime.ts'
import { isId } from '../reception/store.ts'
import { KEPT_FOR, type KeptFor, maySetTeamHours, type NewHours, readHours } from './place-rules.ts'

/**
 * hours in which a named team of one's own office receives whoever comes, in the reception or at a place outside.
 * Nobody in the team can be booked then, but by those who have the team as theirs where the hours are for them. Refuses with `notFound`, `badForm`, `inPast` and `windowsOverlap`.
 */
export async function setTeamHours(ctx: StaffCtx, told: NewHours): Promise<Result<{ hoursId: string }>> {
  const { officeId, staffId } = ctx.actor
  if (officeId === null || !maySetTeamHours(ctx.actor)) return refused('notFound')
  const hours = readHours(told)
  if (hours === null || !isId(told.teamId) || (told.placeId !== null && !isId(told.placeId)))
    return refused('badForm')
  const { weekday, opens, closes, fromDay, untilDay, keptFor } = hours
  return ctx.beyondWall(async ({ tx, clock, newId }) => {
    const today = clock.now().toZonedDateTimeISO(OFFICE_ZONE).toPlainDate()
    if (untilDay !== null && Temporal.PlainDate.compare(untilDay, today) < 0) return refused('inPast')
    // One at a time for a team, so that two who say the same do not both get it.
    const { rows: team } = await sql`
      select t.id from team t where t.id = ${told.teamId} and t.office_id = ${officeId}
        and (${told.placeId}::uuid is null or exists (select from outreach_place p
          where p.id = ${told.placeId} and p.office_id = ${officeId} and p.closed_at is null)) for update of t`.execute(
      tx,
    )
    if (team.length === 0) return refused('notFound')
    const until = untilDay?.toString() ?? null
    const { rows: same } = await sql`
      select from team_hours where team_id = ${told.teamId} and weekday = ${weekday}
        and opens < ${closes}::time and closes > ${opens}::time
        and daterange(from_day, until_day, '[]') && daterange(${fromDay.toString()}::date, ${until}::date, '[]') limit 1`.execute(
      tx,
    )
    if (same.length > 0) return refused('windowsOverlap')
    const id = newId()
    await sql`insert into team_hours (id, office_id, team_id, place_id, weekday, opens, closes, from_day, until_day, kept_for, said_by, said_at)
      values (${id}, ${officeId}, ${told.teamId}, ${told.placeId}, ${weekday}, ${opens}::time, ${closes}::time,
        ${fromDay.toString()}::date, ${until}::date, ${keptFor}, ${staffId}, ${clock.now()})`.execute(tx)
    return ok({ hoursId: id })
  })
}

/** They are not kept any more, from today on. Refuses with `notFound`. */
export async function endTeamHours(ctx: StaffCtx, input: { hoursId: string }): Promise<Result<null>> {
  const { officeId } = ctx.actor
  if (officeId === null || !maySetTeamHours(ctx.actor) || !isId(input.hoursId)) return refused('notFound')
  return ctx.beyondWall(async ({ tx }) => {
    const { rows } =
      await sql`delete from team_hours where id = ${input.hoursId} and office_id = ${officeId} returning id`.execute(
        tx,
      )
    return rows.length === 0 ? refused('notFound') : ok(null)
  })
}

export type TeamTime = {
  id: string
  team: string
  /** Null: in the reception. */
  place: string | null
  address: string | null
  weekday: number
  opens: string
  closes: string
  from: string
  until: string | null
  keptFor: KeptFor
}

/** when and where the named teams of an office receive without a time agreed: for everybody to read. */
export const teamTimes = (ctx: Ctx, officeId: string): Promise<TeamTime[]> =>
  hoursKept(ctx, officeId, ['anybody'])

async function hoursKept(ctx: Ctx, officeId: string, kinds: readonly KeptFor[]): Promise<TeamTime[]> {
  const today = ctx.clock.now().toZonedDateTimeISO(OFFICE_ZONE).toPlainDate().toString()
  return ctx.beyondWall(async ({ tx }) => {
    const { rows } = await sql<TeamTime>`
      select h.id, t.name as team, p.name as place, p.address, h.weekday, to_char(h.opens, 'HH24:MI') as opens,
        to_char(h.closes, 'HH24:MI') as closes, h.from_day::text as "from", h.until_day::text as until,
        h.kept_for as "keptFor"
      from team_hours h join team t on t.id = h.team_id left join outreach_place p on p.id = h.place_id
      where h.office_id = ${officeId} and h.kept_for = any(${[...kinds]}::text[]) and (h.until_day is null or h.until_day >= ${today}::date)
      order by h.weekday, h.opens, t.name, h.id`.execute(tx)
    return rows
  })
}

export type TeamBook = { teams: { id: string; name: string }[]; hours: TeamTime[]; maySet: boolean }

/** The hours of one's own office, and its teams for whoever may set them. Refuses with `notFound`. */
export async function teamHours(ctx: StaffCtx): Promise<Result<TeamBook>> {
  const { officeId } = ctx.actor
  if (officeId === null) return refused('notFound')
  const maySet = maySetTeamHours(ctx.actor)
  const teams = await ctx.beyondWall(({ tx }) =>
    tx.selectFrom('team').select(['id', 'name']).where('officeId', '=', officeId).orderBy('name').execute(),
  )
  return ok({ teams: maySet ? teams : [], hours: await hoursKept(ctx, officeId, KEPT_FOR), maySet })
}
