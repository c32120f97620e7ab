-- R-411: how much is taken of the time of many who ring, counted in one go however many they are, and nothing of by whom.
-- An index alone answers it.
drop function wall.calls_taken;
drop index callback_window_desk;
create index callback_window_desk on callback_window (desk, from_at, until_at) where state = 'agreed';
create function wall.calls_taken(whose uuid[], since timestamptz, until timestamptz)
  returns table (desk uuid, from_at timestamptz, until_at timestamptz, places int)
  language sql stable security definer set search_path = public, wall, pg_catalog
  as $$ select w.desk, w.from_at, w.until_at, count(*)::int from callback_window w
    where w.desk = any(whose) and w.state = 'agreed' and w.from_at < until and w.until_at > since
      and w.from_at > since - interval '2 hours'
    group by 1, 2, 3 $$;
alter function wall.calls_taken owner to evi_system;
revoke execute on function wall.calls_taken from public;
grant execute on function wall.calls_taken to evi_app, evi_system;

-- R-028: whoever leads is told once that somebody who asked without a login has not been rung in time.
alter table callback_request add column lead_told_at timestamptz;
comment on column callback_request.lead_told_at is 'R-028: past due; told to whoever leads the queue in which it lies';
create index callback_request_late on callback_request (due_at) where done_at is null and lead_told_at is null;

select wall.write_out_near();
select wall.read_settings_once();
