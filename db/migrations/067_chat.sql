-- R-122, R-123: talk by writing, with an assistant that quotes approved answers and with people. A chat without a login
-- holds nobody's name and nobody's number, and is gone after 90 days (R-755); what was said while logged in lies in the
-- conversation of whoever it is about, each word in the store of its side (R-754). All of it is reached beyond the wall
-- only: by whoever holds the chat's own secret or is signed in as its person, and by whoever has taken it.

create function wall.dictionary(language text) returns regconfig immutable strict parallel safe language sql
  as $$ select case language when 'nb' then 'pg_catalog.norwegian'::regconfig when 'nn' then 'pg_catalog.norwegian'::regconfig
    when 'en' then 'pg_catalog.english'::regconfig when 'ar' then 'pg_catalog.arabic'::regconfig
    else 'pg_catalog.simple'::regconfig end $$;

-- One approved answer: what it is about, who owns it, where it comes from and until when somebody has promised to look at
-- it. A change is a new version that somebody else approves.
create table article (
  key text not null check (key ~ '^[a-zA-Z0-9]{2,60}$'),
  version integer not null check (version > 0),
  theme text not null,
  side text not null check (side in ('state', 'municipal', 'common')),
  audience text not null default 'person' check (audience in ('person', 'employer')),
  -- 1: law and regulations. 2: the directorate's circulars. 3: the agency's own pages. 4: local practice.
  authority smallint not null check (authority between 1 and 4),
  source text not null check (length(source) between 1 and 300),
  source_url text,
  source_date date not null,
  review_at date not null,
  state text not null check (state in ('draft', 'approved', 'retired')),
  owner_team_id uuid references team,
  made_by uuid references staff,
  made_at timestamptz not null,
  approved_by uuid references staff,
  approved_at timestamptz,
  primary key (key, version),
  check ((state = 'draft') = (approved_at is null)),
  check (approved_by is null or approved_by is distinct from made_by)
);
create unique index article_in_use on article (key) where state = 'approved';
create index article_theme on article (theme) where state = 'approved';

create table article_text (
  key text not null,
  version integer not null,
  language text not null,
  title text not null check (length(title) between 1 and 200),
  body text not null check (length(body) between 1 and 4000),
  -- Other words that people use of it.
  words text not null default '',
  translation text not null check (translation in ('original', 'human', 'machine')),
  search tsvector generated always as (
    setweight(to_tsvector(wall.dictionary(language), title || ' ' || words), 'A')
    || setweight(to_tsvector(wall.dictionary(language), body), 'B')) stored,
  primary key (key, version, language),
  foreign key (key, version) references article on delete cascade
);
create index article_text_search on article_text using gin (search);
create index article_text_alike on article_text using gin ((title || ' ' || words) gin_trgm_ops);

create table chat (
  id uuid primary key,
  -- What a visitor without a login can tell to whoever rings or meets them, so that nobody need tell it again.
  number bigint not null unique default nextval('receipt_number'),
  -- Of the secret in the visitor's cookie; null once nobody comes back by it.
  token_hash text unique,
  person_id uuid references person,
  logged_in_at timestamptz,
  audience text not null default 'person' check (audience in ('person', 'employer')),
  language text not null,
  state text not null check (state in ('assistant', 'waiting', 'talking', 'ended')),
  queue text,
  theme text,
  side text not null default 'common' check (side in ('state', 'municipal', 'common')),
  urgent boolean not null default false,
  -- Whether the person asked of something in their own case: then the chat belongs in the record (R-754).
  own_case boolean not null default false,
  lines integer not null default 0,
  changes integer not null default 0,
  started_at timestamptz not null,
  last_at timestamptz not null,
  visitor_at timestamptz not null,
  waiting_since timestamptz,
  answered_at timestamptz,
  staff_id uuid references staff,
  staff_read integer not null default 0,
  offered_at timestamptz,
  ended_at timestamptz,
  ended_how text check (ended_how in ('solved', 'toCall', 'toMessage', 'toOffice', 'left', 'silent')),
  thread_id uuid,
  promise_id uuid,
  kept_at timestamptz,
  check ((state = 'ended') = (ended_at is not null)),
  check ((ended_at is null) = (ended_how is null)),
  check ((person_id is null) = (logged_in_at is null)),
  check (state <> 'waiting' or (queue is not null and waiting_since is not null)),
  check (state <> 'talking' or staff_id is not null),
  -- No chat ends without a human way on having been offered.
  check (state <> 'ended' or offered_at is not null)
);
create index chat_waiting on chat (queue, waiting_since) where state = 'waiting';
create index chat_staff on chat (staff_id) where state = 'talking';
create index chat_open on chat (visitor_at) where ended_at is null;
create index chat_person on chat (person_id, last_at desc) where person_id is not null;
create index chat_old on chat (last_at);

create table chat_line (
  chat_id uuid not null references chat on delete cascade,
  seq integer not null,
  at timestamptz not null,
  by_kind text not null check (by_kind in ('visitor', 'assistant', 'staff', 'house')),
  staff_id uuid references staff,
  -- `words`: what somebody wrote, in `body`. Everything else is said in the reader's own language.
  kind text not null,
  body text check (length(body) <= 4000),
  side text not null default 'common' check (side in ('state', 'municipal', 'common')),
  masked text[] not null default '{}',
  quotes jsonb not null default '[]',
  client_key text,
  primary key (chat_id, seq),
  unique (chat_id, client_key),
  check ((kind = 'words') = (body is not null))
);

-- What is asked for, by theme and nothing more: what bursts are seen by, and what nobody has written an answer to.
create table chat_question (
  id uuid primary key,
  chat_id uuid references chat on delete set null,
  at timestamptz not null,
  theme text not null,
  side text not null,
  language text not null,
  outcome text not null check (outcome in ('answered', 'noMatch', 'ownCase', 'municipal', 'urgent'))
);
create index chat_question_theme on chat_question (theme, at);
create index chat_question_open on chat_question (at) where outcome = 'noMatch';
create index chat_question_chat on chat_question (chat_id);

insert into wall.person_table (name, key) values ('chat', 'id');

grant select, insert, update, delete on article, article_text, chat, chat_line, chat_question to evi_system;
do $$ declare t text; begin
  foreach t in array array['article', 'article_text', 'chat', 'chat_line', 'chat_question'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I to evi_system using (true) with check (true)', t || '_system', t);
  end loop;
end $$;

select wall.write_out_near();
select wall.read_settings_once();
