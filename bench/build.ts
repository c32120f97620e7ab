import pg from 'pg'
import { LONG_HISTORY, PER_ADVISER, PER_OFFICE, type Size } from './size.ts'

/** The n-th person, office, employee …: the same id in every run. */
const id = (kind: number, n: string) =>
  `('0000000${kind}-0000-8000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`
export const PERSON = 1
export const OFFICE = 2
export const STAFF = 3
const TEAM = 4
const PROMISE = 5
const THREAD = 6
const ENQUIRY = 7
export const idOf = (kind: number, n: number) =>
  `0000000${kind}-0000-8000-8000-${n.toString(16).padStart(12, '0')}`

/** Order numbers are spread by a multiplication, so that neighbours in time are not neighbours on disk. */
const spread = (n: string, over: number) => `((${n})::bigint * 2654435761 % ${over})`

type Step = { what: string; sql: string }

function steps(size: Size): Step[] {
  const { persons, events, promises } = size
  const offices = Math.max(1, Math.floor(persons / PER_OFFICE))
  const perOffice = Math.ceil(PER_OFFICE / PER_ADVISER)
  const staff = offices * perOffice
  const officeOf = (n: string) => `((${n}) % ${offices})`
  const adviserOf = (n: string) => `(${officeOf(n)} * ${perOffice} + ((${n}) / ${offices}) % ${perOffice})`
  const perPerson = Math.floor(events / persons)
  const every = Math.floor(persons / promises)
  return [
    {
      what: 'offices',
      sql: `insert into municipality (number, name, emergency_phone) select 'B' || n, 'Kommune ' || n, '800 00 112' from generate_series(0, ${offices - 1}) n;
      insert into office (id, name, short_name, phone, visiting_address) select ${id(OFFICE, 'n')}, 'Kontor ' || n, 'K' || n, '800 00 111', '' from generate_series(0, ${offices - 1}) n;
      insert into team (id, office_id, name, kind, side) select ${id(TEAM, `n * 4 + k`)}, ${id(OFFICE, 'n')}, 'Lag ' || n || '-' || k,
        (array['followUp', 'municipal', 'duty', 'triage'])[k + 1], (array['state', 'municipal', 'municipal', 'common'])[k + 1]
        from generate_series(0, ${offices - 1}) n, generate_series(0, 3) k;
      insert into team (name, kind, side) values ('Kontaktsenteret', 'contactCentre', 'state'), ('Ytelse', 'benefitUnit', 'state')`,
    },
    {
      what: 'staff',
      sql: `insert into staff (id, subject, name, title, employer, office_id, roles, sides)
        select ${id(STAFF, 'n')}, 'bench.' || n, 'Ansatt ' || n, 'Veileder', 'state', ${id(OFFICE, `n / ${perOffice}`)},
          case when n % ${perOffice} = 0 then '{LE,AP,AS,AM,CO}'::text[] else '{AS,AM,CO}' end, '{state,municipal}' from generate_series(0, ${staff - 1}) n;
      insert into staff_team select s.id, t.id from staff s join team t on t.office_id = s.office_id;
      insert into staff_team select ${id(STAFF, '1')}, id from team where office_id is null;
      update office o set leader_id = s.id from staff s where s.office_id = o.id and 'LE' = any(s.roles)`,
    },
    {
      what: 'persons',
      sql: `insert into person (id, given_name, family_name, language, contact_status, need_level, office_id, subject, created_at)
        select ${id(PERSON, 'n')},
          (array['Alma','Brede','Cia','Dagny','Eskil','Frøy','Gard','Hedda','Idar','Jorun','Kaia','Leif','Mio','Nora','Odin','Pia','Runa','Sive','Tora','Une'])[1 + ${spread('n', 20)}] ||
          (array['','-Mai','-Lo','-Vi','-Bo'])[1 + ${spread('n + 7', 5)}],
          (array['Alm','Brek','Dal','Elv','Fjell','Gran','Havn','Isdal','Kvist','Lyng','Myr','Nes','Ore','Rogn','Sol','Tind','Ur','Vik','Ås','Øy'])[1 + ${spread('n + 3', 20)}] ||
          (array['toft','vang','moen','stad','by','haug','lykt','gard','berg','land'])[1 + ${spread('n + 11', 10)}] ||
          (array['','sen','nes','vik','rud'])[1 + ${spread('n + 5', 5)}],
          (array['nb','nb','nb','nn','en','ar','so','uk','pl','ti'])[1 + n % 10], 'digital', n % 4, ${id(OFFICE, officeOf('n'))},
          case when n < 2000 then 'innbygger.' || n end, now() - interval '400 days'
        from generate_series(0, ${persons - 1}) n;
      insert into assignment (person_id, side, staff_id, lead, from_at)
        select ${id(PERSON, 'n')}, 'state', ${id(STAFF, adviserOf('n'))}, true, now() - interval '300 days' from generate_series(0, ${persons - 1}) n`,
    },
    {
      what: 'promises',
      sql: `insert into thread (person_id, id, opened_at, last_at)
        select ${id(PERSON, `n * ${every}`)}, ${id(THREAD, 'n')}, now() - interval '2 days', now() - interval '1 day' from generate_series(0, ${promises - 1}) n;
      insert into promise (person_id, id, kind, clock, side, theme, thread_id, enquiry_id, owner_staff_id, office_id, made_by_kind, made_by_id, made_at, received_at, counting_from, due_at, first_due_at, urgency, need_level, next_step, next_step_at)
        select person, ${id(PROMISE, 'n')}, 'answerMessage', 'dialogueMessage', 'state', (array['workFollowUp','measure','aap','jobSearch','sickLeave'])[1 + n % 5], ${id(THREAD, 'n')}, ${id(ENQUIRY, 'n')},
          ${id(STAFF, adviserOf(`n * ${every}`))}, ${id(OFFICE, officeOf(`n * ${every}`))}, 'person', person, made, made, made, made + interval '2 days', made + interval '2 days',
          case when n % 50 = 0 then 'acute' when n % 20 = 0 then 'elevated' else 'ordinary' end, n % 4, 'remindOwner', now() + interval '30 days'
        from (select n, ${id(PERSON, `n * ${every}`)} as person, now() - (n % 2880) * interval '1 minute' as made from generate_series(0, ${promises - 1}) n) m;
      insert into enquiry (person_id, id, thread_id, promise_id, theme, side, confidence, certain, language, received_at)
        select person_id, enquiry_id, thread_id, id, theme, side, 0.9, true, 'nb', received_at from promise;
      insert into enquiry_contact (person_id, enquiry_id, channel, sender_kind, at) select person_id, enquiry_id, 'portalMessage', 'self', received_at from promise`,
    },
    {
      what: 'events',
      sql: `insert into event (person_id, at, kind, side, channel, actor_kind, actor_id, authorship)
        select ${id(PERSON, 'n')}, now() - ((n * 7 + k * 131) % 3650) * interval '1 day' - k * interval '1 hour',
          (array['messageReceived','messageSent','callLogged','noteWritten','visitLogged'])[1 + (n + k) % 5], (array['state','state','municipal','common'])[1 + (n + k) % 4], 'portalMessage', 'person', ${id(PERSON, 'n')}, 'self'
        from generate_series(0, ${persons - 1}) n, generate_series(1, ${perPerson}) k;
      insert into event (person_id, at, kind, side, channel, actor_kind, actor_id, authorship)
        select ${id(PERSON, '1')}, now() - k * interval '17 hours', (array['messageReceived','messageSent','callLogged'])[1 + k % 3], 'state', 'portalMessage', 'person', ${id(PERSON, '1')}, 'self'
        from generate_series(1, ${LONG_HISTORY}) k;
      insert into event (person_id, at, kind, side, channel, actor_kind, actor_id, authorship, promise_id, thread_id, data)
        select person_id, made_at, 'promiseMade', side, 'portalMessage', 'person', person_id, 'self', id, thread_id,
          jsonb_build_object('after', jsonb_build_object('state', state, 'ownerStaffId', owner_staff_id, 'ownerTeamId', null, 'actingStaffId', null, 'actingTeamId', null, 'urgency', urgency, 'contacts', contacts, 'dueAt', due_at)) from promise`,
    },
  ]
}

/**
 * Fills a migrated, empty database. Indexes that guard no constraint are laid when the rows are in, which is what
 * makes ten million events a matter of minutes. Gives the seconds that each step took.
 */
export async function build(url: string, size: Size, say: (line: string) => void): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const begun = performance.now()
  const timed = async (what: string, sql: string) => {
    const from = performance.now()
    await client.query(sql)
    say(`  ${what.padEnd(12)} ${((performance.now() - from) / 1000).toFixed(1)} s`)
  }
  try {
    await client.query(
      "set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '1GB'; set max_parallel_maintenance_workers = 2",
    )
    const { rows: indexes } = await client.query<{ indexname: string; indexdef: string }>(
      `select indexname, indexdef from pg_indexes i where schemaname = 'public' and tablename in ('event', 'person', 'promise', 'assignment', 'enquiry', 'enquiry_contact')
        and not exists (select from pg_constraint c where c.conname = i.indexname)`,
    )
    for (const { indexname } of indexes) await client.query(`drop index ${indexname}`)
    for (const step of steps(size)) await timed(step.what, step.sql)
    await timed('indexes', indexes.map(({ indexdef }) => indexdef).join(';\n'))
    await timed('statistics', 'vacuum analyze')
    // What the bulk has left unwritten would otherwise be written while the first messages wait for the disk.
    await timed('checkpoint', 'checkpoint')
    return (performance.now() - begun) / 1000
  } finally {
    await client.end()
  }
}
