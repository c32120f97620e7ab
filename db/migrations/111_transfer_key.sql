-- R-419: a press of the button twice, or a form sent again when nobody rings any more, is one transfer.
alter table transfer add column client_key text;
create unique index transfer_key on transfer (call_id, client_key) where client_key is not null;

-- C4-04: whoever is rung goes on being rung when the caller has gone, in a call of our own; the steps are found by their transfer.
create index call_leg_transfer on call_leg (transfer_id) where transfer_id is not null;
alter table call drop constraint call_known_by_check,
  add constraint call_known_by_check check (known_by in ('ownNumber', 'directLine', 'missedCall', 'code', 'staff', 'promise', 'transfer'));
