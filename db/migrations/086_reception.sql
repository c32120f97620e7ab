-- R-437 – R-447: the reception. What a visitor goes home with, tickets, and what is owed for a visit that nobody closed.

alter table visit
  add column steps jsonb not null default '[]',
  add column slip_at timestamptz,
  add column appointment_at timestamptz,
  add column client_key text,
  add column left_open_at timestamptz;
comment on column visit.steps is 'R-442: what comes next, who does it, and when; the lines of the slip';
comment on column visit.slip_at is 'when the visitor had the next step in hand';
comment on column visit.left_open_at is 'R-442: the day ended with nobody having closed it, and the leader was given it';
create unique index visit_client_key on visit (office_id, client_key) where client_key is not null;
create index visit_left_open on visit (day) where state <> 'closed' and left_open_at is null;
create index visit_deed_at on visit_deed (visit_id, at);
create index visit_referral_visit on visit_referral (visit_id) where visit_id is not null;

-- R-447: the last number of a day, so that a number is a visitor's and nothing else is.
create table visit_ticket (
  office_id uuid not null references office,
  day date not null,
  last integer not null,
  primary key (office_id, day)
);
alter table visit_ticket enable row level security;
alter table visit_ticket force row level security;
create policy visit_ticket_system on visit_ticket to evi_system using (true) with check (true);
grant select, insert, update, delete on visit_ticket to evi_system;

-- M-23: who may write visits are the reception and the duty officer; S is less than rows, and has no door here. A visit of
-- somebody who is known is of an opened person; the line of the day with its numbers is read by the room itself.
alter policy visit_staff on visit
  using (wall.is_staff() and (select wall.holds('M-23', '{W,R,J}')) and (person_id is null or wall.near(person_id))
    and (person_id = wall.opened() or (person_id is null and (office_id = wall.office() or staff_id = wall.actor()))))
  with check (wall.is_staff() and (select wall.holds('M-23', '{W}')) and (person_id is null or wall.near(person_id)));
alter policy visit_deed_staff on visit_deed
  using (wall.is_staff() and exists (select from visit v where v.id = visit_id))
  with check (wall.is_staff() and (select wall.holds('M-23', '{W}')) and exists (select from visit v where v.id = visit_id));
alter policy visit_referral_staff on visit_referral
  using (wall.is_staff() and (select wall.holds('M-23', '{W,R,J}')) and (person_id is null or wall.near(person_id))
    and (person_id = wall.opened() or (person_id is null and (office_id = wall.office() or staff_id = wall.actor()))))
  with check (wall.is_staff() and (select wall.holds('M-23', '{W}')) and (person_id is null or wall.near(person_id)));

-- The hand-in is one contact; the visit it came with is another line of the same.
update event_kind set contact = false where kind = 'papersReceived';

select wall.write_out_near();
select wall.read_settings_once();
