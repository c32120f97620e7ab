import { expect, test } from 'vitest'
import { adviser, bookingStory, value } from '../../../test/support/meetings.ts'
import { oslo } from '../../../test/support/story.ts'
import { addPerson } from '../../../test/support/world.ts'
import { brokenInvariants } from '../../kernel/invariants.ts'
import { bookSeries, cancelSeries, moveSeries } from './actions.ts'
import type { Every } from './series-rules.ts'

const at = bookingStory()
const FIRST = oslo('2026-03-18 10:00')
const books = (times: number, every: Every = 'week') =>
  at.story.asStaff(adviser, (ctx) =>
    bookSeries(ctx, { ...at.talk({ startsAt: FIRST, channel: 'meetingOffice' }), every, times }),
  )
const rows = () =>
  at.story.database.system
    .selectFrom('meeting')
    .select(['id', 'startsAt', 'state', 'movedByOffice', 'seriesId'])
    .where('personId', '=', at.person)
    .orderBy('startsAt')
    .execute()
const notices = () =>
  at.story.database.system
    .selectFrom('notice as n')
    .innerJoin('messageText as t', (on) =>
      on.onRef('t.messageId', '=', 'n.messageId').onRef('t.personId', '=', 'n.personId'),
    )
    .select(['n.kind', 't.body'])
    .where('n.personId', '=', at.person)
    .where('t.part', '=', 0)
    .orderBy('n.madeAt')
    .orderBy('n.id')
    .execute()
const whole = async () =>
  expect(await brokenInvariants(at.story.database.system, at.story.clock.now())).toEqual([])

test('a series keeps its time across summer time, and the person is told once of all', async () => {
  const done = value(await books(4))
  // The clock is put forward on 29 March.
  expect((await rows()).map(({ startsAt }) => startsAt.toString())).toEqual(
    ['2026-03-18', '2026-03-25', '2026-04-01', '2026-04-08'].map((day) => oslo(`${day} 10:00`).toString()),
  )
  expect(done.missed).toEqual([])
  expect(new Set((await rows()).map(({ seriesId }) => seriesId)).size).toBe(1)
  const [told, ...more] = await notices()
  expect([told?.kind, more]).toEqual(['meetingSummons', []])
  expect(told?.body.split('\n').filter((line) => line.endsWith('kl. 10–11'))).toHaveLength(4)
  await whole()
})

test('what cannot be had is left out and told of; a first that cannot be had makes no series', async () => {
  await at.made({ startsAt: oslo('2026-03-25 10:30') })
  const done = value(await books(3))
  expect(done.meetings).toHaveLength(2)
  expect(done.missed).toEqual([{ startsAt: oslo('2026-03-25 10:00'), reason: 'taken' }])
  expect(await books(2)).toMatchObject({ ok: false, reason: 'taken' })
  expect(await books(1)).toMatchObject({ ok: false, reason: 'badForm' })
  expect(await books(27)).toMatchObject({ ok: false, reason: 'badForm' })
})

test('all are moved from one on, each counted for the office, and told of once', async () => {
  const { meetings } = value(await books(3))
  const second = meetings[1]?.meetingId ?? ''
  const moved = value(
    await at.story.asStaff(adviser, (ctx) =>
      moveSeries(ctx, {
        ...{ personId: at.person, meetingId: second, version: 1, startsAt: oslo('2026-03-26 12:30') },
        channel: 'meetingOffice',
      }),
    ),
  )
  // 2 April 2026 is Maundy Thursday: that one stays where it was.
  expect(moved.missed).toEqual([{ startsAt: oslo('2026-04-02 12:30'), reason: 'closedThen' }])
  expect((await rows()).map(({ startsAt, movedByOffice }) => [startsAt.toString(), movedByOffice])).toEqual([
    [FIRST.toString(), 0],
    [oslo('2026-03-26 12:30').toString(), 1],
    [oslo('2026-04-01 10:00').toString(), 0],
  ])
  expect((await notices()).map(({ kind }) => kind)).toEqual(['meetingSummons', 'meetingChanged'])
  await whole()
})

test('the rest is cancelled: by the office it owes one other time, by the person none', async () => {
  const { meetings } = value(await books(4))
  const [, second, , fourth] = meetings
  value(
    await at.story.asPerson(at.person, (ctx) =>
      cancelSeries(ctx, { personId: at.person, meetingId: fourth?.meetingId ?? '' }),
    ),
  )
  expect(await at.promises('arrangeMeeting')).toEqual([])
  const done = await at.story.asStaff(adviser, (ctx) =>
    cancelSeries(ctx, { personId: at.person, meetingId: second?.meetingId ?? '', channel: 'meetingOffice' }),
  )
  expect(done).toEqual({ ok: true, value: { cancelled: 2 } })
  expect((await rows()).map(({ state }) => state)).toEqual(['booked', 'cancelled', 'cancelled', 'cancelled'])
  expect((await at.promises('arrangeMeeting')).map(({ state }) => state)).toEqual(['open'])
  await whole()
})

test('R-480: the person moves and cancels what is left of a series by themselves, and nobody else does', async () => {
  const { meetings } = value(await books(4))
  const [, second] = meetings
  const about = { personId: at.person, meetingId: second?.meetingId ?? '' }
  const to = oslo('2026-03-24 12:00')
  const other = await addPerson(at.story.database.system, {})
  const strange = await at.story.asPerson(other, (ctx) =>
    moveSeries(ctx, { ...about, startsAt: to, version: 1 }),
  )
  expect(strange).toMatchObject({ ok: false, reason: 'notFound' })
  const moved = value(
    await at.story.asPerson(at.person, (ctx) => moveSeries(ctx, { ...about, startsAt: to, version: 1 })),
  )
  expect(moved.meetings).toHaveLength(3)
  expect((await rows()).map(({ startsAt, movedByOffice }) => [startsAt.toString(), movedByOffice])).toEqual(
    ['2026-03-18 10:00', '2026-03-24 12:00', '2026-03-31 12:00', '2026-04-07 12:00'].map((time) => [
      oslo(time).toString(),
      0,
    ]),
  )
  const cancelled = await at.story.asPerson(at.person, (ctx) =>
    cancelSeries(ctx, { ...about, version: 2, reason: null }),
  )
  expect(cancelled).toMatchObject({ ok: true, value: { cancelled: 3 } })
  expect((await rows()).map(({ state }) => state)).toEqual(['booked', 'cancelled', 'cancelled', 'cancelled'])
  await whole()
})
