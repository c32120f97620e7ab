import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { STAFF } from '../../db/seed/staff.ts'
import { endSilent } from '../../office/calls/line/jobs.ts'
import { keysOf as keys, openTelephone, type Telephone, soon as until } from '../../test/support/telephone.ts'
import { assign, T0 } from '../../test/support/world.ts'

let t: Telephone
beforeAll(async () => {
  t = await openTelephone()
})
afterAll(() => t.close())

let n = 0
let number: string
beforeEach(async () => {
  n += 1
  number = `+474000${String(6000 + n)}`
  await t.house.clock.move?.set(T0)
})

describe('events out of order', () => {
  test('who hung up before the call was told of was here, and nobody is left on the line', async () => {
    const personId = await t.known(number)
    t.platform.tells({ held: true })
    const caller = t.phone(number)
    await caller.rings()
    const { sid } = caller.call()
    await t.system.deleteFrom('call').where('providerId', '=', sid).execute()
    t.platform.tells({})
    await caller.hangsUp()
    expect(await t.callOf(caller)).toMatchObject({ state: 'ended', endedHow: 'hungUpInMenu', personId })
    const again = await t.platform.rings(t.api.server.baseUrl, 'general', number)
    expect(again.sid).not.toBe(sid)
  })

  test('a key for a step that is past changes nothing, and says where one is', async () => {
    const caller = t.phone(number)
    await caller.rings()
    const asked = caller.call().at
    await caller.presses('2')
    const before = await t.callOf(caller)
    caller.call().at = asked
    expect(keys(await caller.presses('5'))[0]).toBe('menu.urgent')
    expect((await t.callOf(caller)).place).toEqual(before.place)
    expect((await t.callOf(caller)).language).toBe('en')
  })

  test('a call of which nothing is heard any more ends, with what is owed for it', async () => {
    const personId = await t.known(number)
    const caller = t.phone(number)
    await caller.rings()
    await caller.presses('0')
    await t.house.clock.move?.set(T0.add({ minutes: 31 }))
    await endSilent(t.house.around)
    expect(await t.callOf(caller)).toMatchObject({ state: 'ended', endedHow: 'hungUpWaiting' })
    expect(await t.owed(personId)).toHaveLength(1)
  })
})

describe('my adviser (9)', () => {
  test('rings, then whoever stands in, and then there is a person of the queue', async () => {
    const personId = await t.known(number)
    await assign(t.system, personId, 'state', { staffId: STAFF.stateAdviserA })
    const caller = t.phone(number)
    await caller.rings()
    await caller.presses('1')
    expect(keys(await caller.presses('9'))).toEqual(['wait.adviser', 'wait.offer'])
    const { id } = await t.callOf(caller)
    await t.job()
    const [first] = await t.legs(id)
    expect(first).toMatchObject({ kind: 'adviser', staffId: STAFF.stateAdviserA })
    await t.platform.ends(t.rings(first?.number ?? ''), 'busy')
    await t.job()
    const second = (await t.legs(id))[1]
    expect(second).toMatchObject({ kind: 'deputy', staffId: STAFF.deputyStateA })
    await t.platform.ends(t.rings(second?.number ?? ''), 'no-answer')
    await t.job()
    await until(() => keys(caller.hears())).toContain('told.adviserAway')
    expect(await t.callOf(caller)).toMatchObject({ state: 'waiting' })
  })

  test('0 leaves whoever rings for anybody, and their telephone stops', async () => {
    const personId = await t.known(number)
    await assign(t.system, personId, 'state', { staffId: STAFF.stateAdviserA2 })
    const caller = t.phone(number)
    await caller.rings()
    await caller.presses('9')
    await t.job()
    const { id } = await t.callOf(caller)
    const line = t.rings((await t.legs(id))[0]?.number ?? '')
    expect(keys(await caller.presses('0'))[0]).toBe('wait.place')
    await t.job()
    await until(() => line.state).toBe('canceled')
    expect(await t.callOf(caller)).toMatchObject({ state: 'waiting' })
  })

  test('from a number that is nobody’s leads to a person who finds out', async () => {
    const caller = t.phone(number)
    await caller.rings()
    await caller.presses('9')
    expect(await t.callOf(caller)).toMatchObject({ state: 'waiting', queue: 'general' })
  })
})
