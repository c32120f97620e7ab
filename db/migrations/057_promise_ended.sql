-- R-311, R-788: what an office has kept lately, for its figures, without reading what it kept long ago.
create index promise_office_ended on promise (office_id, ended_at) where ended_at is not null;
