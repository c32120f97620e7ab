-- R-454: a part of a day is closed as a whole one is, from one time to another on each of its days. Two closings that overlap
-- each keep their days, so that the one that is taken back leaves those of the other.
alter table closing add column from_time time, add column until_time time,
  add check ((from_time is null) = (until_time is null)), add check (until_time > from_time);
alter table closing add column visitors_at timestamptz, add column untold integer check (untold > 0);
comment on column closing.visitors_at is 'visitors who were told to come then have got another time (R-442)';
comment on column closing.untold is 'how many of them are known by a number only, so that nobody could tell them';
update closing set visitors_at = decided_at;
create index closing_visitors on closing (decided_at) where visitors_at is null and withdrawn_at is null;
comment on column closing.from_time is 'from then on each of its days; null where they are closed as a whole';
alter table closing_day add column from_time time, add column until_time time,
  add check ((from_time is null) = (until_time is null)), add check (until_time > from_time),
  drop constraint closing_day_office_id_day_key;
create unique index closing_day_once on closing_day (office_id, day, closing_id, from_time) nulls not distinct;

-- When an office is closed, of its own or for all: asked here by everything that asks. `from_time` and `until_time` are null on
-- a day that is closed as a whole, and such a day has no parts. `during` is the same on the clock, whatever summer time does.
drop function office_closed;
create function office_closed(office uuid, first date, last date)
  returns table (day date, cause text, reason text, from_time time, until_time time, during tstzrange, closing_id uuid)
  language sql stable as $$
    select distinct on (d.day, d.from_time, d.until_time) d.day, d.cause, d.reason, d.from_time, d.until_time,
      tstzrange((d.day + coalesce(d.from_time, time '00:00')) at time zone 'Europe/Oslo',
        (d.day + coalesce(d.until_time, time '24:00')) at time zone 'Europe/Oslo'), d.closing_id
    from closing_day d
    where (d.office_id = office or d.office_id is null) and d.day between first and last
      and (d.from_time is null or not exists (select from closing_day w
        where (w.office_id = office or w.office_id is null) and w.day = d.day and w.from_time is null))
    order by d.day, d.from_time nulls first, d.until_time, d.office_id nulls last, d.closing_id $$;
revoke execute on function office_closed from public;
grant execute on function office_closed to evi_app, evi_system;

insert into event_kind (rule, kind, contact, journal, unit, seen_by_person, retention) values
  ('R-454', 'officeClosed', false, 'may', 'message', true, '5 years');
