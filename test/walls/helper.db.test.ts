import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AT, type HelperWall, HOLDER, helperWall } from './helper.ts'
import { outsideRows } from './spec.ts'
import { type Acting, ID } from './world.ts'

/** Column HO: what the holder of a mandate reads and writes, under evi_app. */
const helper = (at = AT): Acting => ({ kind: 'helper', id: HOLDER, opened: ID.dual, at })

let wall: HelperWall
beforeAll(async () => {
  wall = await helperWall()
})
afterAll(() => wall.end())

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
    wall.client.query(`begin; ${given({ holder_id: 'null', holder_birth_date: `'2010-01-01'` })}; rollback`),
  ).rejects.toThrow(/I-15/)
  await wall.client.query('rollback')
})

/** Each class of 23.4 with data: C where the mandate reaches, and nothing where the table says so. */
it('has the cells of column HO', () => {
  const cell = (id: string) => outsideRows.find((row) => row.class === id)?.cells.HO
  for (const id of ['M-01', 'M-03', 'M-04', 'M-05', 'M-06', 'M-07', 'M-13', 'M-14', 'M-15', 'M-16'])
    expect(cell(id), id).toBe('C')
  expect(cell('M-19')).toBe('R')
  expect(cell('M-22')).toBe('–')
})
