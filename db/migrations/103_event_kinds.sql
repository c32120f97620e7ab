-- R-623: who had gone before they could say that it is right says so afterwards.
insert into event_kind (rule, kind, contact, journal, unit, seen_by_person, retention) values
  ('R-623', 'assistedConfirmed', false, 'may', 'session', true, '5 years');
