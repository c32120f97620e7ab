-- The wall in the database (rules, section 23). It stands alone: nothing here is made from the policy in code.
-- evi_app acts for persons, staff and machines and is always under row-level security.
-- evi_system does what falls due (jobs, the live tail, login) and what a definer function below does in its name.

do $$ begin
  if not exists (select from pg_roles where rolname = 'evi_app') then create role evi_app nologin; end if;
  if not exists (select from pg_roles where rolname = 'evi_system') then create role evi_system nologin; end if;
  execute format('grant evi_app, evi_system to %I', current_user);
end $$;

create schema wall;
grant usage on schema wall, public to evi_app, evi_system;
grant create on schema wall to evi_system;

create table wall.cell (
  class text not null,
  role text not null,
  code text not null,
  primary key (class, role)
);
grant select on wall.cell to evi_system;

create function wall.actor_kind() returns text language sql stable
  as $$ select current_setting('evi.actor_kind', true) $$;
create function wall.actor() returns uuid language sql stable
  as $$ select nullif(current_setting('evi.actor_id', true), '')::uuid $$;
create function wall.roles() returns text[] language sql stable
  as $$ select coalesce(nullif(current_setting('evi.roles', true), '')::text[], '{}') $$;
create function wall.shields() returns text[] language sql stable
  as $$ select coalesce(nullif(current_setting('evi.shields', true), '')::text[], '{}') $$;
create function wall.teams() returns uuid[] language sql stable
  as $$ select coalesce(nullif(current_setting('evi.teams', true), '')::uuid[], '{}') $$;
create function wall.office() returns uuid language sql stable
  as $$ select nullif(current_setting('evi.office', true), '')::uuid $$;
create function wall.opened() returns uuid language sql stable
  as $$ select nullif(current_setting('evi.open_person', true), '')::uuid $$;
create function wall.purpose() returns text language sql stable
  as $$ select coalesce(current_setting('evi.purpose', true), '') $$;
create function wall.is_staff() returns boolean language sql stable
  as $$ select wall.actor_kind() = 'staff' $$;

-- Do the roles of whoever acts hold one of these codes for this class of data? J counts only with a purpose.
create function wall.holds(class text, codes text[]) returns boolean language sql stable security definer
  set search_path = wall, pg_catalog
  as $$ select exists (
    select from wall.cell c
    where c.class = $1 and c.role = any(wall.roles())
      and (c.code = any(codes) or (c.code = 'J' and 'J' = any(codes) and wall.purpose() <> ''))) $$;
alter function wall.holds owner to evi_system;

-- R-724, R-725: protected persons and own employees need a shield; nobody opens their own or family's record.
create function wall.near(person uuid) returns boolean language sql stable
  as $$ select not exists (select from shield s where s.person_id = person and not s.code = any(wall.shields()))
    and not exists (select from staff_relation r where r.staff_id = wall.actor() and r.person_id = person) $$;

-- Rights of the two roles on tables
grant select on all tables in schema public to evi_app;
grant select, insert, update, delete on all tables in schema public to evi_system;
grant usage on all sequences in schema public to evi_app, evi_system;
revoke all on session, login_attempt, machine_client, idempotency, demo_clock, person_merge from evi_app;
revoke update, delete on event, access_log from evi_system;
-- Merging two persons moves whole rows; nothing in an event but its person may ever change.
grant update (person_id) on event, access_log to evi_system;

grant insert on person, person_identity, contact_point, assignment, marker, access_log, event, promise, hand_over,
  urgency_assessment, thread, message, enquiry, enquiry_contact, message_text, note, draft, journal_entry, referral,
  outgoing, staff_notice, absence, configuration to evi_app;
grant update on person, contact_point, assignment, marker, promise, hand_over, thread, message, enquiry,
  enquiry_contact, message_text, draft, referral, staff_notice, absence, staff to evi_app;
grant delete on draft to evi_app;

do $$ declare t text; begin
  foreach t in array array['person', 'person_identity', 'contact_point', 'assignment', 'person_fact', 'marker',
    'access_log', 'event', 'promise', 'hand_over', 'urgency_assessment', 'thread', 'message', 'enquiry',
    'enquiry_contact', 'message_text', 'message_text_state', 'message_text_municipal', 'message_text_common',
    'note', 'note_state', 'note_municipal', 'note_common', 'draft', 'journal_entry', 'referral', 'outgoing',
    'staff_notice', 'configuration'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I to evi_system using (true) with check (true)', t || '_system', t);
  end loop;
  -- What is the person's own, the person reads and writes (code decides what may be changed).
  foreach t in array array['person_identity', 'contact_point', 'assignment', 'person_fact', 'event', 'promise',
    'hand_over', 'urgency_assessment', 'thread', 'message', 'enquiry', 'enquiry_contact', 'message_text', 'draft',
    'referral', 'outgoing', 'access_log', 'marker'] loop
    execute format($p$create policy %I on %I to evi_app
      using (wall.actor_kind() = 'person' and person_id = wall.actor())
      with check (wall.actor_kind() = 'person' and person_id = wall.actor())$p$, t || '_own', t);
  end loop;
end $$;
-- The partitions are reached through their parent only.
revoke all on message_text_state, message_text_municipal, message_text_common, note_state, note_municipal, note_common
  from evi_app;

create policy person_own on person to evi_app
  using (wall.actor_kind() = 'person' and id = wall.actor())
  with check (wall.actor_kind() = 'person' and id = wall.actor());

-- M-01, M-03
create policy person_staff on person to evi_app
  using (wall.is_staff() and (select wall.holds('M-01', '{W,R,J}')) and wall.near(id))
  with check (wall.is_staff() and (select wall.holds('M-01', '{W}')));
create policy identity_staff on person_identity to evi_app
  using (wall.is_staff() and (select wall.holds('M-01', '{W,R,J}')) and wall.near(person_id))
  with check (wall.is_staff() and (select wall.holds('M-01', '{W}')));
-- M-01, M-02
create policy contact_point_staff on contact_point to evi_app
  using (wall.is_staff() and wall.near(person_id) and person_id = wall.opened() and
    case when protected then (select wall.holds('M-02', '{K}')) and exists (select from shield s where s.person_id = contact_point.person_id)
      else (select wall.holds('M-01', '{W,R,J}')) end)
  with check (wall.is_staff() and person_id = wall.opened() and (select wall.holds('M-01', '{W}')));

create function wall.side_open(side text, state_class text, municipal_class text, codes text[]) returns boolean
  language sql stable
  as $$ select case side
    when 'state' then wall.holds(state_class, codes)
    when 'municipal' then wall.holds(municipal_class, codes)
    else wall.holds(state_class, codes) or wall.holds(municipal_class, codes) end $$;

-- M-04, M-05
create policy assignment_staff on assignment to evi_app
  using (wall.is_staff() and wall.near(person_id) and case side
    when 'state' then (select wall.holds('M-04', '{W,R,J}')) else (select wall.holds('M-05', '{W,R,J}')) end)
  with check (wall.is_staff());
create policy promise_staff on promise to evi_app
  using (wall.is_staff() and wall.near(person_id) and (
    desk_staff_id = wall.actor() or owner_staff_id = wall.actor() or offered_staff_id = wall.actor()
    or (desk_staff_id is null and desk_team_id = any(wall.teams())) or offered_team_id = any(wall.teams())
    or (made_by_kind = 'staff' and made_by_id = wall.actor())
    or ((person_id = wall.opened() or office_id = wall.office()) and case side
      when 'state' then (select wall.holds('M-04', '{W,R,J}'))
      when 'municipal' then (select wall.holds('M-05', '{W,R,J}'))
      else (select wall.holds('M-04', '{W,R,J}')) or (select wall.holds('M-05', '{W,R,J}')) end)))
  with check (wall.is_staff() and wall.near(person_id));
create policy hand_over_staff on hand_over to evi_app
  using (wall.is_staff() and exists (select from promise p where p.person_id = hand_over.person_id and p.id = hand_over.promise_id))
  with check (wall.is_staff() and wall.near(person_id));
create policy urgency_staff on urgency_assessment to evi_app
  using (wall.is_staff() and exists (select from enquiry e where e.person_id = urgency_assessment.person_id and e.id = enquiry_id))
  with check (wall.is_staff() and wall.near(person_id));

-- M-06, M-07, M-15, M-16: status values; the whitelist for the contact centre has a door of its own below.
create policy fact_staff on person_fact to evi_app
  using (wall.is_staff() and wall.near(person_id) and person_id = wall.opened() and case
    when side = 'municipal' then (select wall.holds('M-15', '{W,R,J}'))
    when kind = 'decision' then (select wall.holds('M-07', '{W,R,J}'))
    when kind in ('account', 'address') then (select wall.holds('M-01', '{W,R,J}'))
    else (select wall.holds('M-06', '{W,R,J}')) end);

-- M-13, M-14: the words. O: whoever answers or handles that part, until it is handed on.
create policy text_staff on message_text to evi_app
  using (wall.is_staff() and wall.near(person_id) and person_id = wall.opened() and (
    case side
      when 'state' then (select wall.holds('M-13', '{W,R,J}'))
      when 'municipal' then (select wall.holds('M-14', '{W,R,J}'))
      else (select wall.holds('M-13', '{W,R,J}')) or (select wall.holds('M-14', '{W,R,J}')) end
    or (enquiry_id is not null and exists (select from promise p
      where p.person_id = message_text.person_id and p.enquiry_id = message_text.enquiry_id and p.is_open
        and (p.desk_staff_id = wall.actor() or (p.desk_staff_id is null and p.desk_team_id = any(wall.teams())))))))
  with check (wall.is_staff() and wall.near(person_id) and person_id = wall.opened());
create policy thread_staff on thread to evi_app
  using (wall.is_staff() and wall.near(person_id) and person_id = wall.opened())
  with check (wall.is_staff() and person_id = wall.opened());
create policy message_staff on message to evi_app
  using (wall.is_staff() and wall.near(person_id) and person_id = wall.opened())
  with check (wall.is_staff() and person_id = wall.opened());
create policy enquiry_staff on enquiry to evi_app
  using (wall.is_staff() and wall.near(person_id) and (
    (person_id = wall.opened() and case side
      when 'state' then (select wall.holds('M-13', '{W,R,J}'))
      when 'municipal' then (select wall.holds('M-14', '{W,R,J}'))
      else (select wall.holds('M-13', '{W,R,J}')) or (select wall.holds('M-14', '{W,R,J}')) end)
    or exists (select from promise p where p.person_id = enquiry.person_id and p.enquiry_id = enquiry.id
      and p.is_open
      and (p.desk_staff_id = wall.actor() or (p.desk_staff_id is null and p.desk_team_id = any(wall.teams()))
        or (p.made_by_kind = 'staff' and p.made_by_id = wall.actor())))))
  with check (wall.is_staff() and wall.near(person_id) and person_id = wall.opened());
create policy enquiry_contact_staff on enquiry_contact to evi_app
  using (wall.is_staff() and exists (select from enquiry e where e.person_id = enquiry_contact.person_id and e.id = enquiry_id))
  with check (wall.is_staff() and wall.near(person_id));
create policy referral_staff on referral to evi_app
  using (wall.is_staff() and exists (select from enquiry e where e.person_id = referral.person_id and e.id = enquiry_id))
  with check (wall.is_staff() and wall.near(person_id));

-- M-08, M-17, M-18, M-30
create policy note_staff on note to evi_app
  using (wall.is_staff() and wall.near(person_id) and person_id = wall.opened() and (
    (author_kind = 'staff' and author_id = wall.actor() and kind <> 'note') or case
      when kind = 'caseTalk' then (select wall.holds('M-30', '{W,R,J}')) and (side = 'common' or
        case side when 'state' then (select wall.holds('M-08', '{W,R,J}')) else (select wall.holds('M-17', '{W,R,J}')) end)
      when kind = 'codedNote' and side = 'municipal' then (select wall.holds('M-18', '{W,R,J}'))
      when side = 'municipal' then (select wall.holds('M-17', '{W,R,J}'))
      when side = 'state' then (select wall.holds('M-08', '{W,R,J}'))
      else (select wall.holds('M-08', '{W,R,J}')) or (select wall.holds('M-17', '{W,R,J}')) end))
  with check (wall.is_staff() and wall.near(person_id) and person_id = wall.opened());
-- The person reads everything but the colleagues' case talk (released on insight request).
create policy note_own on note to evi_app
  using (wall.actor_kind() = 'person' and person_id = wall.actor() and kind <> 'caseTalk')
  with check (wall.actor_kind() = 'person' and person_id = wall.actor() and kind = 'statement');

-- M-20, M-21
create policy event_staff on event to evi_app
  using (wall.is_staff() and wall.near(person_id) and person_id = wall.opened() and case side
    when 'state' then (select wall.holds('M-20', '{W,R,J}'))
    when 'municipal' then (select wall.holds('M-21', '{W,R,J}'))
    else (select wall.holds('M-20', '{W,R,J}')) or (select wall.holds('M-21', '{W,R,J}')) end)
  with check (wall.is_staff() and wall.near(person_id));

-- M-22: sensitive markers only with a stated purpose, own side
create policy marker_staff on marker to evi_app
  using (wall.is_staff() and wall.near(person_id) and person_id = wall.opened() and (select wall.holds('M-22', '{J}'))
    and (side = 'common' or side = any(coalesce(nullif(current_setting('evi.sides', true), '')::text[], '{}'))))
  with check (wall.is_staff() and wall.near(person_id) and person_id = wall.opened());

-- M-32: the person and the privacy officer read; everyone's reading is written.
create policy access_log_officer on access_log for select to evi_app
  using (wall.is_staff() and (select wall.holds('M-32', '{R}')));
create policy access_log_write on access_log for insert to evi_app
  with check (wall.actor_kind() in ('staff', 'machine'));

create policy journal_staff on journal_entry to evi_app
  using (wall.is_staff() and wall.near(person_id) and person_id = wall.opened() and case side
    when 'state' then (select wall.holds('M-20', '{W,R,J}'))
    when 'municipal' then (select wall.holds('M-21', '{W,R,J}')) else true end)
  with check (wall.is_staff());
create policy journal_own on journal_entry for select to evi_app
  using (wall.actor_kind() = 'person' and person_id = wall.actor());
create policy outgoing_staff on outgoing to evi_app
  using (wall.is_staff() and wall.near(person_id) and person_id = wall.opened() and (select wall.holds('M-01', '{W}')))
  with check (wall.is_staff() and wall.near(person_id));
create policy notice_own on staff_notice to evi_app
  using (wall.is_staff() and staff_id = wall.actor()) with check (true);
-- M-35
create policy configuration_read on configuration for select to evi_app using (true);
create policy configuration_write on configuration for insert to evi_app
  with check (wall.is_staff() and (select wall.holds('M-35', '{W}')));

-- E in M-05 and M-04: that something exists on the other side, who has it, when it is due. Nothing else.
create function wall.other_side(person uuid)
  returns table (side text, owner_name text, urgency text, due_at timestamptz)
  language sql stable security definer set search_path = public, wall, pg_catalog
  as $$ select p.side, coalesce(s.name, t.name), p.urgency, p.due_at
    from promise p
    left join staff s on s.id = coalesce(p.acting_staff_id, p.owner_staff_id)
    left join team t on t.id = coalesce(p.acting_team_id, p.owner_team_id)
    where p.person_id = person and p.is_open and wall.near(person) and wall.opened() = person and (
      (p.side = 'municipal' and wall.holds('M-05', '{E}') and not wall.holds('M-05', '{W,R}'))
      or (p.side = 'state' and wall.holds('M-04', '{E}') and not wall.holds('M-04', '{W,R}')))
    order by p.due_at $$;
alter function wall.other_side owner to evi_system;

-- A in M-15, S in M-06: closed lists of status values (R-720), for an agreement in force only (R-721).
create function wall.whitelist(person uuid, today date)
  returns table (kind text, value jsonb, source text, as_of timestamptz)
  language sql stable security definer set search_path = public, wall, pg_catalog
  as $$ select f.kind, f.value - 'text', f.source, f.as_of
    from person_fact f join person p on p.id = f.person_id join municipality m on m.id = p.municipality_id
    where f.person_id = person and f.side = 'municipal' and wall.near(person) and wall.opened() = person
      and wall.holds('M-15', '{A}')
      and m.agreement_from <= today and (m.agreement_to is null or m.agreement_to >= today)
      and f.kind in ('account', 'address', 'applicationStatus', 'documentsComplete', 'decision', 'nextPayment') $$;
alter function wall.whitelist owner to evi_system;

-- R-728, R-715: search runs here because an index on names cannot be used under row security otherwise.
create function wall.search_person(words text, most integer)
  returns setof person language sql stable security definer
  set search_path = public, wall, pg_catalog
  as $$ select p.* from person p
    where p.merged_into is null and wall.is_staff() and wall.holds('M-01', '{W,R,J}')
      and lower(p.given_name || ' ' || p.family_name) like '%' || words || '%'
      and wall.near(p.id)
    limit most $$;
alter function wall.search_person owner to evi_system;

-- R-110: a part that turns out to belong to the other side moves store, with everything said in it.
create function wall.move_side(person uuid, moved uuid, to_side text) returns void
  language plpgsql security definer set search_path = public, wall, pg_catalog
  as $$ begin
    if not (wall.near(person) and (wall.actor_kind() = 'person' and wall.actor() = person or
      exists (select from promise p where p.person_id = person and p.enquiry_id = moved and p.is_open
        and (p.desk_staff_id = wall.actor() or p.owner_staff_id = wall.actor() or p.desk_team_id = any(wall.teams())
          or p.office_id = wall.office() and wall.holds('M-35', '{W}'))))) then
      raise exception 'not the owner of this part' using errcode = '42501';
    end if;
    update message_text set side = to_side where person_id = person and enquiry_id = moved;
    update enquiry set side = to_side where person_id = person and id = moved;
    update promise set side = to_side where person_id = person and enquiry_id = moved;
  end $$;
alter function wall.move_side owner to evi_system;

-- Jobs enter the queue in the transaction of the change that needs them (the queue's own tables are walled too).
create function wall.enqueue(task text, payload json, due timestamptz, key text) returns void
  language plpgsql security definer set search_path = public, pg_catalog
  as $$ begin
    perform graphile_worker.add_job(identifier => task, payload => payload, run_at => due, job_key => key);
  end $$;
grant execute on all functions in schema wall to evi_app, evi_system;
