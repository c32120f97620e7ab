-- R-726: two records become one, and mandates follow on both ends: who gave them and who holds them. Nobody holds a
-- mandate from themselves, so one between the two ends; undone, it stands again as it was.

-- Other rooms make room for theirs in wall.make_room too; it is called from here, as it was, and mandates after it.
alter function wall.make_room(uuid, uuid, timestamptz) rename to make_room_for_others;
create function wall.make_room(kept uuid, merged uuid, at timestamptz) returns jsonb
  language plpgsql security definer set search_path = public, wall, pg_catalog
  as $$ declare before jsonb := wall.make_room_for_others(kept, merged, at); selves jsonb; held jsonb; safe uuid[]; begin
    with gone as (
      update mandate m set holder_id = null, ended_at = coalesce(m.ended_at, at), ended_how = coalesce(m.ended_how, 'self'),
        state = case when m.state in ('asked', 'active', 'suspended') then 'revoked' else m.state end
      where (m.person_id, m.holder_id) in ((kept, merged), (merged, kept))
      returning m.id, old.holder_id, old.state, old.ended_at, old.ended_how)
    select coalesce(jsonb_agg(to_jsonb(gone)), '[]') into selves from gone;
    -- The kept record says that the holder is a child: what was given to them ends (R-387).
    with gone as (
      update mandate m set holder_id = kept,
        state = case when child.yes and m.state in ('asked', 'active', 'suspended') then 'revoked' else m.state end,
        ended_at = case when child.yes then coalesce(m.ended_at, at) else m.ended_at end,
        ended_how = case when child.yes then coalesce(m.ended_how, 'minor') else m.ended_how end
      from (select exists (select from person p where p.id = kept and p.birth_date is not null and not wall.is_adult(p.birth_date, at)) as yes) child
      where m.holder_id = merged
      returning m.id, old.holder_id, old.state, old.ended_at, old.ended_how)
    select coalesce(jsonb_agg(to_jsonb(gone)), '[]') into held from gone;
    -- One flag at a time: the one that is named last stays in force, and the other is kept as history.
    with gone as (
      update safety s set ended_at = at where s.person_id = merged and s.ended_at is null
        and exists (select from safety k where k.person_id = kept and k.ended_at is null)
      returning s.id)
    select coalesce(array_agg(id), '{}') into safe from gone;
    update contact_point c set protected = true where c.person_id in (kept, merged)
      and exists (select from safety k where k.person_id in (kept, merged) and k.ended_at is null);
    return before || jsonb_build_object('holderMoved', selves || held, 'endedSafety', to_jsonb(safe));
  end $$;
alter function wall.make_room owner to evi_system;
revoke execute on function wall.make_room from public;
revoke execute on function wall.make_room from evi_app;

create function wall.mandates_apart() returns trigger language plpgsql security definer
  set search_path = public, wall, pg_catalog
  as $$ begin
    if old.undone_at is null and new.undone_at is not null then
      update mandate m set holder_id = (x->>'holder_id')::uuid, state = x->>'state',
        ended_at = (x->>'ended_at')::timestamptz, ended_how = x->>'ended_how'
      from jsonb_array_elements(new.moved->'holderMoved') x where m.id = (x->>'id')::uuid;
      update safety s set ended_at = null where s.person_id = new.merged_id
        and s.id::text in (select jsonb_array_elements_text(new.moved->'endedSafety'));
    end if;
    return new;
  end $$;
alter function wall.mandates_apart owner to evi_system;
create trigger merge_undone after update of undone_at on person_merge for each row execute function wall.mandates_apart();
revoke execute on function wall.mandates_apart from public;
