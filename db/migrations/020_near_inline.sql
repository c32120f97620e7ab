-- The test of nearness (R-724, R-725) stands in almost every policy and runs for every row that is looked at. As a
-- function it cost 70 µs a row (measured: 105 ms for the 1500 open promises of an office); written out in the policy it
-- is two index probes of about 1 µs. The policies stay readable in their own files; here the call is replaced in all
-- of them by its meaning. A later migration that adds a policy with wall.near runs wall.write_out_near() again.
-- The policies that are written out: now all of them, later those that a migration has just made (021).
create function wall.policies_to_write_out() returns setof pg_policies language sql stable as
  $$ select * from pg_policies where schemaname = 'public' $$;

create function wall.write_out_near() returns void language plpgsql set search_path = public, pg_catalog as $$
declare
  p record;
  meaning constant text := '(not exists (select from shield near_s where near_s.person_id = %1$I.\1'
    || ' and not near_s.code = any ((select wall.shields())::text[]))'
    || ' and not exists (select from staff_relation near_r where near_r.staff_id = (select wall.actor())'
    || ' and near_r.person_id = %1$I.\1)'
    || ' and %1$I.\1 is distinct from (select near_me.person_id from staff near_me where near_me.id = (select wall.actor())))';
begin
  for p in select tablename, policyname, qual, with_check from wall.policies_to_write_out()
    where qual like '%wall.near(%' or with_check like '%wall.near(%'
  loop
    if p.qual like '%wall.near(%' then
      execute format('alter policy %I on %I using (%s)', p.policyname, p.tablename,
        regexp_replace(p.qual, 'wall\.near\((\w+)\)', format(meaning, p.tablename), 'g'));
    end if;
    if p.with_check like '%wall.near(%' then
      execute format('alter policy %I on %I with check (%s)', p.policyname, p.tablename,
        regexp_replace(p.with_check, 'wall\.near\((\w+)\)', format(meaning, p.tablename), 'g'));
    end if;
  end loop;
end $$;
select wall.write_out_near();
