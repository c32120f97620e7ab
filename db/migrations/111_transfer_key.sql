-- R-419: a press of the button twice, or a form sent again when nobody rings any more, is one transfer.
alter table transfer add column client_key text;
create unique index transfer_key on transfer (call_id, client_key) where client_key is not null;
