-- Booking: what was taken of the share that is kept, links of one's own for everybody invited, and calendars in and out.

-- R-452: whether it took one of the times kept for those who cannot book on a screen.
alter table meeting add column reserved boolean not null default false,
  add column reminded_at timestamptz;
create index meeting_reserved on meeting (owner_staff_id, starts_at) where reserved;

-- R-480: a link that moves one meeting, for each who takes part, without a login.
alter table short_link
  add column meeting_id uuid,
  add column participant_id uuid,
  drop constraint short_link_purpose_check,
  add constraint short_link_purpose_check check (purpose in ('open', 'upload', 'pickTime', 'meeting')),
  add constraint short_link_meeting check ((purpose = 'meeting') = (meeting_id is not null));
create index short_link_meeting_of on short_link (person_id, meeting_id) where meeting_id is not null;

-- R-489: calendars of employees that the office reads: when they are taken, and nothing of by what.
create table calendar_source (
  id uuid primary key default uuidv7(),
  staff_id uuid not null references staff,
  url text not null check (length(url) between 8 and 2000),
  made_at timestamptz not null,
  next_read_at timestamptz not null,
  read_at timestamptz,
  failures smallint not null default 0,
  failure text,
  entries integer not null default 0,
  left_out integer not null default 0,
  ended_at timestamptz
);
comment on column calendar_source.left_out is 'entries that could not be read; the others count';
create index calendar_source_due on calendar_source (next_read_at) where ended_at is null;
create index calendar_source_staff on calendar_source (staff_id) where ended_at is null;

-- Calendars out: a secret address, for a person or an employee, until it is revoked. Only a digest of it is kept.
create table calendar_feed (
  id uuid primary key default uuidv7(),
  person_id uuid references person,
  staff_id uuid references staff,
  secret_hash bytea not null unique,
  made_at timestamptz not null,
  revoked_at timestamptz,
  check (num_nonnulls(person_id, staff_id) = 1)
);
create index calendar_feed_person on calendar_feed (person_id) where person_id is not null and revoked_at is null;
create index calendar_feed_staff on calendar_feed (staff_id) where staff_id is not null and revoked_at is null;

insert into wall.person_table (name, key) values ('calendar_feed', 'id');
grant select, insert, update, delete on calendar_source, calendar_feed to evi_system;
grant select, insert, update on calendar_source, calendar_feed to evi_app;

do $$ declare t text; begin
  foreach t in array array['calendar_source', 'calendar_feed'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I to evi_system using (true) with check (true)', t || '_system', t);
    execute format($p$create policy %I on %I to evi_app using (wall.is_staff() and staff_id = wall.actor())
      with check (wall.is_staff() and staff_id = wall.actor())$p$, t || '_staff', t);
  end loop;
end $$;
create policy calendar_feed_own on calendar_feed to evi_app
  using (wall.actor_kind() = 'person' and person_id = wall.actor())
  with check (wall.actor_kind() = 'person' and person_id = wall.actor());

-- A person is taken also when their record becomes another's: the time follows the person. Where the two are in two places at
-- once it stays under the old name, so that nobody is kept from being one; staff see both meetings.
create function wall.hold_follows() returns trigger language plpgsql as $$
begin
  if new.person_id is distinct from old.person_id and new.kind = 'person' and new.resource = old.person_id
    and not exists (select from hold h where h.resource = new.person_id and h.why = 'meeting' and h.during && new.during and h.id <> new.id) then
    new.resource := new.person_id;
  end if;
  return new;
end $$;
create trigger hold_follows before update of person_id on hold for each row execute function wall.hold_follows();

select wall.write_out_near();
select wall.read_settings_once();
