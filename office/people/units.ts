import { sql } from 'kysely'
import type { Ctx, Side } from '../kernel/context.ts'
import { type MaySee, onlyWhoMaySee } from './shielded.ts'

/** Where a person's questions land: who answers on each side, and the queues of the office and behind it. */
export type PersonUnits = {
  personId: string
  givenName: string
  language: string
  contactStatus: string
  /** nobody has found out yet how this person is best reached. */
  neverAssessed: boolean
  interpreterNeed: string
  interpreterLanguage: string | null
  needLevel: number
  officeId: string | null
  municipalityId: string | null
  assignments: {
    side: 'state' | 'municipal'
    staffId: string | null
    teamId: string | null
    coverStaffId: string | null
    coverTeamId: string | null
  }[]
  benefitSides: Side[]
  teams: {
    id: string
    kind: string
    side: Side
    municipalityId: string | null
    officeId: string | null
    leadId: string | null
  }[]
  officeLeaderId: string | null
}

/** K17, R-299: assessed as digital and not overdue, or it is unknown; as in profile/rules.ts, for whoever only routes. */
const statusNow = (ctx: Ctx) => sql`case when p.contact_status <> 'assisted' and
    (p.review_at <= ${ctx.clock.now()} or (p.review_at is null and p.contact_status = 'digital'))
    then 'unknown' else p.contact_status end`

/** Staff of one side do not see the other side's row; routing must (the function lets through who answers, no more). */
const assigned = (ctx: Ctx) =>
  ctx.actor.kind === 'staff'
    ? sql`wall.answerers(p.id, ${ctx.clock.now()})`
    : sql`(select x.side, x.staff_id, x.team_id from assignment x where x.person_id = p.id and x.until_at is null)`

const selectUnits = (ctx: Ctx) => sql`
    select p.id as "personId", p.given_name as "givenName", p.language, ${statusNow(ctx)} as "contactStatus",
      p.contact_status = 'unknown' and p.review_at is null as "neverAssessed",
      p.interpreter_need as "interpreterNeed", p.interpreter_language as "interpreterLanguage", p.need_level as "needLevel",
      p.office_id as "officeId", p.municipality_id as "municipalityId", o.leader_id as "officeLeaderId",
      wall.may_see(p.id) as "maySee",
      coalesce((select json_agg(json_build_object('side', a.side, 'staffId', a.staff_id, 'teamId', a.team_id,
          'coverStaffId', b.cover_staff_id, 'coverTeamId', b.cover_team_id))
        from ${assigned(ctx)} a
        left join absence b on b.staff_id = a.staff_id and b.ended_at is null and b.from_at <= ${ctx.clock.now()}), '[]') as assignments,
      coalesce((select json_agg(distinct f.side) from person_fact f where f.person_id = p.id and f.kind in ('benefit', 'decision', 'applicationStatus')), '[]') as "benefitSides",
      coalesce((select json_agg(json_build_object('id', t.id, 'kind', t.kind, 'side', t.side, 'municipalityId', t.municipality_id,
          'officeId', t.office_id, 'leadId', t.lead_id))
        from team t where t.office_id = p.office_id or t.office_id is null), '[]') as teams
    from person p left join office o on o.id = p.office_id`

/**
 * everything routing asks about a person, in one round trip. Locks the person's row, so that two
 * messages sent at the same moment are decided one after the other. Undefined when the wall hides the person.
 */
export async function lockPersonUnits(ctx: Ctx, personId: string): Promise<PersonUnits | undefined> {
  const { rows } = await sql<UnitsRow>`${selectUnits(ctx)}
    where p.id = ${personId} and p.merged_into is null
    for no key update of p`.execute(ctx.tx)
  return rows[0] && unitsFrom(rows[0])
}

type UnitsRow = PersonUnits & { maySee: MaySee }
const unitsFrom = ({ maySee, ...units }: UnitsRow): PersonUnits => onlyWhoMaySee(units, maySee)

/** The same of many at once, without a lock: for what falls due for hundreds in one breath. */
export async function unitsOf(ctx: Ctx, personIds: readonly string[]): Promise<Map<string, PersonUnits>> {
  if (personIds.length === 0) return new Map()
  const { rows } = await sql<UnitsRow>`${selectUnits(ctx)}
    where p.id = any(${[...personIds]}::uuid[]) and p.merged_into is null`.execute(ctx.tx)
  return new Map(rows.map((row) => [row.personId, unitsFrom(row)]))
}
