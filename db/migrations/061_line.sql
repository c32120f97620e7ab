-- What a line asks of its tables while a thousand people ring at once.

-- Platforms tell of a leg under its own id.
create unique index call_leg_id on call_leg (id);
-- R-415: how fast a queue goes is counted from its latest answers.
create index call_answered on call (queue, answered_at) where answered_at is not null;

-- R-128, R-394: what is said after the tone from a number that is nobody's own waits for somebody who checks who it was.
alter table unidentified drop constraint unidentified_channel_check;
alter table unidentified add constraint unidentified_channel_check
  check (channel in ('sms', 'emailInbound', 'voicemail', 'phone'));
