import { sql } from 'kysely'
import { openPerson } from '../../access/actions.ts'
import type { Ctx, PersonCtx, StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { phoneNumber } from '../../people/actions/contactPoint.ts'
import { adviceOf } from '../../reach/advise/views.ts'
import type { LineOwner } from './model.ts'
import { countable, type ShareRow, type Spread, spreadOf } from './rules.ts'
import { lineOfPerson, ownerOfNumber, withheldFrom } from './store.ts'

/** whom a dialled number belongs to. It names nobody to whoever rang it. */
export function lineOf(ctx: Ctx, dialled: string): Promise<LineOwner | null> {
  const number = phoneNumber(dialled)
  return number === null ? Promise.resolve(null) : ownerOfNumber(ctx.tx, number)
}

export type LineShown = {
  number: string | null
  givenAt: Temporal.Instant | null
  byRule: boolean
  grounds: string[]
  withheld: { reason: string; said: string; at: Temporal.Instant } | null
}

/** The person's own number and what it is for, or why there is none. */
export async function myLine(ctx: PersonCtx): Promise<LineShown> {
  return shown(ctx, ctx.actor.personId)
}

async function shown(ctx: Ctx, personId: string): Promise<LineShown> {
  const line = await lineOfPerson(ctx.tx, personId)
  const withheld = await withheldFrom(ctx.tx, personId)
  return {
    number: line?.number ?? null,
    givenAt: line?.givenAt ?? null,
    byRule: line?.givenByKind === 'rule',
    grounds: line?.grounds ?? [],
    withheld: withheld ? { reason: withheld.reason, said: withheld.said, at: withheld.at } : null,
  }
}

/** The same for staff, with what the rule says now. Refuses with `notFound`, `needsPurpose`. */
export async function directLineFor(
  ctx: StaffCtx,
  { personId }: { personId: string },
): Promise<Result<LineShown & { rule: 'byRule' | 'mayGive' | 'no'; because: readonly string[] }>> {
  const opened = await openPerson(ctx, personId, { what: 'directLine' })
  if (!opened.ok) return opened
  const outcome = (await adviceOf(ctx, { personId }))?.advice.directLine
  return ok({
    ...(await shown(ctx, personId)),
    rule: outcome?.propose ?? 'no',
    because: outcome?.because ?? [],
  })
}

/**
 * who has a line of those whom the rule gives one, by group, and how far advisers are apart, without
 * names, for the leader's office. Cells under the limit are left out. Refuses with `notFound`.
 */
export async function lineEquality(
  ctx: StaffCtx,
): Promise<Result<{ groups: ShareRow[]; spread: Spread | null }>> {
  const { officeId, roles } = ctx.actor
  if (!roles.includes('LE') || officeId === null) return refused('notFound')
  return ctx.beyondWall(async (beyond) => {
    const { rows } = await sql<ShareRow>`
      with entitled as (
        select p.id, case when p.language in ('nb', 'nn') then 'norwegian' else 'otherLanguage' end as language,
          case when p.contact_status = 'assisted' then 'assisted' else 'notAssisted' end as status,
          case when p.birth_date > (${beyond.clock.now()}::timestamptz - interval '30 years')::date then 'under30' else 'over30' end as age,
          s.name as adviser, l.id is not null as given, x.id is not null as withheld
        from person p
          join assignment a on a.person_id = p.id and a.until_at is null left join staff s on s.id = a.staff_id
          left join direct_line l on l.person_id = p.id and l.ended_at is null
          left join direct_exception x on x.person_id = p.id and x.lifted_at is null
        where p.office_id = ${officeId} and p.merged_into is null and (l.id is not null or x.id is not null
          or p.contact_status = 'assisted' or p.interpreter_need <> 'none')),
      groups as (
        select 'group' as by, language as value, * from entitled union all
        select 'group', status, * from entitled union all
        select 'group', age, * from entitled union all
        select 'adviser', adviser, * from entitled where adviser is not null)
      select by, value, count(distinct id)::int as entitled, count(distinct id) filter (where given)::int as given,
        count(distinct id) filter (where withheld)::int as withheld
      from groups group by by, value order by by desc, value`.execute(beyond.tx)
    const shown = countable(rows, ctx.settings.get<number>('stats.minCell', officeId))
    return ok({ groups: shown.filter((row) => row.by === 'group'), spread: spreadOf(shown) })
  })
}
