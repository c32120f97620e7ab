import { sql } from 'kysely'
import type { Side, StaffCtx, StaffSide } from '../../kernel/context.ts'

type DirectoryStaff = {
  id: string
  name: string
  title: string
  officeId: string | null
  sides: StaffSide[]
  /** Away now, or from a time to come. */
  away: {
    from: Temporal.Instant
    until: Temporal.Instant | null
    coverName: string | null
    now: boolean
  } | null
}
type DirectoryTeam = { id: string; name: string; kind: string; side: Side; officeId: string | null }
export type Directory = {
  offices: { id: string; name: string }[]
  teams: DirectoryTeam[]
  staff: DirectoryStaff[]
}

type StaffRow = Omit<DirectoryStaff, 'away'> & {
  fromAt: Temporal.Instant | null
  untilAt: Temporal.Instant | null
  coverName: string | null
}

/**
 * R-110: who can be given something: everybody at the reader's office and at the person's, and the central units as
 * queues. Colleagues of a unit without an office are in it for those who work there.
 */
export async function directory(ctx: StaffCtx, input: { personId?: string } = {}): Promise<Directory> {
  const of = await ctx.tx
    .selectFrom('person')
    .select('officeId')
    .where('id', '=', input.personId ?? '00000000-0000-0000-0000-000000000000')
    .executeTakeFirst()
  const officeIds = [...new Set([ctx.actor.officeId, of?.officeId ?? null].filter((id) => id !== null))]
  const here = sql`${`{${officeIds.join(',')}}`}::uuid[]`
  const offices = await sql<Directory['offices'][number]>`
    select id, name from office where id = any(${here}) order by name`.execute(ctx.tx)
  const teams = await sql<DirectoryTeam>`
    select id, name, kind, side, office_id as "officeId" from team
    where (office_id = any(${here}) and kind not in ('leaders', 'reception'))
      or (office_id is null and kind in ('contactCentre', 'benefitUnit'))
    order by office_id nulls last, side desc, name`.execute(ctx.tx)
  const staff = await sql<StaffRow>`
    select s.id, s.name, s.title, s.office_id as "officeId", s.sides, a.from_at as "fromAt", a.until_at as "untilAt",
      coalesce(c.name, t.name) as "coverName"
    from staff s
      left join lateral (select * from absence b where b.staff_id = s.id and b.ended_at is null order by b.from_at limit 1) a on true
      left join staff c on c.id = a.cover_staff_id left join team t on t.id = a.cover_team_id
    where s.active and (s.office_id = any(${here}) or s.office_id is not distinct from ${ctx.actor.officeId}::uuid)
    order by s.name`.execute(ctx.tx)
  return {
    offices: offices.rows,
    teams: teams.rows,
    staff: staff.rows.map((row) => member(row, ctx.clock.now())),
  }
}

function member({ fromAt, untilAt, coverName, ...row }: StaffRow, now: Temporal.Instant): DirectoryStaff {
  if (fromAt === null) return { ...row, away: null }
  const away = { from: fromAt, until: untilAt, coverName, now: Temporal.Instant.compare(fromAt, now) <= 0 }
  return { ...row, away }
}
