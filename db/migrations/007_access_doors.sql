-- Doors: what a cell gives that is less than a row. Each is run as evi_system and asks the cells itself.

-- E and A in M-04 and M-05: that something exists on the other side, who has it, when it is due. Nothing else.
create function wall.other_side(person uuid, today date)
  returns table (side text, owner_name text, urgency text, due_at timestamptz)
  language sql stable security definer set search_path = public, wall, pg_catalog
  as $$ select p.side, coalesce(s.name, t.name), p.urgency, p.due_at
    from promise p
    left join staff s on s.id = coalesce(p.acting_staff_id, p.owner_staff_id)
    left join team t on t.id = coalesce(p.acting_team_id, p.owner_team_id)
    where p.person_id = person and p.is_open and wall.opened() = person and wall.near(person) and (
      (p.side = 'municipal' and not wall.holds('M-05', '{W,R,J}') and (wall.has_cell('M-05', '{E}')
        or (wall.has_cell('M-05', '{A}') and wall.agreement(person, today))))
      or (p.side = 'state' and wall.has_cell('M-04', '{E}') and not wall.holds('M-04', '{W,R,J}')))
    order by p.due_at $$;
alter function wall.other_side(uuid, date) owner to evi_system;
create or replace function wall.other_side(person uuid)
  returns table (side text, owner_name text, urgency text, due_at timestamptz)
  language sql stable as $$ select * from wall.other_side(person, null::date) $$;

-- S in M-04 and M-05 (R-723): adviser, number and age of open promises.
create function wall.desk_card(person uuid) returns table (side text, owner_name text, open bigint, oldest timestamptz)
  language sql stable security definer set search_path = public, wall, pg_catalog
  as $$ select p.side, coalesce(s.name, t.name), count(*), min(p.received_at)
    from promise p
    left join staff s on s.id = coalesce(p.acting_staff_id, p.owner_staff_id)
    left join team t on t.id = coalesce(p.acting_team_id, p.owner_team_id)
    where p.person_id = person and p.is_open and wall.opened() = person and wall.near(person)
      and case p.side when 'municipal' then wall.has_cell('M-05', '{S}') else wall.has_cell('M-04', '{S}') end
    group by p.side, coalesce(s.name, t.name) order by min(p.received_at) $$;
alter function wall.desk_card owner to evi_system;

-- S in M-06 (and M-15 at the desk, where the office has said so): closed values, no sums, no letters.
create function wall.status_values(person uuid) returns table (side text, kind text, value jsonb, source text, as_of timestamptz)
  language sql stable security definer set search_path = public, wall, pg_catalog
  as $$ select f.side, f.kind, case f.kind
      when 'applicationStatus' then jsonb_build_object('application', f.value->'application', 'status', f.value->'status')
      when 'documentsComplete' then jsonb_build_object('application', f.value->'application', 'complete', f.value->'complete')
      else jsonb_build_object('date', f.value->'date') end, f.source, f.as_of
    from person_fact f
    where f.person_id = person and wall.opened() = person and wall.near(person)
      and f.kind in ('applicationStatus', 'documentsComplete', 'nextPayment')
      and ((f.side = 'state' and wall.has_cell('M-06', '{S}'))
        or ('RE' = any(wall.roles()) and wall.reception_policy() in ('partial', 'full'))) $$;
alter function wall.status_values owner to evi_system;

-- A in M-15: the whitelist, key by key (R-720), under an agreement in force (R-721), for three services.
create or replace function wall.whitelist(person uuid, today date)
  returns table (kind text, value jsonb, source text, as_of timestamptz)
  language sql stable security definer set search_path = public, wall, pg_catalog
  as $$ select f.kind, case f.kind
      when 'account' then jsonb_build_object('account', f.value->'account')
      when 'address' then jsonb_build_object('address', f.value->'address')
      when 'applicationStatus' then jsonb_build_object('application', f.value->'application', 'status', f.value->'status')
      when 'documentsComplete' then jsonb_build_object('application', f.value->'application', 'complete', f.value->'complete')
      when 'decision' then jsonb_build_object('decision', f.value->'decision', 'date', f.value->'date', 'status', f.value->'status')
      else jsonb_build_object('date', f.value->'date', 'amount', f.value->'amount') end, f.source, f.as_of
    from person_fact f
    where f.person_id = person and f.side = 'municipal' and wall.opened() = person and wall.near(person)
      and wall.has_cell('M-15', '{A}') and wall.agreement(person, today)
      and f.kind in ('account', 'address', 'applicationStatus', 'documentsComplete', 'decision', 'nextPayment')
      and coalesce(f.value->>'application', f.value->>'decision', f.value->>'benefit', 'socialAssistance')
        in ('socialAssistance', 'qualificationProgramme', 'temporaryHousing') $$;

-- E in M-02 (R-724): others see only that a special route exists.
create function wall.special_route(person uuid) returns boolean
  language sql stable security definer set search_path = public, wall, pg_catalog
  as $$ select wall.is_staff() and wall.has_cell('M-02', '{E}') and exists (select from shield s where s.person_id = person) $$;
alter function wall.special_route owner to evi_system;

-- R-717: how whoever acts stands to a person, before the record is opened. `state` is `open` when it may be.
create function wall.grounds(person uuid, at timestamptz)
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
      (select l.purpose from access_log l where l.person_id = person and l.staff_id = me.id and l.allowed
        and l.basis in ('contact', 'purpose') and l.at > grounds.at - interval '60 minutes' order by l.at desc limit 1)
    from person p, me where p.id = person and wall.is_staff() $$;
alter function wall.grounds owner to evi_system;

-- R-730: what is logged is who acts now; the same opening within ten minutes is one line.
create function wall.log_access(person uuid, at timestamptz, client text, role text, basis text, purpose text, what text, allowed boolean)
  returns void language sql security definer set search_path = public, wall, pg_catalog
  as $$ insert into access_log (person_id, at, staff_id, client_id, role, basis, purpose, what, allowed)
    select $1, $2, wall.actor(), $3, $4, $5, $6, $7, $8
    where wall.is_staff() and exists (select from person p where p.id = $1) and not exists (select from access_log l
      where l.person_id = $1 and l.staff_id = wall.actor() and l.basis = $5 and l.purpose = $6 and l.what = $7
        and l.allowed = $8 and l.at > $2 - interval '10 minutes') $$;
alter function wall.log_access owner to evi_system;

-- K32, R-727: protection is set at once on everything already stored. Everybody near the person may set it, the person
-- too; only those who are cleared may lift it.
create function wall.protect(person uuid, codes text[], at timestamptz) returns void
  language plpgsql security definer set search_path = public, wall, pg_catalog
  as $$ begin
    if not (wall.actor_kind() = 'person' and wall.actor() = person
      or wall.is_staff() and wall.opened() = person and wall.near(person) and wall.holds('M-01', '{W}')) then
      raise exception 'may not set protection' using errcode = '42501';
    end if;
    if exists (select from shield s where s.person_id = person and not s.code = any(codes))
      and not (wall.is_staff() and wall.has_cell('M-02', '{K}')) then
      raise exception 'may not lift protection' using errcode = '42501';
    end if;
    delete from shield s where s.person_id = person and not s.code = any(codes);
    insert into shield (person_id, code, since) select person, code, at from unnest(codes) as code on conflict do nothing;
    update contact_point c set protected = codes && array['6', '7'] where c.person_id = person;
  end $$;
alter function wall.protect owner to evi_system;

-- R-728, R-715: search runs here because an index on names cannot be used under row security. At most `most` persons,
-- by name (every word), a whole national number, a whole telephone number or the number of a receipt.
drop function wall.search_person(text, integer);
create index message_number on message (number);
create function wall.search_person(kind text, words text[], most integer)
  returns table (id uuid, given_name text, family_name text, birth_date date, office_id uuid, municipality text)
  language plpgsql stable security definer set search_path = public, wall, pg_catalog set enable_seqscan = off
  as $$ declare found uuid[]; held constant text[] := wall.shields(); me constant uuid := wall.actor(); begin
    if not (wall.is_staff() and wall.holds('M-01', '{W,R,J}')) then return; end if;
    case kind
      when 'number' then found := array(select i.person_id from person_identity i where i.number = any(words));
      when 'phone' then found := array(select c.person_id from contact_point c where c.value = any(words)
        and c.kind = 'phone' and c.ended_at is null and not c.protected limit 50);
      when 'receipt' then found := array(
        select m.person_id from message m where m.number = any(words::bigint[])
        union select t.person_id from thread t where t.number = any(words::bigint[]));
      else found := array(select p.id from person p where p.merged_into is null
        and lower(p.given_name || ' ' || p.family_name) like words[1]
        and lower(p.given_name || ' ' || p.family_name) like coalesce(words[2], '%')
        and lower(p.given_name || ' ' || p.family_name) like coalesce(words[3], '%') limit 400);
    end case;
    return query
      select p.id, p.given_name, p.family_name, p.birth_date, p.office_id, m.name
      from person p left join municipality m on m.id = p.municipality_id
      where p.id in (select coalesce(q.merged_into, q.id) from person q where q.id = any(found))
        and p.merged_into is null
        -- wall.near, written out: a call for each of 400 names would cost more than the search
        and not exists (select from shield s where s.person_id = p.id and not s.code = any(held))
        and not exists (select from staff_relation r where r.staff_id = me and r.person_id = p.id)
        and p.id is distinct from (select s.person_id from staff s where s.id = me)
      order by p.family_name, p.given_name, p.birth_date limit most;
  end $$;
alter function wall.search_person owner to evi_system;

grant execute on all functions in schema wall to evi_app, evi_system;
do $$ begin
  if to_regprocedure('wall.make_room(uuid, uuid, timestamptz)') is not null then
    revoke execute on function wall.make_room, wall.grown from evi_app;
  end if;
end $$;
