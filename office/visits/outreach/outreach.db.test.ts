import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { beginStory, oslo, type Story } from '../../../test/support/story.ts'
import { addPerson, assign, STAFF, staffActor } from '../../../test/support/world.ts'
import { brokenInvariants } from '../../kernel/invariants.ts'
import { planOutreach, sayBack, syncOutreach } from './actions.ts'
import { nextNotBack, tellNotBack } from './jobs.ts'
import type { FromDevice } from './model.ts'
import { outreachToday } from './views.ts'

let story: Story
let person: string
let device = 0
const kari = staffActor('stateAdviserA')
const JPEG = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])

beforeAll(async () => {
  story = await beginStory()
})
afterAll(async () => {
  const broken = await story.database.system
    .transaction()
    .execute((tx) => brokenInvariants(tx, story.clock.now()))
  await story.end()
  expect(broken).toEqual([])
})
beforeEach(async () => {
  story.clock.set(oslo('2026-03-03 15:00'))
  person = await addPerson(story.database.system, {
    phone: '+4740011122',
    phoneKind: 'own',
    phoneConfirmedAt: oslo('2026-02-02 10:00'),
  })
  await assign(story.database.system, person, 'state', { staffId: STAFF.stateAdviserA })
})

const accepted = <T>(result: { ok: true; value: T } | { ok: false; reason: string }): T => {
  if (!result.ok) throw new Error(`refused: ${result.reason}`)
  return result.value
}
const reason = (result: { ok: boolean; reason?: string }) => (result.ok ? 'ok' : result.reason)
const plan = (more: object = {}, who = kari) =>
  story.asStaff(who, (ctx) =>
    planOutreach(ctx, {
      personId: person,
      placeKind: 'home',
      place: 'Heimveien 4',
      startsAt: '2026-03-03T18:00',
      backAt: '2026-03-03T20:30',
      safetyStaffId: STAFF.deputyStateA,
      ...more,
    }),
  )
const planned = async (more: object = {}) => accepted(await plan(more)).visitId
const nextId = () => `019c0000-0000-4000-8000-${String(++device).padStart(12, '0')}`
const send = async (visitId: string, more: Partial<FromDevice> = {}, who = kari) =>
  accepted(
    await story.asStaff(who, (ctx) =>
      syncOutreach(ctx, {
        told: {
          id: nextId(),
          visitId,
          personId: person,
          at: oslo('2026-03-03 18:30').toString(),
          note: 'Vi snakket',
          ...more,
        },
      }),
    ),
  )
const rows = (table: 'event' | 'promise' | 'document' | 'message', of = person) =>
  story.database.system.selectFrom(table).selectAll().where('personId', '=', of).execute() as Promise<
    Record<string, unknown>[]
  >
const ofKind = async (table: 'event' | 'promise', kind: string, of = person) =>
  (await rows(table, of)).filter((row) => row.kind === kind)
const notices = (kind: string) =>
  story.database.system
    .selectFrom('staffNotice')
    .select(['staffId', 'kind'])
    .where('kind', '=', kind)
    .execute()

describe('a visit that is planned (R-477)', () => {
  test('needs a place, a way back and a colleague who waits; is one however often it is sent', async () => {
    expect(reason(await plan({ safetyStaffId: STAFF.stateAdviserA }))).toBe('badForm')
    expect(reason(await plan({ safetyStaffId: STAFF.officeLeaderB }))).toBe('badForm')
    expect(reason(await plan({ place: '' }))).toBe('badForm')
    expect(reason(await plan({ startsAt: '2026-03-02T18:00', backAt: '2026-03-02T19:00' }))).toBe('inPast')
    expect(reason(await plan({}, staffActor('operator')))).toBe('notFound')
    const clientKey = nextId()
    expect(await planned({ clientKey })).toBe(await planned({ clientKey }))
    expect(await ofKind('event', 'visitPlanned')).toHaveLength(1)
    const [today] = (await story.asStaff(kari, outreachToday)).filter((one) => one.visitId === clientKey)
    expect(today).toMatchObject({ name: 'Una Prøvetoft', place: 'Heimveien 4', mine: true, back: false })
    expect(await story.asStaff(staffActor('stateAdviserA2'), outreachToday)).toEqual([])
  })

  test('who is not back in time is missed once, by whoever waits and the leader; who said so is not', async () => {
    await story.database.system
      .updateTable('outreachVisit')
      .set({ backSaidAt: oslo('2026-03-03 15:00') })
      .execute()
    const visitId = await planned()
    const safe = await planned()
    expect((await nextNotBack(story.around))?.toString()).toBe(oslo('2026-03-03 20:45').toString())
    story.clock.set(oslo('2026-03-03 20:20'))
    accepted(await story.asStaff(kari, (ctx) => sayBack(ctx, { visitId: safe })))
    expect(
      reason(await story.asStaff(staffActor('stateAdviserA2'), (ctx) => sayBack(ctx, { visitId }))),
    ).toBe('notFound')
    expect(await tellNotBack(story.around, oslo('2026-03-03 20:44'))).toBe(0)
    expect(await tellNotBack(story.around, oslo('2026-03-03 20:45'))).toBe(1)
    expect(await tellNotBack(story.around, oslo('2026-03-03 20:46'))).toBe(0)
    expect((await notices('visitNotBack')).map(({ staffId }) => staffId).sort()).toEqual(
      [STAFF.deputyStateA, STAFF.officeLeaderA].sort(),
    )
    // Whoever is told sees where to look, and of somebody who is protected since only who is out.
    const leader = staffActor('officeLeaderA')
    const missed = () => story.asStaff(leader, outreachToday)
    expect(await missed()).toMatchObject([
      { visitId, place: 'Heimveien 4', goes: 'Kari Mosetoft', missed: true },
    ])
    expect(await story.asStaff(staffActor('officeLeaderB'), outreachToday)).toEqual([])
    const since = oslo('2026-03-03 17:00')
    await story.database.system.insertInto('shield').values({ personId: person, code: '6', since }).execute()
    expect(await missed()).toMatchObject([{ visitId, place: 'Heimveien 4' }])
    expect(await story.asStaff({ ...leader, shields: [] }, outreachToday)).toMatchObject([
      { visitId, personId: null, name: null, place: '', missed: true },
    ])
    expect(reason(await story.asStaff(staffActor('officeLeaderB'), (ctx) => sayBack(ctx, { visitId })))).toBe(
      'notFound',
    )
    accepted(await story.asStaff(leader, (ctx) => sayBack(ctx, { visitId })))
    expect(await missed()).toEqual([])
  })
})

describe('what comes from a device (R-477, C6-09)', () => {
  test('stands at its own time, is received then, and is owed from the next working day; sent twice it is one', async () => {
    const visitId = await planned()
    story.clock.set(oslo('2026-03-03 20:10'))
    const id = nextId()
    const told = {
      id,
      step: { text: 'Hente skjema', day: '2026-03-06' },
      call: { from: '2026-03-05T10:00', until: '2026-03-05T11:00' },
      photo: { name: 'brev.jpg', bytes: JPEG },
    }
    expect(await send(visitId, told)).toEqual({ id, outcome: 'kept', again: false, conflicts: [] })
    expect(await send(visitId, told)).toEqual({ id, outcome: 'kept', again: true, conflicts: [] })
    const then = oslo('2026-03-03 18:30').toString()
    const [visit, ...more] = await ofKind('event', 'visitLogged')
    expect(more).toEqual([])
    expect(visit).toMatchObject({
      channel: 'outreach',
      authorship: 'staffAdviser',
      actorId: STAFF.stateAdviserA,
    })
    expect(String(visit?.at)).toBe(then)
    expect((await rows('message')).map((row) => String(row.receivedAt))).toEqual([then])
    expect((await rows('document')).map((row) => String(row.receivedAt))).toEqual([then])
    const [call] = await ofKind('promise', 'callBack')
    expect(String(call?.receivedAt)).toBe(then)
    expect(String(call?.countingFrom)).toBe(oslo('2026-03-04 08:00').toString())
    const [step] = await ofKind('promise', 'keepAgreement')
    expect(String(step?.dueAt)).toBe(oslo('2026-03-06 15:30').toString())
    expect(await ofKind('promise', 'giveStatus')).toHaveLength(1)
  })

  test('two devices or two tries at once are one contact', async () => {
    const visitId = await planned()
    story.clock.set(oslo('2026-03-03 20:10'))
    const id = nextId()
    const both = await Promise.all([send(visitId, { id }), send(visitId, { id })])
    expect(both.map((one) => 'again' in one && one.again).sort()).toEqual([false, true])
    expect(await ofKind('event', 'visitLogged')).toHaveLength(1)
  })

  test('a time ahead, too long ago, or a visit of somebody else is not taken, and nothing is written', async () => {
    const visitId = await planned()
    story.clock.set(oslo('2026-03-03 20:10'))
    const why = async (more: Partial<FromDevice>, who = kari) => {
      const sent = await send(visitId, more, who)
      return sent.outcome === 'notTaken' ? sent.why : sent.outcome
    }
    expect(await why({ at: oslo('2026-03-03 20:16').toString() })).toBe('inFuture')
    expect(await why({ at: oslo('2026-02-28 20:09').toString() })).toBe('tooOld')
    expect(await why({}, staffActor('stateAdviserA2'))).toBe('notYours')
    expect(await why({ visitId: nextId() })).toBe('notYours')
    expect(await ofKind('event', 'visitLogged')).toEqual([])
  })

  test('a person merged meanwhile: it goes to the record that was kept, and the sender is told', async () => {
    const visitId = await planned()
    const kept = await addPerson(story.database.system)
    await story.database.system
      .updateTable('outreachVisit')
      .set({ personId: kept })
      .where('id', '=', visitId)
      .execute()
    story.clock.set(oslo('2026-03-03 20:10'))
    expect(await send(visitId)).toMatchObject({ outcome: 'kept', conflicts: ['merged'] })
    expect(await ofKind('event', 'visitLogged', kept)).toHaveLength(1)
    expect(await ofKind('event', 'visitLogged')).toEqual([])
  })

  test.each(['6', '7', 'ownEmployee'])(
    'a person under shield %s meanwhile: a cleared colleague has it',
    async (code) => {
      const visitId = await planned()
      await story.database.system
        .insertInto('shield')
        .values({ personId: person, code, since: oslo('2026-03-03 17:00') })
        .execute()
      story.clock.set(oslo('2026-03-03 20:10'))
      const call = { from: '2026-03-03T19:00', until: '2026-03-03T20:00' }
      const sent = await send(visitId, { call, step: { text: 'Møtes igjen' } })
      expect(sent).toMatchObject({ outcome: 'deliveredOn', conflicts: [] })
      expect(Object.keys(sent).sort()).toEqual(['again', 'conflicts', 'id', 'outcome'])
      const owed = await ofKind('promise', 'outreachContact')
      expect(owed.map((one) => one.ownerStaffId)).toEqual([STAFF.clearedAdviserA, STAFF.clearedAdviserA])
      expect(await ofKind('promise', 'keepAgreement')).toMatchObject([
        { ownerStaffId: STAFF.clearedAdviserA },
      ])
      expect(await ofKind('event', 'visitLogged')).toHaveLength(1)
      expect((await story.asStaff(kari, outreachToday)).some((one) => one.visitId === visitId)).toBe(false)
    },
  )

  test('who may not see the person any more loses nothing of what they wrote: a colleague has it', async () => {
    const visitId = await planned()
    story.clock.set(oslo('2026-03-03 20:10'))
    const elsewhere = { ...kari, roles: [] }
    expect(await send(visitId, {}, elsewhere)).toMatchObject({ outcome: 'deliveredOn', conflicts: [] })
    expect(await ofKind('event', 'visitLogged')).toHaveLength(1)
    expect(await ofKind('promise', 'outreachContact')).toHaveLength(1)
  })

  test('a phone whose clock is days wrong dates no contact wrongly, and says so', async () => {
    const visitId = await planned()
    story.clock.set(oslo('2026-03-03 20:10'))
    const said = { at: oslo('2026-03-01 18:30').toString(), clock: oslo('2026-03-01 20:10').toString() }
    expect(await send(visitId, said)).toMatchObject({ outcome: 'kept', conflicts: ['clockWrong'] })
    const [visit] = await ofKind('event', 'visitLogged')
    expect(String(visit?.at)).toBe(oslo('2026-03-03 18:30').toString())
  })

  test('an agreed time that has gone, or no number, loses no call', async () => {
    const visitId = await planned()
    story.clock.set(oslo('2026-03-04 12:00'))
    const call = { from: '2026-03-04T09:00', until: '2026-03-04T10:00' }
    expect(await send(visitId, { call })).toMatchObject({ outcome: 'kept', conflicts: ['callTimePassed'] })
    expect(await ofKind('promise', 'callBack')).toHaveLength(1)
    const silent = await addPerson(story.database.system)
    story.clock.set(oslo('2026-03-03 15:00'))
    const other = await planned({ personId: silent })
    story.clock.set(oslo('2026-03-03 20:10'))
    const later = { from: '2026-03-05T09:00', until: '2026-03-05T10:00' }
    expect(await send(other, { call: later, personId: silent })).toMatchObject({ conflicts: ['noNumber'] })
    expect(await ofKind('promise', 'outreachContact', silent)).toHaveLength(1)
  })

  test('those nobody knows the name of are a number and a place (R-539)', async () => {
    const visitId = await planned({ personId: null, placeKind: 'food', place: 'Matutdelingen' })
    story.clock.set(oslo('2026-03-03 20:10'))
    expect(await send(visitId, { people: 7 })).toMatchObject({ outcome: 'notTaken', why: 'noName' })
    expect(await send(visitId, {})).toMatchObject({ outcome: 'notTaken', why: 'noName' })
    expect(await send(await planned(), { people: 7 })).toMatchObject({ outcome: 'notTaken', why: 'noName' })
    expect(await send(visitId, { people: 7, note: '' })).toMatchObject({ outcome: 'counted' })
    const row = await story.database.system
      .selectFrom('outreachEntry')
      .selectAll()
      .where('visitId', '=', visitId)
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({ personId: null, people: 7, outcome: 'counted' })
  })
})
