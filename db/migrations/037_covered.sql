-- R-509: every minute somebody asks whose promises are covered by another. They are few among all that is open, and
-- without this the whole ledger was read to find them.
create index promise_covered on promise (owner_staff_id)
  where is_open and owner_staff_id is not null and (acting_staff_id is not null or acting_team_id is not null);
