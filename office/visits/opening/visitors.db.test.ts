import { describe, expect, test } from 'vitest'
import { accepted, anne, openReception, reason } from '../../../test/support/reception.ts'
import { oslo } from '../../../test/support/story.ts'
import { OFFICES, STAFF, staffActor } from '../../../test/support/world.ts'
import { officeHoursFor } from '../../calls/line/office-hours.ts'
import type { LineCall } from '../../calls/line/store.ts'
import { hoursOf } from '../../kernel/opening/hours.ts'
import { settingsFrom } from '../../kernel/settings.ts'
import { bookFor, freeFor } from '../../meetings/booking/actions.ts'
import { runLadder } from '../../reach/notices/jobs.ts'
import { officeHours } from '../door/hours.ts'
import { atKiosk } from '../door/kiosk.ts'
import { turnedReason } from '../door/rules.ts'
import { comeBack } from '../reception/actions.ts'
import { closeOffice, reopenOffice } from './closing.ts'
import { runClosings } from './jobs.ts'
import { openingBook } from './views.ts'

const hall = openReception()
const leader = staffActor('officeLeaderA')
const close = (more: object = {}) =>
  hall.at(leader, (ctx) =>
    closeOffice(ctx, {
      ...{ first: '2026-03-05', last: '', cause: 'building', says: 'Vannlekkasje', seen: true, ...more },
    }),
  )
const day = (text: string) => Temporal.PlainDate.from(text)
const settled = () => runClosings(hall.story.around)

/** Told at the desk to come back then, and gone with it on paper. */
const toldToComeBack = async (at: Temporal.Instant, known = true) => {
  const { visitId } = known ? await hall.known() : await hall.comes()
  accepted(await hall.at(anne, (ctx) => comeBack(ctx, { visitId, who: 'Anne', at })))
  accepted(await hall.close(visitId, 'partlyHelpedWithFollowUp', { slip: 'print' }))
  return visitId
}
const comesAt = async (id: string) =>
  (
    await hall.story.database.system
      .selectFrom('visit')
      .select('followUpAt')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  ).followUpAt?.toString()
const toldTo = (personId: string) =>
  hall.story.database.system
    .selectFrom('notice as n')
    .innerJoin('messageText as t', (on) =>
      on.onRef('t.personId', '=', 'n.personId').onRef('t.messageId', '=', 'n.messageId'),
    )
    .select(['n.kind', 't.body'])
    .where('n.personId', '=', personId)
    .orderBy('n.madeAt')
    .orderBy('t.part')
    .execute()

describe('who was told to come back on a day that is then closed (R-442, R-454)', () => {
  test('gets the next time that it is open, is told so in their language and once, and it stands on their timeline', async () => {
    await hall.story.database.system
      .updateTable('person')
      .set({ language: 'ar' })
      .where('id', '=', hall.person)
      .execute()
    const visitId = await toldToComeBack(oslo('2026-03-05 10:00'))
    expect(reason(await close({ seen: false }))).toBe('effectUnseen')
    const { closingId } = accepted(await close())
    expect(await settled()).toBe(1)
    expect(await comesAt(visitId)).toBe('2026-03-06T08:00:00Z')
    const told = await toldTo(hall.person)
    expect(told.map(({ kind }) => kind)).toEqual(['visitChanged', 'visitChanged'])
    expect(told[0]?.body).toMatch(/المكتب مغلق في ذلك الوقت\. مشكلة في المبنى/)
    expect(told[1]?.body).toMatch(
      /Kontoret er stengt da\. Noe galt med bygget\.\s+Kom fredag 6\. mars kl\.\s9 i stedet/,
    )
    expect((await hall.promises()).map(({ kind }) => kind)).toContain('reachPerson')
    expect((await hall.events('officeClosed')).map(({ data }) => data)).toMatchObject([
      { touched: 'visit', closingId, cause: 'building', to: '2026-03-06T08:00:00Z' },
    ])
    expect(await settled()).toBe(0)
    // Open after all: who has got another time keeps that.
    accepted(await hall.at(leader, (ctx) => reopenOffice(ctx, { closingId })))
    expect([await settled(), await comesAt(visitId)]).toEqual([0, '2026-03-06T08:00:00Z'])
    // Closed also then: they are told again.
    accepted(await close({ first: '2026-03-06' }))
    expect(await settled()).toBe(1)
    expect(await comesAt(visitId)).toBe('2026-03-09T08:00:00Z')
  })

  test('all at once, on the day itself: they are told now, and not when it is open again', async () => {
    const visitId = await toldToComeBack(oslo('2026-03-02 11:00'))
    const { closingId } = accepted(await close({ first: '2026-03-02', cause: 'safety' }))
    const settings = settingsFrom([], [{ officeId: OFFICES.A, day: '2026-03-02' }])
    const around = { ...hall.story.around, settings }
    await runClosings(around)
    expect(await comesAt(visitId)).toBe('2026-03-03T08:00:00Z')
    await runLadder(around, hall.story.clock.now())
    const sent = await hall.story.database.system
      .selectFrom('outgoing')
      .select('channel')
      .where('personId', '=', hall.person)
      .where('noticeId', 'is not', null)
      .execute()
    expect(sent.length).toBeGreaterThan(0)
    accepted(await hall.at(leader, (ctx) => reopenOffice(ctx, { closingId })))
  })

  test('is left in peace when they have been there since, and nobody is told to come to a closed door', async () => {
    accepted(await close({ first: '2026-03-12' }))
    const { visitId } = await hall.known()
    const back = (at: string) => hall.at(anne, (ctx) => comeBack(ctx, { visitId, who: 'Anne', at: oslo(at) }))
    expect(reason(await back('2026-03-12 10:00'))).toBe('closedThen')
    expect(reason(await back('2026-03-13 10:00'))).toBe('ok')
    accepted(await hall.close(visitId, 'partlyHelpedWithFollowUp', { slip: 'print' }))
    hall.story.clock.set(oslo('2026-03-03 10:00'))
    const again = await hall.known()
    accepted(await hall.close(again.visitId, 'helped', { deeds: ['generalAnswer'] }))
    accepted(await close({ first: '2026-03-13' }))
    expect([await settled(), await toldTo(hall.person)]).toEqual([0, []])
  })

  test('whom nobody knows cannot be told: their time is another, and the leader knows how many', async () => {
    const visitId = await toldToComeBack(oslo('2026-03-17 10:00'), false)
    accepted(await close({ first: '2026-03-17', from: '09:30', until: '11:00' }))
    expect(await settled()).toBe(1)
    expect(await comesAt(visitId)).toBe('2026-03-17T10:00:00Z')
    const { closings } = accepted(await hall.at(leader, (ctx) => openingBook(ctx)))
    expect(closings.find(({ firstDay }) => firstDay === '2026-03-17')).toMatchObject({
      ...{ from: '09:30', until: '11:00', untold: 1, impact: { visitors: 1 } },
    })
    const notices = await hall.story.database.system
      .selectFrom('staffNotice')
      .select('staffId')
      .where('kind', '=', 'visitorsUntold')
      .execute()
    expect(notices).toEqual([{ staffId: STAFF.officeLeaderA }])
  })
})

describe('a part of a day (R-454)', () => {
  const book = async (at: string) =>
    accepted(
      await hall.story.asSystem((ctx) =>
        bookFor(ctx, {
          ...{ personId: hall.person, kind: 'followUp', mode: 'physicalOffice', purpose: 'Planen' },
          ...{ side: 'state', theme: 'contactAdviser', startsAt: oslo(at), staffId: STAFF.stateAdviserA },
          ...{ channel: 'portalMessage', interpreter: { answer: 'notFlagged' } },
        }),
      ),
    ).meetingId
  const startsAt = async (id: string) =>
    (
      await hall.story.database.system
        .selectFrom('meeting')
        .select('startsAt')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
    ).startsAt.toString()

  test('is closed for door, page and booking alike, and the rest of the day is as it was', async () => {
    const [amid, after] = [await book('2026-03-24 10:30'), await book('2026-03-24 13:00')]
    accepted(await close({ first: '2026-03-24', from: '10:00', until: '12:00' }))
    expect(reason(await close({ first: '2026-03-24', from: '10:30', until: '11:00' }))).toBe('conflict')
    const page = await hall.story.asSystem((ctx) => officeHours(ctx, 'Granvik'))
    expect(page?.closed).toContainEqual({
      ...{ day: '2026-03-24', from: '10:00', until: '12:00', cause: 'building', reason: 'Vannlekkasje' },
    })
    const free = accepted(
      await hall.story.asSystem((ctx) =>
        freeFor(ctx, {
          ...{ personId: hall.person, kind: 'followUp', mode: 'physicalOffice', interpreted: false },
          ...{ from: oslo('2026-03-24 00:00'), until: oslo('2026-03-24 23:59') },
        }),
      ),
    ).map((slot) => slot.startsAt.toString())
    expect(free.filter((at) => at > '2026-03-24T08:15:00Z' && at < '2026-03-24T11:00:00Z')).toEqual([])
    expect(free.some((at) => at >= '2026-03-24T12:45:00Z')).toBe(true)

    expect(await settled()).toBe(1)
    expect(await startsAt(after)).toBe('2026-03-24T12:00:00Z')
    expect(await startsAt(amid)).not.toBe('2026-03-24T09:30:00Z')
    const moved = (await toldTo(hall.person)).filter(({ kind }) => kind === 'meetingChanged')
    expect(moved.map(({ body }) => body.split('\n')[0])).toEqual([
      expect.stringMatching(/er flyttet til .*\. Kontoret er stengt da\. Noe galt med bygget\.$/),
    ])
    expect((await hall.events('officeClosed')).map(({ data }) => data)).toMatchObject([
      { touched: 'meeting', meetingId: amid },
    ])
  })

  test('in the midst of it the telephone says why, the door counts it, and the kiosk gives no number', async () => {
    accepted(await close({ first: '2026-03-02', from: '10:30', until: '12:00', cause: 'weather' }))
    const menu = { officeId: OFFICES.A, place: { at: 'menu' } } as LineCall
    const spoken = () => hall.story.asSystem((ctx) => officeHoursFor(ctx, menu))
    expect(await spoken()).toMatchObject({
      ...{ today: [{ opens: '2026-03-02T08:00:00Z', closes: '2026-03-02T09:30:00Z' }] },
      ...{ cause: null, over: false, next: '2026-03-03T08:00:00Z' },
    })
    hall.story.clock.set(oslo('2026-03-02 10:45'))
    expect(await spoken()).toMatchObject({ today: [], cause: 'weather', over: true })
    const door = await hall.story.asSystem((ctx) => officeHours(ctx, 'Granvik'))
    expect(door).toMatchObject({ open: false, part: { until: '12:00', cause: 'weather' } })
    expect(door && turnedReason(door)).toBe('closedDay')
    const ticket = { reason: 'other', language: 'so', urgent: false, privateRoom: false, clientKey: 'k' }
    expect(reason(await hall.story.asSystem((ctx) => atKiosk(ctx, 'Granvik', ticket)))).toBe('closedThen')
  })

  test('two that overlap: the one that is taken back leaves the days and the hours of the other', async () => {
    const hours = async () =>
      (await hall.story.asSystem((ctx) => hoursOf(ctx, OFFICES.A, day('2026-04-15')))).spans
        .map(({ opens, closes }) => `${opens}-${closes}`)
        .join(' ')
    const open = await hours()
    const part = accepted(await close({ first: '2026-04-15', from: '00:00', until: '10:30' })).closingId
    const left = await hours()
    expect(left).not.toBe(open)
    const whole = accepted(await close({ first: '2026-04-15', last: '2026-04-16' })).closingId
    expect(await hours()).toBe('')
    const reopen = (closingId: string) => hall.at(leader, (ctx) => reopenOffice(ctx, { closingId }))
    accepted(await reopen(whole))
    expect(await hours()).toBe(left)
    accepted(await reopen(part))
    expect(await hours()).toBe(open)
  })

  test('of the night when the clocks go forward, and of a holiday, there is nothing to close', async () => {
    accepted(await close({ first: '2026-03-29', from: '02:30', until: '03:30' }))
    // Easter Monday is closed for everybody, and stays so.
    const easter = accepted(await close({ first: '2026-04-06' })).closingId
    accepted(await hall.at(leader, (ctx) => reopenOffice(ctx, { closingId: easter })))
    expect(await hall.story.asSystem((ctx) => hoursOf(ctx, OFFICES.A, day('2026-04-06')))).toMatchObject({
      ...{ spans: [], cause: 'holiday' },
    })
  })
})
