-- Mandates, consents, and what is done with their help. None of them is a contact with the person (R-385, R-388).
insert into event_kind (rule, kind, contact, journal, unit, seen_by_person, retention) values
  ('R-782', 'mandateAsked', false, 'may', 'document', true, 'asCase'),
  ('R-382', 'mandateConfirmed', false, 'must', 'document', true, 'asCase'),
  ('R-382', 'mandateDeclined', false, 'no', 'none', true, 'asPerson'),
  ('R-383', 'mandateExpired', false, 'must', 'document', true, 'asCase'),
  ('R-383', 'mandateRenewalAsked', false, 'no', 'none', true, 'asCase'),
  ('R-389', 'mandateSuspended', false, 'no', 'none', true, 'asPerson'),
  ('R-390', 'mandateUsed', false, 'no', 'none', true, 'asCase'),
  ('R-385', 'helperContact', false, 'may', 'contact', true, 'asCase'),
  ('R-398', 'helperRequest', false, 'may', 'item', true, 'asCase'),
  ('R-375', 'actedOnBehalf', false, 'no', 'none', true, 'asCase'),
  ('R-387', 'mandateRefused', false, 'no', 'none', true, '24 months'),
  ('R-358', 'interpreterAsked', false, 'no', 'none', true, 'asCase'),
  ('R-389', 'safetySet', false, 'no', 'none', true, 'asPerson'),
  ('R-389', 'safetyLifted', false, 'no', 'none', true, 'asPerson');
