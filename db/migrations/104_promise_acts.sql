-- M-04, M-05: seeing what is owed is not acting on it. Whoever only reads it there (R, J) changes no entry that is not
-- theirs; the actions refuse it too. Reading is untouched, so that no list is slower by it; locking an entry is acting.
-- Those who act: who has it, was offered it or made it; the team that owns it; who leads the office where it lies (R-112);
-- who writes what is owed (W) or keeps the notes of talks on its side (R-026, M-08, M-17); and for the profile's own
-- entries who sets the profile (M-03).
create policy promise_acts on promise as restrictive for update to evi_app
  using (not (select wall.is_staff())
    or desk_staff_id = (select wall.actor()) or owner_staff_id = (select wall.actor()) or offered_staff_id = (select wall.actor())
    or (desk_staff_id is null and desk_team_id = any ((select wall.teams())::uuid[]))
    or owner_team_id = any ((select wall.teams())::uuid[]) or offered_team_id = any ((select wall.teams())::uuid[])
    or (made_by_kind = 'staff' and made_by_id = (select wall.actor())) or id = wall.handed_on()
    or (office_id = (select wall.office()) and (select wall.leads()))
    or (kind in ('reviewProfile', 'removeBarrier') and (select wall.holds('M-03', '{W}')))
    or case side
      when 'state' then (select wall.holds('M-04', '{W}') or wall.holds('M-08', '{W}'))
      when 'municipal' then (select wall.holds('M-05', '{W}') or wall.holds('M-17', '{W}'))
      else (select wall.holds('M-04', '{W}') or wall.holds('M-05', '{W}') or wall.holds('M-08', '{W}') or wall.holds('M-17', '{W}')) end)
  with check (true);

-- R-830: the agency's own texts are approved, and taken out of use, by the approvers of their side; an office's own by its
-- leaders and approvers.
create function wall.approves_text(office uuid, side text) returns boolean language sql stable
  as $$ select wall.text_is_here(office) and case when office is not null then wall.roles() && array['LE', 'AP']
    else 'AP' = any(wall.roles()) and (side = 'common' or side = any(wall.sides())) end $$;
alter policy template_approve on template
  using (wall.approves_text(office_id, side))
  with check (wall.approves_text(office_id, side) and (state = 'retired' or (approved_by = wall.actor()
    and made_by is distinct from wall.actor() and not exists (select from template_writer w
      where w.key = template.key and w.version = template.version and w.staff_id = wall.actor()))));

select wall.write_out_near();
select wall.read_settings_once();
