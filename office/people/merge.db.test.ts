import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fill } from '../../test/support/fill.ts'
import { openWorld, type World } from '../../test/support/people.ts'
import { addPerson, PERSONS, STAFF, staffActor, T0 } from '../../test/support/world.ts'
import { mergePersons, undoMerge } from './actions.ts'
import { currentPerson, findByNumber } from './views.ts'

const host = staffActor('hostA')

/** Every table in the catalogue with a person in it, apart from the partitions, which come with their parent. */
const tablesWithPerson = (world: World) =>
  sql<{ name: string }>`select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'person_id' and not a.attisdropped
    where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition order by c.relname`.execute(
    world.db.system,
  )

describe('two records become one (R-726, K33)', () => {
  let world: World
  beforeEach(async () => {
    world = await openWorld()
  })
  afterEach(() => world.db.drop())

  const count = async (personId: string) => {
    const { rows: tables } = await tablesWithPerson(world)
    const counts: Record<string, number> = {}
    for (const { name } of tables) {
      const { rows } = await sql<{
        n: number
      }>`select count(*)::int as n from ${sql.id(name)} where person_id = ${personId}`.execute(
        world.db.system,
      )
      if (rows[0] && rows[0].n > 0) counts[name] = rows[0].n
    }
    return counts
  }
  const sum = (a: Record<string, number>, b: Record<string, number>) =>
    Object.fromEntries(
      [...new Set([...Object.keys(a), ...Object.keys(b)])]
        .sort()
        .map((key) => [key, (a[key] ?? 0) + (b[key] ?? 0)]),
    )

  /** The host is cleared here so that the own-employee shield of the fill does not stand in the way. */
  const cleared = { ...host, shields: ['ownEmployee' as const] }
  const merge = (
    kept: string,
    merged: string,
    basis: Parameters<typeof mergePersons>[3] = 'identityDocument',
  ) => world.as(cleared, (ctx) => mergePersons(ctx, kept, merged, basis))
  const merged = async (kept: string, other: string) => {
    const result = await merge(kept, other)
    if (!result.ok) throw new Error(result.reason)
    return result.value
  }

  it('knows every table that a person has rows in', async () => {
    const { rows: catalogue } = await tablesWithPerson(world)
    const { rows: listed } = await sql<{
      name: string
    }>`select name from wall.person_table order by name`.execute(world.db.system)
    expect(listed.map((row) => row.name)).toEqual(catalogue.map((row) => row.name))
  })

  it('moves every row, of two records that both have some of everything', async () => {
    await fill(world, PERSONS.dNumber, 'kept')
    await fill(world, PERSONS.aap, 'merged')
    await sql`update staff set person_id = ${PERSONS.aap} where id = ${STAFF.marketA}`.execute(
      world.db.system,
    )
    const [kept, other] = [await count(PERSONS.dNumber), await count(PERSONS.aap)]
    const { rows: catalogue } = await tablesWithPerson(world)
    expect(Object.keys(other).sort()).toEqual(catalogue.map((row) => row.name))
    await merged(PERSONS.dNumber, PERSONS.aap)
    const expected = sum(kept, other)
    // The merge itself, and one task with its line on the timeline for what the two say differently.
    expected.event = (expected.event ?? 0) + 2
    expected.promise = (expected.promise ?? 0) + 1
    // each of the two was opened for it.
    expected.access_log = (expected.access_log ?? 0) + 2
    // Said of both already: it stays with both, and nothing is lost.
    expect(await count(PERSONS.aap)).toEqual({ shield: 1, staff_relation: 1 })
    expect(await count(PERSONS.dNumber)).toEqual({ ...expected, shield: 1, staff_relation: 1 })
  })

  it('keeps events in order and promises with their owner and clock', async () => {
    const { promise } = await fill(world, PERSONS.aap, 'merged')
    const before = await world.db.system
      .selectFrom('promise')
      .selectAll()
      .where('id', '=', promise)
      .executeTakeFirstOrThrow()
    const eventsBefore = await world.db.system
      .selectFrom('event')
      .select(['id', 'at', 'seq'])
      .where('personId', 'in', [PERSONS.aap, PERSONS.dNumber])
      .orderBy('seq')
      .execute()
    await merged(PERSONS.dNumber, PERSONS.aap)
    const after = await world.db.system
      .selectFrom('promise')
      .selectAll()
      .where('id', '=', promise)
      .executeTakeFirstOrThrow()
    expect({ ...after, personId: before.personId }).toEqual(before)
    const events = await world.db.system
      .selectFrom('event')
      .select(['id', 'at', 'seq'])
      .where('personId', '=', PERSONS.dNumber)
      .orderBy('seq')
      .execute()
    expect(events.slice(0, eventsBefore.length)).toEqual(eventsBefore)
  })

  it('finds the person by both numbers and by the old login', async () => {
    const numbers = await world.db.system
      .selectFrom('personIdentity')
      .select('number')
      .where('personId', 'in', [PERSONS.dNumber, PERSONS.aap])
      .execute()
    await world.db.system
      .updateTable('person')
      .set({ subject: null })
      .where('id', '=', PERSONS.dNumber)
      .execute()
    await merged(PERSONS.dNumber, PERSONS.aap)
    expect(numbers).toHaveLength(2)
    for (const { number } of numbers)
      expect(await world.as(cleared, (ctx) => findByNumber(ctx.tx, number))).toBe(PERSONS.dNumber)
    expect(await world.as(cleared, (ctx) => currentPerson(ctx.tx, PERSONS.aap))).toBe(PERSONS.dNumber)
    const kept = await world.db.system
      .selectFrom('person')
      .select('subject')
      .where('id', '=', PERSONS.dNumber)
      .executeTakeFirst()
    expect(kept?.subject).toBe('marte.s')
  })

  it('has one adviser a side afterwards and one task for what the two records disagree about (K20, K21)', async () => {
    const { conflicts } = await merged(PERSONS.dNumber, PERSONS.aap)
    expect(conflicts).toEqual(expect.arrayContaining(['birthDate', 'language', 'interpreterNeed']))
    const current = await world.db.system
      .selectFrom('assignment')
      .select('staffId')
      .where('personId', '=', PERSONS.dNumber)
      .where('untilAt', 'is', null)
      .execute()
    expect(current).toEqual([{ staffId: STAFF.dualAdviserA3 }])
    const tasks = await world.db.system
      .selectFrom('promise')
      .select(['kind', 'ownerStaffId', 'details'])
      .where('personId', '=', PERSONS.dNumber)
      .execute()
    expect(tasks).toMatchObject([
      {
        kind: 'reviewProfile',
        ownerStaffId: STAFF.dualAdviserA3,
        details: { triggers: [{ trigger: 'factsDisagree', conflicts }] },
      },
    ])
  })

  it('puts everything back when undone, with what has since been said in the threads that came', async () => {
    const { thread } = await fill(world, PERSONS.aap, 'merged')
    await fill(world, PERSONS.dNumber, 'kept')
    const [kept, other] = [await count(PERSONS.dNumber), await count(PERSONS.aap)]
    const persons = await world.db.system
      .selectFrom('person')
      .selectAll()
      .where('id', 'in', [PERSONS.dNumber, PERSONS.aap])
      .orderBy('id')
      .execute()
    const drafts = await world.db.system.selectFrom('draft').selectAll().orderBy('body').execute()
    const { mergeId } = await merged(PERSONS.dNumber, PERSONS.aap)
    await sql`insert into message (person_id, thread_id, id, direction, channel, authorship, author_kind, language, received_at)
      values (${PERSONS.dNumber}, ${thread}, uuidv7(), 'out', 'portalMessage', 'staffAdviser', 'staff', 'nb', ${T0.toString()})`.execute(
      world.db.system,
    )
    world.clock.set(T0.add({ hours: 24 * 29 }))
    const undone = await world.as(cleared, (ctx) => undoMerge(ctx, mergeId))
    expect(undone).toEqual({ ok: true, value: { keptId: PERSONS.dNumber, mergedId: PERSONS.aap } })
    expect(await count(PERSONS.aap)).toEqual({
      ...other,
      message: (other.message ?? 0) + 1,
      event: (other.event ?? 0) + 1,
      access_log: (other.access_log ?? 0) + 1,
    })
    // The merge, its task and the undoing stay on the timeline of the kept one.
    expect(await count(PERSONS.dNumber)).toEqual({
      ...kept,
      promise: (kept.promise ?? 0) + 1,
      event: (kept.event ?? 0) + 3,
      access_log: (kept.access_log ?? 0) + 2,
    })
    expect(
      await world.db.system
        .selectFrom('person')
        .selectAll()
        .where('id', 'in', [PERSONS.dNumber, PERSONS.aap])
        .orderBy('id')
        .execute(),
    ).toEqual(persons)
    expect(await world.db.system.selectFrom('draft').selectAll().orderBy('body').execute()).toEqual(drafts)
    const current = await world.db.system
      .selectFrom('assignment')
      .select('staffId')
      .where('personId', '=', PERSONS.aap)
      .where('untilAt', 'is', null)
      .execute()
    expect(current).toEqual([{ staffId: STAFF.stateAdviserA2 }])
    expect(await world.as(cleared, (ctx) => undoMerge(ctx, mergeId))).toMatchObject({
      ok: false,
      reason: 'alreadyEnded',
    })
  })

  it('is refused without proof, with itself, with somebody merged, and for a record behind a wall', async () => {
    const other = await addPerson(world.db.system)
    expect(await merge(PERSONS.resident, other, 'nameAndBirthDate')).toMatchObject({
      ok: false,
      reason: 'mergeNeedsIdentity',
    })
    expect(await merge(other, other)).toMatchObject({ ok: false, reason: 'badForm' })
    expect(await merge(PERSONS.protectedSeven, other)).toMatchObject({ ok: false, reason: 'notFound' })
    await merged(PERSONS.resident, other)
    expect(await merge(PERSONS.dual, other)).toMatchObject({ ok: false, reason: 'conflict' })
    const adviserAlone = sql`select wall.merge_persons(uuidv7(), ${PERSONS.resident}, ${PERSONS.protectedSeven}, 'identityDocument', now(), '{}')`
    await expect(world.as(host, (ctx) => adviserAlone.execute(ctx.tx))).rejects.toThrow('may not merge these')
  })

  it('cannot be undone on the thirty-first day, nor under a later merge', async () => {
    const [second, third] = [await addPerson(world.db.system), await addPerson(world.db.system)]
    const first = await merged(PERSONS.resident, second)
    world.clock.set(T0.add({ hours: 1 }))
    await merged(PERSONS.resident, third)
    expect(await world.as(cleared, (ctx) => undoMerge(ctx, first.mergeId))).toMatchObject({
      ok: false,
      reason: 'conflict',
    })
    world.clock.set(T0.add({ hours: 24 * 31 }))
    expect(await world.as(cleared, (ctx) => undoMerge(ctx, first.mergeId))).toMatchObject({
      ok: false,
      reason: 'mergeTooOld',
    })
  })
})
