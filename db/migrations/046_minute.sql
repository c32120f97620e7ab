-- Asked every minute: talks alone with a person (R-383) whose mandate has ended meanwhile. Without this the whole ledger
-- was read to find them.
create index promise_own_talk on promise (person_id) where is_open and kind = 'ownTalk';
