-- R-717: whoever has just answered the only thing they owed a person still has the talk open. For an hour that is the
-- purpose, as a stated one would be; before, looking at one's own answer asked for a purpose.
create or replace function wall.grounds(person uuid, at timestamptz)
  returns table (state text, assigned boolean, cover boolean, owner boolean, emergency boolean, shields text[],
    agreement boolean, stated text)
  language sql stable security definer set search_path = public, wall, pg_catalog
  as $$ with
    me as (select wall.actor() as id, wall.teams() as teams),
    away as (select b.staff_id, b.cover_staff_id, b.cover_team_id, s.deputy_id from absence b join staff s on s.id = b.staff_id
      where b.ended_at is null and b.from_at <= at and (b.until_at is null or b.until_at > at)),
    mine as (select p.* from promise p where p.person_id = person and p.is_open)
    select
      case when p.merged_into is not null then 'merged'
        when exists (select from staff_relation r where r.staff_id = me.id and r.person_id = person)
          or exists (select from staff s where s.id = me.id and s.person_id = person) then 'kin'
        when not wall.near(person) then 'shielded'
        else 'open' end,
      exists (select from assignment a where a.person_id = person and a.until_at is null
        and (a.staff_id = me.id or (a.staff_id is null and a.team_id = any(me.teams)))),
      exists (select from assignment a join away w on w.staff_id = a.staff_id where a.person_id = person and a.until_at is null
          and (w.cover_staff_id = me.id or w.cover_team_id = any(me.teams) or (w.cover_staff_id is null and w.deputy_id = me.id)))
        or exists (select from mine m where m.acting_staff_id = me.id or m.acting_team_id = any(me.teams)),
      exists (select from mine m where m.desk_staff_id = me.id or m.owner_staff_id = me.id or m.offered_staff_id = me.id
        or m.desk_team_id = any(me.teams) or m.owner_team_id = any(me.teams) or m.offered_team_id = any(me.teams)
        or (wall.leads() and m.office_id = wall.office() and (m.lead_list_at is not null or m.leader_list_at is not null))),
      exists (select from access_log l where l.person_id = person and l.staff_id = me.id and l.allowed
        and l.basis = 'emergency' and l.at > grounds.at - interval '4 hours'),
      array(select s.code from shield s where s.person_id = person order by s.code),
      wall.agreement(person, (at at time zone 'Europe/Oslo')::date),
      coalesce(
        (select l.purpose from access_log l where l.person_id = person and l.staff_id = me.id and l.allowed
          and l.basis in ('contact', 'purpose') and l.at > grounds.at - interval '60 minutes' order by l.at desc limit 1),
        (select 'followUp' from promise d where d.person_id = person and d.ended_by = me.id
          and d.ended_at > grounds.at - interval '60 minutes' and d.ended_at <= grounds.at limit 1))
    from person p, me where p.id = person and wall.is_staff() $$;

-- R-112, R-491, decision 006: the leader of an office names who answers for its persons, on the sides they lead, and
-- writes nothing else there. The cell of the matrix stays as it is: reading.
create function wall.name_adviser(person uuid, named uuid, of_side text, to_staff uuid, to_team uuid, is_lead boolean,
    at timestamptz, why text)
  returns table (staff_id uuid, team_id uuid, lead boolean)
  language plpgsql security definer set search_path = public, wall, pg_catalog
  as $$
  declare before assignment; begin
    if not (wall.is_staff() and 'LE' = any(wall.roles()) and of_side = any(wall.sides())
        and person = wall.opened() and wall.near(person)
        and exists (select from person p where p.id = person and p.office_id = wall.office())
        and (to_staff is null or exists (select from staff s where s.id = to_staff and s.active and of_side = any(s.sides)))) then
      raise exception 'only the leader of the office names an adviser there' using errcode = '42501';
    end if;
    update assignment a set until_at = at, reason = why
      where a.person_id = person and a.side = of_side and a.until_at is null returning a.* into before;
    insert into assignment (person_id, id, side, staff_id, team_id, lead, from_at)
      values (person, named, of_side, to_staff, coalesce(to_team, before.team_id), coalesce(is_lead, before.lead, true), at);
    if before.id is not null then
      return query select before.staff_id, before.team_id, before.lead;
    end if;
  end $$;
alter function wall.name_adviser owner to evi_system;
grant execute on function wall.name_adviser to evi_app;
