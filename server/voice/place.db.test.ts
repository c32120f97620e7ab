import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { callRequests } from '../../office/calls/callback/requests.ts'
import type { StaffCtx } from '../../office/kernel/context.ts'
import { inTransaction } from '../../office/kernel/transaction.ts'
import { keysOf as keys, openTelephone, type Telephone } from '../../test/support/telephone.ts'
import { staffActor, T0 } from '../../test/support/world.ts'

let t: Telephone
beforeAll(async () => {
  t = await openTelephone()
})
afterAll(() => t.close())
beforeEach(async () => {
  await t.house.clock.move?.set(T0)
})

const waiting = () =>
  inTransaction(t.house.around, staffActor('operator'), (ctx) => callRequests(ctx as StaffCtx))
const waits = async (number: string | null) => {
  const caller = t.phone(number)
  await caller.rings('general')
  await caller.presses('1')
  expect(keys(await caller.presses('0'))).toContain('wait.offer')
  return caller
}

describe('a place kept for whoever is not known (R-415, R-416)', () => {
  test('with a number withheld: it is keyed in, said back, and rung as if they had waited', async () => {
    const caller = await waits(null)
    await t.house.clock.move?.set(T0.add({ minutes: 7 }))
    expect(keys(await caller.presses('1'))).toEqual(['number.ask'])
    expect(keys(await caller.presses('123'))).toEqual(['told.noNumber', 'number.ask'])
    expect(await t.callOf(caller)).toMatchObject({ state: 'waiting', queue: 'general' })
    expect(keys(await caller.presses('92345678'))).toEqual(['number.check'])
    expect(keys(await caller.presses('2'))).toEqual(['number.ask'])
    await caller.presses('92345679')
    expect(keys(await caller.presses('1'))).toEqual(['callBack.thanks', 'goodbye'])
    expect(caller.live()).toBe(false)
    await caller.hangsUp().catch(() => {})
    const [request] = (await waiting()).filter(({ number }) => number === '+4792345679')
    expect(request?.receivedAt.equals(T0)).toBe(true)
    expect(request).toMatchObject({ language: 'nb', asked: 1 })
    expect(await t.callOf(caller)).toMatchObject({ state: 'ended', endedHow: 'callBackKept', personId: null })
  })

  test('with a number that shows but is nobody’s: rung on that one, without a key more; asked twice it is one', async () => {
    for (const asked of [1, 2]) {
      const caller = await waits('+4792000011')
      expect(keys(await caller.presses('1'))).toEqual(['callBack.thanks', 'goodbye'])
      expect((await waiting()).filter(({ number }) => number === '+4792000011')).toMatchObject([{ asked }])
    }
  })

  test('who would rather talk after all stands where they stood', async () => {
    const caller = await waits(null)
    const before = await t.callOf(caller)
    await caller.presses('1')
    expect(keys(await caller.staysSilent())).toEqual(expect.arrayContaining(['wait.place']))
    await caller.presses('1')
    await caller.presses('92345670')
    await caller.presses('0')
    const now = await t.callOf(caller)
    expect(now.waitingSince).toEqual(before.waitingSince)
    expect(now).toMatchObject({ state: 'waiting', queue: 'general' })
    expect((await waiting()).some(({ number }) => number === '+4792345670')).toBe(false)
  })

  test('what cannot wait has the time of urgent needs, and comes before what can', async () => {
    await (await waits('+4792000021')).presses('1')
    const urgent = t.phone('+4792000022')
    await urgent.rings('general')
    await urgent.presses('1')
    await urgent.presses('1')
    await urgent.presses('1')
    const mine = (await waiting()).filter(({ number }) => number.startsWith('+479200002'))
    expect(mine.map(({ number }) => number)).toEqual(['+4792000022', '+4792000021'])
    expect(mine[0]?.dueAt.since(T0).total('minutes')).toBeLessThanOrEqual(60)
  })
})

describe('the hours of one’s own office (R-454)', () => {
  test('stand last in the menu, in the language of the call: today’s, or why it is closed, and the next', async () => {
    const personId = await t.known('+4740007101')
    const caller = t.phone('+4740007101')
    await caller.rings()
    const menu = await caller.presses('1')
    expect(keys(menu).slice(-3)).toEqual(['always', 'hours.open', 'hours.next'])
    expect(menu.at(-2)?.words).toMatch(/åpent i dag fra \d+ til \d+/)
    // Which office it is has nobody been told: a number is not a person.
    expect(menu.at(-2)?.words).not.toContain('Granvik')
    const { officeId } = await t.system
      .selectFrom('person')
      .select('officeId')
      .where('id', '=', personId)
      .executeTakeFirstOrThrow()
    const closing = { officeId, day: '2026-03-02', cause: 'illness', reason: 'Mange er syke' }
    await t.system.insertInto('closingDay').values(closing).execute()
    try {
      const again = t.phone('+4740007101')
      await again.rings()
      const closed = await again.presses('2')
      expect(closed.slice(-3, -1).map(({ words }) => words)).toEqual([
        'Your office is closed today.',
        'Illness',
      ])
      expect(closed.at(-1)?.words).toMatch(/^Next day it is open: tomorrow/)
    } finally {
      await t.system.deleteFrom('closingDay').where('day', '=', '2026-03-02').execute()
    }
  })

  test('are not said to whom nobody knows', async () => {
    const caller = t.phone('+4740007102')
    await caller.rings()
    expect(keys(await caller.presses('1')).at(-1)).toBe('always')
  })
})
