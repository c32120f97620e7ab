-- The queue's own add_job tells the workers in the same transaction, and whoever tells holds a lock that is one for the
-- whole database until the commit is on disk: all who write stood in line for the disk, one after the other. A job without
-- key or time is put there as add_job puts it, and the workers are told when it has been saved
-- (office/kernel/transaction.ts); a worker that is told nothing looks every second.
create or replace function wall.enqueue(task text, payload json, due timestamptz, key text) returns void
  language plpgsql security definer set search_path = public, pg_catalog
  as $$ begin
    if key is null and due is null then
      insert into graphile_worker._private_jobs (task_id, payload)
        select t.id, enqueue.payload from graphile_worker._private_tasks t where t.identifier = enqueue.task;
      if found then return; end if;
    end if;
    perform graphile_worker.add_job(identifier => task, payload => payload, run_at => due, job_key => key);
  end $$;
