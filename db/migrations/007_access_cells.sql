-- The cells of the access matrix (rules, 23.3) for the wall in the database, written by column. Nothing here is made
-- from the policy in code (office/access/matrix.ts); the walls test compares both with a third copy. Below the cells:
-- what 006 could not yet know: whose grants reach which side. The policies and the doors that use it follow in 007 too.

insert into wall.cell (role, code, class)
select of.role, of.code, 'M-' || number
from (values
  ('AS', 'W', '01 03 04 08 10 11 13 19 26 27 28 30 37'),
  ('AS', 'R', '06 07 09 20 23 24 25 35 38 39'),
  ('AS', 'E', '05 12 14 15 21'),
  ('AS', 'C', '31'),
  ('AS', 'J', '22'),
  ('AS', 'O', '29 33'),
  ('AS', 'K', '02'),
  ('AS', 'G', '34 36'),
  ('AM', 'W', '01 03 05 12 14 15 16 17 19 26 28 30 37'),
  ('AM', 'R', '18 21 23 25 27 35 38 39'),
  ('AM', 'E', '04 06 07 10 11 13 20 24'),
  ('AM', 'C', '31'),
  ('AM', 'J', '22'),
  ('AM', 'O', '29 33'),
  ('AM', 'K', '02'),
  ('AM', 'G', '34 36'),
  ('CO', 'W', '01 03 04 05 08 10 11 12 13 14 15 17 19 26 27 28 30 37'),
  ('CO', 'R', '06 07 09 16 18 20 21 23 24 25 35 38 39'),
  ('CO', 'C', '31'),
  ('CO', 'J', '22'),
  ('CO', 'O', '29'),
  ('CO', 'K', '02'),
  ('CO', 'G', '34 36'),
  ('CC', 'W', '01 03 08 24 28 37'),
  ('CC', 'R', '04 06 07 09 10 11 13 19 20 35 38 39'),
  ('CC', 'S', '23 26'),
  ('CC', 'E', '02'),
  ('CC', 'A', '05 15'),
  ('CC', 'C', '31'),
  ('CC', 'O', '14 18 21 25 30 33'),
  ('CC', 'G', '34 36'),
  ('RE', 'W', '01 03 23 24 37'),
  ('RE', 'R', '19 35 38 39'),
  ('RE', 'S', '04 05'),
  ('RE', 'E', '02'),
  ('RE', 'C', '31'),
  ('RE', 'O', '25 33'),
  ('RE', 'G', '34 36'),
  ('DU', 'W', '01 03 05 23 37'),
  ('DU', 'R', '04 15 16 18 19 20 21 35 38 39'),
  ('DU', 'S', '06 11 12'),
  ('DU', 'C', '07'),
  ('DU', 'J', '08 17 22'),
  ('DU', 'O', '13 14 30 33'),
  ('DU', 'K', '02'),
  ('DU', 'G', '34 36'),
  ('BU', 'W', '06 07 24 25 37'),
  ('BU', 'R', '01 03 04 08 09 10 11 19 20 26 35 38 39'),
  ('BU', 'O', '13 29 30 33'),
  ('BU', 'K', '02'),
  ('BU', 'G', '34 36'),
  ('AP', 'W', '10 16 25 30'),
  ('AP', 'R', '01 03 04 05 06 07 08 09 11 12 13 14 15 17 19 20 21 23 24 26 35 37 38 39'),
  ('AP', 'J', '22'),
  ('AP', 'O', '33'),
  ('AP', 'K', '02'),
  ('AP', 'G', '34 36'),
  ('LE', 'W', '35 38'),
  ('LE', 'R', '01 03 04 05 19 23 25 27 28 37 39'),
  ('LE', 'J', '06 07 08 09 10 11 12 13 14 15 16 17 18 20 21 22 24 26 29 30 33 36'),
  ('LE', 'K', '02'),
  ('LE', 'G', '32 34'),
  ('MA', 'W', '26 27 28'),
  ('MA', 'R', '01 03 04 11 35 37 38'),
  ('MA', 'S', '10 20'),
  ('MA', 'E', '05 12'),
  ('MA', 'O', '08 29 30 33'),
  ('MA', 'G', '34 36'),
  ('CL', 'W', '01 24 37 39'),
  ('CL', 'R', '03 04 05 06 07 15 16 19 23 25 26 35 38'),
  ('CL', 'S', '09'),
  ('CL', 'O', '33'),
  ('CL', 'G', '34'),
  ('CY', 'R', '35 38'),
  ('CY', 'G', '28 32 34 36 37'),
  ('PO', 'R', '32 35 38'),
  ('PO', 'J', '01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 29 30 36 37 39'),
  ('PO', 'G', '34')
) as of (role, code, numbers), string_to_table(of.numbers, ' ') as number;

-- The side of each class. `own`: each row has its own.
create table wall.class_side (class text primary key, side text not null check (side in ('common', 'state', 'municipal', 'own')));
insert into wall.class_side (side, class)
select of.side, 'M-' || number
from (values
  ('common', '01 02 03 19 23 28 29 31 32 33 34 35 36 37 38'),
  ('state', '04 06 07 08 09 10 11 13 20 24 27'),
  ('municipal', '05 12 14 15 16 17 18 21'),
  ('own', '22 25 26 30 39')) as of (side, numbers), string_to_table(of.numbers, ' ') as number;
grant select on wall.class_side to evi_system;

create function wall.sides() returns text[] language sql stable
  as $$ select coalesce(nullif(current_setting('evi.sides', true), '')::text[], '{}') $$;

-- R-716: cover, approvers and leaders reach the sides they hold grants for; advisers, the benefit unit and the market
-- staff the side of their column; everybody else both. A row of the common side is in everybody's reach.
create function wall.reaches(role text, class_side text, row_side text) returns boolean language sql stable
  as $$ select case
    when class_side = 'common' or row_side = 'common' then true
    when role in ('CO', 'AP', 'LE') then row_side = any(wall.sides())
    when class_side = 'own' and role in ('AS', 'BU', 'MA') then row_side = 'state'
    when class_side = 'own' and role = 'AM' then row_side = 'municipal'
    else true end $$;

-- Is one of these codes in a cell of whoever acts, for rows of this side?
create function wall.has_cell(class text, codes text[], row_side text default null) returns boolean
  language sql stable security definer set search_path = wall, pg_catalog
  as $$ select exists (
    select from wall.cell c join wall.class_side s on s.class = c.class
    where c.class = $1 and c.role = any(wall.roles()) and c.code = any(codes)
      and wall.reaches(c.role, s.side, case when s.side = 'own' then coalesce(row_side, 'common') else s.side end)) $$;
alter function wall.has_cell owner to evi_system;
-- Does it open something now? J opens nothing without a purpose.
create function wall.holds_side(class text, codes text[], row_side text) returns boolean language sql stable
  as $$ select wall.has_cell($1, case when wall.purpose() = '' then array_remove(codes, 'J') else codes end, row_side) $$;
create or replace function wall.holds(class text, codes text[]) returns boolean language sql stable
  as $$ select wall.holds_side($1, codes, null) $$;

-- R-725: nobody opens their own record as an employee, whether or not the family register says so too.
create or replace function wall.near(person uuid) returns boolean language sql stable
  as $$ select not exists (select from shield s where s.person_id = person and not s.code = any(wall.shields()))
    and not exists (select from staff_relation r where r.staff_id = wall.actor() and r.person_id = person)
    and person is distinct from (select s.person_id from staff s where s.id = wall.actor()) $$;

-- R-721: is there an insight agreement in force for the municipality where the person lives?
create function wall.agreement(person uuid, today date) returns boolean
  language sql stable security definer set search_path = public, wall, pg_catalog
  as $$ select exists (select from person p join municipality m on m.id = p.municipality_id where p.id = person
    and m.agreement_from <= today and (m.agreement_to is null or m.agreement_to >= today)) $$;
alter function wall.agreement owner to evi_system;

-- R-723: how much the desk of whoever acts is shown: basic unless the office says more.
create function wall.reception_policy() returns text
  language sql stable security definer set search_path = public, wall, pg_catalog
  as $$ select coalesce((select c.value #>> '{}' from configuration c where c.key = 'access.reception'
    and c.scope in (wall.office()::text, 'nation') order by (c.scope = 'nation'), c.version desc limit 1), 'basic') $$;
alter function wall.reception_policy owner to evi_system;

-- Leaders and the duty see what lies in their office.
create function wall.leads() returns boolean language sql stable
  as $$ select wall.is_staff() and wall.roles() && array['LE', 'AP', 'DU'] $$;
