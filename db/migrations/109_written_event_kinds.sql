-- R-373: what is done on Min side stands on the timeline with whose hand it was, also where nothing is owed for it.
insert into event_kind (rule, kind, contact, journal, unit, seen_by_person, retention) values
  ('R-489', 'calendarChanged', false, 'no', 'session', true, '5 years'),
  ('R-330', 'sentToPhone', false, 'no', 'session', true, '5 years');
