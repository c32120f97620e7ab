import { sql } from 'kysely'
import type { Ctx, StaffCtx } from '../../kernel/context.ts'
import type { Urgency } from '../../kernel/promise/model.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { reachFactsOf } from '../../people/profile/views.ts'
import { lineGrounds } from '../../reach/advise/direct-line.ts'
import type { Situation } from '../../reach/advise/model.ts'
import { type Counted, countable, type ShareRow, type Spread, sharesOf, spreadOf } from './rules.ts'

/**
 * who has a line of those whom the rule names, by group, and how far advisers are apart, without names, for
 * the leader's office. The rule is asked itself, whatever the office has decided of numbers, so that an office that gives
 * none shows as one. Cells under the limit are left out. Refuses with `notFound`.
 */
export async function lineEquality(
  ctx: StaffCtx,
): Promise<Result<{ groups: ShareRow[]; spread: Spread | null }>> {
  const { officeId, roles } = ctx.actor
  if (!roles.includes('LE') || officeId === null) return refused('notFound')
  return ctx.beyondWall(async (beyond) => {
    const rows = sharesOf(await countedIn(beyond, officeId))
    const shown = countable(rows, ctx.settings.get<number>('stats.minCell', officeId))
    return ok({ groups: shown.filter((row) => row.by !== 'adviser'), spread: spreadOf(shown) })
  })
}

type Row = Omit<Counted, 'entitled'> & { settled: boolean; urgency: Urgency; situation: Situation[] }

/** So many are read at once. */
const AT_ONCE = 500

async function countedIn(ctx: Ctx, officeId: string): Promise<Counted[]> {
  const rows = await followedUp(ctx, officeId)
  const named = await namedOf(ctx, rows)
  return rows.map((row) => ({ ...row, entitled: row.settled || named.has(row.id) }))
}

/** whom the rule names in the office, and who has no line and no exception: the longest known first. */
export async function namedWithout(ctx: Ctx, officeId: string): Promise<string[]> {
  const rows = (await followedUp(ctx, officeId)).filter(({ given, withheld }) => !given && !withheld)
  return [...(await namedOf(ctx, rows))].sort()
}

async function namedOf(ctx: Ctx, rows: readonly Row[]): Promise<Set<string>> {
  const ids = [...new Set(rows.map(({ id }) => id))]
  const named = new Set<string>()
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const reach = await reachFactsOf(ctx, ids.slice(from, from + AT_ONCE))
    for (const { id, situation, urgency } of rows) {
      const facts = reach.get(id)
      if (facts && lineGrounds({ reach: facts, situation, urgency }).length > 0) named.add(id)
    }
  }
  return named
}

/** Everybody whom somebody of the office follows up, with what the ledger and the case say of them (reach/advise). */
async function followedUp(ctx: Ctx, officeId: string): Promise<Row[]> {
  const { rows } = await sql<Row>`
    with people as (
      select p.id, p.language, p.contact_status, p.birth_date, p.need_level from person p
      where p.office_id = ${officeId} and p.merged_into is null
        and exists (select from assignment a where a.person_id = p.id and a.until_at is null)),
    facts as (
      select f.person_id, count(distinct f.side) as sides,
        coalesce(array_agg(distinct f.value->>'benefit') filter (where f.kind = 'benefit' and f.value ? 'benefit'), '{}') as benefits
      from person_fact f where f.person_id in (select id from people) group by f.person_id),
    urgent as (
      select distinct on (q.person_id) q.person_id, q.urgency from promise q
      where q.is_open and q.person_id in (select id from people) order by q.person_id, q.urgency_rank)
    select p.id, a.staff_id as adviser, p.language in ('nb', 'nn', 'no') as norwegian, p.contact_status = 'assisted' as assisted,
      coalesce(p.birth_date > (${ctx.clock.now()}::timestamptz at time zone 'Europe/Oslo' - interval '30 years')::date, false) as "under30",
      coalesce(f.benefits, '{}') as benefits, coalesce(u.urgency, 'ordinary') as urgency,
      array_remove(array[
        case when f.benefits && '{qualificationProgramme,introduction}' then 'closeProgramme' end,
        case when 'youthGuarantee' = any(f.benefits) then 'youthGuarantee' end,
        case when p.need_level >= 2 or f.sides = 2 then 'compoundNeeds' end], null) as situation,
      l.id is not null as given, x.id is not null as withheld,
      x.id is not null or coalesce(l.given_by_kind = 'rule' or l.reason = 'byRule', false) as settled
    from people p
      join assignment a on a.person_id = p.id and a.until_at is null
      left join facts f on f.person_id = p.id
      left join urgent u on u.person_id = p.id
      left join direct_line l on l.person_id = p.id and l.ended_at is null
      left join direct_exception x on x.person_id = p.id and x.lifted_at is null`.execute(ctx.tx)
  return rows
}
