import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ACTS, type Act, type Mandate, type Question, RELATIONS } from '../../office/people/mandates/model.ts'
import { covered } from '../../office/people/mandates/rules.ts'
import { PRIVATE_THEMES } from '../../office/people/mandates/table.ts'
import { freshDatabase, type TestDatabase } from '../support/database.ts'
import { outsideRows } from './spec.ts'
import { type Acting, ID, openWall, type Wall } from './world.ts'

/**
 * Column HO: the holder of a mandate, under evi_app. The wall in the database and `covered` in code know nothing of each
 * other; here they are held together, over every side, theme, act and time that chance can think of.
 */
const AT = '2026-03-02T09:00:00Z'
const HOLDER = ID.stranger
const helper = (at = AT): Acting => ({ kind: 'helper', id: HOLDER, opened: ID.dual, at })

let database: TestDatabase
let wall: Wall
let client: pg.Client
beforeAll(async () => {
  database = await freshDatabase()
  await database.close()
  wall = await openWall(database.url)
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
  await client.query(`update person set birth_date = '1990-01-01' where id in ('${ID.dual}', '${HOLDER}');
    update message set received_at = '2026-03-02T10:00:00Z'; update enquiry set received_at = '2026-03-02T10:00:00Z';
    update promise set received_at = '2026-03-02T10:00:00Z', due_at = '2026-03-05T10:00:00Z', first_due_at = '2026-03-05T10:00:00Z';
    update person_fact set as_of = '2026-03-02T10:00:00Z'`)
})
afterAll(async () => {
  await client.end()
  await wall.close()
  await database.drop()
})

const given = (told: Record<string, string> = {}) => {
  const row = {
    holder_id: `'${HOLDER}'`,
    sides: `'{state}'`,
    themes: `'{}'`,
    acts: `'{read,write}'`,
    state: `'active'`,
    relation: `'family'`,
    from_at: `'2026-03-01T09:00:00Z'`,
    until_at: `'2026-12-31T09:00:00Z'`,
    ...told,
  }
  return `insert into mandate (person_id, holder_name, form, asked_by_kind, asked_at, ${Object.keys(row).join(', ')})
    values ('${ID.dual}', 'Hjelper', 'web', 'person', '2026-03-01T09:00:00Z', ${Object.values(row).join(', ')})`
}
const LATER = '2026-03-03T09:00:00Z'
const text = (side: string) =>
  `select body from message_text where person_id = '${ID.dual}' and side = '${side}'`

describe('what a holder reads', () => {
  const reads = (statement: string, before?: string, at = LATER) => wall.lets(helper(at), statement, before)

  it('nothing at all without a mandate', async () => {
    for (const table of [
      'message_text',
      'message',
      'thread',
      'enquiry',
      'promise',
      'person_fact',
      'notice',
      'event',
      'mandate',
    ])
      expect(await reads(`select 1 from ${table}`), table).toBe(false)
  })

  it.each([
    ['state', 'municipal'],
    ['municipal', 'state'],
  ])('the %s side and not the %s one', async (side, other) => {
    const mandate = given({ sides: `'{${side}}'` })
    expect(await reads(text(side), mandate)).toBe(true)
    expect(await reads(text(other), mandate)).toBe(false)
    expect(await reads(`select 1 from promise where side = '${side}'`, mandate)).toBe(true)
    expect(await reads(`select 1 from promise where side = '${other}'`, mandate)).toBe(false)
    expect(await reads(`select 1 from person_fact where side = '${side}'`, mandate)).toBe(true)
    expect(await reads(`select 1 from person_fact where side = '${other}'`, mandate)).toBe(false)
  })

  it('nothing of anybody else, and nothing in the role of the giver', async () => {
    expect(await reads(`select 1 from message_text where person_id <> '${ID.dual}'`, given())).toBe(false)
    expect(await wall.lets({ ...helper(LATER), opened: ID.noAgreement }, text('state'), given())).toBe(false)
    expect(await wall.lets({ kind: 'person', id: HOLDER }, text('state'), given())).toBe(false)
  })

  it.each([
    ['asked for and not confirmed', given({ state: `'asked'` })],
    ['declined', given({ state: `'declined'` })],
    ['revoked', given({ state: `'revoked'` })],
    ['suspended', given({ state: `'suspended'` })],
    ['not begun', given({ from_at: `'2026-03-04T09:00:00Z'` })],
    ['ended at this second', given({ until_at: `'${LATER}'` })],
    [
      'for one call only',
      given({ call_only: 'true', from_at: `'2026-03-02T09:30:00Z'`, until_at: `'2026-03-03T09:30:00Z'` }),
    ],
    ['for writing only', given({ acts: `'{write}'` })],
    ['for another theme', given({ themes: `'{pension}'` })],
    ['for another matter', given({ thread_id: `'${ID.promiseState}'` })],
    ['for what was said before', given({ from_at: `'2026-03-02T11:00:00Z'` })],
  ])('no words by a mandate that is %s', async (_, mandate) => {
    expect(await reads(text('state'), mandate)).toBe(false)
  })

  it('what was said before, when the giver has said so', async () => {
    const mandate = given({ from_at: `'2026-03-02T11:00:00Z'`, earlier_material: 'true' })
    expect(await reads(text('state'), mandate)).toBe(true)
  })

  it('nothing while a safety flag stands', async () => {
    const flag = `${given()}; insert into safety (person_id, since, set_by_kind, reach) values ('${ID.dual}', now(), 'staff', 'place')`
    expect(await reads(text('state'), flag)).toBe(false)
  })

  it('nothing before the day the holder turns 18, and from 00:00 on it', async () => {
    const young = `update person set birth_date = '2008-03-03' where id = '${HOLDER}'; ${given({ from_at: `'2026-03-02T23:00:00Z'`, earlier_material: 'true' })}`
    expect(await reads(text('state'), young, '2026-03-02T22:59:59Z')).toBe(false)
    expect(await reads(text('state'), young, '2026-03-02T23:00:00Z')).toBe(true)
  })

  it('never address, account, notes, markers, drafts, the log or the timeline', async () => {
    const all = given({ sides: `'{state,municipal}'` })
    for (const statement of [
      `select 1 from person_fact where kind in ('address', 'account')`,
      'select 1 from contact_point',
      'select 1 from note',
      'select 1 from marker',
      'select 1 from draft',
      'select 1 from access_log',
      'select 1 from event',
      'select 1 from person',
      'select 1 from safety',
      'select 1 from mandate',
      'select 1 from profile_fact',
    ])
      expect(await reads(statement, all), statement).toBe(false)
  })

  it('of the giver: name, language and the mandate itself, in columns (M-01, M-03, M-19)', async () => {
    expect(
      await wall.value(helper(LATER), `select given_name from wall.my_mandates('${LATER}')`, given()),
    ).toBe('Rune')
    const asked = given({ state: `'asked'` })
    expect(await wall.lets(helper(LATER), `select 1 from wall.my_mandates('${LATER}')`, asked)).toBe(false)
  })
})

describe('what a holder writes', () => {
  const writes = (statement: string) =>
    wall.lets(helper(LATER), statement, given({ sides: `'{state,municipal}'` }))
  const event = (actor: string, person = ID.dual) =>
    `insert into event (person_id, at, kind, side, channel, actor_kind, actor_id, authorship)
      values ('${person}', now(), 'messageRead', 'common', 'portalMessage', 'helper', '${actor}', 'representative')`

  it('lines on the timeline of the giver, in their own name only', async () => {
    expect(await writes(event(HOLDER))).toBe(true)
    expect(await writes(event(ID.noAgreement))).toBe(false)
    expect(await writes(event(HOLDER, ID.noAgreement))).toBe(false)
  })

  it('nothing else row by row', async () => {
    for (const statement of [
      `update message set read_at = now() where person_id = '${ID.dual}'`,
      `update promise set state = 'kept' where person_id = '${ID.dual}'`,
      `update mandate set until_at = until_at + interval '1 day'`,
      `insert into contact_point (person_id, kind, value) values ('${ID.dual}', 'phone', '+4791111111')`,
      `insert into message_text (person_id, message_id, part, side, thread_id, body) values ('${ID.dual}', '${ID.message}', 9, 'state', '${ID.thread}', 'x')`,
    ])
      expect(await writes(statement), statement).toBe(false)
  })
})

it('nobody under 18 holds one, whoever writes it (I-15)', async () => {
  await expect(
    client.query(`begin; ${given({ holder_id: 'null', holder_birth_date: `'2010-01-01'` })}; rollback`),
  ).rejects.toThrow(/I-15/)
  await client.query('rollback')
})

/** Each class of 23.4 with data: C where the mandate reaches, and nothing where the table says so. */
it('has the cells of column HO', () => {
  const cell = (id: string) => outsideRows.find((row) => row.class === id)?.cells.HO
  for (const id of ['M-01', 'M-03', 'M-04', 'M-05', 'M-06', 'M-07', 'M-13', 'M-14', 'M-15', 'M-16'])
    expect(cell(id), id).toBe('C')
  expect(cell('M-19')).toBe('R')
  expect(cell('M-22')).toBe('–')
})

const THEMES = ['aap', 'pension', 'housing', 'representation', 'insight']
const day = (min: number, max: number) =>
  fc.integer({ min, max }).map((number) => `2026-03-0${number}T09:00:00Z`)
const instant = day(1, 7)
const dayAfter = (at: string) => Temporal.Instant.from(at).add({ hours: 24 }).toString()
/** Mostly what lets something through, so that both answers are tried often. */
const mostly = <T>(usual: T, ...others: T[]) => fc.constantFrom(usual, usual, usual, usual, usual, ...others)
const subset = <T>(of: readonly T[], min = 0) => fc.subarray([...of], { minLength: min })

const record = fc.record({
  kind: mostly<Mandate['kind']>('mandate', 'refusal'),
  relation: fc.constantFrom(...RELATIONS),
  sides: subset(['state', 'municipal'] as const, 1),
  themes: fc.oneof(fc.constant([]), subset(THEMES)),
  acts: subset(ACTS, 1),
  inThread: mostly(false, true),
  callOnly: mostly(false, true),
  earlierMaterial: fc.boolean(),
  from: fc.oneof(day(1, 3), instant),
  until: fc.oneof(day(5, 7), instant),
  asked: instant,
  state: mostly<Mandate['state']>('active', 'asked', 'revoked', 'suspended'),
})
const scenario = fc.record({
  register: fc.array(record, { minLength: 1, maxLength: 3 }),
  giverBorn: mostly<string | null>('1980-05-01', null, '2008-03-04', '2012-01-01'),
  holderBorn: mostly('1980-05-01', '2008-03-01', '2008-03-05'),
  safety: mostly(false, true),
  act: fc.constantFrom(...ACTS),
  side: fc.constantFrom('state' as const, 'municipal' as const, 'common' as const),
  theme: fc.constantFrom(null, ...THEMES),
  thread: fc.boolean(),
  made: fc.option(instant),
  at: fc.oneof(day(4, 4), instant),
})
const uuid = (n: number) => `00000000-0000-7000-8000-${String(900 + n).padStart(12, '0')}`

it('agrees with the rules in code about every mandate, refusal and question', {
  timeout: 60_000,
}, async () => {
  const answers = { yes: 0, no: 0 }
  await fc.assert(
    fc.asyncProperty(scenario, async (told) => {
      // What is for one call lasts a day at most (R-380), and the database holds nothing else.
      const rows = told.register
        .map((row) => (row.callOnly ? { ...row, until: dayAfter(row.from) } : row))
        .filter((row) => row.from < row.until)
      const register: Mandate[] = rows.map((row, index) => ({
        ...row,
        id: uuid(index),
        personId: ID.dual,
        holderId: HOLDER,
        callId: null,
        holderBirthDate: told.holderBorn,
        giverBirthDate: told.giverBorn,
        threadId: row.inThread ? ID.thread : null,
        fromAt: Temporal.Instant.from(row.from),
        untilAt: Temporal.Instant.from(row.until),
        askedAt: Temporal.Instant.from(row.asked),
        giverSafety: told.safety,
      }))
      const question: Question = {
        act: told.act,
        side: told.side,
        theme: told.theme,
        threadId: told.thread ? ID.thread : null,
        at: Temporal.Instant.from(told.at),
        ...(told.made ? { madeAt: Temporal.Instant.from(told.made) } : {}),
      }
      await client.query('begin')
      try {
        // What the trigger would refuse (I-15) is what the wall must not let through either if it stood there.
        await client.query('alter table mandate disable trigger mandate_guard')
        await client.query(`delete from mandate where person_id = '${ID.dual}'`)
        await client.query('update person set birth_date = $1 where id = $2', [told.giverBorn, ID.dual])
        await client.query('update person set birth_date = $1 where id = $2', [told.holderBorn, HOLDER])
        if (told.safety)
          await client.query(
            `insert into safety (person_id, since, set_by_kind, reach) values ('${ID.dual}', now(), 'staff', 'place')`,
          )
        for (const [index, row] of rows.entries())
          await client.query(
            `insert into mandate (person_id, id, kind, holder_id, holder_name, relation, sides, themes, acts, thread_id, call_only,
              earlier_material, from_at, until_at, form, asked_by_kind, asked_at, state)
             values ($1, $2, $3, $4, 'x', $5, $6, $7, $8, $9, $10, $11, $12, $13, 'web', 'person', $14, $15)`,
            [
              ID.dual,
              uuid(index),
              row.kind,
              HOLDER,
              row.relation,
              row.sides,
              row.themes,
              row.acts,
              row.inThread ? ID.thread : null,
              row.callOnly,
              row.earlierMaterial,
              row.from,
              row.until,
              row.asked,
              row.state,
            ],
          )
        const set = { actor_kind: 'helper', actor_id: HOLDER, open_person: ID.dual, at: told.at }
        for (const [name, value] of Object.entries(set))
          await client.query(`select set_config($1, $2, true)`, [`evi.${name}`, value])
        await client.query('set local role evi_app')
        const { rows: answer } = await client.query(
          'select wall.mandate_covers($1, $2, $3, $4, $5, $6, $7) as yes',
          [ID.dual, told.act, told.side, told.theme, told.thread ? ID.thread : null, told.made, told.at],
        )
        answers[answer[0].yes ? 'yes' : 'no'] += 1
        expect(answer[0].yes).toBe(covered(register, question) !== null)
      } finally {
        await client.query('rollback')
      }
    }),
    { numRuns: 600 },
  )
  expect(answers.yes).toBeGreaterThan(5)
  expect(answers.no).toBeGreaterThan(30)
})

it('has the same private themes on both sides of the wall', async () => {
  const { rows } = await client.query('select wall.private_themes() as themes')
  expect([...rows[0].themes].sort()).toEqual([...PRIVATE_THEMES].sort())
  const takes = async (act: Act) =>
    [...(await client.query('select wall.takes_along(array[$1]) as acts', [act])).rows[0].acts].sort()
  expect(await takes('speakFor')).toEqual(['ask', 'speakFor', 'write'])
  expect(await takes('receive')).toEqual(['receive'])
})
