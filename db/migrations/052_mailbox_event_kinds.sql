-- The digital mailbox as a way out of the house, hand-ins that wait for the virus scan, links that stand until everything
-- asked for has come, and notices of which something was held in the house.

-- R-332, R-334: the address of somebody's digital mailbox, as the contact register tells it; it fares like any other.
alter table contact_point drop constraint contact_point_kind_check,
  add constraint contact_point_kind_check check (kind in ('phone', 'email', 'address', 'mailbox'));
alter table outgoing drop constraint outgoing_channel_check,
  add constraint outgoing_channel_check check (channel in ('sms', 'email', 'letter', 'portal', 'mailbox'));

-- What is held in the house is seen by whoever owes that the notice reaches, without opening the person.
alter table notice add column held_since timestamptz;
comment on column notice.held_since is 'R-332: since when something that should have left for it has been held back';

-- Nobody opens what has not been looked at while a scanner is set up and does not answer.
alter table document drop constraint document_scan_check,
  add constraint document_scan_check check (scan in ('clean', 'notScanned', 'waiting', 'infected')),
  add column settles uuid[] not null default '{}',
  add column scanned_at timestamptz;
comment on column document.settles is 'entries that the hand-in answers once it counts as received';
create index document_unscanned on document (received_at) where scan = 'waiting';

-- R-086: the link of a request works until everything has come; the one of a text message works once.
alter table short_link add column standing boolean not null default false;

insert into event_kind (rule, kind, contact, journal, unit, seen_by_person, retention) values
  ('R-086', 'documentRejected', false, 'no', 'none', true, 'asCase');

select wall.write_out_near();
select wall.read_settings_once();
