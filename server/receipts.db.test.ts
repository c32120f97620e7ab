import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Receipts, receiptsOf } from '../gateways/simulator/receipts.ts'
import { type SmsSimulator, simulateSms } from '../gateways/simulator/sms.ts'
import { smsCarrier } from '../gateways/sms/gateway.ts'
import type { Outlet } from '../office/reach/jobs.ts'
import { heldOutlet } from '../test/support/outlet.ts'
import { type TestServer, testServer } from '../test/support/server.ts'
import { addPerson, seedWorld, T0 } from '../test/support/world.ts'
import { mountApi } from './api/index.ts'
import { machineSeconds } from './clock.ts'
import { runUntil } from './run-until.ts'

const NUMBER = '+4740000077'
let server: TestServer
let sms: SmsSimulator
let receipts: Receipts
let outlet: Outlet
let personId: string

beforeEach(async () => {
  server = await testServer({ listen: true, routes: [mountApi] })
  await seedWorld(server.db.system, { now: () => T0 })
  await server.app.house.clock.move?.set(T0)
  sms = await simulateSms({ now: machineSeconds })
  receipts = receiptsOf({ sms, print: null, registers: null }, { office: server.baseUrl, afterSeconds: 90 })
  const held = heldOutlet()
  const partner = { url: sms.url, secret: sms.secret, timeoutMs: 1000, now: machineSeconds }
  outlet = { ...held, carriers: { ...held.carriers, sms: smsCarrier(partner) } }
  personId = await addPerson(server.db.system, { phone: NUMBER })
})
afterEach(async () => {
  await sms.close()
  await server.close()
})

const waits = () =>
  server.db.system
    .insertInto('outgoing')
    .values({
      personId,
      id: crypto.randomUUID(),
      channel: 'sms',
      address: NUMBER,
      kind: 'answerWaits',
      language: 'nb',
      body: 'notice.answerWaits',
      madeAt: server.app.house.clock.now(),
    })
    .execute()
const sent = () =>
  server.db.system
    .selectFrom('outgoing')
    .selectAll()
    .where('personId', '=', personId)
    .executeTakeFirstOrThrow()
/** So long after it left. */
const toldAt = async () => (await sent()).sentAt?.add({ seconds: 90 }).toString()
/** The clock is moved on, with everything that happens on the way. */
const until = (at: Temporal.Instant) => runUntil(server.app.house.around, outlet, at, receipts)

test('what was sent comes through by itself, at its own time by the office’s clock, and is told once', async () => {
  await waits()
  await until(T0.add({ seconds: 60 }))
  expect((await sent()).state).toBe('sent')
  await until(T0.add({ hours: 2 }))
  const told = await toldAt()
  expect(told).toBe('2026-03-02T09:01:30Z')
  const { state, deliveredAt } = await sent()
  expect([state, deliveredAt?.toString()]).toEqual(['delivered', told])
  expect(receipts.nextAt()).toBeUndefined()
  expect(await receipts.tellDue(T0.add({ hours: 3 }))).toBe(0)
  const events = await server.db.system
    .selectFrom('event')
    .select('at')
    .where('personId', '=', personId)
    .where('kind', '=', 'noticeDelivered')
    .execute()
  expect(events.map(({ at }) => at.toString())).toEqual([told])
})

test('a telephone that is switched off gets nothing, and the number is marked the same day', async () => {
  receipts.breakDown(NUMBER, true)
  await waits()
  await until(T0.add({ minutes: 5 }))
  expect(await sent()).toMatchObject({ state: 'undeliverable', failure: 'absentSubscriber' })
  const point = await server.db.system
    .selectFrom('contactPoint')
    .select('notWorkingSince')
    .where('personId', '=', personId)
    .where('kind', '=', 'phone')
    .executeTakeFirstOrThrow()
  expect(point.notWorkingSince?.toString()).toBe(await toldAt())
})

test('an office that does not answer is told when it does', async () => {
  await waits()
  await until(T0.add({ seconds: 30 }))
  const nobody = receiptsOf(
    { sms, print: null, registers: null },
    { office: 'http://127.0.0.1:9', afterSeconds: 90 },
  )
  expect(await nobody.tellDue(T0.add({ hours: 1 }))).toBe(0)
  // It does not hold up time: it is told again a minute later.
  expect(nobody.nextAt()?.toString()).toBe(T0.add({ hours: 1, seconds: 60 }).toString())
  expect(await receipts.tellDue(T0.add({ hours: 1 }))).toBe(1)
  const { state, deliveredAt } = await sent()
  expect([state, deliveredAt?.toString()]).toEqual(['delivered', await toldAt()])
})
