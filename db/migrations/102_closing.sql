-- R-454: days on which an office is closed, planned or all at once: who decided it, why, and what it touched. The days
-- themselves stand in `closing_day`, the one record that door, page, telephone and booking read; here is how they came to be.
create table closing (
  id uuid primary key,
  office_id uuid not null references office,
  first_day date not null,
  last_day date not null check (last_day >= first_day),
  cause text not null check (cause in ('planning', 'illness', 'building', 'weather', 'safety', 'election', 'holiday', 'other')),
  says text not null check (length(says) between 1 and 300),
  sudden boolean not null,
  decided_at timestamptz not null,
  decided_by uuid not null references staff,
  impact jsonb not null,
  settled_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_by uuid references staff,
  check ((withdrawn_at is null) = (withdrawn_by is null))
);
comment on column closing.says is 'why, as whoever decided it wrote it; everybody reads it';
comment on column closing.impact is 'what lay on those days when it was decided: meetings, promises, and visitors who were told to come then';
comment on column closing.settled_at is 'the clocks of what is owed then have been set by it';
create index closing_office on closing (office_id, first_day desc);
create index closing_unsettled on closing (decided_at) where settled_at is null and withdrawn_at is null;
alter table closing enable row level security;
alter table closing force row level security;
create policy closing_system on closing to evi_system using (true) with check (true);
grant select, insert, update, delete on closing to evi_system;

alter table closing_day add column cause text not null default 'other'
  check (cause in ('planning', 'illness', 'building', 'weather', 'safety', 'election', 'holiday', 'other')),
  add column closing_id uuid references closing;
grant insert, delete on closing_day to evi_system;

-- The days on which an office is closed, of its own or for all: asked here by everything that asks. An office of none (null)
-- has those that are for all.
create function office_closed(office uuid, first date, last date) returns table (day date, cause text, reason text)
  language sql stable as $$
    select distinct on (d.day) d.day, d.cause, d.reason from closing_day d
    where (d.office_id = office or d.office_id is null) and d.day between first and last order by d.day, d.office_id nulls last $$;
revoke execute on function office_closed from public;
grant execute on function office_closed to evi_app, evi_system;

create or replace function wall.taken_then(person uuid, staff uuid, at timestamptz, around interval)
  returns table (office_id uuid, digital boolean, staff_busy json, person_busy json)
  language sql stable security definer set search_path = public, wall, pg_catalog
  as $$ select s.office_id, p.contact_status = 'digital', b.staff_busy, b.person_busy
    from staff s, person p, lateral (select
      coalesce(json_agg(x.span order by x.span) filter (where x.resource = staff), '[]') as staff_busy,
      coalesce(json_agg(x.span order by x.span) filter (where x.resource = person), '[]') as person_busy
      from (select h.resource, array[extract(epoch from lower(h.during))::bigint, extract(epoch from upper(h.during))::bigint] as span
        from hold h where h.resource in (staff, person) and h.during && tstzrange(at - around, at + around)) x) b
    where s.id = staff and s.active and p.id = person
      and (wall.actor_kind() = 'system' or wall.actor() = person or wall.opened() = person)
      and exists (select from hold h where h.resource = staff and h.why <> 'kept' and h.during @> at)
      and not exists (select from absence b where b.staff_id = staff and b.ended_at is null and b.from_at < at + around)
      and not exists (select from office_closed(s.office_id, (at - around)::date, (at + around)::date))
      and not exists (select from staff_relation r where r.staff_id = staff and r.person_id = person)
      and exists (select from assignment a where a.person_id = person and a.staff_id = staff and a.until_at is null) $$;

-- R-842: those concerned answer for themselves, on the office's page, without a login and without a name. What is decided
-- before the last day has why.
alter table hours_answer alter column staff_id drop not null,
  add column source text not null default 'staff' check (source in ('staff', 'page')),
  add column client_key text check (length(client_key) <= 100),
  add check ((source = 'staff') = (staff_id is not null)),
  add check (source = 'staff' or name is null);
create unique index hours_answer_key on hours_answer (version_id, client_key) where client_key is not null;
alter table hours_version add column early text check (length(early) between 1 and 1000);
comment on column hours_version.early is 'why it was decided before the hearing was over';
