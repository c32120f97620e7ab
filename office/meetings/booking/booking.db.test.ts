import { describe, expect, test } from 'vitest'
import { adviser, bookingStory } from '../../../test/support/meetings.ts'
import { oslo } from '../../../test/support/story.ts'
import { addPerson, assign, OFFICES, PERSONS, STAFF } from '../../../test/support/world.ts'
import type { Ctx } from '../../kernel/context.ts'
import { bookMeeting, cancelMeeting, freeSlots, moveMeeting } from './actions.ts'
import type { BookMeeting } from './model.ts'

const at = bookingStory()
const { person, talk, books, made, meeting, holds, promises } = at
const officeBooks = (told: Partial<BookMeeting> = {}) =>
  at.story.asStaff(adviser, (ctx) => bookMeeting(ctx, talk(told)))
const free = (told: Partial<Parameters<typeof freeSlots>[1]> = {}) =>
  at.story.asPerson(person, (ctx) =>
    freeSlots(ctx, {
      personId: person,
      kind: 'followUp',
      mode: 'physicalOffice',
      interpreted: false,
      ...told,
    }),
  )
const addPlace = (told: object = {}) =>
  at.story.database.system
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
    const other = await addPerson(at.story.database.system)
    await assign(at.story.database.system, other, 'state', { staffId: STAFF.stateAdviserA })
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
    const other = await addPerson(at.story.database.system)
    const moved = (ctx: Ctx) =>
      moveMeeting(ctx, { personId: person, meetingId: id, version: 1, startsAt: oslo('2026-03-05 10:00') })
    expect(await at.story.asPerson(other, moved)).toEqual({ ok: false, reason: 'notFound' })
    expect(
      await at.story.asPerson(other, (ctx) => cancelMeeting(ctx, { personId: other, meetingId: id })),
    ).toEqual({
      ok: false,
      reason: 'notFound',
    })
  })

  test('R-355: nothing is booked before the question of an interpreter is answered; interpreted it is longer', async () => {
    const tigrinya = PERSONS.tigrinya
    const [own] = await at.story.database.system
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
    const there = { mode: 'physicalElsewhere' as const, placeId, startsAt: oslo('2026-03-04 11:00') }
    const id = await made(there)
    expect(await holds(id)).toEqual(['person', 'room', 'staff'])
    const other = await addPerson(at.story.database.system)
    await assign(at.story.database.system, other, 'state', { staffId: STAFF.stateAdviserA2 })
    expect(await books({ ...there, personId: other, staffId: STAFF.stateAdviserA2 })).toMatchObject({
      reason: 'taken',
    })
    await assign(at.story.database.system, other, 'state', { staffId: STAFF.stateAdviserA })
    const tight = { personId: other, mode: 'phone' as const, startsAt: oslo('2026-03-04 12:15') }
    expect(await books(tight)).toMatchObject({ reason: 'taken' })
    expect(await books({ ...tight, startsAt: oslo('2026-03-04 12:45') })).toMatchObject({ ok: true })
  })
})

describe('R-452 a share is kept', () => {
  test('for those who cannot book on a screen; whoever can does not see it, and cannot take it', async () => {
    const assisted = await addPerson(at.story.database.system, { contactStatus: 'assisted' })
    await assign(at.story.database.system, assisted, 'state', { staffId: STAFF.stateAdviserA })
    const week = { from: oslo('2026-03-09 00:00'), until: oslo('2026-03-14 00:00') }
    const mine = await free(week)
    const theirs = await at.story.asStaff(adviser, (ctx) =>
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
    const taken = await at.story.asStaff(adviser, (ctx) =>
      bookMeeting(
        ctx,
        talk({ personId: assisted, startsAt: first?.startsAt as Temporal.Instant, channel: 'phone' }),
      ),
    )
    expect(taken).toMatchObject({ ok: true })
    if (taken.ok) expect((await meeting(taken.value.meetingId)).reserved).toBe(true)
  })
})

describe('many at once', () => {
  test('never a double booking and no deadlock, whoever comes first', async () => {
    const staffIds = [STAFF.stateAdviserA, STAFF.stateAdviserA2]
    const people = await Promise.all(
      Array.from({ length: 12 }, () => addPerson(at.story.database.system, { contactStatus: 'unknown' })),
    )
    for (const one of people)
      await assign(at.story.database.system, one, 'state', { staffId: STAFF.stateAdviserA })
    const starts = ['09:00', '10:00', '10:30', '11:00', '12:30']
    const tries = people.flatMap((personId, index) =>
      starts.map((_, offset) => {
        const start = starts[(index + offset) % starts.length] as string
        return at.story.asSystem((ctx) =>
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
    const rows = await at.story.database.system
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

test('R-454 nobody is booked on a day on which the office is closed, and none is shown', async () => {
  const day = { from: oslo('2026-03-04 00:00'), until: oslo('2026-03-05 00:00') }
  const before = await free(day)
  await at.story.database.system
    .insertInto('closingDay')
    .values({ officeId: OFFICES.A, day: '2026-03-04', reason: 'Planlegging' })
    .execute()
  const after = await free(day)
  expect([before.ok && before.value.length > 0, after]).toEqual([true, { ok: true, value: [] }])
  expect(await books()).toMatchObject({ ok: false, reason: 'taken' })
  expect(await books({ startsAt: oslo('2026-03-05 10:00') })).toMatchObject({ ok: true })
})
