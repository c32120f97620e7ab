-- R-448, R-723: how much a desk looks up is the policy of its office, for each side by itself: basic (none), partial (status of an
-- application and the next payment) or full (also a letter, with consent). One word counts for both sides.
create function wall.reception_policy(side text, at timestamptz) returns text
  language sql stable security definer set search_path = public, wall, pg_catalog
  as $$ select coalesce(case jsonb_typeof(p.value) when 'string' then p.value #>> '{}' when 'object' then p.value ->> side end, 'none')
    from (select coalesce(wall.setting('access.reception', wall.office()::text, at), wall.setting('access.reception', 'nation', at)) as value) p $$;
alter function wall.reception_policy(text, timestamptz) owner to evi_system;

-- S in M-06, and in M-15 at the desk where the office has said so: closed values, no sums, no letters.
create function wall.status_values(person uuid, at timestamptz)
  returns table (side text, kind text, value jsonb, source text, as_of timestamptz)
  language sql stable security definer set search_path = public, wall, pg_catalog
  as $$ select f.side, f.kind, case f.kind
      when 'applicationStatus' then jsonb_build_object('application', f.value->'application', 'status', f.value->'status')
      when 'documentsComplete' then jsonb_build_object('application', f.value->'application', 'complete', f.value->'complete')
      else jsonb_build_object('date', f.value->'date') end, f.source, f.as_of
    from person_fact f
    where f.person_id = person and wall.opened() = person and wall.near(person)
      and f.kind in ('applicationStatus', 'documentsComplete', 'nextPayment')
      and ((f.side = 'state' and wall.has_cell('M-06', '{S}'))
        or ('RE' = any(wall.roles()) and wall.reception_policy(f.side, at) in ('partial', 'full')))
    order by f.side, f.kind $$;
alter function wall.status_values(uuid, timestamptz) owner to evi_system;
create or replace function wall.status_values(person uuid)
  returns table (side text, kind text, value jsonb, source text, as_of timestamptz)
  language sql stable as $$ select * from wall.status_values(person, 'infinity') $$;
drop function wall.reception_policy();

-- C in M-07 and M-16: a letter at the desk is of the side it lies on; of both sides it needs both.
create or replace function wall.consented_letter(person uuid, message uuid, at timestamptz)
  returns table (part smallint, side text, language text, body text, box jsonb, kind text, made_at timestamptz)
  language sql stable security definer set search_path = public, wall, pg_catalog
  as $$ select x.part::smallint, x.side, m.language, x.body, x.box, n.kind, n.made_at
    from notice n join message m on m.person_id = n.person_id and m.id = n.message_id
      join message_text x on x.person_id = n.person_id and x.message_id = n.message_id
    where n.person_id = person and n.message_id = message and wall.consented(person, 'letter', message, at) and (
      ('CC' = any(wall.roles()) and wall.consented_in_call(person, message, at)
        and (x.side <> 'municipal' or wall.reads_letters_in_calls(person, at)))
      or ('RE' = any(wall.roles()) and (x.side = 'municipal' or wall.reception_policy('state', at) = 'full')
        and (x.side = 'state' or wall.reception_policy('municipal', at) = 'full')))
    order by x.part $$;

grant execute on function wall.reception_policy(text, timestamptz), wall.status_values(uuid, timestamptz) to evi_app, evi_system;
revoke execute on function wall.reception_policy(text, timestamptz), wall.status_values(uuid, timestamptz) from public;
select wall.write_out_near();
select wall.read_settings_once();
