-- What the figures of the telephone are counted from, by day: three million calls a year are read a period at a time.
create index call_office_day on call (office_id, started_at) where office_id is not null;
create index transfer_day on transfer (started_at);
create index callback_asked on callback (asked_at) where mode <> 'ladder';
