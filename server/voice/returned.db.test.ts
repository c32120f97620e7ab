import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { STAFF } from '../../db/seed/staff.ts'
import { askForCall } from '../../office/calls/callback/ask.ts'
import { inTransaction } from '../../office/kernel/transaction.ts'
import { keysOf as keys, openTelephone, type Telephone } from '../../test/support/telephone.ts'
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
  number = `+474000${String(8000 + n)}`
  await t.house.clock.move?.set(T0.add({ minutes: 40 }))
})

/** Kari rang at 10:12 and nobody picked up (C4-07). */
async function missed(phoneKind = 'own'): Promise<string> {
  const personId = await t.known(number, {}, phoneKind)
  await inTransaction(t.house.around, { kind: 'system', name: 'test' }, async (ctx) => {
    const asked = await askForCall(ctx, { personId, by: 'person', number })
    if (!asked.ok) throw new Error(asked.reason)
    await ctx.tx
      .insertInto('callbackAttempt')
      .values({
        personId,
        promiseId: asked.value.promiseId,
        id: crypto.randomUUID(),
        at: T0.add({ minutes: 12 }),
        staffId: STAFF.stateAdviserA,
        side: 'state',
        theme: 'workFollowUp',
        number,
        outcome: 'noAnswer',
      })
      .execute()
  })
  return personId
}
const code = async (personId: string) => {
  const sent = await t.system
    .selectFrom('outgoing')
    .select('body')
    .where('personId', '=', personId)
    .where('kind', '=', 'identityCode')
    .orderBy('madeAt', 'desc')
    .executeTakeFirstOrThrow()
  return /\d{6}/.exec(sent.body)?.[0] ?? ''
}
const said = (caller: ReturnType<Telephone['phone']>) =>
  caller
    .heard()
    .map(({ words }) => words)
    .join(' ')

test('before the check only that somebody has tried to reach this number; after it, who, and they are rung', async () => {
  const personId = await missed()
  const caller = t.phone(number)
  expect(keys(await caller.rings())).toEqual(['returned.lead', 'returned.ask', 'always'])
  expect(keys(await caller.presses('1'))).toEqual(['code.ask'])
  expect(said(caller)).not.toMatch(/Kari|Mosetoft|oppfølging/i)
  const heard = await caller.presses(await code(personId))
  expect(keys(heard)).toEqual(['returned.who', 'wait.adviser', 'wait.offer'])
  expect(heard[0]?.words).toMatch(/Kari Mosetoft.*10\.12/)
  const call = await t.callOf(caller)
  expect(call).toMatchObject({ identity: 'full', identityHow: 'code' })
  await t.job()
  const [leg] = await t.legs(call.id)
  expect(leg).toMatchObject({ kind: 'adviser', staffId: STAFF.stateAdviserA })
  await t.platform.ends(t.rings(leg?.number ?? ''), 'busy')
  await t.job()
  expect((await t.legs(call.id))[1]).toMatchObject({ kind: 'deputy', staffId: STAFF.deputyStateA })
  const events = await t.system
    .selectFrom('event')
    .select('kind')
    .where('personId', '=', personId)
    .where('kind', '=', 'missedCallReturned')
    .execute()
  expect(events).toHaveLength(1)
})

test('in the evening nobody’s telephone rings for it: it is said who rang, and that they ring again', async () => {
  const personId = await missed()
  await t.at('2026-03-02 18:00')
  const caller = t.phone(number)
  await caller.rings()
  await caller.presses('1')
  const heard = await caller.presses(await code(personId))
  expect(keys(heard)).toEqual(['returned.again', 'callBack.thanks', 'goodbye'])
  expect(await t.legs((await t.callOf(caller)).id)).toEqual([])
  expect(await t.owed(personId)).toMatchObject([{ kind: 'callBack' }])
})

test('three wrong codes, or one that has run out, and a person asks instead; nothing has been said', async () => {
  const personId = await missed()
  const caller = t.phone(number)
  await caller.rings()
  await caller.presses('1')
  const right = await code(personId)
  const wrong = right === '000000' ? '111111' : '000000'
  expect(keys(await caller.presses(wrong))).toEqual(['told.codeWrong', 'code.ask'])
  await caller.presses(wrong)
  expect(keys(await caller.presses(wrong))[0]).toBe('told.codeWrong')
  expect(await t.callOf(caller)).toMatchObject({ state: 'waiting', identity: 'none' })
  const late = t.phone(number)
  await late.rings()
  await late.presses('1')
  const old = await code(personId)
  await t.house.clock.move?.set(T0.add({ minutes: 51 }))
  expect(keys(await late.presses(old))[0]).toBe('told.codeWrong')
  expect(said(caller) + said(late)).not.toMatch(/Kari|Mosetoft/)
})

test('from a number that others use no code is sent, and a person asks', async () => {
  await missed('shared')
  const caller = t.phone(number)
  expect(keys(await caller.rings())[0]).toBe('returned.lead')
  expect(keys(await caller.presses('1'))[0]).toBe('told.noOwnNumber')
  expect(await t.callOf(caller)).toMatchObject({ state: 'waiting', personId: null })
})

test('who rings about something else goes on to the menu', async () => {
  await missed()
  const caller = t.phone(number)
  await caller.rings()
  expect(keys(await caller.presses('2'))[0]).toBe('welcome')
  expect(keys(await caller.presses('1'))[0]).toBe('menu.urgent')
})

test('a menu that an office has written and that is none is passed over', async () => {
  const { settings } = t.house
  const kept = settings.get
  const menu = (version: number, choices: unknown[]) => ({
    line: 'general',
    version,
    human: 'general',
    choices,
  })
  const good = menu(3, [{ key: '1', text: 'menu.urgent', to: 'urgent' }])
  Object.assign(settings, {
    get: (key: string, office?: string | null) =>
      key === 'line.menus' ? { general: [good, menu(4, [])] } : kept.call(settings, key, office),
  })
  try {
    const caller = t.phone(number)
    await caller.rings()
    expect(keys(await caller.presses('1'))).toEqual(['menu.urgent', 'always'])
  } finally {
    Object.assign(settings, { get: kept })
  }
})
