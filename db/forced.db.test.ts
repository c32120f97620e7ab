import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../test/support/database.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())

/** What the role of pages and programs may read without a wall: the organisation and words, and nobody's matter. */
const OF_NOBODY = [
  'closing_day',
  'event_kind',
  'migration',
  'municipality',
  'office',
  'office_municipality',
  'opening_hours',
  'pickup_place',
  'sensitive_word',
  'staff_team',
  'team',
]

test('every table that the application may use stands behind row security that is forced', async () => {
  const { rows } = await db.pools.system.query<{ name: string; writes: boolean }>(`
    select c.relname as name, has_table_privilege('evi_app', c.oid, 'insert,update,delete') as writes
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and not (c.relrowsecurity and c.relforcerowsecurity)
      and has_any_column_privilege('evi_app', c.oid, 'select,insert,update') order by 1`)
  expect(rows).toEqual(OF_NOBODY.map((name) => ({ name, writes: false })))
})

test('the role of the application is held by row security, and owns nothing', async () => {
  const { rows } = await db.pools.system.query(`
    select r.rolbypassrls or r.rolsuper as past,
      (select count(*)::int from pg_class c where c.relowner = r.oid) as owns
    from pg_roles r where r.rolname = 'evi_app'`)
  expect(rows).toEqual([{ past: false, owns: 0 }])
})

/** Rules about persons that do not ask who the person is to the reader, and what they ask instead. */
const ASK_ELSE = [
  'access_log_officer', // the privacy role, M-32
  'letter_code_staff', // whoever sees the notice, by its own rule
  'meeting_offer_staff', // whoever sees the wish that it is for, by its own rule
  'shield_staff', // that somebody is protected; who they are stands behind `near`
  'staff_read', // colleagues; the person is the employee's own record
  'unidentified_staff', // those who find out whose a message is
]

test('every other rule about a person asks who they are to the reader', async () => {
  const { rows } = await db.pools.system.query<{ name: string; rule: string; asks: string }>(`
    select p.tablename as name, p.policyname as rule, coalesce(p.qual, '') || ' ' || coalesce(p.with_check, '') as asks
    from pg_policies p where p.schemaname = 'public' and p.permissive = 'PERMISSIVE' and 'evi_app' = any(p.roles)
      and exists (select from information_schema.columns c where c.table_schema = 'public' and c.table_name = p.tablename
        and c.column_name = 'person_id') order by 1, 2`)
  expect(rows.length).toBeGreaterThan(50)
  const others = rows.filter(({ asks }) => !/\bnear\(|\bopened\(|\bactor\(\)/.test(asks))
  expect(others.map(({ rule }) => rule).sort()).toEqual(ASK_ELSE)
})
