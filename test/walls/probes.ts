import { ID } from './world.ts'

/**
 * How one class of data is read and written in the database. A class gets its probe the day it has data; until then it
 * stands in NOT_YET. Nothing else has to change.
 */
export type Probe = {
  class: string
  /** Names the probe where a class has several. */
  of: string
  side: 'state' | 'municipal' | 'common'
  personId: string
  read: string
  /** Null: nobody writes it row by row under the role of the application; the reason stands beside. */
  write: string | null
  /** Makes the row the actor's own (code O); null when the class knows no such thing. */
  own: string | null
  /** What is written is the writer's own by its nature (a note has its author). */
  writesOwn?: true
  /** Seen before a record is opened: what search shows, or data about nobody. */
  unopened?: true
}

const who = `person_id = '${ID.dual}'`
type Side = 'state' | 'municipal'
const enquiry = (side: Side) => (side === 'state' ? ID.enquiryState : ID.enquiryMunicipal)

const fact = (id: string, side: Side, kind: string, value: string): Probe => ({
  class: id,
  of: `${side} ${kind}`,
  side: id === 'M-01' ? 'common' : side,
  personId: ID.dual,
  read: `select value from person_fact where ${who} and side = '${side}' and kind = '${kind}'`,
  write: `insert into person_fact (person_id, side, kind, value, source, as_of) values ('${ID.dual}', '${side}', '${kind}', '${value}', 'hand', now())`,
  own: null,
})

const assignment = (id: string, side: Side): Probe => ({
  class: id,
  of: 'who answers for the person',
  side,
  personId: ID.dual,
  read: `select id from assignment where ${who} and side = '${side}'`,
  write: `update assignment set lead = true where ${who} and side = '${side}'`,
  own: null,
})

/** Changing an entry is an act of the ledger with rules of its own; what is walled is the seeing of it. */
const promise = (id: string, side: Side): Probe => ({
  class: id,
  of: 'open promise',
  side,
  personId: ID.dual,
  read: `select id from promise where ${who} and side = '${side}'`,
  write: null,
  own: `update promise set owner_staff_id = '${ID.actor}' where ${who} and side = '${side}'`,
})

const words = (id: string, side: Side): Probe => ({
  class: id,
  of: 'words of a message',
  side,
  personId: ID.dual,
  read: `select body from message_text where ${who} and side = '${side}'`,
  write: `insert into message_text (person_id, message_id, part, side, thread_id, enquiry_id, body)
    values ('${ID.dual}', '${ID.message}', 9, '${side}', '${ID.thread}', '${enquiry(side)}', 'answer')`,
  own: `update promise set owner_staff_id = '${ID.actor}' where ${who} and side = '${side}'`,
})

const note = (id: string, side: Side, kind: string): Probe => ({
  class: id,
  of: `${side} ${kind}`,
  side,
  personId: ID.dual,
  read: `select body from note where ${who} and side = '${side}' and kind = '${kind}'`,
  write: `insert into note (person_id, side, kind, author_kind, author_id, at)
    values ('${ID.dual}', '${side}', '${kind}', 'staff', '${ID.actor}', now())`,
  own: `update note set author_id = '${ID.actor}' where ${who} and side = '${side}' and kind = '${kind}'`,
  writesOwn: true,
})

/** The timeline is added to by whatever happens, and changed by nobody: that is a test of its own. */
const event = (id: string, side: Side): Probe => ({
  class: id,
  of: 'entry on the timeline',
  side,
  personId: ID.dual,
  read: `select kind from event where ${who} and side = '${side}'`,
  write: null,
  own: `update event set actor_kind = 'staff', actor_id = '${ID.actor}' where ${who} and side = '${side}'`,
})

const marker = (side: Side): Probe => ({
  class: 'M-22',
  of: `${side} marker`,
  side,
  personId: ID.dual,
  read: `select kind from marker where ${who} and side = '${side}'`,
  write: `insert into marker (person_id, side, kind, reason, from_at, until_at) values ('${ID.dual}', '${side}', 'x', 'x', now(), now())`,
  own: null,
})

export const PROBES: readonly Probe[] = [
  {
    class: 'M-01',
    of: 'name',
    side: 'common',
    personId: ID.dual,
    read: `select given_name from person where id = '${ID.dual}'`,
    write: `update person set call_me = 'R' where id = '${ID.dual}'`,
    own: null,
    unopened: true,
  },
  {
    class: 'M-01',
    of: 'telephone',
    side: 'common',
    personId: ID.dual,
    read: `select value from contact_point where ${who}`,
    write: `insert into contact_point (person_id, kind, value) values ('${ID.dual}', 'phone', '+4791111111')`,
    own: null,
  },
  fact('M-01', 'state', 'address', '{"address": "Veien 2"}'),
  {
    class: 'M-02',
    of: 'protected address',
    side: 'common',
    personId: ID.shielded,
    read: `select value from contact_point where person_id = '${ID.shielded}' and protected`,
    write: `insert into contact_point (person_id, kind, value, protected) values ('${ID.shielded}', 'address', 'Ny 2', true)`,
    own: null,
  },
  {
    class: 'M-03',
    of: 'language',
    side: 'common',
    personId: ID.dual,
    read: `select language, interpreter_need from person where id = '${ID.dual}'`,
    write: `update person set interpreter_need = 'always' where id = '${ID.dual}'`,
    own: null,
    unopened: true,
  },
  assignment('M-04', 'state'),
  promise('M-04', 'state'),
  assignment('M-05', 'municipal'),
  promise('M-05', 'municipal'),
  fact('M-06', 'state', 'applicationStatus', '{"status": "decided"}'),
  fact('M-07', 'state', 'decision', '{"status": "granted"}'),
  note('M-08', 'state', 'note'),
  words('M-13', 'state'),
  words('M-14', 'municipal'),
  fact('M-15', 'municipal', 'applicationStatus', '{"status": "decided"}'),
  fact('M-16', 'municipal', 'decision', '{"status": "granted", "text": "words"}'),
  note('M-17', 'municipal', 'note'),
  note('M-18', 'municipal', 'codedNote'),
  {
    class: 'M-19',
    of: 'mandate',
    side: 'common',
    personId: ID.dual,
    read: `select holder_name from mandate where ${who}`,
    write: `insert into mandate (person_id, holder_name, relation, sides, acts, from_at, until_at, form, asked_by_kind, asked_at, state)
      values ('${ID.dual}', 'x', 'friend', '{state}', '{ask}', now(), now() + interval '1 day', 'paper', 'person', now(), 'asked')`,
    own: null,
  },
  event('M-20', 'state'),
  event('M-21', 'municipal'),
  marker('state'),
  marker('municipal'),
  note('M-30', 'state', 'caseTalk'),
  note('M-30', 'municipal', 'caseTalk'),
  {
    class: 'M-31',
    of: 'draft',
    side: 'common',
    personId: ID.dual,
    read: `select body from draft where ${who}`,
    write: `update draft set body = 'other' where ${who}`,
    own: null,
  },
  {
    class: 'M-32',
    of: 'access log',
    side: 'common',
    personId: ID.dual,
    read: `select what from access_log where ${who}`,
    write: `insert into access_log (person_id, at, role, basis, purpose, what, allowed)
      values ('${ID.dual}', now(), 'AS', 'assignment', 'followUp', 'x', true)`,
    own: null,
    unopened: true,
  },
  {
    class: 'M-37',
    of: 'telephone interpreter asked for',
    side: 'common',
    personId: ID.dual,
    read: `select language from interpreter_request where ${who}`,
    write: `insert into interpreter_request (person_id, language, mode, why, asked_at, due_at) values ('${ID.dual}', 'ar', 'phone', 'visit', now(), now())`,
    own: null,
  },
  {
    class: 'M-23',
    of: 'visit',
    side: 'common',
    personId: ID.dual,
    read: `select ticket from visit where ${who}`,
    write: `insert into visit (person_id, office_id, ticket, day, came_at, came_by, reason)
      values ('${ID.dual}', '${ID.office}', 'x', '2026-03-02', now(), 'desk', 'other')`,
    own: null,
  },
  {
    class: 'M-35',
    of: 'configuration',
    side: 'common',
    personId: ID.dual,
    read: 'select value from configuration',
    write: `insert into configuration (key, version, value, valid_from, reason) values ('x', 1, '1', now(), 'x')`,
    own: null,
    unopened: true,
  },
]

/** Classes of which the platform holds no data yet. */
export const NOT_YET: readonly string[] = [
  'M-09',
  'M-10',
  'M-11',
  'M-12',
  'M-24',
  'M-25',
  'M-26',
  'M-27',
  'M-28',
  'M-29',
  'M-33',
  'M-34',
  'M-36',
  'M-38',
  'M-39',
]

/** What a cell gives that is less than rows: one door for each code, open to that code alone. */
export type Door = { class: string; code: string; of: string; statement: string; policy?: string }
const reception = (value: string) =>
  `insert into configuration (key, scope, version, value, valid_from, reason)
    values ('access.reception', '${ID.office}', 1, '"${value}"', now(), 'x')`

export const DOORS: readonly Door[] = [
  {
    class: 'M-02',
    code: 'E',
    of: 'that a special route exists',
    statement: `select 1 where wall.special_route('${ID.shielded}')`,
  },
  {
    class: 'M-04',
    code: 'E',
    of: 'that a state matter is open',
    statement: `select 1 from wall.other_side('${ID.dual}') where side = 'state'`,
  },
  {
    class: 'M-05',
    code: 'E',
    of: 'that a municipal matter is open',
    statement: `select 1 from wall.other_side('${ID.dual}') where side = 'municipal'`,
  },
  {
    class: 'M-04',
    code: 'S',
    of: 'the desk card, state',
    statement: `select 1 from wall.desk_card('${ID.dual}') where side = 'state'`,
  },
  {
    class: 'M-05',
    code: 'S',
    of: 'the desk card, municipal',
    statement: `select 1 from wall.desk_card('${ID.dual}') where side = 'municipal'`,
  },
  {
    class: 'M-06',
    code: 'S',
    of: 'status values',
    statement: `select 1 from wall.status_values('${ID.dual}') where side = 'state'`,
  },
  {
    class: 'M-15',
    code: 'A',
    of: 'the whitelist',
    statement: `select 1 from wall.whitelist('${ID.dual}', '2026-03-02')`,
  },
]
export const RECEPTION = { partial: reception('partial'), full: reception('full') } as const
