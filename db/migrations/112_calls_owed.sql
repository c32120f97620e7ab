-- R-788: how the calls that are owed went is asked by office, and an office has a few hundred of a country's hundred thousand.
create index promise_calls_owed on promise (office_id, made_at) where kind = 'callBack';
