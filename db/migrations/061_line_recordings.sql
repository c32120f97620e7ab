-- R-128, R-750: what was said after the tone. The platform is asked for the recording after the call, and it is kept as
-- long as the office has decided; the words, where the platform has written them, stay with the message.

alter table voice_command drop constraint voice_command_does_check;
alter table voice_command add constraint voice_command_does_check check (does in ('ring', 'move', 'hangUp', 'fetch'));

-- From a number that is nobody's own there is no person to keep it with.
alter table unidentified add column recording bytea;
alter table unidentified add column recording_type text;
comment on column unidentified.recording is 'R-750: deleted with voicemail.keepDays';

create index document_voicemail on document (received_at) where channel = 'voicemail';
create index unidentified_recording on unidentified (received_at) where recording is not null;
