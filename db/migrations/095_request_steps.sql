-- R-028, R-029: who asked to be rung without a login is warned before it is late as anybody is, by the number they gave, and
-- whoever leads the queue is reminded first. What was agreed to the hour is late when the hour has passed, not before.
alter table callback_request
  add column clock text not null default 'callbackPromise' check (clock in ('callbackPromise', 'emergencyAid')),
  add column counting_from timestamptz,
  add column next_step text check (next_step in ('remindOwner', 'tellPerson', 'breach')),
  add column next_step_at timestamptz,
  add column told_late_at timestamptz,
  add column latest_new_at timestamptz,
  add check ((next_step is null) = (next_step_at is null));
update callback_request set next_step = 'breach', next_step_at = due_at where done_at is null and lead_told_at is null;
drop index callback_request_late;
create index callback_request_step on callback_request (next_step_at) where done_at is null and next_step is not null;
