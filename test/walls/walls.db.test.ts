import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../support/database.ts'
import { DOORS, NOT_YET, PROBES, type Probe, RECEPTION } from './probes.ts'
import { type Case, codeOf, insideRows, PLAIN, readsRows, STAFF_COLUMNS, writesRows } from './spec.ts'
import { type Acting, ID, openWall, type Wall } from './world.ts'

/** The wall in the database alone: real SQL under evi_app, every cell, nothing of the policy in code. */
let database: TestDatabase
let wall: Wall
beforeAll(async () => {
  database = await freshDatabase()
  await database.close()
  wall = await openWall(database.url)
})
afterAll(async () => {
  await wall.close()
  await database.drop()
})

const acting = (column: string, probe: Pick<Probe, 'personId'>, when: Case): Acting => ({
  kind: 'staff',
  roles: [column],
  sides: when.sides,
  shields: when.cleared ? ['6', '7', 'ownEmployee'] : [],
  opened: probe.personId,
  purpose: when.purpose ? 'followUp' : '',
})
const nameOf = (probe: Probe) => `${probe.class} ${probe.of}`

/** Walks every column for one probe; gives the cells that are not as the specification has them. */
async function wrongCells(probe: Probe, when: Case): Promise<string[]> {
  const wrong: string[] = []
  const before = when.own ? (probe.own ?? undefined) : undefined
  for (const column of STAFF_COLUMNS) {
    const who = acting(column, probe, when)
    const reads = await wall.lets(who, probe.read, before)
    if (reads !== readsRows(column, probe.class, probe.side, when)) wrong.push(`${column} read ${reads}`)
    if (probe.write === null) continue
    const writes = await wall.lets(who, probe.write, before)
    const own = when.own || probe.writesOwn === true
    if (writes !== writesRows(column, probe.class, probe.side, { ...when, own }))
      wrong.push(`${column} write ${writes}`)
  }
  return wrong
}

it('has a probe for every class, or says that there are no data yet', () => {
  const probed = new Set(PROBES.map((probe) => probe.class))
  expect([...probed, ...NOT_YET].sort()).toEqual(insideRows.map((row) => row.class).sort())
})

it('has the cells of the specification in the database too', async () => {
  const cells = await wall.cells()
  const expected = insideRows.flatMap((row) =>
    STAFF_COLUMNS.map((column) => [`${row.class} ${column}`, codeOf(row.class, column)] as const),
  )
  expect(expected.filter(([cell, code]) => (cells[cell] ?? '–') !== code)).toEqual([])
  expect(Object.keys(cells).filter((cell) => !expected.some(([known]) => known === cell))).toEqual([])
})

const CASES: Record<string, Case> = {
  'opened, without a purpose': PLAIN,
  'opened for a stated purpose': { ...PLAIN, purpose: true },
  'with state grants only': { ...PLAIN, purpose: true, sides: ['state'] },
  'with municipal grants only': { ...PLAIN, purpose: true, sides: ['municipal'] },
}

describe.each(Object.entries(CASES))('every column, %s', (_, when) => {
  it.each(PROBES.map((probe) => [nameOf(probe), probe] as const))('%s', async (_name, probe) => {
    expect(await wrongCells(probe, when)).toEqual([])
  })
})

describe('what is on the reader’s desk or the reader’s own work', () => {
  const owned = PROBES.filter((probe) => probe.own !== null)
  it.each(owned.map((probe) => [nameOf(probe), probe] as const))('%s', async (_name, probe) => {
    expect(await wrongCells(probe, { ...PLAIN, own: true })).toEqual([])
  })

  it('is the reader’s until it is handed on, also when the answer has been given', async () => {
    const centre: Acting = { kind: 'staff', roles: ['CC'], opened: ID.dual }
    const words = `select body from message_text where person_id = '${ID.dual}' and side = 'municipal'`
    const answered = `update promise set state = 'kept', ended_at = now(), owner_staff_id = '${ID.actor}' where id = '${ID.promiseMunicipal}';
      update enquiry set answered_by = '${ID.actor}' where id = '${ID.enquiryMunicipal}'`
    expect(await wall.lets(centre, words, answered)).toBe(true)
    expect(
      await wall.lets(
        centre,
        words,
        `update promise set owner_staff_id = '${ID.colleague}' where id = '${ID.promiseMunicipal}'`,
      ),
    ).toBe(false)
  })
})

describe('R-110 an entry on somebody’s desk', () => {
  const centre: Acting = { kind: 'staff', roles: ['CC'], opened: ID.dual }
  const entry = `id = '${ID.promiseMunicipal}'`
  const handOn = `update promise set owner_staff_id = '${ID.colleague}' where ${entry}`
  const mine = `update promise set owner_staff_id = '${ID.actor}' where ${entry}`

  it('can be handed on to where its holder cannot follow, and is then out of their sight', async () => {
    expect(await wall.lets(centre, handOn, mine)).toBe(true)
    expect(await wall.lets(centre, `select 1 from promise where ${entry}`, `${mine}; ${handOn}`)).toBe(false)
  })
  it('cannot be moved by whoever does not see it', async () => {
    expect(await wall.lets(centre, handOn)).toBe(false)
  })
})

describe('an unopened record', () => {
  it.each(PROBES.map((probe) => [nameOf(probe), probe] as const))('%s', async (_name, probe) => {
    for (const column of STAFF_COLUMNS) {
      const who = { ...acting(column, probe, { ...PLAIN, purpose: true }), opened: null }
      // Leaders and the duty know who answers for whom in their own office.
      const ofOffice = ['LE', 'AP', 'DU'].includes(column) && ['M-04', 'M-05'].includes(probe.class)
      const seen =
        (probe.unopened === true || ofOffice) &&
        readsRows(column, probe.class, probe.side, { ...PLAIN, purpose: true })
      expect(await wall.lets(who, probe.read), column).toBe(seen)
    }
  })
})

describe('nobody comes near', () => {
  const personal = PROBES.filter((probe) => !['M-35', 'M-32'].includes(probe.class))
  const everyColumn = async (probe: Probe, before: string, when: Case = { ...PLAIN, purpose: true }) => {
    const seen: string[] = []
    for (const column of STAFF_COLUMNS) {
      const who = acting(column, probe, when)
      if (await wall.lets(who, probe.read, before)) seen.push(`${column} read`)
      if (probe.write !== null && (await wall.lets(who, probe.write, before))) seen.push(`${column} write`)
    }
    return seen
  }

  it.each(personal.map((probe) => [nameOf(probe), probe] as const))(
    'R-725 their own or their family’s %s',
    async (_name, probe) => {
      const family = `insert into staff_relation (staff_id, person_id, relation) values ('${ID.actor}', '${probe.personId}', 'spouse')`
      const self = `update staff set person_id = '${probe.personId}' where id = '${ID.actor}'`
      expect(await everyColumn(probe, family)).toEqual([])
      expect(await everyColumn(probe, self)).toEqual([])
    },
  )

  it.each(['6', '7', 'ownEmployee'])('R-724 a person with shield %s, without holding it', async (code) => {
    const shield = (personId: string) =>
      `insert into shield (person_id, code, since) values ('${personId}', '${code}', now()) on conflict do nothing`
    for (const probe of personal)
      expect(
        await everyColumn(probe, shield(probe.personId), { ...PLAIN, purpose: true, cleared: false }),
        nameOf(probe),
      ).toEqual([])
  })
})

describe('doors of less than a row', () => {
  it.each(DOORS.map((door) => [`${door.class} ${door.code} ${door.of}`, door] as const))(
    '%s',
    async (_name, door) => {
      for (const column of STAFF_COLUMNS) {
        const personId = door.class === 'M-02' ? ID.shielded : ID.dual
        const who = acting(column, { personId }, { ...PLAIN, cleared: false })
        // The contact centre has A in M-05; that door is tried with its date below.
        expect(await wall.lets(who, door.statement), column).toBe(codeOf(door.class, column) === door.code)
      }
    },
  )

  const centre: Acting = { kind: 'staff', roles: ['CC'], opened: ID.dual }
  const desk: Acting = { kind: 'staff', roles: ['RE'], opened: ID.dual }

  it('R-721 the whitelist and the municipal entries stay shut without an agreement in force', async () => {
    const whitelist = (personId: string, day: string) =>
      `select 1 from wall.whitelist('${personId}', '${day}')`
    expect(await wall.lets(centre, whitelist(ID.dual, '2026-03-02'))).toBe(true)
    expect(await wall.lets(centre, whitelist(ID.dual, '2024-12-31'))).toBe(false)
    expect(
      await wall.lets({ ...centre, opened: ID.noAgreement }, whitelist(ID.noAgreement, '2026-03-02')),
    ).toBe(false)
    const entries = (day: string) =>
      `select 1 from wall.other_side('${ID.dual}', '${day}') where side = 'municipal'`
    expect(await wall.lets(centre, entries('2026-03-02'))).toBe(true)
    expect(await wall.lets(centre, entries('2024-12-31'))).toBe(false)
  })

  it('R-720 the whitelist has its keys and no others', async () => {
    const keys = `select jsonb_agg(k order by k) from wall.whitelist('${ID.dual}', '2026-03-02') w, jsonb_object_keys(w.value) k`
    expect(await wall.value(centre, keys)).toEqual(['application', 'date', 'decision', 'status', 'status'])
  })

  it('R-723 the desk is shown status values only where the office has said so', async () => {
    const sides = `select jsonb_agg(distinct side order by side) from wall.status_values('${ID.dual}')`
    expect(await wall.value(desk, sides)).toBe(null)
    expect(await wall.value(desk, sides, RECEPTION.partial)).toEqual(['municipal', 'state'])
    expect(await wall.value(centre, sides, RECEPTION.full)).toBe(null)
  })

  it('R-722 words of the contact centre on municipal matters need the switch of the municipality', async () => {
    const coded = `insert into note (person_id, side, kind, author_kind, author_id, at, body)
      values ('${ID.dual}', 'municipal', 'codedNote', 'staff', '${ID.actor}', now(), 'words')`
    expect(await wall.lets(centre, coded)).toBe(false)
    expect(await wall.lets(centre, coded, 'update municipality set contact_centre_free_text = true')).toBe(
      true,
    )
  })
})

describe('a person', () => {
  const me: Acting = { kind: 'person', id: ID.dual }
  const mine = PROBES.filter((probe) => probe.personId === ID.dual)

  it.each(mine.map((probe) => [nameOf(probe), probe] as const))(
    'has their own cells: %s',
    async (_name, probe) => {
      const code = codeOf(probe.class, 'PE')
      expect(await wall.lets(me, probe.read)).toBe(code === 'W' || code === 'R')
      // A person writes no note as an employee, and corrects no register: M-10 own statements and the telephone are theirs.
      if (probe.write !== null && !probe.read.includes('person_fact'))
        expect(await wall.lets(me, probe.write)).toBe(code === 'W')
    },
  )

  it('has nobody else’s, opened or not', async () => {
    const stranger: Acting = {
      kind: 'person',
      id: ID.stranger,
      roles: ['AS', 'AM'],
      opened: ID.dual,
      purpose: 'followUp',
    }
    for (const probe of mine.filter((candidate) => candidate.class !== 'M-35')) {
      expect(await wall.lets(stranger, probe.read), nameOf(probe)).toBe(false)
      if (probe.write !== null) expect(await wall.lets(stranger, probe.write), nameOf(probe)).toBe(false)
    }
  })

  it('knows of no shield but their own and of no family register', async () => {
    expect(await wall.lets(me, 'select 1 from shield')).toBe(false)
    expect(await wall.lets({ ...me, id: ID.shielded }, 'select 1 from shield')).toBe(true)
    const family = `insert into staff_relation (staff_id, person_id, relation) values ('${ID.colleague}', '${ID.dual}', 'spouse')`
    expect(await wall.lets(me, 'select 1 from staff_relation', family)).toBe(false)
  })
})

describe('the role of the application', () => {
  const dual: Acting = {
    kind: 'staff',
    roles: ['AS', 'AM', 'CO', 'LE'],
    sides: ['state', 'municipal'],
    opened: ID.dual,
    purpose: 'followUp',
  }
  const forbidden = [
    'select 1 from session',
    'select 1 from machine_client',
    'select 1 from login_attempt',
    'select 1 from idempotency',
    'select 1 from person_merge',
    'select 1 from wall.cell',
    'select 1 from message_text_state',
    'select 1 from message_text_municipal',
    'select 1 from note_municipal',
    `update event set theme = 'x'`,
    'delete from event',
    `update access_log set what = 'x'`,
    `update message_text set body = 'x'`,
    `update staff set roles = '{AS,AM,PO}' where id = '${ID.actor}'`,
    `update staff set shields = '{7}' where id = '${ID.actor}'`,
    `update person set subject = 'x' where id = '${ID.dual}'`,
    `update person set merged_into = '${ID.stranger}' where id = '${ID.dual}'`,
    `insert into shield (person_id, code, since) values ('${ID.dual}', '7', now())`,
  ]
  it.each(forbidden)('cannot: %s', async (statement) => {
    expect(await wall.lets(dual, statement)).toBe(false)
  })

  it('cannot become system by saying so', async () => {
    for (const probe of PROBES.filter((candidate) => candidate.class !== 'M-35'))
      expect(
        await wall.lets({ kind: 'system', opened: probe.personId, purpose: 'followUp' }, probe.read),
        nameOf(probe),
      ).toBe(false)
  })

  it('sees nothing at all without a column, whatever it opens', async () => {
    for (const probe of PROBES.filter((candidate) => candidate.class !== 'M-35'))
      for (const roles of [[], ['XX'], ['PE']])
        expect(
          await wall.lets({ kind: 'staff', roles, opened: probe.personId, purpose: 'followUp' }, probe.read),
          nameOf(probe),
        ).toBe(false)
  })
})
