-- R-344: who hands over what waits at a place. At a desk it is whoever works in the reception of that office; at a partner's
-- place somebody there with a login of their own and no other right at all. They see a name and that an envelope waits.

alter table staff drop constraint staff_employer_check,
  add constraint staff_employer_check check (employer in ('state', 'municipal', 'partner'));

create table pickup_keeper (
  place_id uuid not null references pickup_place,
  staff_id uuid not null references staff,
  primary key (place_id, staff_id)
);
grant select on pickup_keeper to evi_app;
grant select, insert, update, delete on pickup_keeper to evi_system;
alter table pickup_keeper enable row level security;
alter table pickup_keeper force row level security;
create policy pickup_keeper_system on pickup_keeper to evi_system using (true) with check (true);
create policy pickup_keeper_self on pickup_keeper for select to evi_app
  using (wall.is_staff() and staff_id = wall.actor());

-- M-39: the places of whoever acts: those they keep, and the desk of their office when waiting letters are theirs to see.
create function wall.keeps(place uuid) returns boolean
  language sql stable security definer set search_path = public, wall, pg_catalog
  as $$ select wall.is_staff() and exists (
    select from pickup_place p where p.id = place and p.ended_at is null and (
      exists (select from pickup_keeper k where k.place_id = p.id and k.staff_id = wall.actor())
      or (p.kind = 'desk' and wall.holds('M-39', '{W,R}')
        and p.office_id = (select s.office_id from staff s where s.id = wall.actor())))) $$;
alter function wall.keeps owner to evi_system;

-- M-39, R-344: a name, that an envelope waits, and since when. Whose it is inside the house is not in the answer.
create function wall.waiting_at(place uuid)
  returns table (item_id uuid, person_id uuid, notice_id uuid, name text, made_at timestamptz)
  language sql stable security definer set search_path = public, wall, pg_catalog
  as $$ select i.id, i.person_id, i.notice_id, p.given_name || ' ' || p.family_name, i.made_at
    from pickup_item i join person p on p.id = i.person_id
    where wall.keeps(place) and i.place_id = place and i.removed_at is null and wall.near(i.person_id) $$;
alter function wall.waiting_at owner to evi_system;

grant execute on function wall.keeps(uuid), wall.waiting_at(uuid) to evi_app, evi_system;

select wall.write_out_near();
select wall.read_settings_once();
