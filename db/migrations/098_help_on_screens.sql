-- R-449: help that is opened by a code belongs to the screen it was opened on, and to no other browser that learns of it.
alter table assisted_session add column terminal_id uuid references terminal;
comment on column assisted_session.terminal_id is 'the screen it was opened on by a code; null in the employee’s own browser';
create index assisted_terminal on assisted_session (terminal_id) where terminal_id is not null;

alter table assisted_session drop constraint assisted_session_ended_why_check;
alter table assisted_session add constraint assisted_session_ended_why_check check (ended_why in
  ('done', 'idle', 'tooLong', 'staffLeft', 'visitClosed', 'callEnded', 'neverOpened', 'notTheirs', 'screenEmptied', 'screenParted'));
