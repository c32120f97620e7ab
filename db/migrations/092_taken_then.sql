-- R-479: most who want a time that many want are too late. They are told so in their own transaction, without a lock and
-- without a second connection: when the employee who answers for them is taken, and when they are themselves, around a
-- time at which the employee is plainly taken. Nothing where that is not so, where somebody is away, or where these two
-- may not meet; nothing of by what anybody is taken.
create function wall.taken_then(person uuid, staff uuid, at timestamptz, around interval)
  returns table (office_id uuid, digital boolean, staff_busy json, person_busy json)
  language sql stable security definer set search_path = public, wall, pg_catalog
  as $$ select s.office_id, p.contact_status = 'digital', b.staff_busy, b.person_busy
    from staff s, person p, lateral (select
      coalesce(json_agg(x.span order by x.span) filter (where x.resource = staff), '[]') as staff_busy,
      coalesce(json_agg(x.span order by x.span) filter (where x.resource = person), '[]') as person_busy
      from (select h.resource, array[extract(epoch from lower(h.during))::bigint, extract(epoch from upper(h.during))::bigint] as span
        from hold h where h.resource in (staff, person) and h.during && tstzrange(at - around, at + around)) x) b
    where s.id = staff and s.active and p.id = person
      and (wall.actor_kind() = 'system' or wall.actor() = person or wall.opened() = person)
      and exists (select from hold h where h.resource = staff and h.why <> 'kept' and h.during @> at)
      and not exists (select from absence b where b.staff_id = staff and b.ended_at is null and b.from_at < at + around)
      and not exists (select from closing_day d where (d.office_id = s.office_id or d.office_id is null)
        and d.day between (at - around)::date and (at + around)::date)
      and not exists (select from staff_relation r where r.staff_id = staff and r.person_id = person)
      and exists (select from assignment a where a.person_id = person and a.staff_id = staff and a.until_at is null) $$;
alter function wall.taken_then owner to evi_system;
revoke execute on function wall.taken_then from public;
grant execute on function wall.taken_then to evi_app, evi_system;
