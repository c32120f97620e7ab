import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { brokenInvariants } from '../../office/kernel/invariants.ts'
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts'
import { clockAtT0, T0 } from '../../test/support/world.ts'
import { type DemoPerson, seedDemo } from './demo.ts'

describe('the demo town', () => {
  let db: TestDatabase
  beforeAll(async () => {
    db = await freshDatabase()
    const both = await Promise.all([seedDemo(db.system, clockAtT0()), seedDemo(db.system, clockAtT0())])
    expect(both.map((one) => one.already).sort()).toEqual([false, true])
  })
  afterAll(() => db.drop())

  const number = async (query: ReturnType<typeof sql<{ n: number }>>) =>
    (await query.execute(db.system)).rows[0]?.n ?? 0

  it('is there once, however often it is asked for', async () => {
    expect(await seedDemo(db.system, clockAtT0())).toEqual({ already: true })
    expect(await number(sql`select count(*)::int as n from person`)).toBe(3021)
  })

  it('breaks no invariant: the ledger can be rebuilt from the timeline, and every word has its store', async () => {
    expect(await brokenInvariants(db.system, T0)).toEqual([])
  })

  it('has some two hundred and fifty open promises, fewer than one in twenty past its time', async () => {
    const open = await number(sql`select count(*)::int as n from promise where is_open`)
    const late = await number(
      sql`select count(*)::int as n from promise where is_open and due_at < ${T0.toString()}`,
    )
    const listed = await number(
      sql`select count(*)::int as n from promise where is_open and lead_list_at is not null and due_at < ${T0.toString()}`,
    )
    expect(open).toBeGreaterThan(200)
    expect(open).toBeLessThan(320)
    expect(late).toBeGreaterThan(3)
    expect(late / open).toBeLessThan(0.05)
    expect(listed).toBe(late)
  })

  it('has nothing in it that has not happened yet', async () => {
    expect(await number(sql`select count(*)::int as n from event where at > ${T0.toString()}`)).toBe(0)
    expect(
      await number(
        sql`select count(*)::int as n from message where received_at > ${T0.toString()} or read_at > ${T0.toString()}`,
      ),
    ).toBe(0)
    expect(await number(sql`select count(*)::int as n from promise where ended_at < received_at`)).toBe(0)
  })

  it('tells the timeline in order of time', async () => {
    const disorder = await number(
      sql`select count(*)::int as n from (select at < lag(at) over (order by seq) as back from event) e where back`,
    )
    expect(disorder).toBe(0)
  })

  it('speaks many languages, and nobody is digital just because nobody has asked', async () => {
    const { rows } = await sql<{
      language: string
      n: number
    }>`select language, count(*)::int as n from message where direction = 'in' group by language`.execute(
      db.system,
    )
    expect(rows.map((row) => row.language)).toEqual(
      expect.arrayContaining(['nb', 'nn', 'en', 'ar', 'so', 'ti', 'uk', 'pl']),
    )
    const unknown = await number(sql`select count(*)::int as n from person where contact_status = 'unknown'`)
    expect(unknown / 3021).toBeCloseTo(0.3, 1)
  })

  it('answers from the side that the matter is on', async () => {
    const wrong = await number(sql`select count(*)::int as n from promise p join staff s on s.id = p.ended_by
      where p.side in ('state', 'municipal') and s.sides <> '{}' and not p.side = any(s.sides)`)
    expect(wrong).toBe(0)
  })

  it('names for the login page only people who are there', async () => {
    const row = await db.system
      .selectFrom('configuration')
      .select('value')
      .where('key', '=', 'demo.people')
      .executeTakeFirstOrThrow()
    const people = row.value as unknown as DemoPerson[]
    expect(people.filter((one) => one.kind === 'person')).toHaveLength(12)
    expect(people.filter((one) => one.kind === 'staff')).toHaveLength(12)
    const subjects = await sql<{
      subject: string
    }>`select subject from person where subject is not null union select subject from staff`.execute(
      db.system,
    )
    expect(subjects.rows.map((one) => one.subject)).toEqual(
      expect.arrayContaining(people.map((one) => one.subject)),
    )
  })
})
