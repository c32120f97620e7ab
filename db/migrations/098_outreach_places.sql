-- R-539: the places where people are met outside the office, by name, so that what comes of going there is counted.
create table outreach_place (
  id uuid primary key,
  office_id uuid not null references office,
  kind text not null check (kind in ('home', 'workplace', 'school', 'health', 'library', 'street', 'food', 'voluntary', 'prison', 'other')),
  name text not null check (length(name) between 1 and 120),
  address text not null default '' check (length(address) <= 200),
  contact text not null default '' check (length(contact) <= 200),
  added_by uuid not null references staff,
  added_at timestamptz not null,
  closed_at timestamptz
);
comment on column outreach_place.contact is 'whom to ask at the place; nobody’s home is a place here';
create unique index outreach_place_name on outreach_place (office_id, lower(name)) where closed_at is null;
alter table outreach_visit add column place_id uuid references outreach_place;
create index outreach_visit_place on outreach_visit (place_id) where place_id is not null;
create index outreach_visit_office on outreach_visit (office_id, starts_at);

-- R-541: the hours in which a named team receives whoever comes, without a time agreed. Nobody in the team is booked then.
create table team_hours (
  id uuid primary key,
  office_id uuid not null references office,
  team_id uuid not null references team,
  place_id uuid references outreach_place,
  weekday smallint not null check (weekday between 1 and 7),
  opens time not null,
  closes time not null check (closes > opens),
  from_day date not null,
  until_day date,
  said_by uuid not null references staff,
  said_at timestamptz not null
);
comment on column team_hours.place_id is 'null: in the reception of the office';
comment on column team_hours.until_day is 'the last day; null: until further notice';
create index team_hours_team on team_hours (team_id, weekday);
create index team_hours_office on team_hours (office_id);

do $$ declare t text; begin
  foreach t in array array['outreach_place', 'team_hours'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I to evi_system using (true) with check (true)', t || '_system', t);
  end loop;
end $$;
grant select, insert, update, delete on outreach_place, team_hours to evi_system;

-- When these employees stand with their team, between two instants.
create function team_times(staff_ids uuid[], since timestamptz, till timestamptz)
  returns table (staff_id uuid, from_at timestamptz, until_at timestamptz) language sql stable as $$
  select t.staff_id, (d::date + h.opens) at time zone 'Europe/Oslo', (d::date + h.closes) at time zone 'Europe/Oslo'
  from staff_team t join team_hours h on h.team_id = t.team_id
    cross join lateral generate_series(greatest(h.from_day, (since at time zone 'Europe/Oslo')::date)::timestamp,
      least(h.until_day, (till at time zone 'Europe/Oslo')::date)::timestamp, interval '1 day') d
  where t.staff_id = any(staff_ids) and extract(isodow from d) = h.weekday
    and (d::date + h.opens) at time zone 'Europe/Oslo' < till and (d::date + h.closes) at time zone 'Europe/Oslo' > since
$$;
