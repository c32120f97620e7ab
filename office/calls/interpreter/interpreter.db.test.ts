import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { interpreterService } from '../../../gateways/interpreter/gateway.ts'
import { signed } from '../../../gateways/signature.ts'
import { type InterpreterSimulator, simulateInterpreters } from '../../../gateways/simulator/interpreter.ts'
import { openTelephone, type Telephone } from '../../../test/support/telephone.ts'
import { STAFF, staffActor } from '../../../test/support/world.ts'
import type { StaffCtx } from '../../kernel/context.ts'
import { brokenInvariants } from '../../kernel/invariants.ts'
import { inTransaction } from '../../kernel/transaction.ts'
import { adverseBlocks } from '../../reach/views.ts'
import { callInterpreter, familyInterpreted } from './actions.ts'
import { runInterpreters } from './jobs.ts'
import { interpreterFigures, interpretersFor } from './views.ts'

let phone: Telephone
let main: InterpreterSimulator
let backup: InterpreterSimulator
const now = () => phone.api.server.machine.now().epochMilliseconds / 1000
beforeAll(async () => {
  phone = await openTelephone()
  main = await simulateInterpreters({ now, seed: 'main' })
  backup = await simulateInterpreters({ now, seed: 'backup' })
})
afterAll(async () => {
  await main.close()
  await backup.close()
  await phone.close()
})

const operator = staffActor('operator')
const as = <T>(work: (ctx: StaffCtx) => Promise<T>, actor = operator) =>
  inTransaction(phone.house.around, actor, (ctx) => work(ctx as StaffCtx))
const services = () =>
  [main, backup].map((one, index) =>
    interpreterService(index === 0 ? 'main' : 'backup', {
      url: one.url,
      secret: one.secret,
      timeoutMs: 400,
      now,
    }),
  )
const run = () => runInterpreters(phone.house.around, services(), phone.house.clock.now())
const office = () => phone.api.server.baseUrl

let n = 0
let person: string
let callId: string
beforeEach(async () => {
  n += 1
  await phone.at(`2026-03-${String(2 + (n % 3)).padStart(2, '0')} 10:00`)
  const number = `+47410030${String(n).padStart(2, '0')}`
  main.behave({})
  backup.behave({})
  person = await phone.known(number, { language: 'ti' })
  const row = await phone.system
    .insertInto('call')
    .values({
      personId: person,
      providerId: `CAt5${n}`,
      direction: 'in',
      line: 'general',
      state: 'talking',
      language: 'ti',
      staffId: STAFF.operator,
      fromNumber: number,
      startedAt: phone.house.clock.now(),
      answeredAt: phone.house.clock.now(),
      lastEventAt: phone.house.clock.now(),
      place: JSON.stringify({ at: 'wait', step: 1, wrong: 0, menu: 1 }),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  callId = row.id
  await phone.system.insertInto('deskContact').values({ callId, who: 'person' }).execute()
})

const ask = (more: object = {}) => as((ctx) => callInterpreter(ctx, { callId, why: 'call', ...more }))
const shown = async () => {
  const found = await as((ctx) => interpretersFor(ctx, { callId }))
  if (!found.ok) throw new Error(found.reason)
  return found.value
}
const key = (of: InterpreterSimulator) => of.orders().at(-1)?.key ?? ''
const minutes = (by: number) => phone.house.clock.move?.set(phone.house.clock.now().add({ seconds: by * 60 }))
const leg = async () => (await phone.legs(callId)).filter(({ kind }) => kind === 'interpreter').at(-1)
const events = async (kind: string) =>
  phone.system
    .selectFrom('event')
    .selectAll()
    .where('personId', '=', person)
    .where('kind', '=', kind)
    .execute()

describe('an interpreter on the line', () => {
  test('who accepts is rung into the room of the call, hears what binds them, and the need is known', async () => {
    const before = main.orders().length
    expect(await ask({ gender: 'woman' })).toMatchObject({ ok: true, value: { joined: false } })
    expect(await ask()).toMatchObject({ ok: true, value: { joined: true } })
    await run()
    expect(main.orders().slice(before)).toMatchObject([{ language: 'ti', gender: 'woman' }])
    expect((await main.accepts(office(), key(main), { number: '+4740100007' })).body).toEqual({ taken: true })
    expect((await main.accepts(office(), key(main))).body).toEqual({ taken: false })
    await phone.job()
    const rings = phone.rings('+4740100007')
    await phone.platform.answers(rings)
    expect(rings.heard.map(({ language }) => language)).toEqual(['nb', 'ti'])
    expect(rings.at).toMatchObject({ waits: 'room', room: callId })
    expect(await shown()).toMatchObject([{ state: 'connected', number: null, booked: null }])
    expect(await events('interpreterUsed')).toHaveLength(1)
    const known = await phone.system
      .selectFrom('person')
      .select(['interpreterNeed', 'interpreterLanguage'])
      .where('id', '=', person)
      .executeTakeFirst()
    expect(known).toEqual({ interpreterNeed: 'always', interpreterLanguage: 'ti' })
    // who leaves while the two still talk is asked for again.
    const count = main.orders().length
    await phone.platform.hangsUp(rings)
    await run()
    expect(main.orders()).toHaveLength(count + 1)
    expect(await shown()).toMatchObject([{ state: 'looking' }, { state: 'left' }])
  })

  test('one service after the other: no answer, nobody, and then a call with an interpreter is owed, moved by us', async () => {
    main.behave({ slowMs: 900 })
    await ask()
    await run()
    expect(await backup.declines(office(), key(backup))).toMatchObject({ body: { taken: true } })
    await run()
    const [order] = await shown()
    expect(order).toMatchObject({ state: 'noneFound', asks: [{ state: 'failed' }, { state: 'declined' }] })
    const owed = (await phone.owed(person)).filter(({ kind }) => kind === 'callBack')
    expect(owed).toMatchObject([{ details: { moved: 'office', interpreter: 'ti' } }])
    expect(order?.booked?.promiseId).toBe(owed[0]?.id)
    expect(await events('interpreterMissing')).toHaveLength(1)
    // A yes that comes now is given back.
    main.behave({})
    expect((await main.accepts(office(), key(main))).body).toEqual({ taken: false })
    await run()
    expect(main.orders().at(-1)?.withdrawn).toBe(true)
  })

  test('R-358, R-416: of whom only a number is known, the call is owed to that number, and whoever asked is told', async () => {
    const number = `+47410031${String(n).padStart(2, '0')}`
    const stranger = { personId: null, fromNumber: number }
    await phone.system.updateTable('call').set(stranger).where('id', '=', callId).execute()
    expect(await ask({ language: 'ti' })).toMatchObject({ ok: true })
    await run()
    await main.declines(office(), key(main))
    await run()
    await backup.declines(office(), key(backup))
    await run()
    expect(await shown()).toMatchObject([{ state: 'noneFound' }])
    const owed = await phone.system
      .selectFrom('callbackRequest')
      .select(['language', 'doneAt'])
      .where('number', '=', number)
      .execute()
    expect(owed).toEqual([{ language: 'ti', doneAt: null }])
    const told = await phone.system
      .selectFrom('staffNotice')
      .select('kind')
      .where('staffId', '=', STAFF.operator)
      .where('personId', 'is', null)
      .execute()
    expect(told).toEqual([{ kind: 'interpreterMissing' }])
  })

  test('a service that says nothing is gone on from, and its late yes still counts while nobody has come', async () => {
    await ask()
    await run()
    await minutes(1)
    await run()
    expect(await shown()).toMatchObject([{ asks: [{ state: 'silent' }, { state: 'asked' }] }])
    expect((await main.accepts(office(), key(main))).body).toEqual({ taken: true })
    expect(await shown()).toMatchObject([
      { state: 'coming', asks: [{ state: 'accepted' }, { state: 'withdrawn' }] },
    ])
    await run()
    expect(backup.orders().at(-1)?.withdrawn).toBe(true)
  })

  test('nobody within ten minutes is nobody, however long they look', async () => {
    await ask()
    await run()
    await minutes(1)
    await run()
    await minutes(9)
    await run()
    expect(await shown()).toMatchObject([{ state: 'noneFound' }])
  })

  test('who takes back their yes, is a child, or answers at the person’s own number does not come', async () => {
    await ask()
    await run()
    await main.accepts(office(), key(main))
    await main.cancels(office(), key(main))
    expect(await leg()).toBeDefined()
    await run()
    await backup.accepts(office(), key(backup), { adult: false })
    await run()
    const { fromNumber } = await phone.system
      .selectFrom('call')
      .select('fromNumber')
      .where('id', '=', callId)
      .executeTakeFirstOrThrow()
    await main.accepts(office(), key(main), { number: fromNumber ?? '' })
    await run()
    expect(await shown()).toMatchObject([
      {
        state: 'noneFound',
        asks: [{ state: 'cancelled' }, { why: 'tooYoung' }, { why: 'closeToPerson' }],
      },
    ])
  })

  test('a service that lies, or is down, is no service', async () => {
    main.behave({ lies: true })
    backup.behave({ down: true })
    await ask()
    await run()
    expect(await shown()).toMatchObject([
      { state: 'noneFound', asks: [{ why: 'unreadable' }, { state: 'failed' }] },
    ])
  })
})

describe('what is not ours to take', () => {
  const tell = (body: object | string, secret: string) => {
    const payload = typeof body === 'string' ? body : JSON.stringify(body)
    return phone.api.server.app
      .inject({
        method: 'POST',
        url: '/api/v1/webhooks/interpreter',
        headers: { 'content-type': 'application/json', ...signed(secret, payload, now()) },
        payload,
      })
      .then(({ statusCode, body: text }) => ({ status: statusCode, text }))
  }
  const stranger = '018f0000-0000-7000-8000-000000000000'
  test('forged, unreadable, half, of an order that is nobody’s', async () => {
    const yes = { key: stranger, state: 'accepted', name: 'Rahel', number: '+4740100001' }
    expect((await tell(yes, 'somebody else’s secret')).status).toBe(401)
    expect((await tell('{"key":', main.secret)).status).toBe(400)
    for (const bad of [
      { ...yes, number: '' },
      { ...yes, level: 'Z' },
      { key: 'x', state: 'declined' },
      { key: stranger, state: 'connected' },
    ])
      expect((await tell(bad, main.secret)).status).toBe(422)
    expect(await tell(yes, main.secret)).toMatchObject({ status: 200, text: '{"taken":false}' })
  })

  test('nobody asks for a call that is not theirs, for Norwegian, or for no language', async () => {
    expect(
      await as((ctx) => callInterpreter(ctx, { callId, why: 'call' }), staffActor('stateAdviserA')),
    ).toMatchObject({ reason: 'notFound' })
    expect(await ask({ language: 'nb' })).toMatchObject({ reason: 'badForm' })
    expect(await ask({ callId: stranger })).toMatchObject({ reason: 'notFound' })
    expect(await ask({ language: 'tigrinja; drop' })).toMatchObject({ reason: 'badForm' })
  })
})

test('R-352: what family carried is owed again, stands as what it was, and nothing adverse rests on it', async () => {
  const told = await as((ctx) =>
    familyInterpreted(ctx, {
      personId: person,
      callId,
      by: 'family',
      content: 'decision',
      emergency: true,
      channel: 'contactCentrePhone',
    }),
  )
  expect(told).toMatchObject({ ok: true, value: { allowed: false } })
  expect((await phone.owed(person)).map(({ kind, clock }) => `${kind} ${clock}`)).toContain(
    'redoInterpretedTalk reinterpret',
  )
  expect(await events('familyInterpreted')).toMatchObject([
    { data: { by: 'family', tried: false, allowed: false } },
  ])
  const holds = await inTransaction(phone.house.around, { kind: 'system', name: 'test' }, (ctx) =>
    adverseBlocks(ctx, person),
  )
  expect(holds).toContain('interpreterUnmet')
})

test('R-370: the leader sees the share, the times and what was not found', async () => {
  const figures = await as((ctx) => interpreterFigures(ctx), staffActor('officeLeaderA'))
  expect(figures).toMatchObject({ ok: true, value: { connected: 1, inTime: 1 } })
  expect(await as((ctx) => interpreterFigures(ctx))).toMatchObject({ reason: 'notFound' })
  const broken = await phone.system
    .transaction()
    .execute((tx) => brokenInvariants(tx, phone.house.clock.now()))
  expect(broken.filter(({ id }) => ['I-55', 'I-56'].includes(id))).toEqual([])
})
