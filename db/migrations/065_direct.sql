-- R-515 – R-517: a number that belongs to the case and to nobody who works in it. It rings whoever answers for the person
-- now, keeps quiet hours, and is never dead after a change.

-- The numbers that the house has for this. One that was somebody's rests before it is another's.
create table direct_number (
  number text primary key,
  rests_until timestamptz
);

create table direct_line (
  person_id uuid not null references person,
  id uuid not null,
  number text not null references direct_number,
  grounds text[] not null default '{}',
  given_at timestamptz not null,
  given_by_kind text not null check (given_by_kind in ('rule', 'staff')),
  given_by_id uuid references staff,
  reason text,
  ended_at timestamptz,
  ended_how text check (ended_how in ('withheld', 'personAsked', 'followUpEnded', 'merged')),
  primary key (person_id, id),
  check ((ended_at is null) = (ended_how is null)),
  check (given_by_kind = 'rule' or given_by_id is not null)
);
create unique index direct_line_one on direct_line (person_id) where ended_at is null;
create unique index direct_line_number on direct_line (number) where ended_at is null;
create index direct_line_last on direct_line (number, given_at desc);

-- R-515: who departed from the rule, and why. It stands until somebody lifts it, and counts in the equality figures.
create table direct_exception (
  person_id uuid not null references person,
  id uuid not null,
  at timestamptz not null,
  staff_id uuid not null references staff,
  reason text not null,
  said text not null default '',
  lifted_at timestamptz,
  primary key (person_id, id)
);
create unique index direct_exception_one on direct_exception (person_id) where lifted_at is null;

insert into wall.person_table (name, key) values ('direct_line', 'id'), ('direct_exception', 'id');

grant select, insert, update, delete on direct_number, direct_line, direct_exception to evi_system;
grant select on direct_line, direct_exception to evi_app;

do $$ declare t text; begin
  foreach t in array array['direct_number', 'direct_line', 'direct_exception'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I to evi_system using (true) with check (true)', t || '_system', t);
  end loop;
  foreach t in array array['direct_line', 'direct_exception'] loop
    execute format($p$create policy %I on %I for select to evi_app
      using (wall.actor_kind() = 'person' and person_id = wall.actor())$p$, t || '_own', t);
    -- M-01: how somebody is rung stands with their numbers.
    execute format($p$create policy %I on %I for select to evi_app
      using (wall.is_staff() and person_id = wall.opened() and wall.near(person_id)
        and (select wall.holds('M-01', '{W,R}')))$p$, t || '_staff', t);
  end loop;
end $$;

-- R-726: where two records become one, the kept record's line stays; the other ends, and both numbers lead to the person.
-- Undone, it stands again. Wrapped around what the other rooms make room for, as the mandates are.
alter function wall.make_room(uuid, uuid, timestamptz) rename to make_room_before_lines;
create function wall.make_room(kept uuid, merged uuid, at timestamptz) returns jsonb
  language plpgsql security definer set search_path = public, wall, pg_catalog
  as $$ declare before jsonb := wall.make_room_before_lines(kept, merged, at); lines uuid[]; excepted uuid[]; begin
    with gone as (
      update direct_line d set ended_at = make_room.at, ended_how = 'merged' where d.person_id = merged and d.ended_at is null
        and exists (select from direct_line k where k.person_id = kept and k.ended_at is null)
      returning d.id)
    select coalesce(array_agg(id), '{}') into lines from gone;
    with gone as (
      update direct_exception d set lifted_at = make_room.at where d.person_id = merged and d.lifted_at is null
        and exists (select from direct_exception k where k.person_id = kept and k.lifted_at is null)
      returning d.id)
    select coalesce(array_agg(id), '{}') into excepted from gone;
    return before || jsonb_build_object('endedLines', to_jsonb(lines), 'liftedExceptions', to_jsonb(excepted));
  end $$;
alter function wall.make_room owner to evi_system;
revoke execute on function wall.make_room from public;
revoke execute on function wall.make_room from evi_app;

create function wall.lines_apart() returns trigger language plpgsql security definer
  set search_path = public, wall, pg_catalog
  as $$ begin
    if old.undone_at is null and new.undone_at is not null then
      update direct_line d set ended_at = null, ended_how = null where d.person_id = new.merged_id
        and d.id::text in (select jsonb_array_elements_text(new.moved->'endedLines'));
      update direct_exception d set lifted_at = null where d.person_id = new.merged_id
        and d.id::text in (select jsonb_array_elements_text(new.moved->'liftedExceptions'));
    end if;
    return new;
  end $$;
alter function wall.lines_apart owner to evi_system;
create trigger merge_undone_lines after update of undone_at on person_merge for each row execute function wall.lines_apart();
revoke execute on function wall.lines_apart from public;

select wall.write_out_near();
select wall.read_settings_once();
