import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../test/support/people.ts'
import { addPerson, OFFICES, PERSONS, STAFF, staffActor, T0, TEAMS } from '../../test/support/world.ts'
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

  /** One row at least in every table that a person can have rows in. */
  async function fill(personId: string, tag: string): Promise<{ thread: string; promise: string }> {
    const at = T0.toString()
    const ids = await sql<{
      t: string
      m: string
      e: string
      n: string
    }>`select uuidv7() as t, uuidv7() as m, uuidv7() as e, uuidv7() as n`.execute(world.db.system)
    const { t, m, e, n } = ids.rows[0] as { t: string; m: string; e: string; n: string }
    const promise = await world.owe({
      personId,
      owner: { staffId: STAFF.stateAdviserA },
      officeId: OFFICES.A,
      threadId: t,
      enquiryId: e,
    })
    const statements = [
      sql`insert into thread (person_id, id, opened_at, last_at) values (${personId}, ${t}, ${at}, ${at})`,
      sql`insert into message (person_id, thread_id, id, direction, channel, authorship, author_kind, language, received_at)
        values (${personId}, ${t}, ${m}, 'in', 'portalMessage', 'self', 'person', 'nb', ${at})`,
      sql`insert into enquiry (person_id, id, thread_id, message_id, promise_id, theme, side, confidence, certain, language, received_at)
        values (${personId}, ${e}, ${t}, ${m}, ${promise}, 'aap', 'state', 0.9, true, 'nb', ${at})`,
      sql`insert into enquiry_contact (person_id, enquiry_id, message_id, channel, sender_kind, at) values (${personId}, ${e}, ${m}, 'portalMessage', 'person', ${at})`,
      sql`insert into message_text (person_id, message_id, part, side, thread_id, enquiry_id, body) values
        (${personId}, ${m}, 1, 'state', ${t}, ${e}, ${tag}), (${personId}, ${m}, 2, 'municipal', ${t}, ${e}, ${tag})`,
      sql`insert into note (person_id, id, side, kind, author_kind, at, body) values (${personId}, ${n}, 'municipal', 'note', 'staff', ${at}, ${tag})`,
      sql`insert into draft (person_id, id, body, updated_at) values (${personId}, 'new', ${tag}, ${at})`,
      sql`insert into journal_entry (person_id, thread_id, side, title, from_at, to_at, made_at) values (${personId}, ${t}, 'state', 'AAP 2. mars', ${at}, ${at}, ${at})`,
      sql`insert into hand_over (person_id, promise_id, at, to_team_id, reason) values (${personId}, ${promise}, ${at}, ${TEAMS.followUpA}, 'capacity')`,
      sql`insert into urgency_assessment (person_id, enquiry_id, at, urgency, by_kind, reason) values (${personId}, ${e}, ${at}, 'ordinary', 'wording', 'none')`,
      sql`insert into referral (person_id, enquiry_id, agency, at, by_staff_id) values (${personId}, ${e}, 'udi', ${at}, ${STAFF.operator})`,
      sql`insert into outgoing (person_id, channel, address, kind, language, body, made_at) values (${personId}, 'sms', '+4742', 'receipt', 'nb', ${tag}, ${at})`,
      sql`insert into staff_notice (staff_id, kind, person_id, at) values (${STAFF.stateAdviserA}, 'handOver', ${personId}, ${at})`,
      sql`insert into access_log (person_id, at, staff_id, role, basis, purpose, what, allowed) values (${personId}, ${at}, ${STAFF.operator}, 'CC', 'call', 'call', 'person', true)`,
      sql`insert into marker (person_id, side, kind, reason, from_at, until_at) values (${personId}, 'common', 'care', ${tag}, ${at}, ${at})`,
      sql`insert into contact_point (person_id, kind, value) values (${personId}, 'email', ${`${tag}@example.org`})`,
      sql`insert into shield (person_id, code, since) values (${personId}, 'ownEmployee', ${at}) on conflict do nothing`,
      sql`insert into staff_relation (staff_id, person_id, relation) values (${STAFF.clerkA}, ${personId}, 'cousin')`,
      sql`insert into profile_fact (person_id, field, value, source, method, by_kind, at) values (${personId}, 'doNotRing', 'true', 'ownStatement', 'desk', 'person', ${at})`,
      sql`insert into mandate (person_id, holder_name, relation, sides, acts, from_at, until_at, form, asked_by_kind, asked_at, state)
        values (${personId}, ${tag}, 'friend', '{state}', '{ask}', ${at}, ${at}::timestamptz + interval '1 day', 'web', 'person', ${at}, 'active')`,
      sql`insert into safety (person_id, since, set_by_kind, reach) values (${personId}, ${at}, 'staff', 'phone')`,
      sql`insert into interpreter_request (person_id, language, mode, why, asked_at, due_at) values (${personId}, 'ar', 'phone', 'visit', ${at}, ${at})`,
      sql`insert into notice (person_id, id, event_key, kind, weight, side, theme, made_at, counting_from) values (${personId}, ${n}, ${tag}, 'decision', 'consequence', 'state', 'aap', ${at}, ${at})`,
      sql`insert into notice_step (person_id, notice_id, step, at) values (${personId}, ${n}, 'portal', ${at})`,
      sql`insert into letter_code (person_id, notice_id, code, made_at) values (${personId}, ${n}, ${String(
        Math.abs(Number.parseInt(n.slice(-7), 16)),
      )
        .padStart(9, '0')
        .slice(-9)}, ${at})`,
      sql`insert into letter_fill (person_id, notice_id, side, template_key, template_version, filled, facts, made_at) values (${personId}, ${n}, 'state', 'meetingSummons', 1, '{}', '{}', ${at})`,
      sql`with place as (insert into pickup_place (name, kind) values (${tag}, 'desk') returning id)
        insert into pickup_item (person_id, notice_id, place_id, made_at) select ${personId}, ${n}, id, ${at} from place`,
      sql`insert into short_link (person_id, code, purpose, made_at, expires_at) values (${personId}, ${`abcdefgh${tag.replace(/[^a-z]/g, '')}`}, 'open', ${at}, ${at})`,
      sql`insert into sms_offer (person_id, id, thread_id, promise_id, outgoing_id, side, theme, staff_id, meeting_at, place, offered_at)
        values (${personId}, ${n}, ${t}, ${promise}, ${n}, 'state', 'contactAdviser', ${STAFF.stateAdviserA}, ${at}, ${tag}, ${at})`,
      sql`insert into document (person_id, id, side, name, content_type, size, sha256, content, scan, channel, received_at)
        values (${personId}, ${n}, 'state', ${tag}, 'image/png', 1, '\\x00', '\\x00', 'notScanned', 'sms', ${at})`,
      sql`insert into unidentified (id, channel, sender, body, language, received_at, state, person_id, check_how, done_at)
        values (${n}, 'sms', '+4742', ${tag}, 'nb', ${at}, 'attached', ${personId}, 'calledBack', ${at})`,
      sql`insert into channel_choice (person_id, at, staff_id, side, purpose, proposed, chosen, deviates, against_wish, reason, basis)
        values (${personId}, ${at}, ${STAFF.stateAdviserA}, 'state', 'answer', '{phone}', 'portal', true, false, 'capacity', 'capacity')`,
      sql`insert into call (person_id, direction, line, state, started_at, last_event_at) values (${personId}, 'in', 'general', 'menu', ${at}, ${at})`,
      sql`insert into callback (person_id, promise_id, mode, asked_at) values (${personId}, ${promise}, 'asked', ${at})`,
      sql`insert into callback_window (person_id, promise_id, from_at, until_at, desk, chosen_by, at)
        values (${personId}, ${promise}, ${at}, ${at}::timestamptz + interval '1 hour', ${STAFF.stateAdviserA}, 'person', ${at})`,
      sql`insert into callback_attempt (person_id, promise_id, at, outcome) values (${personId}, ${promise}, ${at}, 'noAnswer')`,
      sql`insert into callback_request (id, name, number, received_at, due_at, team_id, person_id, promise_id, check_how, done_at, done_how)
        values (${n}, ${tag}, '+4742', ${at}, ${at}, ${TEAMS.contactCentre}, ${personId}, ${promise}, 'calledBack', ${at}, 'attached')`,
      sql`with held as (insert into call (direction, line, state, started_at, last_event_at) values ('in', 'general', 'menu', ${at}, ${at}) returning id)
        insert into transfer (id, call_id, person_id, from_staff_id, target, side, urgency_giver, state, started_at)
        select ${n}, id, ${personId}, ${STAFF.stateAdviserA}, 'duty', 'state', 'acute', 'turnedIntoTask', ${at} from held`,
      sql`insert into session (id_hash, kind, subject_id, person_id, assurance, csrf, created_at, seen_at, expires_at)
        values (decode(md5(${tag}), 'hex'), 'person', ${personId}, ${personId}, 'high', 'c', ${at}, ${at}, ${at})`,
    ]
    for (const statement of statements) await statement.execute(world.db.system)
    return { thread: t, promise }
  }

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
    await fill(PERSONS.dNumber, 'kept')
    await fill(PERSONS.aap, 'merged')
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
    // Said of both already: it stays with both, and nothing is lost.
    expect(await count(PERSONS.aap)).toEqual({ shield: 1, staff_relation: 1 })
    expect(await count(PERSONS.dNumber)).toEqual({ ...expected, shield: 1, staff_relation: 1 })
  })

  it('keeps events in order and promises with their owner and clock', async () => {
    const { promise } = await fill(PERSONS.aap, 'merged')
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
    const { thread } = await fill(PERSONS.aap, 'merged')
    await fill(PERSONS.dNumber, 'kept')
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
    })
    // The merge, its task and the undoing stay on the timeline of the kept one.
    expect(await count(PERSONS.dNumber)).toEqual({
      ...kept,
      promise: (kept.promise ?? 0) + 1,
      event: (kept.event ?? 0) + 3,
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
