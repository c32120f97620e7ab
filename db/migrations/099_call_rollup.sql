-- R-788, R-799: how the telephone went, day by day, for the whole of the contact centre: counted once when nothing that
-- follows can change a day any more, and read instead of every call of the period (office/calls/figures).
create table call_rollup (
  day date not null,
  by text not null check (by in ('all', 'line', 'language', 'side')),
  value text not null,
  what text not null,
  n int not null,
  who bigint[],
  primary key (day, by, value, what)
);
comment on column call_rollup.what is 'a count of office/calls/figures/model.ts; "rest:" and a part: callers in what is left of its whole';
comment on column call_rollup.who is 'whom it is of, as numbers that say nobody''s name, where they are few; null: of as many as any cell needs';

create table call_rollup_wait (
  day date not null,
  by text not null check (by in ('all', 'line', 'language', 'side')),
  value text not null,
  seconds int[] not null,
  n int[] not null,
  primary key (day, by, value),
  check (cardinality(seconds) = cardinality(n))
);

create table call_rollup_day (
  day date primary key,
  definition int not null,
  rolled_at timestamptz not null,
  stale boolean not null
);
comment on column call_rollup_day.stale is 'something of this day, or a week around it, has been corrected since: it is counted again, and read from the calls until then';

grant select, insert, update, delete on call_rollup, call_rollup_wait, call_rollup_day to evi_system;
alter table call_rollup enable row level security;
alter table call_rollup force row level security;
create policy call_rollup_system on call_rollup to evi_system using (true) with check (true);
alter table call_rollup_wait enable row level security;
alter table call_rollup_wait force row level security;
create policy call_rollup_wait_system on call_rollup_wait to evi_system using (true) with check (true);
alter table call_rollup_day enable row level security;
alter table call_rollup_day force row level security;
create policy call_rollup_day_system on call_rollup_day to evi_system using (true) with check (true);

-- Whose next call and next message within a week count with a call make a change reach that far. Of days that are not
-- counted yet nothing is marked, which is nearly all that ever changes. Always by day, so that no two wait for each other.
create function wall.mark_call_days(since timestamptz, until timestamptz) returns void
  language sql security definer set search_path = public, wall, pg_catalog
  as $$ update call_rollup_day set stale = true where day in (select day from call_rollup_day
      where day between (since at time zone 'Europe/Oslo')::date and (until at time zone 'Europe/Oslo')::date
      order by day for no key update) $$;

create function wall.call_changed() returns trigger language plpgsql security definer set search_path = public, wall, pg_catalog
  as $$ begin
    if tg_op <> 'INSERT' then
      perform wall.mark_call_days(old.started_at - interval '8 days', old.started_at + interval '8 days');
    end if;
    if tg_op = 'INSERT' or tg_op = 'UPDATE' and new.started_at <> old.started_at then
      perform wall.mark_call_days(new.started_at - interval '8 days', new.started_at + interval '8 days');
    end if;
    return null;
  end $$;
create trigger call_days_added after insert or delete on call for each row execute function wall.call_changed();
-- No day is counted while a call near it is still on the line: what happens during a call costs nothing here.
create trigger call_days_changed after update on call for each row
  when (old.ended_at is not null and (old.person_id, old.from_number, old.direction, old.line, old.language, old.side, old.theme,
      old.outcome, old.ended_how, old.started_at, old.waiting_since, old.answered_at, old.ended_at)
    is distinct from (new.person_id, new.from_number, new.direction, new.line, new.language, new.side, new.theme, new.outcome,
      new.ended_how, new.started_at, new.waiting_since, new.answered_at, new.ended_at))
  execute function wall.call_changed();

create function wall.enquiry_changed() returns trigger language plpgsql security definer set search_path = public, wall, pg_catalog
  as $$ begin
    if tg_op <> 'INSERT' then
      perform wall.mark_call_days(old.received_at - interval '9 days', old.received_at);
    end if;
    if tg_op <> 'DELETE' then
      perform wall.mark_call_days(new.received_at - interval '9 days', new.received_at);
    end if;
    return null;
  end $$;
create trigger call_days_added after insert or delete on enquiry for each row execute function wall.enquiry_changed();
create trigger call_days_changed after update on enquiry for each row
  when ((old.person_id, old.theme, old.received_at) is distinct from (new.person_id, new.theme, new.received_at))
  execute function wall.enquiry_changed();

create function wall.of_call_changed() returns trigger language plpgsql security definer set search_path = public, wall, pg_catalog
  as $$ begin
    perform wall.mark_call_days(c.started_at - interval '8 days', c.started_at + interval '8 days')
      from call c where c.id = any(array[case when tg_op <> 'INSERT' then old.call_id end, case when tg_op <> 'DELETE' then new.call_id end]);
    return null;
  end $$;
create trigger call_days_added after insert or delete on transfer for each row execute function wall.of_call_changed();
create trigger call_days_changed after update on transfer for each row
  when ((old.call_id, old.state, old.started_at) is distinct from (new.call_id, new.state, new.started_at))
  execute function wall.of_call_changed();
create trigger call_days_added after insert or delete on desk_contact for each row execute function wall.of_call_changed();
create trigger call_days_changed after update on desk_contact for each row
  when ((old.call_id, old.by_hand) is distinct from (new.call_id, new.by_hand))
  execute function wall.of_call_changed();
