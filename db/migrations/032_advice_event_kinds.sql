-- R-013, R-196: each contact that somebody chose a way for by hand, with what was advised, why another way was taken, and
-- whether need, wish or shortage of time decided. What the employee wrote about it is the person's to read (R-194).
create table channel_choice (
  person_id uuid not null references person,
  id uuid not null default uuidv7(),
  at timestamptz not null,
  staff_id uuid not null references staff,
  office_id uuid references office,
  side text not null check (side in ('state', 'municipal', 'common')),
  thread_id uuid,
  message_id uuid,
  event_id uuid,
  purpose text not null,
  proposed text[] not null,
  chosen text not null,
  deviates boolean not null,
  against_wish boolean not null,
  reason text,
  basis text check (basis in ('need', 'capacity', 'personWish')),
  said text,
  primary key (person_id, id),
  check ((reason is null) = (basis is null))
);
comment on column channel_choice.reason is 'ChannelReason; null where a machine client sent without one, which is counted too';
create index channel_choice_office on channel_choice (office_id, at) where deviates;
create index channel_choice_event on channel_choice (person_id, event_id);

insert into event_kind (rule, kind, contact, journal, unit, seen_by_person, retention) values
  ('R-196', 'channelChosen', false, 'no', 'none', true, 'asCase');
insert into wall.person_table (name, key) values ('channel_choice', 'id');

grant select, insert on channel_choice to evi_app;
grant select, insert, update, delete on channel_choice to evi_system;
alter table channel_choice enable row level security;
alter table channel_choice force row level security;
create policy channel_choice_system on channel_choice to evi_system using (true) with check (true);
create policy channel_choice_own on channel_choice for select to evi_app
  using (wall.actor_kind() = 'person' and person_id = wall.actor());
-- M-13, M-14: it speaks of a message or a talk, so whoever may read those on its side reads why it went as it did.
create policy channel_choice_staff on channel_choice to evi_app
  using (wall.is_staff() and person_id = wall.opened() and wall.near(person_id) and case side
      when 'municipal' then (select wall.holds_side('M-14', '{W,R,J}', 'municipal'))
      when 'state' then (select wall.holds_side('M-13', '{W,R,J}', 'state'))
      else (select wall.holds('M-13', '{W,R,J}')) or (select wall.holds('M-14', '{W,R,J}')) end)
  with check (wall.is_staff() and staff_id = wall.actor() and person_id = wall.opened() and wall.near(person_id));

-- M-34: sums for the leader of an office, without persons and without employees.
create function wall.channel_choices(since timestamptz)
  returns table (reason text, basis text, deviating int, chosen int) language sql stable security definer
  set search_path = public, wall, pg_catalog
  as $$ select c.reason, c.basis, count(*) filter (where c.deviates)::int, count(*)::int
    from channel_choice c
    where wall.is_staff() and 'LE' = any(wall.roles()) and c.office_id = wall.office() and c.at >= since
    group by c.reason, c.basis $$;
alter function wall.channel_choices owner to evi_system;
revoke all on function wall.channel_choices from public;
grant execute on function wall.channel_choices to evi_app, evi_system;

select wall.write_out_near();
select wall.read_settings_once();
