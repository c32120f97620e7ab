-- Policies that follow the cells of the access matrix exactly, where those of 006 were wider or did not yet know them.

-- Who is protected and whose family is whose are data about persons too.
alter table shield enable row level security;
alter table shield force row level security;
create policy shield_system on shield to evi_system using (true) with check (true);
create policy shield_staff on shield for select to evi_app using ((select wall.is_staff()));
create policy shield_own on shield for select to evi_app
  using ((select wall.actor_kind()) = 'person' and person_id = (select wall.actor()));
alter table staff_relation enable row level security;
alter table staff_relation force row level security;
create policy relation_system on staff_relation to evi_system using (true) with check (true);
create policy relation_own on staff_relation for select to evi_app
  using ((select wall.is_staff()) and staff_id = (select wall.actor()));

-- Grants are given outside: nobody widens their own, and only what a colleague may tell of themselves changes here.
revoke update on staff from evi_app;
grant update (deputy_id, phone, languages) on staff to evi_app;
alter table staff enable row level security;
alter table staff force row level security;
create policy staff_system on staff to evi_system using (true) with check (true);
create policy staff_read on staff for select to evi_app using (true);
create policy staff_change on staff for update to evi_app
  using (wall.is_staff() and (id = wall.actor() or (select wall.holds('M-35', '{W}'))));
alter table absence enable row level security;
alter table absence force row level security;
create policy absence_system on absence to evi_system using (true) with check (true);
create policy absence_read on absence for select to evi_app using (true);
create policy absence_write on absence for insert to evi_app
  with check (wall.is_staff() and (staff_id = wall.actor() or (select wall.holds('M-35', '{W}'))));
create policy absence_change on absence for update to evi_app
  using (wall.is_staff() and (staff_id = wall.actor() or (select wall.holds('M-35', '{W}'))));

-- What the person may read but not write: the same in every table where only the office writes.
do $$ declare t text; begin
  foreach t in array array['person_identity', 'assignment', 'person_fact', 'marker', 'access_log'] loop
    execute format('drop policy %I on %I', t || '_own', t);
    execute format($p$create policy %I on %I for select to evi_app
      using (wall.actor_kind() = 'person' and person_id = wall.actor())$p$, t || '_own', t);
  end loop;
end $$;

-- M-01, M-03 and M-10 stand in one row; which columns may change depends on the class of each.
create function wall.guard_person() returns trigger language plpgsql as $$ begin
  if current_user <> 'evi_app' then return new; end if;
  if (old.id, old.subject, old.merged_into, old.created_at) is distinct from (new.id, new.subject, new.merged_into, new.created_at) then
    raise exception 'identity changes by merging only' using errcode = '42501';
  end if;
  if wall.is_staff() and (old.given_name, old.family_name, old.call_me, old.birth_date, old.municipality_id, old.office_id)
      is distinct from (new.given_name, new.family_name, new.call_me, new.birth_date, new.municipality_id, new.office_id)
    and not wall.holds('M-01', '{W}') then raise exception 'M-01' using errcode = '42501';
  end if;
  if wall.is_staff() and (old.language, old.written_form, old.interpreter_need, old.interpreter_language, old.contact_status, old.reading_ability)
      is distinct from (new.language, new.written_form, new.interpreter_need, new.interpreter_language, new.contact_status, new.reading_ability)
    and not wall.holds('M-03', '{W}') then raise exception 'M-03' using errcode = '42501';
  end if;
  if (old.need_level, old.effort_group) is distinct from (new.need_level, new.effort_group)
    and not (wall.is_staff() and wall.holds('M-10', '{W}')) then raise exception 'M-10' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger person_guard before update on person for each row execute function wall.guard_person();

-- M-01, M-03
alter policy person_staff on person with check (wall.is_staff() and wall.near(id)
  and ((select wall.holds('M-01', '{W}')) or (select wall.holds('M-03', '{W}')) or (select wall.holds('M-10', '{W}'))));
alter policy identity_staff on person_identity
  with check (wall.is_staff() and (select wall.holds('M-01', '{W}')) and wall.near(person_id));
-- M-01, M-02: what is protected opens for a shield (or, for the privacy role, a purpose), and is written by those
alter policy contact_point_staff on contact_point
  using (wall.is_staff() and person_id = wall.opened() and wall.near(person_id) and
    case when protected then (select wall.holds('M-02', '{K,J}')) and exists (select from shield s where s.person_id = contact_point.person_id)
      else (select wall.holds('M-01', '{W,R,J}')) end)
  with check (wall.is_staff() and person_id = wall.opened() and wall.near(person_id) and
    case when protected then (select wall.holds('M-02', '{K}')) and exists (select from shield s where s.person_id = contact_point.person_id)
      else (select wall.holds('M-01', '{W}')) end);

-- M-04, M-05. R-717: who answers for whom is known of one's own persons, and otherwise of the person one has opened;
-- a leader knows it of the whole office.
drop policy assignment_staff on assignment;
create policy assignment_staff on assignment to evi_app
  using (wall.is_staff() and (person_id = wall.opened() or staff_id = wall.actor() or team_id = any(wall.teams())
      or ((select wall.leads()) and exists (select from person p where p.id = person_id and p.office_id = wall.office())))
    and case side when 'state' then (select wall.holds('M-04', '{W,R,J}')) else (select wall.holds('M-05', '{W,R,J}')) end
    and wall.near(person_id))
  with check (wall.is_staff() and person_id = wall.opened() and case side
    when 'state' then (select wall.holds('M-04', '{W}')) else (select wall.holds('M-05', '{W}')) end
    and wall.near(person_id));
-- R-110: whoever has an entry may hand it on to where they cannot follow. The row is theirs to see until the transaction
-- ends, or the database would refuse the very change that takes it out of their sight.
create function wall.handed_on() returns uuid language sql stable
  as $$ select nullif(current_setting('evi.handed_on', true), '')::uuid $$;
create function wall.note_handing_on() returns trigger language plpgsql as $$ begin
  if current_user = 'evi_app' and wall.is_staff() and (wall.actor() in (old.desk_staff_id, old.owner_staff_id, old.offered_staff_id)
      or old.desk_team_id = any(wall.teams()) or old.offered_team_id = any(wall.teams()) or wall.leads()) then
    perform set_config('evi.handed_on', old.id::text, true);
  end if;
  return new;
end $$;
create trigger promise_handing_on before update on promise for each row execute function wall.note_handing_on();
alter policy promise_staff on promise
  using (wall.is_staff() and wall.near(person_id) and (
    desk_staff_id = wall.actor() or owner_staff_id = wall.actor() or offered_staff_id = wall.actor()
    or (desk_staff_id is null and desk_team_id = any(wall.teams())) or offered_team_id = any(wall.teams())
    or (made_by_kind = 'staff' and made_by_id = wall.actor()) or id = wall.handed_on()
    or ((person_id = wall.opened() or owner_team_id = any(wall.teams()) or (office_id = wall.office() and (select wall.leads())))
      and case side
        when 'state' then (select wall.holds('M-04', '{W,R,J}'))
        when 'municipal' then (select wall.holds('M-05', '{W,R,J}'))
        else (select wall.holds('M-04', '{W,R,J}')) or (select wall.holds('M-05', '{W,R,J}')) end)));

-- M-06, M-07, M-15, M-16: facts come from the systems of each side, and those who may write correct them by hand.
grant insert, update on person_fact to evi_app;
create function wall.fact_class(side text, kind text) returns text language sql immutable
  as $$ select case when side = 'municipal' then 'M-15' when kind = 'decision' then 'M-07'
    when kind = 'address' then 'M-01' else 'M-06' end $$;
alter policy fact_staff on person_fact
  using (wall.is_staff() and person_id = wall.opened() and wall.near(person_id) and case wall.fact_class(side, kind)
    when 'M-15' then (select wall.holds('M-15', '{W,R,J}'))
    when 'M-07' then (select wall.holds('M-07', '{W,R,J}'))
    when 'M-01' then (select wall.holds('M-01', '{W,R,J}'))
    else (select wall.holds('M-06', '{W,R,J}')) end)
  with check (wall.is_staff() and person_id = wall.opened() and wall.near(person_id) and case wall.fact_class(side, kind)
    when 'M-15' then case when value ? 'text' then (select wall.holds('M-16', '{W}')) else (select wall.holds('M-15', '{W}')) end
    when 'M-07' then (select wall.holds('M-07', '{W}'))
    when 'M-01' then (select wall.holds('M-01', '{W}'))
    else (select wall.holds('M-06', '{W}')) end);

-- M-13, M-14: what somebody owes the answer to, they read and answer, where their cell gives content at all (R-108).
-- What they have answered stays theirs to see until it is handed on.
create function wall.handles(person uuid, part uuid) returns boolean
  language sql stable security definer set search_path = public, wall, pg_catalog
  as $$ select wall.is_staff() and (exists (select from promise p
      where p.person_id = person and p.enquiry_id = part and p.is_open
        and (p.desk_staff_id = wall.actor() or (p.desk_staff_id is null and p.desk_team_id = any(wall.teams()))))
    or exists (select from enquiry e where e.person_id = person and e.id = part and e.answered_by = wall.actor())) $$;
alter function wall.handles owner to evi_system;
create function wall.made(person uuid, part uuid) returns boolean
  language sql stable security definer set search_path = public, wall, pg_catalog
  as $$ select wall.is_staff() and exists (select from promise p where p.person_id = person and p.enquiry_id = part
    and p.made_by_kind = 'staff' and p.made_by_id = wall.actor()) $$;
alter function wall.made owner to evi_system;
-- R-109, R-722: words on municipal matters at the contact centre, where the municipality has switched them on.
create function wall.free_text(person uuid) returns boolean
  language sql stable security definer set search_path = public, wall, pg_catalog
  as $$ select wall.roles() <> array['CC'] or exists (select from person p join municipality m on m.id = p.municipality_id
    where p.id = person and m.contact_centre_free_text) $$;
alter function wall.free_text owner to evi_system;
-- What an employee tells the person of their own talk with them (M-08, M-17).
create function wall.own_message(person uuid, message uuid) returns boolean
  language sql stable security definer set search_path = public, wall, pg_catalog
  as $$ select exists (select from message m where m.person_id = person and m.id = message and m.direction = 'out'
    and m.author_kind = 'staff' and m.author_id = wall.actor()) $$;
alter function wall.own_message owner to evi_system;

alter policy text_staff on message_text
  using (wall.is_staff() and person_id = wall.opened() and wall.near(person_id) and (
    case side
      when 'state' then (select wall.holds('M-13', '{W,R,J}'))
      when 'municipal' then (select wall.holds('M-14', '{W,R,J}'))
      else (select wall.holds('M-13', '{W,R,J}')) or (select wall.holds('M-14', '{W,R,J}')) end
    or (enquiry_id is not null and case side
      when 'state' then (select wall.has_cell('M-13', '{O,R,J}'))
      when 'municipal' then (select wall.has_cell('M-14', '{O,R,J}'))
      else (select wall.has_cell('M-13', '{O,R,J}')) or (select wall.has_cell('M-14', '{O,R,J}')) end
      and wall.handles(person_id, enquiry_id))))
  with check (wall.is_staff() and person_id = wall.opened() and wall.near(person_id) and (
    case side
      when 'state' then (select wall.holds('M-13', '{W}'))
      when 'municipal' then (select wall.holds('M-14', '{W}'))
      else (select wall.holds('M-13', '{W}')) or (select wall.holds('M-14', '{W}')) end
    or (enquiry_id is not null and case side
      when 'state' then (select wall.has_cell('M-13', '{O,R,J}'))
      when 'municipal' then (select wall.has_cell('M-14', '{O,R,J}'))
      else (select wall.has_cell('M-13', '{O,R,J}')) or (select wall.has_cell('M-14', '{O,R,J}')) end
      and wall.handles(person_id, enquiry_id))
    or (wall.own_message(person_id, message_id) and case side
      when 'municipal' then (select wall.holds('M-17', '{W}')) else (select wall.holds('M-08', '{W}')) end)));
-- Words once said stay as they were said; only a move between the sides' stores touches them (wall.move_side).
revoke update on message_text from evi_app;

-- M-20, M-21: conversations and messages without their words. Whoever has neither sees what they entered themselves.
create function wall.sees_timeline() returns boolean language sql stable
  as $$ select wall.holds('M-20', '{W,R,J,E}') or wall.holds('M-21', '{W,R,J,E}') or wall.has_cell('M-21', '{O}') $$;
alter policy thread_staff on thread
  using (wall.is_staff() and person_id = wall.opened() and wall.near(person_id) and ((select wall.sees_timeline())
    or exists (select from promise p where p.person_id = thread.person_id and p.thread_id = thread.id)));
alter policy message_staff on message
  using (wall.is_staff() and person_id = wall.opened() and wall.near(person_id) and ((select wall.sees_timeline())
    or (author_kind = 'staff' and author_id = wall.actor())));
alter policy enquiry_staff on enquiry
  using (wall.is_staff() and wall.near(person_id) and (
    (person_id = wall.opened() and case side
      when 'state' then (select wall.holds('M-13', '{W,R,J}'))
      when 'municipal' then (select wall.holds('M-14', '{W,R,J}'))
      else (select wall.holds('M-13', '{W,R,J}')) or (select wall.holds('M-14', '{W,R,J}')) end)
    or wall.handles(person_id, id) or wall.made(person_id, id)));

-- M-08, M-17, M-18, M-30
alter policy note_staff on note
  using (wall.is_staff() and person_id = wall.opened() and wall.near(person_id) and case
    when kind = 'caseTalk' then case side
        when 'state' then (select wall.holds_side('M-30', '{W,R,J}', 'state'))
        when 'municipal' then (select wall.holds_side('M-30', '{W,R,J}', 'municipal'))
        else (select wall.holds_side('M-30', '{W,R,J}', 'common')) end
      or (case side
        when 'state' then (select wall.has_cell('M-30', '{O}', 'state'))
        when 'municipal' then (select wall.has_cell('M-30', '{O}', 'municipal'))
        else (select wall.has_cell('M-30', '{O}', 'common')) end
        and (author_id = wall.actor() or wall.handles(person_id, enquiry_id)))
    when kind = 'codedNote' and side = 'municipal' then (select wall.holds('M-18', '{W,R,J}'))
      or ((select wall.has_cell('M-18', '{O}')) and author_id = wall.actor())
    when side = 'municipal' then (select wall.holds('M-17', '{W,R,J}'))
    when side = 'state' then (select wall.holds('M-08', '{W,R,J}'))
      or ((select wall.has_cell('M-08', '{O}')) and author_id = wall.actor())
    else (select wall.holds('M-08', '{W,R,J}')) or (select wall.holds('M-17', '{W,R,J}')) end)
  with check (wall.is_staff() and person_id = wall.opened() and wall.near(person_id)
    and author_kind = 'staff' and author_id = wall.actor() and kind <> 'statement' and case
    when kind = 'caseTalk' then case side
        when 'state' then (select wall.has_cell('M-30', '{W,O}', 'state'))
        when 'municipal' then (select wall.has_cell('M-30', '{W,O}', 'municipal'))
        else (select wall.has_cell('M-30', '{W,O}', 'common')) end
    when kind = 'codedNote' and side = 'municipal' then (select wall.has_cell('M-18', '{W,O}'))
      and (body = '' or wall.free_text(person_id))
    when side = 'municipal' then (select wall.holds('M-17', '{W}'))
    when side = 'state' then (select wall.has_cell('M-08', '{W,O}'))
    else (select wall.holds('M-08', '{W}')) or (select wall.holds('M-17', '{W}')) end);

alter policy event_staff on event
  using (wall.is_staff() and person_id = wall.opened() and wall.near(person_id) and case side
    when 'state' then (select wall.holds('M-20', '{W,R,J}'))
    when 'municipal' then (select wall.holds('M-21', '{W,R,J}'))
      or ((select wall.has_cell('M-21', '{O}')) and actor_kind = 'staff' and actor_id = wall.actor())
    else (select wall.holds('M-20', '{W,R,J}')) or (select wall.holds('M-21', '{W,R,J}')) end);
alter policy journal_staff on journal_entry
  using (wall.is_staff() and person_id = wall.opened() and wall.near(person_id) and case side
    when 'state' then (select wall.holds('M-20', '{W,R,J}'))
    when 'municipal' then (select wall.holds('M-21', '{W,R,J}'))
    else (select wall.holds('M-20', '{W,R,J}')) or (select wall.holds('M-21', '{W,R,J}')) end)
  with check (wall.is_staff() and wall.near(person_id));

-- M-22: read with a purpose on one's own side; no cell gives anybody the writing of them.
drop policy marker_staff on marker;
create policy marker_staff on marker for select to evi_app
  using (wall.is_staff() and person_id = wall.opened() and wall.near(person_id) and case side
    when 'state' then (select wall.holds_side('M-22', '{J}', 'state'))
    when 'municipal' then (select wall.holds_side('M-22', '{J}', 'municipal'))
    else (select wall.holds_side('M-22', '{J}', 'common')) end);

-- M-32: written through wall.log_access only, so that nobody writes in another's name.
drop policy access_log_write on access_log;
revoke insert on access_log from evi_app;
