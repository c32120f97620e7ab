-- R-457: somebody says that the office cannot be reached. They are rung, and that is owed until there has been contact.
insert into event_kind (rule, kind, contact, journal, unit, seen_by_person, retention) values
  ('R-457', 'accessComplained', false, 'must', 'visit', true, '5 years');
