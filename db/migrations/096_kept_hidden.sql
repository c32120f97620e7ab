-- What is behind a safety flag stays there when a protection is set or lifted beside it, and the log of openings is read
-- page by page.

-- K32, R-727: the address and numbers of somebody under a safety flag are hidden by the flag, whatever the protection says;
-- only lifting the flag shows them again (033).
create or replace function wall.protect(person uuid, codes text[], at timestamptz) returns void
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
    update contact_point c set protected = codes && array['6', '7']
        or exists (select from safety f where f.person_id = person and f.ended_at is null)
      where c.person_id = person;
  end $$;

-- R-730: newest first, a page before a line.
create index access_log_lines on access_log (person_id, at desc, id desc);
