-- Letters: the code on the paper, what a template was filled with, and the templates an office makes beside those that
-- are shipped.

-- Whoever holds the paper can have it read and ask about it, at any desk and on any line. The code says nothing of what
-- stands in the letter and opens nothing by itself.
create table letter_code (
  person_id uuid not null references person,
  notice_id uuid not null,
  code text not null unique check (code ~ '^\d{9}$'),
  made_at timestamptz not null,
  primary key (person_id, notice_id),
  foreign key (person_id, notice_id) references notice deferrable initially immediate
);

-- What a template was filled with: from it the letter can be read in each language the template has. Words of the matter,
-- in the store of their side like those of a message (R-746).
create table letter_fill (
  person_id uuid not null references person,
  notice_id uuid not null,
  side text not null check (side in ('state', 'municipal', 'common')),
  template_key text not null,
  template_version integer not null,
  filled jsonb not null,
  facts jsonb not null,
  made_at timestamptz not null,
  primary key (person_id, notice_id),
  foreign key (person_id, notice_id) references notice deferrable initially immediate
);

insert into wall.person_table (name, key) values ('letter_code', 'notice_id'), ('letter_fill', 'notice_id');

-- R-830: texts with owner, version and approval. Not about persons. A version is not changed once it is approved.
create table template (
  key text not null,
  version integer not null,
  kind text not null,
  side text not null check (side in ('state', 'municipal', 'common')),
  theme text not null,
  adverse boolean not null default false,
  answer_clock text,
  lix_bound smallint not null default 40,
  state text not null check (state in ('draft', 'approved', 'retired')),
  owner text not null,
  office_id uuid references office,
  made_by uuid references staff,
  made_at timestamptz not null,
  approved_by uuid references staff,
  approved_at timestamptz,
  retired_at timestamptz,
  primary key (key, version),
  check (approved_by is distinct from made_by or made_by is null)
);
comment on column template.office_id is 'a local text of this office; null for the whole agency';

create table template_text (
  key text not null,
  version integer not null,
  language text not null,
  source text not null check (source in ('human', 'machine')),
  translated_at timestamptz,
  title text not null,
  box jsonb not null,
  paragraphs jsonb not null,
  annex text,
  primary key (key, version, language),
  foreign key (key, version) references template
);

grant select, insert, update, delete on letter_code, letter_fill to evi_system;
grant select, insert, update, delete on template, template_text to evi_system;
grant select, insert on letter_code, letter_fill to evi_app;
grant select, insert on template to evi_app;
grant update (state, approved_by, approved_at, retired_at) on template to evi_app;
grant select, insert, update on template_text to evi_app;

do $$ declare t text; begin
  foreach t in array array['letter_code', 'letter_fill', 'template', 'template_text'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I to evi_system using (true) with check (true)', t || '_system', t);
  end loop;
  foreach t in array array['letter_code', 'letter_fill'] loop
    execute format($p$create policy %I on %I for select to evi_app
      using (wall.actor_kind() = 'person' and person_id = wall.actor())$p$, t || '_own', t);
  end loop;
end $$;

create policy letter_code_own_made on letter_code for insert to evi_app
  with check (wall.actor_kind() = 'person' and person_id = wall.actor());
-- M-39: that a letter waits; whoever sees the notice sees its code
create policy letter_code_staff on letter_code to evi_app
  using (wall.is_staff() and exists (select from notice n where n.person_id = letter_code.person_id and n.id = notice_id))
  with check (wall.is_staff() and exists (select from notice n where n.person_id = letter_code.person_id and n.id = notice_id));
-- M-13, M-14: as the words of a message
create policy letter_fill_staff on letter_fill to evi_app
  using (wall.is_staff() and person_id = wall.opened() and wall.near(person_id) and case side
    when 'state' then (select wall.holds('M-13', '{W,R,J}'))
    when 'municipal' then (select wall.holds('M-14', '{W,R,J}'))
    else (select wall.holds('M-13', '{W,R,J}')) or (select wall.holds('M-14', '{W,R,J}')) end)
  with check (wall.is_staff() and person_id = wall.opened() and wall.near(person_id) and case side
    when 'state' then (select wall.holds('M-13', '{W}')) or (select wall.holds('M-07', '{W}'))
    when 'municipal' then (select wall.holds('M-14', '{W}')) or (select wall.holds('M-16', '{W}'))
    else (select wall.holds('M-13', '{W}')) or (select wall.holds('M-14', '{W}')) end);

-- Every employee reads the library and may write a draft for their own office; LE and AP approve, and never their own.
create policy template_read on template for select to evi_app using (true);
create policy template_text_read on template_text for select to evi_app using (true);
create policy template_draft on template for insert to evi_app
  with check (wall.is_staff() and state = 'draft' and made_by = wall.actor() and approved_by is null);
create policy template_approve on template for update to evi_app
  using (wall.is_staff() and wall.roles() && array['LE', 'AP'])
  with check (wall.is_staff() and (state = 'retired' or (approved_by = wall.actor() and made_by is distinct from wall.actor())));
create policy template_text_write on template_text for insert to evi_app
  with check (wall.is_staff() and exists (select from template t where t.key = template_text.key
    and t.version = template_text.version and t.state = 'draft'));
create policy template_text_change on template_text for update to evi_app
  using (wall.is_staff() and exists (select from template t where t.key = template_text.key
    and t.version = template_text.version and t.state = 'draft'));

select wall.write_out_near();
select wall.read_settings_once();
