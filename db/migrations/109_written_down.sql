-- R-373, R-470: whose hand wrote down what somebody said of a meeting, and by which way they said that the minutes are right.
-- Null: they did it themselves.
alter table meeting_topic add column written_by uuid references staff;
alter table meeting_comment add column written_by uuid references staff;
alter table meeting_minutes add column confirmed_written_by uuid references staff,
  add column confirmed_said text check (confirmed_said in ('phone', 'desk', 'meeting', 'paper'));
update meeting_topic set written_by = by_id where by_kind = 'staff' and for_person;
update meeting_comment set written_by = by_id where by_kind = 'staff';
