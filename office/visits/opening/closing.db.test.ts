import { afterAll, beforeAll, expect, test } from 'vitest'
import { accepted, reason } from '../../../test/support/reception.ts'
import { beginStory, oslo, type Story } from '../../../test/support/story.ts'
import { addPerson, assign, OFFICES, STAFF, staffActor } from '../../../test/support/world.ts'
import { hoursOf } from '../../kernel/opening/hours.ts'
import { makePromise } from '../../kernel/promise/actions.ts'
import { settingsFrom } from '../../kernel/settings.ts'
import { bookFor, freeFor } from '../../meetings/booking/actions.ts'
import { runDue } from '../../threads/jobs.ts'
import { closeOffice, reopenOffice } from './closing.ts'
import { runClosings } from './jobs.ts'
import { openingBook } from './views.ts'

let story: Story
let person: string
const leader = staffActor('officeLeaderA')
const THURSDAY = '2026-03-12'
beforeAll(async () => {
  story = await beginStory()
  person = await addPerson(story.database.system, { phone: '+4740011122', phoneKind: 'own' })
  await assign(story.database.system, person, 'state', { staffId: STAFF.stateAdviserA })
})
afterAll(() => story.end())

const close = (more: object = {}, who = leader) =>
  story.asStaff(who, (ctx) =>
    closeOffice(ctx, {
      first: THURSDAY,
      last: '',
      cause: 'planning',
      says: 'Vi planlegger året',
      seen: true,
      ...more,
    }),
  )
/** As the server does it when its calendars have been read again. */
const settled = (...days: string[]) =>
  runClosings({
    ...story.around,
    settings: settingsFrom(
      [],
      days.map((day) => ({ officeId: OFFICES.A, day })),
    ),
  })
const book = async (startsAt: Temporal.Instant) =>
  accepted(
    await story.asSystem((ctx) =>
      bookFor(ctx, {
        ...{ personId: person, kind: 'followUp', mode: 'physicalOffice', purpose: 'Planen', side: 'state' },
        ...{ theme: 'contactAdviser', startsAt, staffId: STAFF.stateAdviserA, channel: 'portalMessage' },
        interpreter: { answer: 'notFlagged' },
      }),
    ),
  ).meetingId
const meeting = (id: string) =>
  story.database.system.selectFrom('meeting').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const owed = (id: string) =>
  story.database.system.selectFrom('promise').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

test('whoever leads an office closes it when they have seen what lies on the day, and booking knows at once (R-454)', async () => {
  const meetingId = await book(oslo(`${THURSDAY} 10:00`))
  expect(reason(await close({}, staffActor('hostA')))).toBe('notFound')
  expect(reason(await close({ first: '2026-03-01' }))).toBe('inPast')
  const unseen = await close({ seen: false })
  expect(unseen).toMatchObject({ ok: false, reason: 'effectUnseen', details: { meetings: 1, visitors: 0 } })
  expect(await story.database.system.selectFrom('closing').select('id').execute()).toEqual([])

  const both = await Promise.all([close(), close()])
  expect(both.map(reason).sort()).toEqual(['conflict', 'ok'])
  expect(reason(await close({ first: '2026-03-09', last: '2026-03-11' }))).toBe('ok')
  expect(reason(await close({ first: '2026-03-16', last: '2026-03-17' }))).toBe('closedTooLong')
  const day = Temporal.PlainDate.from(THURSDAY)
  expect(await story.asSystem((ctx) => hoursOf(ctx, OFFICES.A, day))).toMatchObject({
    spans: [],
    cause: 'planning',
    closedFor: 'Vi planlegger året',
  })
  const free = accepted(
    await story.asSystem((ctx) =>
      freeFor(ctx, {
        ...{ personId: person, kind: 'followUp', mode: 'physicalOffice', interpreted: false },
        ...{ from: oslo(`${THURSDAY} 00:00`), until: oslo(`${THURSDAY} 23:59`) },
      }),
    ),
  )
  expect(free).toEqual([])
  const told = await story.database.system
    .selectFrom('staffNotice as n')
    .innerJoin('staff as s', 's.id', 'n.staffId')
    .select('s.officeId')
    .distinct()
    .where('n.kind', '=', 'officeClosed')
    .execute()
  expect(told).toEqual([{ officeId: OFFICES.A }])

  await settled(THURSDAY, '2026-03-09')
  const moved = await meeting(meetingId)
  expect(moved.state).toBe('booked')
  expect(moved.movedByOffice).toBe(1)
  expect(moved.startsAt.toString().slice(0, 10)).toBe('2026-03-13')
  const notices = await story.database.system
    .selectFrom('notice')
    .select('kind')
    .where('personId', '=', person)
    .execute()
  expect(notices.map(({ kind }) => kind)).toContain('meetingChanged')
  // Nothing is left to do, however often it is asked.
  expect(await settled(THURSDAY, '2026-03-09')).toBe(0)
})

test('where there is no other time the meeting is not held, and another is owed', async () => {
  const meetingId = await book(oslo('2026-03-24 10:00'))
  await story.database.system
    .insertInto('absence')
    .values(
      [
        ['2026-03-02 00:00', '2026-03-24 00:00'],
        ['2026-03-25 00:00', '2026-05-25 00:00'],
      ].map(([from = '', until = '']) => ({
        ...{ staffId: STAFF.stateAdviserA, registeredAt: story.clock.now() },
        ...{ fromAt: oslo(from), untilAt: oslo(until) },
      })),
    )
    .execute()
  accepted(await close({ first: '2026-03-24' }))
  await settled('2026-03-24')
  const cancelled = await meeting(meetingId)
  expect([cancelled.state, cancelled.outcome]).toEqual(['cancelled', 'officeCancelled'])
  expect(await owed(cancelled.promiseId ?? '')).toMatchObject({ kind: 'arrangeMeeting', endedAt: null })
})

test('what is owed on a day that is closed all at once: the person is told before it, and the time stays (K2, R-027, R-028)', async () => {
  story.clock.set(oslo('2026-03-18 09:00'))
  const { id, dueAt } = await story.asSystem((ctx) =>
    makePromise(ctx, {
      ...{ personId: person, kind: 'giveStatus', clock: 'contactTask', side: 'state', theme: 'caseStatus' },
      ...{ owner: { staffId: STAFF.stateAdviserA }, officeId: OFFICES.A, channel: 'portalMessage' },
    }),
  )
  expect(dueAt.equals(oslo('2026-03-20 09:00'))).toBe(true)
  const remindedAt = async () =>
    (await owed(id)).nextStepAt?.toZonedDateTimeISO('Europe/Oslo').toPlainTime().toString()
  expect(await remindedAt()).toBe('12:45:00')
  story.clock.set(oslo('2026-03-19 10:00'))
  accepted(await close({ first: '2026-03-20', cause: 'weather', says: 'Uvær' }))
  // Not before the calendars know of the day.
  expect(await settled()).toBe(0)
  expect(await settled('2026-03-20')).toBe(1)
  expect(await remindedAt()).toBe('12:00:00')
  const settings = settingsFrom([], [{ officeId: OFFICES.A, day: '2026-03-20' }])
  await runDue({ ...story.around, settings }, oslo('2026-03-19 14:30'))
  const told = await owed(id)
  expect(told.toldLateAt?.equals(oslo('2026-03-19 14:06'))).toBe(true)
  expect(told.dueAt.equals(dueAt)).toBe(true)
  expect(told.latestNewAt?.toString().slice(0, 10)).not.toBe('2026-03-20')
})

test('what is taken back is open again from today; what has been stands', async () => {
  story.clock.set(oslo('2026-03-31 10:00'))
  const { closingId } = accepted(await close({ first: '2026-04-07', last: '2026-04-08' }))
  const reopen = (id: string, who = leader) =>
    story.asStaff(who, (ctx) => reopenOffice(ctx, { closingId: id }))
  expect(reason(await reopen(closingId, staffActor('officeLeaderB')))).toBe('notFound')
  story.clock.set(oslo('2026-04-08 08:00'))
  accepted(await reopen(closingId))
  expect(reason(await reopen(closingId))).toBe('alreadyEnded')
  const told = await story.database.system
    .selectFrom('staffNotice')
    .select('staffId')
    .where('kind', '=', 'officeReopened')
    .execute()
  expect(told.map(({ staffId }) => staffId)).toContain(STAFF.stateAdviserA)
  const days = await story.database.system
    .selectFrom('closingDay')
    .select('day')
    .where('closingId', '=', closingId)
    .execute()
  expect(days.map(({ day }) => String(day))).toEqual(['2026-04-07'])
  const { closings } = accepted(await story.asStaff(leader, (ctx) => openingBook(ctx)))
  expect(closings[0]).toMatchObject({
    firstDay: '2026-04-07',
    withdrawn: true,
    open: false,
    decidedBy: expect.any(String),
  })
})
