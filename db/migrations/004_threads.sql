-- Conversations. R-746: the words stand in the store of their side, never in another.

create table thread (
  person_id uuid not null references person,
  id uuid not null,
  number bigint not null default nextval('receipt_number'),
  origin text not null default 'home',
  opened_at timestamptz not null,
  last_at timestamptz not null,
  closed_at timestamptz,
  primary key (person_id, id),
  unique (number)
);

create table message (
  person_id uuid not null,
  thread_id uuid not null,
  id uuid not null,
  number bigint not null default nextval('receipt_number'),
  direction text not null check (direction in ('in', 'out')),
  channel text not null,
  authorship text not null,
  author_kind text not null check (author_kind in ('person', 'staff', 'system', 'helper')),
  author_id uuid,
  helper jsonb,
  language text not null,
  received_at timestamptz not null,
  trivial boolean not null default false,
  wish jsonb not null default '{}',
  read_at timestamptz,
  feedback text check (feedback in ('understood', 'notUnderstood', 'callMe')),
  feedback_at timestamptz,
  client_key text,
  primary key (person_id, id),
  unique (person_id, client_key),
  foreign key (person_id, thread_id) references thread
);
comment on column message.client_key is 'what the sender calls this sending: sent twice, it is one message';
create index message_thread on message (person_id, thread_id, received_at);

create table enquiry (
  person_id uuid not null,
  id uuid not null,
  thread_id uuid not null,
  message_id uuid,
  promise_id uuid,
  theme text not null,
  side text not null check (side in ('state', 'municipal', 'common')),
  specificity text not null default 'caseSpecific' check (specificity in ('general', 'caseSpecific')),
  urgency text not null default 'ordinary' check (urgency in ('acute', 'elevated', 'ordinary')),
  confidence real not null,
  certain boolean not null,
  guesses jsonb not null default '[]',
  words text[] not null default '{}',
  language text not null,
  received_at timestamptz not null,
  came_back_of uuid,
  classified_by uuid,
  classified_at timestamptz,
  alternations smallint not null default 0,
  talk_required boolean not null default false,
  answered_at timestamptz,
  answered_how text,
  answered_by uuid,
  answered_event_id uuid,
  primary key (person_id, id),
  foreign key (person_id, thread_id) references thread
);
create index enquiry_thread on enquiry (person_id, thread_id);
create index enquiry_recent on enquiry (person_id, received_at desc);

-- R-030: several contacts, one entry.
create table enquiry_contact (
  person_id uuid not null,
  id uuid not null default uuidv7(),
  enquiry_id uuid not null,
  message_id uuid,
  channel text not null,
  sender_kind text not null,
  at timestamptz not null,
  primary key (person_id, id),
  foreign key (person_id, enquiry_id) references enquiry
);
create index enquiry_contact_enquiry on enquiry_contact (person_id, enquiry_id);

create table message_text (
  person_id uuid not null,
  message_id uuid not null,
  part smallint not null,
  side text not null,
  thread_id uuid not null,
  enquiry_id uuid,
  body text not null check (length(body) <= 20000),
  primary key (person_id, message_id, part, side)
) partition by list (side);
create table message_text_state partition of message_text for values in ('state');
create table message_text_municipal partition of message_text for values in ('municipal');
create table message_text_common partition of message_text for values in ('common');
create index message_text_thread on message_text (person_id, thread_id);

-- Notes, call summaries, coded notes, case talk: one store for each side, like messages.
create table note (
  person_id uuid not null,
  id uuid not null default uuidv7(),
  side text not null,
  kind text not null check (kind in ('note', 'callSummary', 'codedNote', 'caseTalk', 'statement')),
  enquiry_id uuid,
  promise_id uuid,
  author_kind text not null,
  author_id uuid,
  at timestamptz not null,
  body text not null default '',
  codes jsonb not null default '{}',
  primary key (person_id, id, side)
) partition by list (side);
create table note_state partition of note for values in ('state');
create table note_municipal partition of note for values in ('municipal');
create table note_common partition of note for values in ('common');

create table draft (
  person_id uuid not null references person,
  id text not null,
  body text not null,
  choices jsonb not null default '{}',
  updated_at timestamptz not null,
  primary key (person_id, id)
);

-- R-739: one entry in the record for a concluded thread and side, with a title of its own.
create table journal_entry (
  person_id uuid not null,
  id uuid not null default uuidv7(),
  thread_id uuid not null,
  side text not null,
  title text not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  made_at timestamptz not null,
  primary key (person_id, id),
  unique (person_id, thread_id, side),
  unique (person_id, side, title)
);

-- R-119: another body's task is handed over warmly and asked about again.
create table referral (
  person_id uuid not null,
  id uuid not null default uuidv7(),
  enquiry_id uuid not null,
  agency text not null,
  at timestamptz not null,
  by_staff_id uuid not null,
  joint_call boolean not null default false,
  asked_at timestamptz,
  outcome text check (outcome in ('completed', 'returned')),
  outcome_at timestamptz,
  primary key (person_id, id)
);

-- R-007: what went out to the person or to staff, and how it fared.
create table outgoing (
  person_id uuid not null,
  id uuid not null default uuidv7(),
  channel text not null check (channel in ('sms', 'email', 'letter', 'portal')),
  address text not null,
  kind text not null,
  language text not null,
  body text not null,
  event_id uuid,
  made_at timestamptz not null,
  sent_at timestamptz,
  state text not null default 'queued' check (state in ('queued', 'sent', 'undeliverable', 'held')),
  failure text,
  primary key (person_id, id)
);
create index outgoing_recent on outgoing (made_at desc);

create table staff_notice (
  staff_id uuid not null references staff,
  id uuid not null default uuidv7(),
  kind text not null,
  person_id uuid,
  promise_id uuid,
  at timestamptz not null,
  read_at timestamptz,
  primary key (staff_id, id)
);
create index staff_notice_unread on staff_notice (staff_id, at desc) where read_at is null;
create index staff_notice_promise on staff_notice (promise_id);
