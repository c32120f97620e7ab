import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { signed } from '../../gateways/signature.ts'
import { type How, openWebhooks } from '../../test/support/webhooks.ts'
import { addPerson } from '../../test/support/world.ts'
import { textFor } from '../../text/index.ts'
import { SIMULATOR_SECRET } from '../gateway-config.ts'

let hooks: Awaited<ReturnType<typeof openWebhooks>>
beforeAll(async () => {
  hooks = await openWebhooks()
})
afterAll(() => hooks.close())
beforeEach(() => hooks.next())

describe('who may tell', () => {
  const text = () => ({ id: `text-${hooks.n()}`, from: hooks.number(), text: 'Hei' })

  test.each<[string, How]>([
    ['without a signature', { headers: {} }],
    ['with somebody else’s secret', { secret: 'not the right one' }],
    ['an hour late', { at: 0 }],
  ])('nobody %s, and nothing is read', async (_what, how) => {
    const late = how.at === 0 ? { at: hooks.seconds() - 3600 } : how
    expect((await hooks.tell('sms', text(), late)).status).toBe(401)
    expect(await hooks.messages()).toEqual([])
  })

  test('a body that was changed on the way', async () => {
    const headers = signed(SIMULATOR_SECRET, JSON.stringify(text()), hooks.seconds())
    expect((await hooks.tell('sms', { ...text(), text: 'noe annet' }, { headers })).status).toBe(401)
    expect(
      [...hooks.api.server.app.house.forged.counts()].find(([from]) => from === 'sms')?.[1],
    ).toBeGreaterThan(0)
  })

  test('what is signed and cannot be read is said to be so', async () => {
    expect((await hooks.tell('sms', '{"id":')).status).toBe(400)
    expect((await hooks.tell('sms', { id: 'x' })).status).toBe(422)
    expect((await hooks.tell('sms', { ...text(), text: 'a'.repeat(5001) })).status).toBe(422)
    expect(
      (await hooks.tell('sms/receipts', { state: 'delivered', at: '2026-03-02T09:00:00Z' })).status,
    ).toBe(422)
  })
})

describe('a text that comes in (R-340, R-394)', () => {
  test('from the person’s own number is a message with an owner and a clock; told twice it is one', async () => {
    const told = { id: `own-${hooks.n()}`, from: hooks.number(), text: 'Når begynner arbeidspraksisen min?' }
    expect(await hooks.tell('sms', told)).toEqual({ status: 200, body: { taken: true } })
    expect(await hooks.tell('sms', told)).toEqual({ status: 200, body: { taken: false } })
    expect(await hooks.messages()).toEqual([
      { channel: 'sms', direction: 'in', body: told.text, authorship: 'self' },
    ])
    expect(await hooks.open('answerMessage')).toHaveLength(1)
    expect((await hooks.queued()).map(({ body }) => body)).toEqual(['sms.received'])
  })

  test('R-124: while many ask the same, the answer leads to the news and says no word of what it is about', async () => {
    const incident = { id: randomUUID(), theme: 'paymentWrong', state: 'shown', asked: 40 }
    const at = hooks.api.server.app.house.clock.now()
    await hooks.api.server.db.system
      .insertInto('incident')
      .values({ ...incident, openedAt: at, approvedAt: at, windowMinutes: 30, normalPerHour: 3 })
      .execute()
    const asks = (text: string) =>
      hooks.tell('sms', { id: `many-${hooks.n()}-${text.length}`, from: hooks.number(), text })
    await asks('Når begynner kurset mitt i mars?')
    await asks('Hvorfor er ikke pengene kommet?')
    expect((await hooks.queued()).map(({ body }) => body).sort()).toEqual([
      'sms.received',
      'sms.receivedMany',
    ])
    expect(textFor('nb')('reach:sms.receivedMany')).not.toMatch(/utbetaling|penger/i)
    await hooks.api.server.db.system.deleteFrom('incident').where('id', '=', incident.id).execute()
  })

  test('of two thousand letters, in a language nobody here reads, with emoji and broken bytes', async () => {
    const text = `बिल्कुल \u0000 🙂 ${'क'.repeat(1900)} \ud800`
    expect((await hooks.tell('sms', { id: `long-${hooks.n()}`, from: hooks.number(), text })).status).toBe(
      200,
    )
    expect(await hooks.messages()).toHaveLength(1)
  })

  test.each(['borrowed', 'shared'] as const)(
    'from a %s number hangs on nobody and gets one neutral line',
    async (phoneKind) => {
      const other = `+474111${2000 + hooks.n()}`
      await hooks.point({ value: other, phoneKind })
      await hooks.tell('sms', { id: `b1-${hooks.n()}`, from: other, text: 'Jeg er syk' })
      await hooks.tell('sms', { id: `b2-${hooks.n()}`, from: other, text: 'Hallo?' })
      expect(await hooks.messages()).toEqual([])
      expect(await hooks.strangers(other)).toHaveLength(2)
      const nobody = await hooks.queued('00000000-0000-0000-0000-000000000000')
      expect(nobody.filter(({ address }) => address === other).map(({ body }) => body)).toEqual([
        'sms.unknown',
      ])
    },
  )

  test('from a lost number gets nothing at all', async () => {
    const other = `+474122${2000 + hooks.n()}`
    await hooks.point({ value: other, phoneKind: 'lost' })
    await hooks.tell('sms', { id: `l-${hooks.n()}`, from: other, text: 'Hei' })
    expect(await hooks.strangers(other)).toHaveLength(1)
    const nobody = await hooks.queued('00000000-0000-0000-0000-000000000000')
    expect(nobody.filter(({ address }) => address === other)).toEqual([])
  })

  test('from a number that two have is nobody’s', async () => {
    await hooks.point({ value: hooks.number(), personId: await addPerson(hooks.api.server.db.system) })
    await hooks.tell('sms', { id: `two-${hooks.n()}`, from: hooks.number(), text: 'Hei' })
    expect([await hooks.messages(), await hooks.strangers(hooks.number())]).toEqual([[], [expect.anything()]])
  })

  test('stop is stop: the number gets nothing more but the word that says so', async () => {
    await hooks.tell('sms', { id: `stop-${hooks.n()}`, from: hooks.number(), text: 'STOPP' })
    const [row] = await hooks.api.server.db.system
      .selectFrom('contactPoint')
      .selectAll()
      .where('personId', '=', hooks.person())
      .execute()
    expect(row?.unwanted).toBe(true)
    expect((await hooks.queued()).map(({ body }) => body)).toEqual(['sms.stopped'])
  })

  test('a phone that answers by itself is not answered for ever', async () => {
    for (let turn = 0; turn < 12; turn += 1)
      await hooks.tell('sms', {
        id: `auto-${hooks.n()}-${turn}`,
        from: hooks.number(),
        text: `Jeg er borte til ${turn}. mars`,
      })
    expect((await hooks.queued()).length).toBeLessThanOrEqual(8)
  })
})
