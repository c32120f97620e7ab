-- A letter read by consent, what a helper was answered, and what somebody said that they cannot produce.
insert into event_kind (rule, kind, contact, journal, unit, seen_by_person, retention) values
  ('R-718', 'consentUsed', false, 'may', 'document', true, 'asCase'),
  ('R-398', 'helperRequestAnswered', false, 'may', 'item', true, 'asCase'),
  ('R-399', 'guidanceAsked', false, 'may', 'item', true, 'asCase');

-- Who asked for somebody is a family link too (K32).
alter policy event_safe on event
  using (kind <> all (array['mandateAsked', 'mandateGiven', 'mandateConfirmed', 'mandateDeclined', 'mandateRevoked',
      'mandateExpired', 'mandateRenewalAsked', 'mandateSuspended', 'mandateUsed', 'helperContact', 'helperRequest',
      'helperRequestAnswered'])
    or not (select wall.is_staff()) or not wall.hidden_for_safety(person_id));
