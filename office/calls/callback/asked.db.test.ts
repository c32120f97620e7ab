import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  adviser,
  beginCalls,
  type Calls,
  local,
  TUESDAY,
  WEDNESDAY,
  window,
} from '../../../test/support/callbacks.ts'
import type { Story } from '../../../test/support/story.ts'
import { addPerson, assign, STAFF } from '../../../test/support/world.ts'
import { logTalk } from '../../threads/actions.ts'
import { askCallFor, askForCall, askMyCall, chooseMyWindow } from './actions.ts'
import { chooseByText } from './choose.ts'
import type { AskForCall, Window } from './model.ts'

let story: Story
let person: string
let asks: Calls['asks']
let misses: Calls['misses']
let held: Calls['held']
let end: Calls['end']
beforeEach(async () => {
  ;({ story, person, asks, misses, held, end } = await beginCalls())
})
afterEach(() => end())

describe('asked for more than once', () => {
  test('three at once are one call, and the third within days raises it', async () => {
    const first = await asks()
    const again = await asks({ windows: [] })
    expect(again).toMatchObject({ promiseId: first.promiseId, joined: true })
    expect(await held(first.promiseId)).toMatchObject({ contacts: 1 })
    await story.at('2026-03-02 11:30')
    await asks({ windows: [] })
    await story.at('2026-03-02 13:30')
    await asks({ windows: [] })
    expect(await held(first.promiseId)).toMatchObject({ contacts: 3, leadReason: 'thirdContact' })
  })

  test('side by side, three requests are one', async () => {
    const asked = await Promise.all([1, 2, 3].map(() => asks({ windows: [] })))
    expect(new Set(asked.map((one) => one.promiseId)).size).toBe(1)
  })
})

describe('times', () => {
  const refusal = async (windows: Window[]) => {
    const asked = await story.asPerson(person, (ctx) => askMyCall(ctx, { windows }))
    return asked.ok ? null : asked.reason
  }
  test('that cannot be agreed are refused, each with its reason', async () => {
    expect(await refusal([window('2026-03-02 08:00', '2026-03-02 09:00')])).toBe('windowPast')
    expect(await refusal([window('2026-03-03 10:00', '2026-03-03 12:30')])).toBe('windowTooLong')
    expect(await refusal([window('2026-04-02 10:00', '2026-04-02 11:00')])).toBe('windowClosed')
    expect(await refusal([window('2026-03-07 10:00', '2026-03-07 11:00')])).toBe('windowClosed')
    expect(await refusal([TUESDAY, window('2026-03-03 13:30', '2026-03-03 14:30')])).toBe('windowsOverlap')
  })

  test('in a part of a day that is closed are refused, and put elsewhere where it closed since (R-454)', async () => {
    const { promiseId } = await asks({ windows: [TUESDAY] })
    const part = { officeId: null, cause: 'planning', reason: 'Plan', untilTime: '13:30' }
    await story.database.system
      .insertInto('closingDay')
      .values({ ...part, day: '2026-03-03', fromTime: '12:00' })
      .execute()
    await story.at('2026-03-03 12:50')
    expect(local((await held(promiseId)).plannedAt)).toBe('03-04T13:00')
    expect(await refusal([window('2026-03-03 13:00', '2026-03-03 14:00')])).toBe('windowClosed')
    expect(await refusal([window('2026-03-03 13:30', '2026-03-03 14:30')])).toBeNull()
  })

  test('that another took meanwhile are refused', async () => {
    for (let taken = 0; taken < 4; taken += 1) {
      const other = await addPerson(story.database.system, { phone: `+479100000${taken}`, phoneKind: 'own' })
      await assign(story.database.system, other, 'state', { staffId: STAFF.stateAdviserA })
      const asked = await story.asSystem((ctx) =>
        askForCall(ctx, { personId: other, by: 'system', windows: [TUESDAY] }),
      )
      expect(asked.ok).toBe(true)
    }
    expect(await refusal([TUESDAY])).toBe('windowTaken')
    expect(await refusal([WEDNESDAY])).toBeNull()
  })

  test('a digit in answer to the text picks the time that stood there', async () => {
    const { promiseId } = await asks({ windows: [TUESDAY] })
    await misses(promiseId, '2026-03-03 13:10')
    const chosen = await story.asSystem((ctx) => chooseByText(ctx, { personId: person, digit: 2 }))
    expect(chosen).toMatchObject({ ok: true, value: { promiseId } })
    expect(local((await held(promiseId)).plannedAt)).toBe('03-05T13:00')
  })

  test('chosen after the written note, the tries begin anew', async () => {
    const { promiseId } = await asks()
    await misses(promiseId, '2026-03-03 13:10')
    await misses(promiseId, '2026-03-03 13:40')
    await misses(promiseId, '2026-03-04 10:05')
    const picked = window('2026-03-09 09:00', '2026-03-09 10:00')
    const chosen = await story.asPerson(person, (ctx) =>
      chooseMyWindow(ctx, { promiseId, windows: [picked] }),
    )
    expect(chosen).toMatchObject({ ok: true })
    await misses(promiseId, '2026-03-09 09:05')
    expect(local((await held(promiseId)).plannedAt)).toBe('03-09T09:35')
  })
})

test('without a number there is nothing to ring, and that is said; a foreign one is a number', async () => {
  const none = await addPerson(story.database.system, {})
  await assign(story.database.system, none, 'state', { staffId: STAFF.stateAdviserA })
  const ask = (told: Partial<AskForCall>) => story.asPerson(none, (ctx) => askMyCall(ctx, told))
  expect(await ask({})).toMatchObject({ ok: false, reason: 'needsNumber' })
  expect(await ask({ number: 'anonym' })).toMatchObject({ ok: false, reason: 'badForm' })
  expect(await ask({ number: '+46 70 123 45 67', numberKind: 'own' })).toMatchObject({ ok: true })
})

test('staff ask for somebody, and a try logged as a talk that did not come about is a try', async () => {
  const asked = await story.asStaff(adviser, (ctx) =>
    askCallFor(ctx, { personId: person, windows: [TUESDAY] }),
  )
  if (!asked.ok) throw new Error(asked.reason)
  const { promiseId } = asked.value
  await story.at('2026-03-03 13:10')
  await story.asStaff(adviser, (ctx) =>
    logTalk(ctx, { personId: person, channel: 'officePhone', spoke: false, promiseIds: [promiseId] }),
  )
  await story.at('2026-03-03 13:11')
  expect(local((await held(promiseId)).plannedAt)).toBe('03-03T13:40')
})

describe('a call to somebody who has no number (R-412, K24)', () => {
  const windowsOf = (promiseId: string) =>
    story.database.system
      .selectFrom('callbackWindow')
      .select('state')
      .where('promiseId', '=', promiseId)
      .execute()
  const missed = async () =>
    (
      await story.database.system
        .selectFrom('event')
        .select('id')
        .where('kind', '=', 'windowMissed')
        .execute()
    ).length

  test('is written at once when its time comes, and no time passes that nobody could keep', async () => {
    const none = await addPerson(story.database.system, {})
    await assign(story.database.system, none, 'state', { staffId: STAFF.stateAdviserA })
    const asked = await story.asSystem((ctx) =>
      askForCall(ctx, { personId: none, by: 'system', windows: [TUESDAY, WEDNESDAY] }),
    )
    if (!asked.ok) throw new Error(asked.reason)
    const { promiseId } = asked.value
    await story.at('2026-03-03 12:50')
    const written = await held(promiseId)
    expect([written.state, written.nextStep, local(written.noteAt)]).toEqual(['open', 'again', '03-03T12:45'])
    await story.at('2026-03-19 09:30')
    expect(await held(promiseId)).toMatchObject({
      state: 'open',
      nextStep: 'again',
      leadReason: 'notReached',
    })
    expect(await windowsOf(promiseId)).toEqual([{ state: 'dropped' }, { state: 'dropped' }])
    expect(await missed()).toBe(0)
  })

  test('or whose number works no more by then: the time that passed is told of, and the next is no time but a note', async () => {
    const { promiseId } = await asks()
    await story.at('2026-03-03 12:50')
    await story.database.system
      .updateTable('contactPoint')
      .set({ notWorkingSince: story.clock.now(), notWorkingWhy: 'numberDead' })
      .where('personId', '=', person)
      .execute()
    await story.at('2026-03-05 12:00')
    expect(await held(promiseId)).toMatchObject({
      state: 'open',
      nextStep: 'again',
      leadReason: 'windowMissed',
    })
    expect(await missed()).toBe(1)
    expect((await windowsOf(promiseId)).map(({ state }) => state).sort()).toEqual(['dropped', 'missed'])
  })
})
