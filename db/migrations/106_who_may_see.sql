-- R-724, R-114: who of all employees may see somebody who is protected, for whoever decides where their matters land. Null for
-- everybody else, which is nearly everybody: one look into the index of shields.
create function wall.may_see(person uuid) returns jsonb language sql stable security definer
  set search_path = public, wall, pg_catalog
  as $$ select case when exists (select from shield h where h.person_id = person) then (
    with cleared as materialized (
      select s.id, s.office_id, s.roles from staff s
      where s.active and s.shields @> array(select h.code from shield h where h.person_id = person)
        and s.person_id is distinct from person
        and not exists (select from staff_relation r where r.staff_id = s.id and r.person_id = person))
    select jsonb_build_object(
      'staff', coalesce((select jsonb_agg(c.id) from cleared c), '[]'),
      'teams', coalesce((select jsonb_agg(distinct t.team_id) from staff_team t join cleared c on c.id = t.staff_id), '[]'),
      'last', (select c.id from cleared c, person p where p.id = person
        order by c.office_id is not distinct from p.office_id desc, 'LE' = any(c.roles) desc, c.id limit 1))) end $$;
alter function wall.may_see owner to evi_system;
revoke execute on function wall.may_see from public;
grant execute on function wall.may_see to evi_app, evi_system;
