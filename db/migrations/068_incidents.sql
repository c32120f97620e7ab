-- R-124: many who ask the same in a short time is a sign that something is wrong. One incident for a theme at a time:
-- staff are told, somebody approves one banner, and all channels carry it until it is closed.
create table incident (
  id uuid primary key,
  theme text not null,
  state text not null check (state in ('seen', 'shown', 'closed')),
  opened_at timestamptz not null,
  asked integer not null check (asked >= 0),
  window_minutes integer not null,
  normal_per_hour real not null,
  opened_by uuid references staff,
  article_key text,
  approved_by uuid references staff,
  approved_at timestamptz,
  closed_by uuid references staff,
  closed_at timestamptz,
  closed_how text check (closed_how in ('over', 'notOne')),
  check ((state = 'closed') = (closed_at is not null)),
  check (state <> 'shown' or approved_at is not null)
);
create unique index incident_of_theme on incident (theme) where closed_at is null;
create index incident_shown on incident (approved_at) where state = 'shown';
create index incident_latest on incident (opened_at desc);

-- The banner in staff's own words; a language that is not here has the sentence of the catalogues.
create table incident_text (
  incident_id uuid not null references incident on delete cascade,
  language text not null,
  body text not null check (length(body) between 1 and 300),
  primary key (incident_id, language)
);

-- Bursts are counted over every channel; this is how entries are found by when they came.
create index enquiry_contact_at on enquiry_contact (at);
create index call_started on call (started_at) where person_id is null;

grant select, insert, update, delete on incident, incident_text to evi_system;
-- A banner is for everybody, signed in or not.
grant select on incident, incident_text to evi_app;
do $$ declare t text; begin
  foreach t in array array['incident', 'incident_text'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I to evi_system using (true) with check (true)', t || '_system', t);
  end loop;
end $$;
create policy incident_banner on incident for select to evi_app using (state = 'shown');
create policy incident_text_banner on incident_text for select to evi_app
  using (exists (select from incident i where i.id = incident_id and i.state = 'shown'));

select wall.write_out_near();
select wall.read_settings_once();
