import { sql } from 'kysely'
import type { StaffCtx } from '../../kernel/context.ts'
import { ok, type Result } from '../../kernel/result.ts'
import { ownWeeks, type Period } from '../figures/period.ts'
import type { Arena } from './model.ts'
import { unlessFew } from './place-rules.ts'

export type ArenaFigures = {
  kind: Arena
  /** How often somebody went, and was not back in time. */
  rounds: number
  notBack: number
  /** Met whom nobody knows the name of: a number, and no name. */
  unnamed: number
  /** Persons met by name; what was agreed with them, and what of it was kept. Null: of so few that it could point at one. */
  named: number | null
  agreed: number | null
  kept: number | null
}
export type OutreachFigures = {
  from: string
  until: string
  least: number
  rows: ArenaFigures[]
  places: { name: string; rounds: number; unnamed: number }[]
}
type Row = Omit<ArenaFigures, 'named' | 'agreed' | 'kept'> & { named: number; agreed: number; kept: number }

/**
 * what came of going out in some whole weeks, by kind of place, for whoever leads the office. There is no sum
 * over the kinds, so that what is left out cannot be worked out. Refuses with `notFound` and `badPeriod`.
 */
export async function outreachFigures(ctx: StaffCtx, period: Period = {}): Promise<Result<OutreachFigures>> {
  const asked = ownWeeks(ctx, period)
  if (!asked.ok) return asked
  const { within, told } = asked.value
  return ctx.beyondWall(async ({ tx }) => {
    const { rows } = await sql<Row>`
      with visits as (select * from outreach_visit v where v.office_id = ${within.officeId}
          and v.starts_at >= ${within.from} and v.starts_at < ${within.until} and v.starts_at <= ${ctx.clock.now()}),
        met as (select v.place_kind, e.person_id, e.people,
            (select count(*)::int from promise p where p.person_id = e.person_id and p.details->>'outreachEntry' = e.id::text) as agreed,
            (select count(*)::int from promise p where p.person_id = e.person_id and p.details->>'outreachEntry' = e.id::text
              and p.state = 'kept') as kept
          from visits v join outreach_entry e on e.visit_id = v.id)
      select v.place_kind as kind, count(*)::int as rounds, count(v.missed_at)::int as "notBack",
        coalesce((select sum(people)::int from met m where m.place_kind = v.place_kind), 0) as unnamed,
        (select count(distinct person_id)::int from met m where m.place_kind = v.place_kind) as named,
        coalesce((select sum(agreed)::int from met m where m.place_kind = v.place_kind), 0) as agreed,
        coalesce((select sum(kept)::int from met m where m.place_kind = v.place_kind), 0) as kept
      from visits v group by v.place_kind order by rounds desc, v.place_kind`.execute(tx)
    const { rows: places } = await sql<OutreachFigures['places'][number]>`
      select p.name, count(*)::int as rounds, coalesce(sum((select sum(e.people) from outreach_entry e where e.visit_id = v.id)), 0)::int as unnamed
      from outreach_visit v join outreach_place p on p.id = v.place_id
      where v.office_id = ${within.officeId} and v.starts_at >= ${within.from} and v.starts_at < ${within.until}
        and v.starts_at <= ${ctx.clock.now()} group by p.id, p.name order by rounds desc, p.name`.execute(tx)
    return ok({ ...told, rows: rows.map(shownRow(told.least)), places })
  })
}

const shownRow =
  (least: number) =>
  ({ named, agreed, kept, ...row }: Row): ArenaFigures => {
    const some = unlessFew(named, least)
    return { ...row, named: some, agreed: some === null ? null : agreed, kept: some === null ? null : kept }
  }
