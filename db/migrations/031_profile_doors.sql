-- R-298: how large a share of what comes in others write or speak. One figure, for whoever may see the profile: the
-- messages themselves stay behind their own wall.
create function wall.helper_carried(person uuid, since timestamptz) returns table (share numeric, contacts bigint)
  language sql stable security definer set search_path = public, wall, pg_catalog
  as $$ select coalesce(avg((m.authorship not in ('self', 'staffReception', 'staffAdviser', 'staffContactCentre'))::int), 0), count(*)
    from message m where m.person_id = person and m.direction = 'in' and m.received_at >= since
      and (wall.actor() = person or wall.actor_kind() = 'system'
        or (wall.is_staff() and person = wall.opened() and wall.near(person) and wall.holds('M-03', '{W,R,J}'))) $$;
alter function wall.helper_carried owner to evi_system;
