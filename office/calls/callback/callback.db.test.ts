import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { adviser, beginCalls, type Calls, local, NUMBER } from '../../../test/support/callbacks.ts'
import type { Story } from '../../../test/support/story.ts'
import { addPerson, STAFF, staffActor } from '../../../test/support/world.ts'
import { askForCall, returnOf, ringNow, withdrawMyCall } from './actions.ts'
import { callsToMake } from './views.ts'

let story: Story
let person: string
let asks: Calls['asks']
let rings: Calls['rings']
let misses: Calls['misses']
let held: Calls['held']
let end: Calls['end']
beforeEach(async () => {
  ;({ story, person, asks, rings, misses, held, end } = await beginCalls())
})
afterEach(() => end())

const texts = async () =>
  (
    await story.database.system
      .selectFrom('outgoing')
      .select(['body', 'address', 'madeAt'])
      .where('personId', '=', person)
      .where('kind', '=', 'callBack')
      .orderBy('madeAt')
      .execute()
  ).map((row) => `${row.body} ${local(row.madeAt)}`)
const events = async (kind: string) =>
  (
    await story.database.system
      .selectFrom('event')
      .select('at')
      .where('personId', '=', person)
      .where('kind', '=', kind)
      .execute()
  ).map((row) => local(row.at))

describe('three tries, not one (C4-02)', () => {
  test('announced, tried again in half an hour, then in the other window, then written; and never closed', async () => {
    const { promiseId, dueAt, ownerName } = await asks()
    expect([local(dueAt), ownerName]).toEqual(['03-03T14:00', adviser.name])
    await story.at('2026-03-03 12:50')
    expect(await texts()).toEqual(['callback.sms.ahead 03-03T12:45'])
    await misses(promiseId, '2026-03-03 13:10')
    expect(local((await held(promiseId)).plannedAt)).toBe('03-03T13:40')
    await misses(promiseId, '2026-03-03 13:40')
    const moved = await held(promiseId)
    expect([local(moved.plannedAt), local(moved.dueAt), moved.leadReason]).toEqual([
      '03-04T10:00',
      '03-04T11:00',
      null,
    ])
    await misses(promiseId, '2026-03-04 10:05')
    const written = await held(promiseId)
    expect([written.state, local(written.noteAt), local(written.dueAt)]).toEqual([
      'open',
      '03-04T10:05',
      '03-18T23:59',
    ])
    expect(await texts()).toEqual([
      'callback.sms.ahead 03-03T12:45',
      'callback.sms.missedChoices 03-03T13:10',
      'callback.sms.missedChoices 03-03T13:40',
      'callback.sms.ahead 03-04T09:45',
    ])
    expect(await events('noticeMade')).toEqual(['03-04T10:05'])
    expect(await events('windowMissed')).toEqual([])
    expect(await events('callAttempt')).toHaveLength(3)
  })

  test('after the right to book has run out, the leader sees it and the office tries again', async () => {
    const { promiseId } = await asks()
    await misses(promiseId, '2026-03-03 13:10')
    await misses(promiseId, '2026-03-03 13:40')
    await misses(promiseId, '2026-03-04 10:05')
    await story.at('2026-03-19 09:30')
    expect(await held(promiseId)).toMatchObject({
      state: 'open',
      leadReason: 'notReached',
      nextStep: 'announce',
    })
  })

  test('an office that has closed on that day since does not say that it rings: the next time is told', async () => {
    const { settings } = story.around
    const kept = settings.calendar
    const { promiseId } = await asks()
    const shut = (officeId?: string | null) => {
      const calendar = kept.call(settings, officeId)
      return {
        ...calendar,
        isWorkingDay: (day: Temporal.PlainDate) =>
          day.toString() !== '2026-03-03' && calendar.isWorkingDay(day),
      }
    }
    Object.assign(settings, { calendar: shut })
    try {
      await story.at('2026-03-03 12:50')
    } finally {
      Object.assign(settings, { calendar: kept })
    }
    expect(await texts()).toEqual(['callback.sms.moved 03-03T12:45'])
    expect(local((await held(promiseId)).plannedAt)).toBe('03-04T10:00')
    expect(await events('windowMissed')).toEqual([])
  })

  test('a window that passes without a try is told to deputy and team lead, and the person hears that it was us', async () => {
    const { promiseId } = await asks()
    await story.at('2026-03-03 14:30')
    expect(await events('windowMissed')).toEqual(['03-03T14:00'])
    const told = await story.database.system
      .selectFrom('staffNotice')
      .select(['staffId', 'at'])
      .where('kind', '=', 'windowMissed')
      .execute()
    expect(told.map((row) => [row.staffId, local(row.at)]).sort()).toEqual(
      [
        [STAFF.deputyStateA, '03-03T14:00'],
        [STAFF.leadStateA, '03-03T14:00'],
      ].sort(),
    )
    expect(await held(promiseId)).toMatchObject({ state: 'open', nextStep: 'announce' })
    expect((await texts()).at(-1)).toBe('callback.sms.late 03-03T14:00')
    for (const who of ['deputyStateA', 'leadStateA'] as const)
      expect(await story.asStaff(staffActor(who), callsToMake)).toMatchObject([
        { promiseId, windowMissed: true },
      ])
    expect(await story.asStaff(staffActor('stateAdviserA2'), callsToMake)).toEqual([])
  })
})

describe('how it ends', () => {
  test('by a talk with the person', async () => {
    const { promiseId } = await asks()
    await story.at('2026-03-03 13:10')
    expect(await rings(promiseId, 'spoke', { note: 'Vi avtalte praksis.' })).toMatchObject({
      value: { ended: true },
    })
    expect(await held(promiseId)).toMatchObject({ state: 'keptElsewhere', nextStep: null, plannedAt: null })
  })

  test('not by a talk without the interpreter that the profile asks for', async () => {
    await story.database.system
      .updateTable('person')
      .set({ interpreterNeed: 'always', interpreterLanguage: 'ti', language: 'ti' })
      .where('id', '=', person)
      .execute()
    const { promiseId } = await asks()
    await story.at('2026-03-03 13:10')
    expect(await rings(promiseId, 'spoke', { interpreter: 'none' })).toMatchObject({
      value: { ended: false, why: 'notHeard' },
    })
    await story.at('2026-03-03 13:11')
    expect(await held(promiseId)).toMatchObject({ state: 'open', nextStep: 'announce' })
    await story.at('2026-03-04 10:05')
    expect(await rings(promiseId, 'spoke', { interpreter: 'onDemand' })).toMatchObject({
      value: { ended: true },
    })
  })

  test('by the person, who asks for it no more', async () => {
    const { promiseId } = await asks()
    expect((await story.asPerson(person, (ctx) => withdrawMyCall(ctx, { promiseId }))).ok).toBe(true)
    await story.at('2026-03-03 15:00')
    expect(await held(promiseId)).toMatchObject({ state: 'withdrawn', nextStep: null })
    expect(await texts()).toEqual([])
  })

  test('not when somebody else picked up', async () => {
    const { promiseId } = await asks({
      number: '41 00 00 09',
      numberKind: 'borrowed',
      numberOwner: 'en venn',
    })
    await story.at('2026-03-03 13:10')
    expect(await rings(promiseId, 'spoke', { answeredByOther: true, said: 'broren' })).toMatchObject({
      value: { ended: false, why: 'tried' },
    })
    await story.at('2026-03-03 13:11')
    expect(await held(promiseId)).toMatchObject({ state: 'open' })
    const to = await story.database.system
      .selectFrom('outgoing')
      .select('address')
      .where('personId', '=', person)
      .execute()
    expect(to.map((row) => row.address)).not.toContain('+4741000009')
    const points = await story.database.system
      .selectFrom('contactPoint')
      .select('value')
      .where('personId', '=', person)
      .execute()
    expect(points.map((row) => row.value)).toEqual([NUMBER])
  })
})

describe('who has asked not to be rung (K19, K22)', () => {
  const press = (promiseId: string, why?: string) =>
    story.asStaff(adviser, (ctx) =>
      ringNow(ctx, { personId: person, promiseId, ...(why === undefined ? {} : { why }) }),
    )
  const saysNotToRing = () =>
    story.database.system
      .insertInto('profileFact')
      .values({
        personId: person,
        field: 'restriction.doNotRing',
        value: JSON.stringify(true),
        source: 'ownStatement',
        method: 'web',
        byKind: 'person',
        byId: person,
        at: story.clock.now(),
      })
      .execute()
  const reasons = () =>
    story.database.system
      .selectFrom('channelChoice')
      .select(['said', 'againstWish'])
      .where('personId', '=', person)
      .execute()

  test('is rung with a reason, which is kept; pressed twice it is one call', async () => {
    await saysNotToRing()
    const asked = await story.asSystem((ctx) =>
      askForCall(ctx, { personId: person, by: 'system', number: NUMBER }),
    )
    const promiseId = asked.ok ? asked.value.promiseId : ''
    expect(await press(promiseId)).toMatchObject({ ok: false, reason: 'ringingNotWanted' })
    expect(await press(promiseId, '  ')).toMatchObject({ ok: false, reason: 'ringingNotWanted' })
    expect(await reasons()).toEqual([])
    expect(await press(promiseId, 'Fare for liv')).toMatchObject({ ok: true })
    expect(await reasons()).toEqual([{ said: 'Fare for liv', againstWish: true }])
    expect(await press(promiseId, 'Fare for liv')).toMatchObject({ ok: false, reason: 'conflict' })
  })

  test('and asks to be rung all the same is, until they say otherwise again (K21)', async () => {
    await saysNotToRing()
    await story.at('2026-03-02 10:30')
    const { promiseId } = await asks()
    await story.at('2026-03-02 11:00')
    await saysNotToRing()
    expect(await press(promiseId)).toMatchObject({ ok: false, reason: 'ringingNotWanted' })
    await story.database.system
      .deleteFrom('profileFact')
      .where('personId', '=', person)
      .where('at', '=', story.clock.now())
      .execute()
    expect(await press(promiseId)).toMatchObject({ ok: true })
  })
})

describe('what a try tells of a number', () => {
  test('spoken on: it works from that moment, whatever had been thought of it; a borrowed one tells nothing (K19)', async () => {
    await story.database.system
      .updateTable('contactPoint')
      .set({ notWorkingSince: story.clock.now(), notWorkingWhy: 'noAnswer' })
      .where('personId', '=', person)
      .execute()
    const { promiseId } = await asks({ number: NUMBER })
    await story.at('2026-03-03 13:10')
    expect(await rings(promiseId, 'spoke')).toMatchObject({ value: { ended: true } })
    const point = await story.database.system
      .selectFrom('contactPoint')
      .select(['lastWorkedAt', 'notWorkingSince'])
      .where('personId', '=', person)
      .executeTakeFirstOrThrow()
    expect([local(point.lastWorkedAt), point.notWorkingSince]).toEqual(['03-03T13:10', null])
  })

  test('dead: it works no more from the same day, and without another it is written at once', async () => {
    const { promiseId } = await asks()
    await story.at('2026-03-03 13:10')
    await rings(promiseId, 'numberDead')
    await story.at('2026-03-03 13:11')
    const point = await story.database.system
      .selectFrom('contactPoint')
      .select(['notWorkingSince', 'notWorkingWhy'])
      .where('personId', '=', person)
      .executeTakeFirstOrThrow()
    expect([local(point.notWorkingSince), point.notWorkingWhy]).toEqual(['03-03T13:10', 'numberDead'])
    expect(await held(promiseId)).toMatchObject({ state: 'open', nextStep: 'again' })
  })

  test('who rings back is led to whoever tried; a number that is somebody else’s too tells nobody', async () => {
    const { promiseId } = await asks()
    await story.at('2026-03-03 13:10')
    await rings(promiseId, 'noAnswer')
    const found = await story.asSystem((ctx) => returnOf(ctx, '900 00 001'))
    expect(found).toMatchObject({ personId: person, staffName: adviser.name, ownNumber: true, promiseId })
    expect(await story.asSystem((ctx) => returnOf(ctx, '900 00 002'))).toBeNull()
    const other = await addPerson(story.database.system, { phone: NUMBER, phoneKind: 'shared' })
    expect(other).not.toBe(person)
    expect(await story.asSystem((ctx) => returnOf(ctx, NUMBER))).toMatchObject({ ownNumber: false })
    await story.database.system.deleteFrom('contactPoint').where('personId', '=', other).execute()
  })
})
