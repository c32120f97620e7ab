-- R-461: what became of whoever was shown on. `taken`: how they took it there and then; `outcome` is the last that is known.
alter table visit_referral
  add column taken text check (taken in ('accepted', 'doneTogether', 'protested')),
  add column ended_by uuid references staff;
update visit_referral set taken = outcome where outcome in ('accepted', 'doneTogether', 'protested');
update visit_referral set ended_at = at where outcome = 'doneTogether' and ended_at is null;
alter table visit_referral add constraint visit_referral_ended
  check ((ended_at is not null) = (outcome is not null and outcome in ('doneTogether', 'returned', 'completed', 'expired')));
comment on column visit_referral.ended_at is 'when it was known what became of it, or given up that anybody would say';
create index visit_referral_due on visit_referral (next_at) where ended_at is null;
create index referral_returned on referral (person_id, at) where outcome = 'returned';
