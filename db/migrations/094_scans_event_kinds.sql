-- R-445, R-446: what came over the desk on paper and was scanned there: which sheet of which hand-in a file is of.
alter table document
  add column paper_promise_id uuid,
  add column sheet smallint check (sheet >= 0),
  add constraint document_of_sheet check ((paper_promise_id is null) = (sheet is null));
comment on column document.paper_promise_id is 'R-446: the hand-in over a desk that the sheet came with; it counts from then, not from the scan';
create index document_paper on document (person_id, paper_promise_id) where paper_promise_id is not null;

insert into event_kind (rule, kind, contact, journal, unit, seen_by_person, retention) values
  ('R-446', 'papersScanned', false, 'must', 'document', true, 'asCase');
