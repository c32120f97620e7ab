import { type RawBuilder, sql } from 'kysely'
import { OUTCOME } from '../desk/table.ts'

/** Calls from a point in time until another; `office` null: every call of the contact centre's lines. */
export type Span = { office: string | null; from: Temporal.Instant; until: Temporal.Instant }

/** Who rings again within so many days rings about what was not solved. */
export const REPEAT_DAYS = 7
const SOLVED = Object.entries(OUTCOME).flatMap(([outcome, { solved }]) => (solved ? [outcome] : []))
const week = sql`interval '7 days'`

export const ofOffice = (office: string | null): RawBuilder<unknown> =>
  office === null ? sql`` : sql`and c.office_id = ${office}`

/** A person, else a number, else one call whose number is withheld; as a number, which is put in order much faster than words. */
const caller = sql`hashtextextended(coalesce(c.person_id::text, c.from_number, c.id::text), 0)`

/** The calls that came in, some days more on both sides, so that the first and the next of the same caller are known. */
const near = ({ office, from, until }: Span) => sql`
  select c.id, ${caller} as who, c.person_id, c.line, c.language,
    coalesce(c.side, 'unknown') as side, c.theme, c.outcome, c.ended_how, c.started_at, c.answered_at, c.ended_at
  from call c
  where c.direction = 'in' and c.started_at >= ${from.subtract({ hours: 24 * REPEAT_DAYS })}
    and c.started_at < ${until.add({ hours: 24 * REPEAT_DAYS })} ${ofOffice(office)}
    and (c.line <> 'staff' or not exists (select from desk_contact d where d.call_id = c.id and d.by_hand = 'desk'))`

/**
 * `one`: a row for each call of the span with what it was. What a call was depends on nothing but a week on each side of
 * it, so that days that are counted one by one make up a month. `day` is what the rows are kept apart by.
 */
export const callFacts = (span: Span, day: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  near as not materialized (${near(span)}),
  moved as (select x.call_id, bool_or(x.state = 'answered') as answered from transfer x join call n on n.id = x.call_id
    where x.started_at >= ${span.from} and x.started_at < ${span.until.add({ hours: 24 })}
      and x.started_at >= n.started_at and x.started_at < n.started_at + interval '1 day' group by x.call_id),
  placed as (select n.*, lag(started_at) over caller as before, lead(started_at) over caller as after,
      lead(started_at) over matter as same
    from near n window caller as (partition by who order by started_at, id), matter as (partition by who, theme order by started_at, id)),
  told as (
    select p.*, m.call_id is not null as was_moved, coalesce(m.answered, false) as move_answered,
      p.before is null or p.before < p.started_at - ${week} as is_first,
      p.after is not null and p.after < p.started_at + ${week} as rang_again,
      p.answered_at is not null as was_answered, p.answered_at is not null and p.outcome = any(${SOLVED}::text[]) as solved,
      p.ended_how in ('hungUpWaiting', 'hungUpInMenu') and p.answered_at is null as hung_up,
      p.theme is not null and p.same is not null and p.same < p.started_at + ${week} as rang_same
    from placed p left join moved m on m.call_id = p.id
    where p.started_at >= ${span.from} and p.started_at < ${span.until}),
  one as (
    select ${day} as day, who, line, language, side, true as calls, is_first as first_calls, is_first and was_answered as reached_first,
      is_first and was_answered and not (solved and not rang_again) as reached_unsolved, was_answered as answered,
      hung_up is true as abandoned, not was_answered and hung_up is not true as otherwise, rang_again as repeated,
      solved and not was_moved as helped_by_first,
      solved and not was_moved and (rang_same or exists (select from enquiry e where e.person_id = t.person_id and e.theme = t.theme
        and e.received_at > t.ended_at and e.received_at < t.ended_at + ${week})) as later_same,
      was_answered and not was_moved and solved is not true as neither, was_answered and was_moved as transferred,
      was_answered and was_moved and move_answered as transfer_answered,
      was_answered and was_moved and rang_again as transfer_repeated,
      is_first and solved and not rang_again as solved_in_one
    from told t)`

/**
 * `one`: the calls that were promised in the span and the one that asked for them, where there is one. Written out once:
 * what is looked up for each of them is asked of several times. An office's are found by their promises, which are few.
 */
export const callbackFacts = (
  { office, from, until }: Span,
  now: Temporal.Instant,
): RawBuilder<unknown> => sql`
  one as materialized (
    select null::date as day, hashtextextended(b.person_id::text, 0) as who, coalesce(c.line, 'elsewhere') as line,
      coalesce(b.language, (select h.language from person h where h.id = b.person_id)) as language,
      coalesce(p.side, 'unknown') as side, true as promised, p.state in ('kept', 'keptElsewhere') as kept,
      p.state in ('kept', 'keptElsewhere') and p.ended_at <= p.first_due_at as kept_in_time,
      p.is_open and p.due_at < ${now} as late,
      exists (select from callback_window w where w.person_id = b.person_id and w.promise_id = b.promise_id and w.state = 'missed')
        as window_missed,
      p.state not in ('kept', 'keptElsewhere') and not (p.is_open and p.due_at < ${now}) as pending,
      (select count(*) from callback_attempt a where a.person_id = b.person_id and a.promise_id = b.promise_id) as attempts
    from callback b join promise p on p.person_id = b.person_id and p.id = b.promise_id
      left join call c on c.id = b.call_id
    where b.mode <> 'ladder' and b.asked_at >= ${from} and b.asked_at < ${until} and p.state <> 'merged'
      and p.kind = 'callBack' and p.made_at < ${until} ${office === null ? sql`` : sql`and p.office_id = ${office}`})`
