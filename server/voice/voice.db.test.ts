import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { STAFF } from '../../db/seed/staff.ts'
import { giveUpLegs } from '../../office/calls/line/jobs.ts'
import { keysOf as keys, openTelephone, type Telephone, soon as until } from '../../test/support/telephone.ts'
import { T0 } from '../../test/support/world.ts'

let t: Telephone
beforeAll(async () => {
  t = await openTelephone()
})
afterAll(() => t.close())

let n = 0
let number: string
beforeEach(async () => {
  n += 1
  number = `+474000${String(5000 + n)}`
  await t.house.clock.move?.set(T0)
})

describe('somebody rings (R-128)', () => {
  test('language first, each in its own; then four choices at most, in the language that was chosen', async () => {
    const caller = t.phone(number)
    const first = await caller.rings('general')
    expect(keys(first)[0]).toBe('welcome')
    const offered = first.filter(({ key }) => key === 'line:language.choose')
    expect(offered.map(({ language }) => language)).toEqual(['nb', 'en', 'se', 'uk', 'pl', 'ar', 'so', 'ti'])
    const menu = await caller.presses('7')
    expect(new Set(menu.map(({ language }) => language))).toEqual(new Set(['so']))
    expect(keys(menu)).toEqual([
      'menu.urgent',
      'menu.general.money',
      'menu.general.work',
      'menu.general.family',
      'always',
    ])
    expect(keys(await caller.presses('0'))).toEqual(['wait.place', 'wait.unknown', 'wait.offer'])
    expect(await t.callOf(caller)).toMatchObject({
      state: 'waiting',
      queue: 'general',
      language: 'so',
      personId: null,
    })
  })

  test('a wrong key says so and repeats the level; the second leads to a person; silence too', async () => {
    const caller = t.phone(number)
    await caller.rings('employers')
    await caller.presses('2')
    const wrong = await caller.presses('7')
    expect(keys(wrong).slice(0, 2)).toEqual(['told.wrongKey', 'menu.urgent'])
    expect(keys(await caller.presses('*'))[0]).toBe('told.toHuman')
    expect(await t.callOf(caller)).toMatchObject({ state: 'waiting', queue: 'employer', language: 'en' })
    const silent = t.phone(number)
    await silent.rings('technical')
    expect(keys(await silent.staysSilent())[0]).toBe('wait.place')
    expect(await t.callOf(silent)).toMatchObject({ queue: 'technical' })
  })

  test('9 without anybody to ring for it is a person who finds out, also for whoever waits already', async () => {
    const caller = t.phone(number)
    await caller.rings('clinicians')
    expect(keys(await caller.presses('9'))[0]).toBe('wait.place')
    expect(await t.callOf(caller)).toMatchObject({ queue: 'clinician', theme: 'contactAdviser' })
    expect(keys(await caller.presses('9'))[0]).toBe('told.adviserAway')
    expect(await t.callOf(caller)).toMatchObject({ state: 'waiting', queue: 'clinician' })
    await caller.hangsUp()
  })

  test('a choice leads to its queue with what it is about', async () => {
    const caller = t.phone(null)
    await caller.rings('general')
    await caller.presses('1')
    await caller.presses('3')
    expect(await t.callOf(caller)).toMatchObject({ queue: 'work', theme: 'workFollowUp', fromNumber: null })
  })

  test('who is known and assisted skips the menu, and no name is said before anybody has checked', async () => {
    const personId = await t.known(number, {
      givenName: 'Hamdi',
      familyName: 'Skyttlund',
      language: 'so',
      contactStatus: 'assisted',
    })
    const caller = t.phone(number)
    const heard = await caller.rings()
    expect(keys(heard)).toEqual(['wait.place', 'wait.unknown', 'wait.offer'])
    expect(heard[0]?.language).toBe('so')
    expect(
      caller
        .heard()
        .map(({ words }) => words)
        .join(' '),
    ).not.toMatch(/Hamdi|Skyttlund/)
    await caller.hangsUp()
    expect(await t.callOf(caller)).toMatchObject({ state: 'ended', endedHow: 'hungUpWaiting', personId })
    expect((await t.owed(personId)).map(({ kind }) => kind)).toEqual(['callBack'])
  })

  test('who is known otherwise hears their own language first, on the same key', async () => {
    await t.known(number, { language: 'pl' })
    const heard = await t.phone(number).rings()
    expect(heard.map(({ language }) => language).slice(0, 2)).toEqual(['pl', 'pl'])
    expect(heard[1]?.words).toContain('5')
  })

  test('who is not known is only counted; nor is anybody from a number that others use', async () => {
    const shared = await t.known(number, {}, 'shared')
    const caller = t.phone(number)
    await caller.rings()
    await caller.presses('0')
    await caller.hangsUp()
    expect(await t.callOf(caller)).toMatchObject({ endedHow: 'hungUpWaiting', personId: null })
    expect(await t.owed(shared)).toEqual([])
  })
})

describe('while one waits (R-415)', () => {
  test('the place goes down, and what has not changed is not said again', async () => {
    const before = t.phone(number)
    await before.rings('clinicians')
    await before.presses('0')
    const caller = t.phone(`+474111${String(5000 + n)}`)
    await caller.rings('clinicians')
    const first = await caller.presses('0')
    expect(first[0]?.words).toContain('2')
    expect(keys(await caller.staysSilent())).toEqual(['wait.still'])
    await before.hangsUp()
    expect(keys(await caller.staysSilent())[0]).toBe('wait.place')
  })

  test('urgent goes before who has waited longer, and nothing else does', async () => {
    const first = t.phone(number)
    await first.rings('financialAdvice')
    await first.presses('0')
    const loud = t.phone(`+474112${String(5000 + n)}`)
    await loud.rings('financialAdvice')
    await loud.presses('0')
    await t.system
      .updateTable('call')
      .set({ urgency: 'acute' })
      .where('providerId', '=', loud.call().sid)
      .execute()
    await loud.staysSilent()
    expect(loud.hears()[0]?.words).toMatch(/først/)
  })

  test('the place is kept: a call is owed, counted from when one began to wait, and one may hang up', async () => {
    const personId = await t.known(number)
    const caller = t.phone(number)
    await caller.rings()
    await caller.presses('0')
    expect(keys(await caller.presses('1'))).toEqual(['callBack.thanks', 'goodbye'])
    expect(caller.live()).toBe(false)
    const call = await t.callOf(caller)
    expect(call).toMatchObject({ state: 'ended', endedHow: 'callBackKept' })
    const [promise, ...more] = await t.owed(personId)
    expect(more).toEqual([])
    expect(promise).toMatchObject({ kind: 'callBack', id: call.promiseId })
    expect(promise?.receivedAt.equals(call.waitingSince ?? T0)).toBe(true)
  })

  test('two calls from one person at once are two, and what is owed for them is one', async () => {
    const personId = await t.known(number)
    const [one, two] = [t.phone(number), t.phone(number)]
    await Promise.all([one.rings(), two.rings()])
    await Promise.all([one.presses('0'), two.presses('0')])
    await Promise.all([one.hangsUp(), two.hangsUp()])
    expect(one.call().sid).not.toBe(two.call().sid)
    expect(await t.owed(personId)).toHaveLength(1)
  })
})

describe('whoever answers', () => {
  test('is brought together with the caller in one room; who disappears leaves them first in the queue', async () => {
    const caller = t.phone(number)
    await caller.rings()
    await caller.presses('0')
    const { id, waitingSince } = await t.callOf(caller)
    const line = await t.ringOperator(id)
    expect(line.from).toBe('+4780000111')
    await t.platform.answers(line)
    await t.job()
    await until(() => caller.talksWith()).toEqual(['+4742003901'])
    expect(await t.callOf(caller)).toMatchObject({ state: 'talking', staffId: STAFF.operator })
    await t.platform.hangsUp(line)
    await t.job()
    await until(() => keys(caller.hears())).toContain('told.lost')
    const back = await t.callOf(caller)
    expect(back).toMatchObject({ state: 'waiting', staffId: null })
    expect(back.waitingSince?.equals(waitingSince ?? T0)).toBe(true)
  })

  test('after the caller has gone is told so by silence, and joins nobody', async () => {
    const caller = t.phone(number)
    await caller.rings()
    await caller.presses('0')
    const { id } = await t.callOf(caller)
    const line = await t.ringOperator(id)
    t.platform.tells({ held: true })
    await caller.hangsUp()
    await t.platform.releases()
    t.platform.tells({})
    if (line.state === 'ringing') await t.platform.answers(line)
    await t.job()
    await until(() => line.state).not.toBe('in-progress')
    expect((await t.legs(id))[0]?.state).toBe('cancelled')
  })

  test('told twice and backwards it is the same', async () => {
    const caller = t.phone(number)
    await caller.rings()
    await caller.presses('0')
    const { id } = await t.callOf(caller)
    t.platform.tells({ twice: true, held: true })
    const line = await t.ringOperator(id, '42 00 39 02')
    await t.platform.answers(line)
    await t.platform.hangsUp(line)
    await t.platform.releases()
    t.platform.tells({})
    await t.job()
    const [leg, ...more] = await t.legs(id)
    expect(more).toEqual([])
    expect(leg).toMatchObject({ state: 'ended', providerId: line.sid })
    expect(await t.callOf(caller)).toMatchObject({ state: 'waiting' })
  })

  test('nobody who does not: by our clock it is over, and the telephone stops ringing', async () => {
    const caller = t.phone(number)
    await caller.rings()
    await caller.presses('0')
    const { id } = await t.callOf(caller)
    const line = await t.ringOperator(id, '42 00 39 03')
    expect(await giveUpLegs(t.house.around, T0.add({ seconds: 29 }))).toBe(0)
    await giveUpLegs(t.house.around, T0.add({ seconds: 30 }))
    await t.job()
    await until(() => line.state).toBe('canceled')
    expect((await t.legs(id))[0]?.state).toBe('noAnswer')
  })

  test('a platform that is down is asked again later, and one that never answers counts as no telephone', async () => {
    const caller = t.phone(number)
    await caller.rings()
    await caller.presses('0')
    const { id } = await t.callOf(caller)
    t.platform.behave({ down: true })
    await expect(t.ringOperator(id, '42 00 39 04')).rejects.toThrow(/does not ring/)
    t.platform.behave({})
    expect(await t.job()).toBe(0)
    await t.house.clock.move?.set(T0.add({ seconds: 3 }))
    await t.job()
    expect(t.rings('+4742003904').to).toBe('+4742003904')
  })
})
