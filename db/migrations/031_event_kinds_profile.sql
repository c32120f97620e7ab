-- R-308: who a message was from turned out to be another; the first mark stands on the timeline.
insert into event_kind (rule, kind, contact, journal, unit, seen_by_person, retention) values
  ('R-308', 'authorshipCorrected', false, 'no', 'none', true, 'asCase'),
  ('R-304', 'profileAssessed', false, 'may', 'version', true, 'asPerson');

-- M-03, R-307: that the profile is to be looked at again is part of the profile. Whoever may see the one sees the other,
-- or a second review would be opened beside the first by somebody who cannot see it.
create policy promise_profile on promise to evi_app
  using (wall.is_staff() and kind in ('reviewProfile', 'removeBarrier') and person_id = wall.opened()
    and wall.near(person_id) and (select wall.holds('M-03', '{W,R,J}')))
  with check (wall.is_staff() and wall.near(person_id));

-- R-307: one review is looked for each time something fires, and one for each person when time brings it.
create index promise_review on promise (person_id) where is_open and kind = 'reviewProfile';
create index person_review on person (review_at) where review_at is not null and merged_into is null;
create index profile_fact_lapse on profile_fact (valid_until) where valid_until is not null and ended_at is null;

select wall.write_out_near();
select wall.read_settings_once();
