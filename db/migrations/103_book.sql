-- R-379, R-479: booking, moving and cancelling a talk is an act of its own, which a mandate can give without the right to
-- write. Whoever may write or speak for somebody could book before, and can: those acts take it along.
alter table mandate drop constraint mandate_acts_check,
  add constraint mandate_acts_check check (acts <@ array['ask', 'read', 'receive', 'speakFor', 'write', 'book', 'submit', 'appeal', 'fetch']
    and cardinality(acts) > 0);

create or replace function wall.takes_along(given text[]) returns text[] language sql immutable
  as $$ select given || case when given && '{read,write,speakFor}' then '{ask}'::text[] else '{}' end
    || case when 'speakFor' = any(given) then '{write}'::text[] else '{}' end
    || case when given && '{write,speakFor}' then '{book}'::text[] else '{}' end $$;

-- A no to writing was a no to booking, and stays one.
update mandate set acts = acts || '{book}' where kind = 'refusal' and 'write' = any(acts) and not 'book' = any(acts);
