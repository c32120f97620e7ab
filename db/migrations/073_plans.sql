-- What it costs to plan a statement under the wall of a person. A connection plans each statement once and keeps the plan
-- until something is learnt about a table in it; then it plans anew, on every connection in the same moment, and whoever
-- writes waits meanwhile.

-- R-390: of a message or a conversation a helper sees what they see a word of. Asked in the policy itself, the question was
-- planned, with every policy of the words, for everybody who reads a message, and twice (once for each way to answer it):
-- 31 of 32 milliseconds. Here it is planned by those whom it concerns.
create function wall.sees_words(person uuid, message uuid, thread uuid) returns boolean
  language plpgsql stable
  as $$ begin
    if message is not null then
      return exists (select from message_text x where x.person_id = person and x.message_id = message);
    end if;
    return exists (select from message_text x where x.person_id = person and x.thread_id = thread);
  end $$;
comment on function wall.sees_words is
  'whether whoever asks sees a word of this message, or of this conversation where no message is named';
grant execute on function wall.sees_words to evi_app, evi_system;
alter policy message_helper on message using
  ((select wall.actor_kind()) = 'helper' and person_id = (select wall.opened()) and wall.sees_words(person_id, id, null));
alter policy thread_helper on thread using
  ((select wall.actor_kind()) = 'helper' and person_id = (select wall.opened()) and wall.sees_words(person_id, null, id));

-- While these are small, a tenth more of them came every minute, and each time they were counted anew and every plan over
-- them was thrown away. All of them are found by whose they are: twenty thousand more change no plan.
do $$ declare t text; begin
  foreach t in array array['thread', 'message', 'message_text_state', 'message_text_municipal', 'message_text_common',
    'enquiry', 'enquiry_contact', 'promise', 'event', 'staff_notice', 'call', 'call_leg', 'voice_command'] loop
    execute format('alter table %I set (autovacuum_analyze_threshold = 20000, autovacuum_vacuum_threshold = 5000,
      autovacuum_vacuum_insert_threshold = 50000)', t);
  end loop;
end $$;
