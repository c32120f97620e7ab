-- R-307: a form that did not go through, or that somebody asked for help with. Only which one, never what stood in it; the
-- third time the profile is looked at.
insert into event_kind (rule, kind, contact, journal, unit, seen_by_person, retention) values
  ('R-307', 'formStumbled', false, 'no', 'none', true, 'asPerson');
