-- Who acts is the same for every row of a statement. Written as a call, the setting was read and cast again for each
-- row and each place it stands in (measured: 12 µs a row, 60 ms for an office's 5000 open promises); as a sub-select it
-- is read once. A later migration that adds policies runs both functions again.
create function wall.read_settings_once() returns void language plpgsql set search_path = public, pg_catalog as $$
declare
  p record;
  scalar constant text := '(?<!SELECT )wall\.(actor|opened|office|purpose|is_staff|actor_kind)\(\)';
  lists constant text := '(?<!SELECT )wall\.teams\(\)';
begin
  for p in select tablename, policyname, qual, with_check from wall.policies_to_write_out() loop
    if p.qual ~ scalar or p.qual ~ lists then
      execute format('alter policy %I on %I using (%s)', p.policyname, p.tablename,
        regexp_replace(regexp_replace(p.qual, scalar, '(select wall.\1())', 'g'), lists, '((select wall.teams())::uuid[])', 'g'));
    end if;
  end loop;
end $$;
select wall.read_settings_once();

-- Nothing is offered to a queue (it takes at once), but the list of a team asks, and must not read the whole ledger.
create index promise_offered_team on promise (offered_team_id) where is_open and offered_team_id is not null;

-- From here on whoever makes a policy writes it out in the same migration: reading all of them anew each time is slow.
create or replace function wall.policies_to_write_out() returns setof pg_policies language sql stable as $$
  select all_of_them.* from pg_policy made
  join pg_class owner on owner.oid = made.polrelid and owner.relnamespace = 'public'::regnamespace
  join pg_policies all_of_them on all_of_them.schemaname = 'public'
    and all_of_them.tablename = owner.relname and all_of_them.policyname = made.polname
  where made.xmin = pg_current_xact_id()::xid
  offset 0 $$; -- Found first, then read: reading a policy is what costs.
