-- R-453, C6-07: hours of a team can be for those it knows alone: they book in them, and nobody else does.
alter table team_hours add column kept_for text not null default 'anybody' check (kept_for in ('anybody', 'regulars'));
comment on column team_hours.kept_for is 'anybody: whoever comes, and nobody books; regulars: those who have this team as theirs book';

-- When these employees stand with their team, between two instants. Whoever has the team as theirs may be named among
-- those asked about, and then the hours kept for them are free.
create or replace function team_times(staff_ids uuid[], since timestamptz, till timestamptz)
  returns table (staff_id uuid, from_at timestamptz, until_at timestamptz) language sql stable as $$
  select t.staff_id, (d::date + h.opens) at time zone 'Europe/Oslo', (d::date + h.closes) at time zone 'Europe/Oslo'
  from staff_team t join team_hours h on h.team_id = t.team_id
    cross join lateral generate_series(greatest(h.from_day, (since at time zone 'Europe/Oslo')::date)::timestamp,
      least(h.until_day, (till at time zone 'Europe/Oslo')::date)::timestamp, interval '1 day') d
  where t.staff_id = any(staff_ids) and extract(isodow from d) = h.weekday
    and (d::date + h.opens) at time zone 'Europe/Oslo' < till and (d::date + h.closes) at time zone 'Europe/Oslo' > since
    and (h.kept_for = 'anybody' or not exists (select from regular r where r.team_id = h.team_id and r.ended_at is null
      and r.person_id = any(staff_ids)))
$$;
