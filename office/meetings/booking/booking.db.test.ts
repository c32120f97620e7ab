import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { beginStory, oslo, type Story } from '../../../test/support/story.ts'
import { addPerson, assign, OFFICES, PERSONS, STAFF, staffActor } from '../../../test/support/world.ts'
import type { Ctx } from '../../kernel/context.ts'
import { bookMeeting, cancelMeeting, freeSlots, moveMeeting } from './actions.ts'
import type { BookMeeting } from './model.ts'

let story: Story
const person = PERSONS.resident
const adviser = staffActor('stateAdviserA')

beforeEach(async () => {
  story = await beginStory()
})
afterEach(() => story.end())

const talk = (told: Partial<BookMeeting> = {}): BookMeeting => ({
  personId: person,
  kind: 'followUp',
  mode: 'physicalOffice',
  purpose: 'Se på planen',
  side: 'state',
  theme: 'contactAdviser',
  startsAt: oslo('2026-03-04 10:00'),
  staffId: STAFF.stateAdviserA,
  interpreter: { answer: 'notFlagged' },
  channel: 'portalMessage',
  ...told,
})
const books = (told: Partial<BookMeeting> = {}) =>
  story.asPerson(told.personId ?? person, (ctx) => bookMeeting(ctx, talk(told)))
const officeBooks = (told: Partial<BookMeeting> = {}) =>
  story.asStaff(adviser, (ctx) => bookMeeting(ctx, talk(told)))
const made = async (told: Partial<BookMeeting> = {}) => {
  const done = await books(told)
  if (!done.ok) throw new Error(done.reason)
  return done.value.meetingId
}
const meeting = (id: string) =>
  story.database.system.selectFrom('meeting').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const holds = async (id: string) =>
  (
    await story.database.system
      .selectFrom('hold')
      .select('kind')
      .where('meetingId', '=', id)
      .orderBy('kind')
      .execute()
  ).map(({ kind }) => kind)
const promises = (kind: string, personId = person) =>
  story.database.system
    .selectFrom('promise')
    .selectAll()
    .where('personId', '=', personId)
    .where('kind', '=', kind)
    .orderBy('id')
    .execute()
const free = (told: Partial<Parameters<typeof freeSlots>[1]> = {}) =>
  story.asPerson(person, (ctx) =>
    freeSlots(ctx, {
      personId: person,
      kind: 'followUp',
      mode: 'physicalOffice',
      interpreted: false,
      ...told,
    }),
  )
const addPlace = (told: object = {}) =>
  story.database.system
    .insertInto('meetingPlace')
    .values({
      kind: 'library',
      name: 'Sundmoen bibliotek',
      address: 'Bygdevegen 4',
      officeId: OFFICES.A,
      travelMinutes: 45,
      weekdays: [3, 4],
      opens: '10:00',
      closes: '14:00',
      fromOn: '2026-01-01',
      ...told,
    })
    .returning('id')
    .executeTakeFirstOrThrow()

describe('a time that is free becomes a meeting (R-479)', () => {
  test('booked by the person: adviser and person are taken, and it is owed by whoever holds it', async () => {
    const id = await made()
    expect(await meeting(id)).toMatchObject({
      state: 'booked',
      ownerStaffId: STAFF.stateAdviserA,
      endsAt: oslo('2026-03-04 11:00'),
      version: 1,
    })
    expect(await holds(id)).toEqual(['person', 'room', 'staff'])
    const [owed] = await promises('holdMeeting')
    expect([owed?.ownerStaffId, owed?.dueAt.toString(), owed?.nextStep]).toEqual([
      STAFF.stateAdviserA,
      oslo('2026-03-04 15:30').toString(),
      'breach',
    ])
  })

  test('whoever comes second is offered the nearest times instead, and nothing of theirs is left', async () => {
    await made()
    const other = await addPerson(story.database.system)
    await assign(story.database.system, other, 'state', { staffId: STAFF.stateAdviserA })
    const second = await books({ personId: other, startsAt: oslo('2026-03-04 10:30') })
    expect(second).toEqual({
      ok: false,
      reason: 'taken',
      details: {
        nearest: ['09:00', '11:00', '11:30'].map((at) => oslo(`2026-03-04 ${at}`).toString()).join(),
      },
    })
    expect(await promises('holdMeeting', other)).toEqual([])
  })

  test('a person is in one place at a time', async () => {
    await made()
    const again = await officeBooks({ staffId: STAFF.stateAdviserA2, startsAt: oslo('2026-03-04 10:30') })
    expect(again).toMatchObject({ ok: false, reason: 'taken' })
  })

  test.each([
    ['inPast', { startsAt: oslo('2026-03-02 09:55') }],
    ['tooFar', { startsAt: oslo('2026-04-20 10:00') }],
    ['closedThen', { startsAt: oslo('2026-03-07 10:00') }],
    ['closedThen', { startsAt: oslo('2026-04-02 10:00') }],
    ['closedThen', { startsAt: oslo('2026-03-04 15:00') }],
    ['badForm', { startsAt: oslo('2026-03-04 10:03') }],
    ['notFound', { staffId: STAFF.municipalAdviserA }],
    ['notFound', { mode: 'physicalElsewhere' as const }],
  ])('refuses with %s', async (reason, told) => {
    expect(await books(told)).toMatchObject({ ok: false, reason })
  })

  test('another person’s meeting does not exist', async () => {
    const id = await made()
    const other = await addPerson(story.database.system)
    const moved = (ctx: Ctx) =>
      moveMeeting(ctx, { personId: person, meetingId: id, version: 1, startsAt: oslo('2026-03-05 10:00') })
    expect(await story.asPerson(other, moved)).toEqual({ ok: false, reason: 'notFound' })
    expect(
      await story.asPerson(other, (ctx) => cancelMeeting(ctx, { personId: other, meetingId: id })),
    ).toEqual({
      ok: false,
      reason: 'notFound',
    })
  })

  test('R-355: nothing is booked before the question of an interpreter is answered; interpreted it is longer', async () => {
    const tigrinya = PERSONS.tigrinya
    const [own] = await story.database.system
      .selectFrom('assignment')
      .select('staffId')
      .where('personId', '=', tigrinya)
      .where('untilAt', 'is', null)
      .where('staffId', 'is not', null)
      .execute()
    const staffId = own?.staffId as string
    const mute = await books({ personId: tigrinya, staffId })
    expect(mute).toMatchObject({ ok: false, reason: 'interpreterUnanswered' })
    const id = await made({ personId: tigrinya, staffId, interpreter: { answer: 'ordered' } })
    expect((await meeting(id)).endsAt.toString()).toBe(oslo('2026-03-04 11:30').toString())
  })
})

describe('places (R-478)', () => {
  test('the room runs out, and the way there is the adviser’s time', async () => {
    const { id: placeId } = await addPlace()
    const at = { mode: 'physicalElsewhere' as const, placeId, startsAt: oslo('2026-03-04 11:00') }
    const id = await made(at)
    expect(await holds(id)).toEqual(['person', 'room', 'staff'])
    const other = await addPerson(story.database.system)
    await assign(story.database.system, other, 'state', { staffId: STAFF.stateAdviserA2 })
    expect(await books({ ...at, personId: other, staffId: STAFF.stateAdviserA2 })).toMatchObject({
      reason: 'taken',
    })
    await assign(story.database.system, other, 'state', { staffId: STAFF.stateAdviserA })
    const tight = { personId: other, mode: 'phone' as const, startsAt: oslo('2026-03-04 12:15') }
    expect(await books(tight)).toMatchObject({ reason: 'taken' })
    expect(await books({ ...tight, startsAt: oslo('2026-03-04 12:45') })).toMatchObject({ ok: true })
  })
})

describe('R-452 a share is kept', () => {
  test('for those who cannot book on a screen; whoever can does not see it, and cannot take it', async () => {
    const assisted = await addPerson(story.database.system, { contactStatus: 'assisted' })
    await assign(story.database.system, assisted, 'state', { staffId: STAFF.stateAdviserA })
    const week = { from: oslo('2026-03-09 00:00'), until: oslo('2026-03-14 00:00') }
    const mine = await free(week)
    const theirs = await story.asStaff(adviser, (ctx) =>
      freeSlots(ctx, {
        personId: assisted,
        kind: 'followUp',
        mode: 'physicalOffice',
        interpreted: false,
        ...week,
      }),
    )
    if (!mine.ok || !theirs.ok) throw new Error('refused')
    const seen = new Set(mine.value.map(({ startsAt }) => startsAt.toString()))
    const kept = theirs.value.filter(({ startsAt }) => !seen.has(startsAt.toString()))
    expect(kept).toHaveLength(4)
    const [first] = kept
    expect(await books({ startsAt: first?.startsAt as Temporal.Instant })).toMatchObject({ reason: 'taken' })
    const taken = await story.asStaff(adviser, (ctx) =>
      bookMeeting(
        ctx,
        talk({ personId: assisted, startsAt: first?.startsAt as Temporal.Instant, channel: 'phone' }),
      ),
    )
    expect(taken).toMatchObject({ ok: true })
    if (taken.ok) expect((await meeting(taken.value.meetingId)).reserved).toBe(true)
  })
})

describe('moved and cancelled without phoning (R-480, R-481)', () => {
  const moves = (id: string, version: number, to: string) => (ctx: Ctx) =>
    moveMeeting(ctx, { personId: person, meetingId: id, version, startsAt: oslo(to) })

  test('the old time is free again, and what is owed is owed at the new one', async () => {
    const id = await made()
    const done = await story.asPerson(person, moves(id, 1, '2026-03-05 12:00'))
    expect(done).toMatchObject({ ok: true, value: { toLead: false } })
    expect(await meeting(id)).toMatchObject({ movedByPerson: 1, movedByOffice: 0, sequence: 1, version: 2 })
    const owed = await promises('holdMeeting')
    expect(owed.map(({ state, dueAt }) => [state, dueAt.toString()])).toEqual([
      ['merged', oslo('2026-03-04 15:30').toString()],
      ['open', oslo('2026-03-05 15:30').toString()],
    ])
    expect(await holds(id)).toHaveLength(3)
    await made({ startsAt: oslo('2026-03-04 10:00') })
  })

  test('it may overlap its own time, and a time that is taken leaves it where it was', async () => {
    const id = await made()
    await made({ startsAt: oslo('2026-03-05 10:00') })
    expect(await story.asPerson(person, moves(id, 1, '2026-03-04 10:30'))).toMatchObject({ ok: true })
    const refused = await story.asPerson(person, moves(id, 2, '2026-03-05 09:30'))
    expect(refused).toMatchObject({ ok: false, reason: 'taken' })
    expect(await holds(id)).toHaveLength(3)
    expect((await meeting(id)).startsAt.toString()).toBe(oslo('2026-03-04 10:30').toString())
  })

  test('two who change it at once do not write over each other', async () => {
    const id = await made()
    const both = await Promise.all([
      story.asPerson(person, moves(id, 1, '2026-03-05 12:00')),
      story.asStaff(adviser, moves(id, 1, '2026-03-05 14:00')),
    ])
    expect(both.map((one) => (one.ok ? 'moved' : one.reason)).sort()).toEqual(['conflict', 'moved'])
  })

  test('the office’s third move goes to the team lead, who owes a time; the person’s own moves do not count', async () => {
    const id = await made()
    await story.asPerson(person, moves(id, 1, '2026-03-05 12:00'))
    await story.asPerson(person, moves(id, 2, '2026-03-05 13:00'))
    await story.asStaff(adviser, moves(id, 3, '2026-03-09 09:00'))
    await story.asStaff(adviser, moves(id, 4, '2026-03-10 09:00'))
    expect(await meeting(id)).toMatchObject({ movedByPerson: 2, movedByOffice: 2, state: 'booked' })
    const third = await story.asStaff(adviser, moves(id, 5, '2026-03-11 09:00'))
    expect(third).toMatchObject({ ok: true, value: { toLead: true } })
    expect(await meeting(id)).toMatchObject({
      state: 'cancelled',
      outcome: 'movedByOffice',
      movedByOffice: 3,
    })
    expect(await holds(id)).toEqual([])
    const [owed] = await promises('arrangeMeeting')
    expect([owed?.ownerStaffId, owed?.leadReason, owed?.leadListAt === null]).toEqual([
      STAFF.leadStateA,
      'movedThrice',
      false,
    ])
  })

  test('what staff move for the person is the person’s', async () => {
    const id = await made()
    await story.asStaff(adviser, (ctx) =>
      moveMeeting(ctx, {
        ...{ personId: person, meetingId: id, version: 1, startsAt: oslo('2026-03-05 12:00') },
        askedBy: 'person',
        channel: 'phone',
      }),
    )
    expect(await meeting(id)).toMatchObject({ movedByPerson: 1, movedByOffice: 0 })
  })

  test('the person cancels and nothing is owed; the office cancels and owes another time', async () => {
    const [first, second] = [await made(), await made({ startsAt: oslo('2026-03-05 12:00') })]
    await story.asPerson(person, (ctx) =>
      cancelMeeting(ctx, { personId: person, meetingId: first, reason: 'Syk' }),
    )
    expect(await promises('arrangeMeeting')).toEqual([])
    expect(await holds(first)).toEqual([])
    await story.asStaff(adviser, (ctx) => cancelMeeting(ctx, { personId: person, meetingId: second }))
    expect((await promises('arrangeMeeting')).map(({ state }) => state)).toEqual(['open'])
    expect((await promises('holdMeeting')).map(({ state }) => state)).toEqual(['withdrawn', 'merged'])
  })

  test('not once it has begun', async () => {
    const id = await made()
    story.clock.set(oslo('2026-03-04 10:05'))
    const late = await story.asPerson(person, moves(id, 1, '2026-03-05 12:00'))
    expect(late).toEqual({ ok: false, reason: 'alreadyBegun' })
  })
})

describe('many at once', () => {
  test('never a double booking and no deadlock, whoever comes first', async () => {
    const staffIds = [STAFF.stateAdviserA, STAFF.stateAdviserA2]
    const people = await Promise.all(
      Array.from({ length: 12 }, () => addPerson(story.database.system, { contactStatus: 'unknown' })),
    )
    for (const one of people)
      await assign(story.database.system, one, 'state', { staffId: STAFF.stateAdviserA })
    const starts = ['09:00', '10:00', '10:30', '11:00', '12:30']
    const tries = people.flatMap((personId, index) =>
      starts.map((_, offset) => {
        const start = starts[(index + offset) % starts.length] as string
        return story.asSystem((ctx) =>
          bookMeeting(
            ctx,
            talk({
              personId,
              staffId: staffIds[(index + offset) % 2] as string,
              startsAt: oslo(`2026-03-04 ${start}`),
            }),
          ),
        )
      }),
    )
    const done = await Promise.all(tries)
    expect(new Set(done.map((one) => (one.ok ? 'ok' : one.reason)))).toEqual(new Set(['ok', 'taken']))
    const rows = await story.database.system
      .selectFrom('meeting')
      .select(['ownerStaffId', 'personId', 'startsAt', 'endsAt'])
      .execute()
    expect(rows.length).toBe(done.filter(({ ok }) => ok).length)
    const clash = (a: (typeof rows)[number], b: (typeof rows)[number]) =>
      (a.ownerStaffId === b.ownerStaffId || a.personId === b.personId) &&
      Temporal.Instant.compare(a.startsAt, b.endsAt) < 0 &&
      Temporal.Instant.compare(b.startsAt, a.endsAt) < 0
    expect(rows.some((a, index) => rows.slice(index + 1).some((b) => clash(a, b)))).toBe(false)
  })
})
