import pg from 'pg'

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`

/** One person for each thing that must be told apart, one office, and rows on both sides. */
export const ID = {
  office: id(1),
  municipality: id(2),
  withoutAgreement: id(3),
  team: id(4),
  colleague: id(10),
  /** Whoever acts: one employee, whose column changes from cell to cell. */
  actor: id(11),
  dual: id(20),
  shielded: id(21),
  noAgreement: id(22),
  stranger: id(23),
  thread: id(30),
  message: id(31),
  enquiryState: id(32),
  enquiryMunicipal: id(33),
  promiseState: id(34),
  promiseMunicipal: id(35),
} as const

const person = (personId: string, name: string, municipality: string) => `
  insert into person (id, given_name, family_name, office_id, municipality_id, created_at)
    values ('${personId}', '${name}', 'Prøvetoft', '${ID.office}', '${municipality}', now());
  insert into person_fact (person_id, side, kind, value, source, as_of) values
    ('${personId}', 'state', 'address', '{"address": "Veien 1"}', 'register', now()),
    ('${personId}', 'state', 'applicationStatus', '{"application": "aap", "status": "decided", "hidden": 1}', 'state', now()),
    ('${personId}', 'state', 'decision', '{"decision": "aap", "date": "2026-02-27", "status": "granted", "text": "state words"}', 'state', now()),
    ('${personId}', 'municipal', 'applicationStatus', '{"application": "socialAssistance", "status": "decided", "hidden": 1}', 'municipal', now()),
    ('${personId}', 'municipal', 'decision', '{"decision": "socialAssistance", "date": "2026-02-27", "status": "granted", "text": "municipal words"}', 'municipal', now());
  insert into contact_point (person_id, kind, value, protected) values ('${personId}', 'phone', '+4790000000', false);`

const WORLD = `
  insert into municipality (id, number, name, emergency_phone, agreement_from) values
    ('${ID.municipality}', '0001', 'Granvik', '1', '2025-01-01'), ('${ID.withoutAgreement}', '0002', 'Sundmoen', '1', null);
  insert into office (id, name, short_name, phone, visiting_address) values ('${ID.office}', 'Granvik', 'Granvik', '1', 'Torget');
  insert into team (id, office_id, name, kind, side) values ('${ID.team}', '${ID.office}', 'Team', 'followUp', 'state');
  insert into staff (id, subject, name, title, employer, office_id, roles, sides) values
    ('${ID.colleague}', 'colleague', 'Kollega', 'x', 'state', '${ID.office}', '{AS}', '{state}'),
    ('${ID.actor}', 'actor', 'Den som handler', 'x', 'state', '${ID.office}', '{AS}', '{state}');
  ${person(ID.dual, 'Rune', ID.municipality)}
  ${person(ID.shielded, 'Hanne', ID.municipality)}
  ${person(ID.noAgreement, 'Lena', ID.withoutAgreement)}
  ${person(ID.stranger, 'Thomas', ID.municipality)}
  insert into shield (person_id, code, since) values ('${ID.shielded}', '7', now());
  insert into contact_point (person_id, kind, value, protected) values ('${ID.shielded}', 'address', 'Hemmelig 1', true);
  insert into assignment (person_id, side, staff_id, from_at) values
    ('${ID.dual}', 'state', '${ID.colleague}', now()), ('${ID.dual}', 'municipal', '${ID.colleague}', now());
  insert into thread (person_id, id, opened_at, last_at) values ('${ID.dual}', '${ID.thread}', now(), now());
  insert into message (person_id, thread_id, id, direction, channel, authorship, author_kind, author_id, language, received_at)
    values ('${ID.dual}', '${ID.thread}', '${ID.message}', 'in', 'portalMessage', 'self', 'person', '${ID.dual}', 'nb', now());
  ${(['State', 'Municipal'] as const).map((side) => sided(side)).join('')}
  insert into draft (person_id, id, body, updated_at) values ('${ID.dual}', 'new', 'half a', now());
  insert into access_log (person_id, at, staff_id, role, basis, purpose, what, allowed)
    values ('${ID.dual}', now(), '${ID.colleague}', 'AS', 'assignment', 'followUp', 'page', true);
  insert into mandate (person_id, holder_name, relation, sides, acts, from_at, until_at, form, asked_by_kind, asked_at, state)
    values ('${ID.dual}', 'Hjelper', 'friend', '{state}', '{ask}', now(), now() + interval '1 day', 'web', 'person', now(), 'active');
  insert into interpreter_request (person_id, language, mode, why, asked_at, due_at) values ('${ID.dual}', 'ar', 'phone', 'visit', now(), now());
  insert into visit (person_id, office_id, ticket, day, came_at, came_by, reason) values ('${ID.dual}', '${ID.office}', '1', '2026-03-01', now(), 'desk', 'other');
  insert into configuration (key, version, value, valid_from, reason) values ('routing.burstMinutes', 1, '60', now(), 'first');`

function sided(name: 'State' | 'Municipal'): string {
  const side = name.toLowerCase()
  const who = `'${ID.dual}'`
  return `
  insert into enquiry (person_id, id, thread_id, message_id, promise_id, theme, side, confidence, certain, language, received_at)
    values (${who}, '${ID[`enquiry${name}`]}', '${ID.thread}', '${ID.message}', '${ID[`promise${name}`]}', 'plan', '${side}', 1, true, 'nb', now());
  insert into promise (person_id, id, kind, clock, side, theme, thread_id, enquiry_id, owner_staff_id, office_id, made_by_kind, made_at,
      received_at, counting_from, due_at, first_due_at)
    values (${who}, '${ID[`promise${name}`]}', 'answerMessage', 'answerMessage', '${side}', 'plan', '${ID.thread}', '${ID[`enquiry${name}`]}',
      '${ID.colleague}', '${ID.office}', 'person', now(), now(), now(), now(), now());
  insert into message_text (person_id, message_id, part, side, thread_id, enquiry_id, body)
    values (${who}, '${ID.message}', 0, '${side}', '${ID.thread}', '${ID[`enquiry${name}`]}', '${side} words');
  insert into note (person_id, side, kind, author_kind, author_id, at, body) values
    (${who}, '${side}', 'note', 'staff', '${ID.colleague}', now(), '${side} note'),
    (${who}, '${side}', 'caseTalk', 'staff', '${ID.colleague}', now(), '${side} talk'),
    (${who}, '${side}', 'codedNote', 'staff', '${ID.colleague}', now(), '');
  insert into event (person_id, at, kind, side, channel, actor_kind, actor_id, authorship)
    values (${who}, now(), 'messageReceived', '${side}', 'portalMessage', 'person', ${who}, 'self');
  insert into marker (person_id, side, kind, reason, from_at, until_at) values (${who}, '${side}', 'health', 'x', now(), now());`
}

export type Acting = {
  kind: 'staff' | 'person' | 'system' | 'helper'
  id?: string
  roles?: readonly string[]
  sides?: readonly string[]
  shields?: readonly string[]
  opened?: string | null
  purpose?: string
  /** The office's time, which a holder brings along. */
  at?: string
}

export type Wall = {
  /** Does the statement give or change a row for whoever acts, under the role of the application? Leaves no trace. */
  lets(acting: Acting, statement: string, before?: string): Promise<boolean>
  /** The value the statement gives, read the same way. */
  value(acting: Acting, statement: string, before?: string): Promise<unknown>
  /** The matrix as the database holds it: `class role` → code. */
  cells(): Promise<Record<string, string>>
  close(): Promise<void>
}

const list = (values: readonly string[] = []) => `{${values.join(',')}}`

function settings(acting: Acting): string {
  const values = {
    actor_kind: acting.kind,
    actor_id: acting.id ?? ID.actor,
    roles: list(acting.roles),
    sides: list(acting.sides),
    shields: list(acting.shields),
    teams: '{}',
    office: ID.office,
    open_person: acting.opened ?? '',
    purpose: acting.purpose ?? '',
    at: acting.at ?? '',
  }
  const set = Object.entries(values).map(([name, value]) => `set_config('evi.${name}', '${value}', true)`)
  return `select ${set.join(', ')}`
}

/** Fills the database and gives the one connection on which every cell is tried and taken back. */
export async function openWall(url: string): Promise<Wall> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`begin; ${WORLD}; commit`)
  // Ten thousand cells, some hundred statements: each is planned once, as the platform's own connections do.
  const names = new Map<string, string>()
  const planned = async (statement: string): Promise<string> => {
    const known = names.get(statement)
    if (known !== undefined) return known
    const name = `cell_${names.size}`
    await client.query(`rollback; begin; set local role evi_app; prepare ${name} as ${statement}`)
    names.set(statement, name)
    return name
  }
  // One round trip for each cell: what the attempt before left open is taken back by the one that follows.
  const attempt = async (
    acting: Acting,
    statement: string,
    before = 'select 1',
  ): Promise<pg.QueryResult | null> => {
    try {
      const name = await planned(statement)
      const text = `rollback; begin; ${before}; ${settings(acting)}; set local role evi_app; execute ${name}`
      const results = (await client.query(text)) as unknown as pg.QueryResult[]
      return results.at(-1) ?? null
    } catch (error) {
      // 42501: the wall. Anything else is a mistake in the probe and must not pass for a refusal.
      if ((error as pg.DatabaseError).code !== '42501') throw error
      return null
    }
  }
  return {
    lets: async (acting, statement, before) =>
      ((await attempt(acting, statement, before))?.rowCount ?? 0) > 0,
    value: async (acting, statement, before) =>
      Object.values((await attempt(acting, statement, before))?.rows[0] ?? {})[0],
    cells: async () => {
      const { rows } = await client.query<{ cell: string; code: string }>(
        `select class || ' ' || role as cell, code from wall.cell`,
      )
      return Object.fromEntries(rows.map((row) => [row.cell, row.code]))
    },
    close: () => client.end(),
  }
}
