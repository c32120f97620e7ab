-- What the people room does beyond the rights of whoever asks for it: two records become one (R-726, K33), and the
-- desk of somebody absent is covered (R-509). Each function checks who asks and then works as evi_system.

-- Rows of a person refer to each other by person and id; all of them must be able to change person together.
alter table hand_over alter constraint hand_over_person_id_promise_id_fkey deferrable initially immediate;
alter table message alter constraint message_person_id_thread_id_fkey deferrable initially immediate;
alter table enquiry alter constraint enquiry_person_id_thread_id_fkey deferrable initially immediate;
alter table enquiry_contact alter constraint enquiry_contact_person_id_enquiry_id_fkey deferrable initially immediate;

-- Every table that belongs to a person, with the column that tells its rows apart within the person. A new table with
-- a person must be added here: a test compares this list with the catalogue.
create table wall.person_table (name text primary key, key text not null);
insert into wall.person_table (name, key) values
  ('person_identity', 'number'), ('shield', 'code'), ('contact_point', 'id'), ('assignment', 'id'),
  ('person_fact', 'id'), ('marker', 'id'), ('access_log', 'id'), ('event', 'id'), ('promise', 'id'),
  ('hand_over', 'id'), ('urgency_assessment', 'id'), ('thread', 'id'), ('message', 'id'), ('enquiry', 'id'),
  ('enquiry_contact', 'id'), ('message_text', 'message_id'), ('note', 'id'), ('draft', 'id'), ('journal_entry', 'id'),
  ('referral', 'id'), ('outgoing', 'id'), ('staff_notice', 'id'), ('session', 'id_hash'), ('staff', 'id'),
  ('staff_relation', 'staff_id');
grant select on wall.person_table to evi_system;

-- What the person a number, a login or an old link points at is called now.
create function wall.current_person(person uuid) returns uuid language sql stable security definer
  set search_path = public, wall, pg_catalog
  as $$ with recursive chain as (
      select p.id, p.merged_into from person p where p.id = $1
      union all
      select p.id, p.merged_into from person p join chain c on p.id = c.merged_into)
    select id from chain where merged_into is null $$;
alter function wall.current_person owner to evi_system;

-- Does the number find anybody, also somebody whom whoever asks may not see? It says no more than yes or no.
create function wall.number_taken(number text) returns boolean language sql stable security definer
  set search_path = public, wall, pg_catalog
  as $$ select wall.is_staff() and wall.holds('M-01', '{W}') and exists (select from person_identity i where i.number = $1) $$;
alter function wall.number_taken owner to evi_system;

-- May whoever asks make changes to both records?
create function wall.may_merge(kept uuid, merged uuid) returns boolean language sql stable
  as $$ select wall.is_staff() and wall.holds('M-01', '{W}') and wall.near(kept) and wall.near(merged) $$;

-- What must not stand twice at one person gives way before the rows move. Gives what an undoing has to put back.
create function wall.make_room(kept uuid, merged uuid, at timestamptz) returns jsonb
  language plpgsql security definer set search_path = public, wall, pg_catalog
  as $$ declare ended uuid[]; begin
    with gone as (
      update assignment a set until_at = at, reason = 'merged'
      where a.person_id = merged and a.until_at is null and exists (
        select from assignment k where k.person_id = kept and k.side = a.side and k.until_at is null)
      returning a.id)
    select coalesce(array_agg(id), '{}') into ended from gone;
    update draft d set id = d.id || ' ' || merged where d.person_id = merged
      and exists (select from draft k where k.person_id = kept and k.id = d.id);
    update journal_entry j set title = j.title || ' [' || left(j.id::text, 8) || ']' where j.person_id = merged
      and exists (select from journal_entry k where k.person_id = kept and k.title = j.title);
    update message m set client_key = null where m.person_id = merged
      and exists (select from message k where k.person_id = kept and k.client_key = m.client_key);
    return jsonb_build_object('endedAssignments', to_jsonb(ended));
  end $$;
alter function wall.make_room owner to evi_system;
revoke execute on function wall.make_room from public;

-- A row that says of the kept person what is already said there stays where it is; nothing is lost by it.
create function wall.said_already(name text) returns text language sql immutable
  as $$ select case name
    when 'shield' then ' and not exists (select from shield k where k.person_id = $1 and k.code = t.code)'
    when 'staff_relation' then ' and not exists (select from staff_relation k where k.person_id = $1 and k.staff_id = t.staff_id)'
    when 'event' then ' and not (t.source_id is not null and exists (select from event k
      where k.person_id = $1 and k.source = t.source and k.source_id = t.source_id))'
    else '' end $$;

create function wall.merge_persons(merge uuid, kept uuid, merged uuid, basis text, at timestamptz, changes jsonb) returns void
  language plpgsql security definer set search_path = public, wall, pg_catalog
  as $$ declare
    t wall.person_table; keys jsonb; moved jsonb; before jsonb; login text;
  begin
    if not wall.may_merge(kept, merged) then raise exception 'may not merge these' using errcode = '42501'; end if;
    if basis = 'nameAndBirthDate' then raise exception 'name and birth date alone merge nobody' using errcode = '42501'; end if;
    perform from person p where p.id in (kept, merged) and p.merged_into is null order by p.id for update;
    if (select count(*) from person p where p.id in (kept, merged) and p.merged_into is null) <> 2 then
      raise exception 'both must be persons of their own' using errcode = '42501';
    end if;
    set constraints all deferred;
    moved := wall.make_room(kept, merged, at);
    for t in select * from wall.person_table loop
      execute format('with gone as (update %I t set person_id = $1 where t.person_id = $2%s returning t.%I)
        select coalesce(jsonb_agg(distinct %I::text), ''[]'') from gone', t.name, wall.said_already(t.name), t.key, t.key)
        into keys using kept, merged;
      moved := moved || jsonb_build_object(t.name, keys);
    end loop;
    set constraints all immediate;
    select to_jsonb(p) into before from person p where p.id = kept;
    update person p set merged_into = kept, subject = null where p.id = merged returning old.subject into login;
    update person p set
      subject = coalesce(p.subject, login),
      call_me = coalesce(changes->>'callMe', p.call_me),
      birth_date = coalesce((changes->>'birthDate')::date, p.birth_date),
      interpreter_need = coalesce(changes->>'interpreterNeed', p.interpreter_need),
      interpreter_language = coalesce(changes->>'interpreterLanguage', p.interpreter_language),
      contact_status = coalesce(changes->>'contactStatus', p.contact_status),
      reading_ability = coalesce(changes->>'readingAbility', p.reading_ability),
      need_level = coalesce((changes->>'needLevel')::smallint, p.need_level),
      municipality_id = coalesce((changes->>'municipalityId')::uuid, p.municipality_id),
      office_id = coalesce((changes->>'officeId')::uuid, p.office_id)
    where p.id = kept;
    insert into person_merge (id, kept_id, merged_id, merged_at, merged_by, basis, moved)
      values (merge, kept, merged, at, wall.actor(), basis, moved || jsonb_build_object('before', before, 'login', login, 'changes', changes));
  end $$;
alter function wall.merge_persons owner to evi_system;

-- The merge as far as whoever asks may know of it.
create function wall.merge_of(merge uuid) returns table (kept_id uuid, merged_id uuid, merged_at timestamptz, undone_at timestamptz, topmost boolean)
  language sql stable security definer set search_path = public, wall, pg_catalog
  as $$ select m.kept_id, m.merged_id, m.merged_at, m.undone_at,
      (select p.merged_into is null from person p where p.id = m.kept_id)
      and not exists (select from person_merge later where later.kept_id = m.kept_id and later.undone_at is null and later.id > m.id)
    from person_merge m where m.id = merge and wall.may_merge(m.kept_id, m.merged_id) $$;
alter function wall.merge_of owner to evi_system;

-- Back goes what came, and what has since been said in it: an answer in a thread belongs where the thread belongs.
create function wall.undo_merge(merge uuid, at timestamptz) returns void
  language plpgsql security definer set search_path = public, wall, pg_catalog
  as $$ declare
    m person_merge; t wall.person_table; belongs text; c text; moved jsonb; before jsonb; changed text[];
  begin
    select * into m from person_merge p where p.id = merge and p.undone_at is null for update;
    if m.id is null or not wall.may_merge(m.kept_id, m.merged_id) then raise exception 'may not undo this' using errcode = '42501'; end if;
    moved := m.moved; before := moved->'before';
    set constraints all deferred;
    update person set merged_into = null where id = m.merged_id;
    for t in select * from wall.person_table loop
      belongs := format('t.%I::text in (select jsonb_array_elements_text($3->%L))', t.key, t.name);
      for c in select a.attname from pg_attribute a where a.attrelid = t.name::regclass and not a.attisdropped
        and a.attname in ('thread_id', 'enquiry_id', 'promise_id') loop
        belongs := belongs || format(' or t.%I::text in (select jsonb_array_elements_text($3->%L))', c,
          case c when 'thread_id' then 'thread' when 'enquiry_id' then 'enquiry' else 'promise' end);
      end loop;
      execute format('update %I t set person_id = $1 where t.person_id = $2 and (%s)', t.name, belongs)
        using m.merged_id, m.kept_id, moved || wall.grown(m.kept_id, moved);
    end loop;
    set constraints all immediate;
    update assignment a set until_at = null, reason = null where a.person_id = m.merged_id
      and a.id::text in (select jsonb_array_elements_text(moved->'endedAssignments'))
      and not exists (select from assignment k where k.person_id = m.merged_id and k.side = a.side and k.until_at is null);
    update draft d set id = split_part(d.id, ' ', 1) where d.person_id = m.merged_id and d.id like '% ' || m.merged_id;
    -- The kept person's own facts come back unless somebody has changed them since.
    update person p set
      subject = case when before->>'subject' is null and p.subject = moved->>'login' then null else p.subject end,
      call_me = case when p.call_me = moved->'changes'->>'callMe' then before->>'call_me' else p.call_me end,
      birth_date = case when p.birth_date::text = moved->'changes'->>'birthDate' then (before->>'birth_date')::date else p.birth_date end,
      interpreter_need = case when p.interpreter_need = moved->'changes'->>'interpreterNeed' then before->>'interpreter_need' else p.interpreter_need end,
      interpreter_language = case when p.interpreter_language = moved->'changes'->>'interpreterLanguage' then before->>'interpreter_language' else p.interpreter_language end,
      contact_status = case when p.contact_status = moved->'changes'->>'contactStatus' then before->>'contact_status' else p.contact_status end,
      reading_ability = case when p.reading_ability = moved->'changes'->>'readingAbility' then before->>'reading_ability' else p.reading_ability end,
      need_level = case when p.need_level::text = moved->'changes'->>'needLevel' then (before->>'need_level')::smallint else p.need_level end,
      municipality_id = case when p.municipality_id::text = moved->'changes'->>'municipalityId' then (before->>'municipality_id')::uuid else p.municipality_id end,
      office_id = case when p.office_id::text = moved->'changes'->>'officeId' then (before->>'office_id')::uuid else p.office_id end
    where p.id = m.kept_id;
    update person p set subject = moved->>'login' where p.id = m.merged_id;
    update person_merge set undone_at = at where id = m.id;
  end $$;

-- Enquiries and promises that have grown in the threads that came: they go back with their thread.
create function wall.grown(kept uuid, moved jsonb) returns jsonb language sql stable security definer
  set search_path = public, wall, pg_catalog
  as $$ select jsonb_build_object(
    'enquiry', (moved->'enquiry') || coalesce((select jsonb_agg(e.id::text) from enquiry e where e.person_id = kept
      and e.thread_id::text in (select jsonb_array_elements_text(moved->'thread'))), '[]'),
    'promise', (moved->'promise') || coalesce((select jsonb_agg(p.id::text) from promise p where p.person_id = kept
      and p.thread_id::text in (select jsonb_array_elements_text(moved->'thread'))), '[]')) $$;
alter function wall.grown owner to evi_system;
revoke execute on function wall.grown from public;
alter function wall.undo_merge owner to evi_system;

-- R-509: who may see to it that somebody's desk is covered: themselves, a leader of the office, or what falls due.
create function wall.may_cover(absent uuid) returns boolean language sql stable
  as $$ select current_setting('role') = 'evi_system' or (wall.is_staff() and (wall.actor() = absent or (wall.holds('M-35', '{W}')
    and exists (select from staff s where s.id = absent and s.office_id is not distinct from wall.office())))) $$;

-- What lies on the desk of these employees, with the shields that whoever covers has to hold.
create function wall.desks(of uuid[]) returns table (person_id uuid, id uuid, side text, owner_staff_id uuid,
    owner_team_id uuid, acting_staff_id uuid, acting_team_id uuid, shields text[])
  language sql stable security definer set search_path = public, wall, pg_catalog
  as $$ select p.person_id, p.id, p.side, p.owner_staff_id, p.owner_team_id, p.acting_staff_id, p.acting_team_id,
      array(select s.code from shield s where s.person_id = p.person_id order by s.code)
    from promise p where p.is_open and (p.owner_staff_id = any(of) or p.desk_staff_id = any(of)) and (
      current_setting('role') = 'evi_system' or wall.may_cover(p.owner_staff_id) or wall.may_cover(p.acting_staff_id)) $$;
alter function wall.desks owner to evi_system;

-- R-492: who answers for the person on each side now, and whether they are away. Whoever takes a message in the person's
-- name must know where it goes, also when its content is none of their business (E in M-04 and M-05).
create function wall.answerers(person uuid, at timestamptz)
  returns table (side text, staff_id uuid, team_id uuid, lead boolean, away boolean, shields text[])
  language sql stable security definer set search_path = public, wall, pg_catalog
  as $$ select a.side, a.staff_id, a.team_id, a.lead,
      a.staff_id is not null and (not s.active or exists (select from absence b where b.staff_id = a.staff_id
        and b.ended_at is null and b.from_at <= at and (b.until_at is null or b.until_at > at))),
      array(select h.code from shield h where h.person_id = person order by h.code)
    from assignment a left join staff s on s.id = a.staff_id
    where a.person_id = person and a.until_at is null and (current_setting('role') = 'evi_system'
      or (wall.actor_kind() = 'person' and wall.actor() = person) or (wall.is_staff() and wall.near(person))) $$;
alter function wall.answerers owner to evi_system;

-- Puts somebody in the place of the owner, or the owner back. The clock, the owner and the count of moves stay (R-021).
create function wall.set_acting(moves jsonb, at timestamptz) returns integer
  language plpgsql security definer set search_path = public, wall, pg_catalog
  as $$ declare changed integer; begin
    with move as (
      select (m->>'personId')::uuid as person_id, (m->>'id')::uuid as id, (m->>'eventId')::uuid as event_id,
        (m->>'staffId')::uuid as staff_id, (m->>'teamId')::uuid as team_id
      from jsonb_array_elements(moves) m
    ), covered as (
      update promise p set acting_staff_id = m.staff_id, acting_team_id = m.team_id
      from move m where p.person_id = m.person_id and p.id = m.id and p.is_open
        and (wall.may_cover(p.owner_staff_id) or wall.may_cover(p.acting_staff_id))
        and (p.acting_staff_id, p.acting_team_id) is distinct from (m.staff_id, m.team_id)
      returning p.*, m.event_id
    ), told as (
      insert into event (person_id, id, at, kind, side, channel, actor_kind, actor_id, authorship, theme, thread_id, enquiry_id, promise_id, data)
      select c.person_id, c.event_id, set_acting.at, 'promiseActing', c.side, 'system', wall.actor_kind(), wall.actor(), 'system',
        c.theme, c.thread_id, c.enquiry_id, c.id, jsonb_build_object(
          'promiseKind', c.kind, 'clock', c.clock, 'reason', 'absence',
          'after', jsonb_build_object('state', c.state, 'ownerStaffId', c.owner_staff_id, 'ownerTeamId', c.owner_team_id,
            'actingStaffId', c.acting_staff_id, 'actingTeamId', c.acting_team_id, 'urgency', c.urgency,
            'contacts', c.contacts, 'dueAt', to_char(c.due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')))
      from covered c returning 1
    ) select count(*) into changed from told;
    return changed;
  end $$;
alter function wall.set_acting owner to evi_system;

grant execute on all functions in schema wall to evi_app, evi_system;
revoke execute on function wall.make_room, wall.grown from evi_app;
