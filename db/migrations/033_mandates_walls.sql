-- Column HO of the access matrix (rules, 23.4): the holder of a mandate, signed in as themselves, within its scope.
-- Written apart from office/people/mandates/rules.ts; test/walls/helper.db.test.ts holds the two against each other.

-- The office's time, which the one who acts brings along: mandates end at a second.
create function wall.at() returns timestamptz language sql stable
  as $$ select nullif(current_setting('evi.at', true), '')::timestamptz $$;

create function wall.private_themes() returns text[] language sql immutable
  as $$ select array['unfairTreatment', 'serviceComplaint', 'changeAdviser', 'insight', 'representation', 'interpreter',
    'clinicianPatient', 'prison'] $$;
-- K7: older at 00:00 on the birthday, Oslo time.
create function wall.is_adult(born date, at timestamptz) returns boolean language sql immutable
  as $$ select (born + interval '18 years')::date <= (at at time zone 'Europe/Oslo')::date $$;
create function wall.takes_along(given text[]) returns text[] language sql immutable
  as $$ select given || case when given && '{read,write,speakFor}' then '{ask}'::text[] else '{}' end
    || case when 'speakFor' = any(given) then '{write}'::text[] else '{}' end $$;

-- Every record about these two that is in force at this second: mandates and refusals, the latest statement first.
create function wall.in_force(giver uuid, holder uuid, at timestamptz) returns setof mandate
  language sql stable security definer set search_path = public, wall, pg_catalog
  as $$ select m.* from mandate m
      join person g on g.id = m.person_id and g.merged_into is null
      join person h on h.id = m.holder_id and h.merged_into is null
    where m.person_id = giver and m.holder_id = holder and giver <> holder and m.state = 'active'
      and m.kind in ('mandate', 'refusal') and m.from_at <= at and m.until_at > at
      and not wall.kept_safe(giver) and wall.is_adult(h.birth_date, at)
      and (m.kind = 'refusal'
        or (g.birth_date is not null and not wall.is_adult(g.birth_date, at)) = (m.relation = 'guardian'))
    order by m.asked_at desc, m.id desc $$;
alter function wall.in_force owner to evi_system;

-- R-377, R-384, R-391: may the holder do this with this piece of data now? The latest statement that speaks of it counts.
create function wall.mandate_covers(giver uuid, act text, side text, theme text, thread uuid, made timestamptz, at timestamptz)
  returns boolean language sql stable security definer set search_path = public, wall, pg_catalog
  as $$ select wall.actor_kind() = 'helper' and giver = wall.opened() and coalesce((
    select m.kind = 'mandate' from wall.in_force(giver, wall.actor(), at) m
    where (m.thread_id is null or m.thread_id = thread) and case m.kind
      when 'refusal' then act = any(m.acts) and (side = 'common' or side = any(m.sides))
        and (m.themes = '{}' or theme = any(m.themes))
      else not m.call_only and act = any(wall.takes_along(m.acts))
        and (side = any(m.sides) or (side = 'common' and m.sides @> '{state,municipal}'))
        and case when theme is null then m.themes = '{}' or m.thread_id is not null
          else theme = any(m.themes) or (m.themes = '{}' and not theme = any(wall.private_themes())) end
        and (made is null or m.earlier_material or made >= m.from_at) end
    order by m.asked_at desc, m.id desc limit 1), false) $$;
alter function wall.mandate_covers owner to evi_system;

-- Is there any mandate at all between the giver and whoever acts?
create function wall.acts_for(giver uuid) returns boolean
  language sql stable security definer set search_path = public, wall, pg_catalog
  as $$ select wall.actor_kind() = 'helper' and giver = wall.opened()
    and exists (select from wall.in_force(giver, wall.actor(), wall.at()) m where m.kind = 'mandate' and not m.call_only) $$;
alter function wall.acts_for owner to evi_system;

-- M-13, M-14: a text is as old as its message, and about what its entry or its notice is about. What the holder wrote
-- themselves they may read as long as they act for the giver.
create function wall.text_covered(giver uuid, message uuid, side text, enquiry uuid, thread uuid) returns boolean
  language sql stable security definer set search_path = public, wall, pg_catalog
  as $$ select exists (select from message m where m.person_id = giver and m.id = message and (
    (m.author_kind = 'helper' and m.author_id = wall.actor() and wall.acts_for(giver))
    or wall.mandate_covers(giver, 'read', side, coalesce(
        (select e.theme from enquiry e where e.person_id = giver and e.id = enquiry),
        (select n.theme from notice n where n.person_id = giver and n.message_id = message limit 1)),
      thread, m.received_at, wall.at()))) $$;
alter function wall.text_covered owner to evi_system;

create function wall.fact_theme(kind text) returns text language sql immutable
  as $$ select case kind when 'nextPayment' then 'paymentDate' when 'applicationStatus' then 'caseStatus'
    when 'documentsComplete' then 'missingDocuments' when 'decision' then 'whyDecision' end $$;

create policy text_helper on message_text for select to evi_app
  using ((select wall.actor_kind()) = 'helper' and person_id = (select wall.opened())
    and wall.text_covered(person_id, message_id, side, enquiry_id, thread_id));
create policy message_helper on message for select to evi_app
  using ((select wall.actor_kind()) = 'helper' and person_id = (select wall.opened())
    and exists (select from message_text x where x.person_id = message.person_id and x.message_id = message.id));
create policy thread_helper on thread for select to evi_app
  using ((select wall.actor_kind()) = 'helper' and person_id = (select wall.opened())
    and exists (select from message_text x where x.person_id = thread.person_id and x.thread_id = thread.id));
create policy enquiry_helper on enquiry for select to evi_app
  using ((select wall.actor_kind()) = 'helper' and person_id = (select wall.opened())
    and wall.mandate_covers(person_id, 'read', side, theme, thread_id, received_at, (select wall.at())));
-- M-04, M-05: what is open is covered from the start of the mandate, also when it was asked before (R-384).
create policy promise_helper on promise for select to evi_app
  using ((select wall.actor_kind()) = 'helper' and person_id = (select wall.opened())
    and kind in ('answerMessage', 'callBack', 'arrangeMeeting', 'holdMeeting', 'explainDecision', 'requestDocument', 'giveStatus', 'decide')
    and wall.mandate_covers(person_id, 'ask', side, theme, thread_id, case when is_open then null else received_at end, (select wall.at())));
-- M-06, M-07, M-15, M-16. Never the address or the account: the household of a holder gets none of it (K32).
create policy fact_helper on person_fact for select to evi_app
  using ((select wall.actor_kind()) = 'helper' and person_id = (select wall.opened()) and kind not in ('address', 'account')
    and wall.mandate_covers(person_id, 'read', side, wall.fact_theme(kind), null, as_of, (select wall.at())));
create policy notice_helper on notice for select to evi_app
  using ((select wall.actor_kind()) = 'helper' and person_id = (select wall.opened())
    and wall.mandate_covers(person_id, 'read', side, theme, thread_id, made_at, (select wall.at())));
-- What the holder does is written in their name, on the giver's timeline, and in nobody else's.
create policy event_helper on event for insert to evi_app
  with check ((select wall.actor_kind()) = 'helper' and person_id = (select wall.opened()) and actor_kind = 'helper'
    and actor_id = (select wall.actor()) and wall.acts_for(person_id));

-- M-01, M-03, M-19: whom the holder acts for, by name and language, and what the mandate is: columns, not rows. Asked in
-- the holder's own name, before they step into the role. Nothing tells of what was asked for, declined or has ended.
create function wall.my_mandates(at timestamptz)
  returns table (id uuid, person_id uuid, given_name text, family_name text, language text, sides text[], themes text[],
    acts text[], thread_id uuid, earlier_material boolean, from_at timestamptz, until_at timestamptz, relation text,
    renewal_asked_at timestamptz)
  language sql stable security definer set search_path = public, wall, pg_catalog
  as $$ select m.id, g.id, g.given_name, g.family_name, g.language, m.sides, m.themes, m.acts, m.thread_id,
      m.earlier_material, m.from_at, m.until_at, m.relation, m.renewal_asked_at
    from mandate held join person g on g.id = held.person_id
      join lateral wall.in_force(g.id, held.holder_id, my_mandates.at) m on m.id = held.id
    where held.holder_id = wall.actor() and wall.actor_kind() in ('person', 'helper') and m.kind = 'mandate'
      and not m.call_only and (wall.actor_kind() = 'person' or g.id = wall.opened())
    order by g.family_name, g.given_name, m.from_at $$;
alter function wall.my_mandates owner to evi_system;

grant execute on all functions in schema wall to evi_app, evi_system;
revoke execute on function wall.make_room, wall.grown, wall.whitelist_plain from evi_app;
revoke execute on function wall.in_force from public, evi_app;
