-- R-454, R-455, R-842: hours of a reception are proposed, heard, decided and looked back on. What is decided stands in
-- `opening_hours`, the one record that door, page and telephone read; here is how it came to be.
create table hours_version (
  id uuid primary key,
  office_id uuid not null references office,
  valid_from date not null,
  lines jsonb not null check (jsonb_array_length(lines) > 0),
  why text not null check (length(why) between 1 and 1000),
  answer_by date not null,
  state text not null default 'heard' check (state in ('heard', 'decided', 'withdrawn')),
  proposed_at timestamptz not null,
  proposed_by uuid not null references staff,
  impact jsonb not null,
  decided_at timestamptz,
  decided_by uuid references staff,
  weighed text check (length(weighed) between 1 and 2000),
  withdrawn_at timestamptz,
  check ((state = 'decided') <= (decided_at is not null and weighed is not null))
);
comment on column hours_version.lines is 'weekday, opens and closes, as in opening_hours';
comment on column hours_version.impact is 'what was known when it was proposed: minutes a week, and who came in the hours that go';
comment on column hours_version.weighed is 'what was said, and what was made of it';
create unique index hours_version_heard on hours_version (office_id) where state = 'heard';
create index hours_version_office on hours_version (office_id, valid_from desc);

create table hours_answer (
  version_id uuid not null references hours_version on delete cascade,
  id uuid not null,
  who text not null check (who in ('municipality', 'users', 'staff', 'visitor', 'partner', 'organisation')),
  name text check (length(name) between 1 and 200),
  stance text not null check (stance in ('for', 'against', 'both', 'noAnswer')),
  says text check (length(says) <= 2000),
  at timestamptz not null,
  staff_id uuid not null references staff,
  primary key (version_id, id)
);
comment on column hours_answer.name is 'a body, never somebody who is served here';

-- Hours that are decided twice for one day would be read as one.
create unique index opening_hours_once on opening_hours (coalesce(office_id, '00000000-0000-0000-0000-000000000000'), place,
  valid_from, weekday, opens);

do $$ declare t text; begin
  foreach t in array array['hours_version', 'hours_answer'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I to evi_system using (true) with check (true)', t || '_system', t);
  end loop;
end $$;
grant select, insert, update, delete on hours_version, hours_answer to evi_system;
grant insert, delete on opening_hours to evi_system;
