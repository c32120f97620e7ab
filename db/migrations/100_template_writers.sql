-- R-830: whoever has put words into a draft does not approve it, whoever began it; and an office's own text is that office's.
create table template_writer (
  key text not null,
  version integer not null,
  language text not null,
  staff_id uuid not null references staff,
  at timestamptz not null,
  primary key (key, version, staff_id, language),
  foreign key (key, version) references template
);
alter table template_writer enable row level security;
alter table template_writer force row level security;
grant select, insert, update, delete on template_writer to evi_system;
grant select, insert on template_writer to evi_app;
create policy template_writer_system on template_writer to evi_system using (true) with check (true);
create policy template_writer_read on template_writer for select to evi_app using (wall.is_staff());
create policy template_writer_own on template_writer for insert to evi_app
  with check (wall.is_staff() and staff_id = wall.actor());

-- What was written before this was kept: who began a draft is who wrote it.
insert into template_writer (key, version, language, staff_id, at)
  select x.key, x.version, x.language, t.made_by, t.made_at from template_text x join template t using (key, version)
  where t.made_by is not null;

create function wall.text_is_here(office uuid) returns boolean language sql stable
  as $$ select wall.is_staff() and (office is null or office = wall.office()) $$;
create function wall.writes_template(k text, v integer) returns boolean language sql stable
  as $$ select exists (select from template t where t.key = k and t.version = v and t.state = 'draft' and wall.text_is_here(t.office_id))
    and exists (select from template_writer w where w.key = k and w.version = v and w.staff_id = wall.actor()) $$;

alter policy template_approve on template
  using (wall.text_is_here(office_id) and wall.roles() && array['LE', 'AP'])
  with check (wall.text_is_here(office_id) and (state = 'retired' or (approved_by = wall.actor()
    and made_by is distinct from wall.actor() and not exists (select from template_writer w
      where w.key = template.key and w.version = template.version and w.staff_id = wall.actor()))));
-- The words of a new draft are copied by whoever begins it, before anything of their own is in it.
alter policy template_text_write on template_text
  with check (wall.is_staff() and (wall.writes_template(key, version) or exists (select from template t
    where t.key = template_text.key and t.version = template_text.version and t.state = 'draft' and t.made_by = wall.actor())));
alter policy template_text_change on template_text
  using (wall.writes_template(key, version));

select wall.write_out_near();
select wall.read_settings_once();
