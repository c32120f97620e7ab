import { sql } from 'kysely'
import type { Tx } from '../../kernel/context.ts'
import { BREAKDOWNS, type Breakdown, COUNTS, type Count, type Counted } from './model.ts'

type Asked = { officeId: string; from: Temporal.Instant; until: Temporal.Instant }

const told = (field: string) => sql`coalesce(tally->>${sql.lit(field)}, 'untold')`
const local = sql`came_at at time zone 'Europe/Oslo'`
const VALUE: Record<Exclude<Breakdown, 'receiver' | 'becameOf'>, ReturnType<typeof sql>> = {
  all: sql`''`,
  hour: sql`extract(hour from ${local})::int::text`,
  weekday: sql`extract(isodow from ${local})::int::text`,
  reason: sql`reason`,
  language: sql`language`,
  languageSkill: told('languageSkill'),
  digitalSkill: told('digitalSkill'),
  userGroup: told('userGroup'),
  benefit: told('benefit'),
  cameBy: sql`came_by`,
  outcome: sql`coalesce(outcome, 'untold')`,
}
const IS: Record<Count, ReturnType<typeof sql>> = {
  visits: sql`true`,
  solved: sql`tally->>'solved' = 'yes'`,
  otherChannel: sql`tally->>'otherChannel' = 'yes'`,
  noOtherChannel: sql`tally->>'otherChannel' = 'no'`,
  referred: sql`cardinality(receivers) > 0`,
  left: sql`outcome is not distinct from 'leftBeforeHelp'`,
  urgent: sql`urgent`,
  interpreter: sql`needs_interpreter`,
  paper: sql`on_paper`,
}

/** R-441: the visits of an office in a period, each with where it was shown on to and whether it was about paper. */
const visits = ({ officeId, from, until }: Asked) => sql`
  select v.*, case when v.called_at is not null then greatest(0, extract(epoch from v.called_at - greatest(v.came_at, v.appointment_at)) / 60) end as waited, coalesce(v.person_id, v.id) as who,
    array(select r.receiver from visit_referral r where r.visit_id = v.id) as receivers,
    array(select w from visit_referral r, unnest(array[case when r.ended_at is null then 'open' else r.outcome end,
      case when r.taken = 'protested' then r.taken end]) as w where r.visit_id = v.id and w is not null) as became,
    exists (select from visit_deed d where d.visit_id = v.id and d.deed in ('papers', 'print')) as on_paper
  from visit v where v.office_id = ${officeId} and v.came_at >= ${from} and v.came_at < ${until}`

type Row = { by: Breakdown; value: string; minutes: Counted['minutes']; wait: Counted['wait'] } & Record<
  string,
  number
>

/** Half took no longer, and nine of ten; null where it is known of nobody. */
const lasted = (what: 'minutes' | 'waited') => {
  const part = (share: number) =>
    sql`round(percentile_cont(${sql.lit(share)}) within group (order by ${sql.ref(what)}))::int`
  return sql`case when count(${sql.ref(what)}) > 0 then json_build_object('median', ${part(0.5)}, 'most', ${part(0.9)},
    'people', count(distinct who) filter (where ${sql.ref(what)} is not null)) end`
}

/** Counted for each visitor first: a cell is of people, and one who comes ten times is one. */
export async function visitRows(tx: Tx, asked: Asked): Promise<Counted[]> {
  const values = BREAKDOWNS.flatMap((by) =>
    by === 'receiver' || by === 'becameOf' ? [] : [sql`(${sql.lit(by)}, ${VALUE[by]})`],
  )
  const { rows } = await sql<Row>`
    with visits as materialized (${visits(asked)}),
    one as (
      select by, value, who, minutes, waited, ${sql.join(COUNTS.map((count) => sql`(${IS[count]}) is true as ${sql.ref(count)}`))}
      from visits cross join lateral (
        select * from (values ${sql.join(values)}) as told(by, value)
        union all select 'receiver', unnest(case when receivers = '{}' then '{none}' else receivers end)
        union all select 'becameOf', unnest(became)) b),
    each as (
      select by, value, who, ${sql.join(COUNTS.map((count) => sql`count(*) filter (where ${sql.ref(count)}) as ${sql.ref(count)}`))}
      from one group by by, value, who),
    lasted as (select by, value, ${lasted('minutes')} as minutes, ${lasted('waited')} as wait from one group by by, value)
    select e.by, e.value, (array_agg(l.minutes))[1] as minutes, (array_agg(l.wait))[1] as wait, ${sql.join(
      COUNTS.flatMap((count) => [
        sql`sum(e.${sql.ref(count)})::int as ${sql.ref(`n_${count}`)}`,
        sql`count(*) filter (where e.${sql.ref(count)} > 0)::int as ${sql.ref(`p_${count}`)}`,
        sql`count(*) filter (where e.visits > e.${sql.ref(count)})::int as ${sql.ref(`r_${count}`)}`,
      ]),
    )}
    from each e join lasted l on l.by = e.by and l.value = e.value group by e.by, e.value`.execute(tx)
  return rows.map((row) => ({
    by: row.by,
    value: row.value,
    minutes: row.minutes,
    wait: row.wait,
    cells: Object.fromEntries(
      COUNTS.map((count) => {
        const of = (kind: string) => row[`${kind}${count[0]?.toUpperCase()}${count.slice(1)}`] ?? 0
        return [count, { n: of('n'), people: of('p'), rest: of('r') }]
      }),
    ) as Counted['cells'],
  }))
}
