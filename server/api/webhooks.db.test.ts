import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { signed } from '../../gateways/signature.ts'
import { inTransaction } from '../../office/kernel/transaction.ts'
import { offerMeeting } from '../../office/reach/actions.ts'
import { type Api, openApi } from '../../test/support/api.ts'
import { addPerson, staffActor } from '../../test/support/world.ts'
import { SIMULATOR_SECRET } from '../gateway-config.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.server.close())

const seconds = () => api.server.machine.now().epochMilliseconds / 1000
type How = { at?: number; secret?: string; headers?: Record<string, string>; type?: string }

async function tell(path: string, body: object | string, how: How = {}) {
  const payload = typeof body === 'string' ? body : JSON.stringify(body)
  const answer = await api.server.app.inject({
    method: 'POST',
    url: `/api/v1/webhooks/${path}`,
    headers: {
      'content-type': how.type ?? 'application/json',
      ...(how.headers ?? signed(how.secret ?? SIMULATOR_SECRET, payload, how.at ?? seconds())),
    },
    payload,
  })
  return { status: answer.statusCode, body: answer.body.startsWith('{') ? answer.json() : answer.body }
}

let person: string
let number: string
let n = 0
beforeEach(async () => {
  n += 1
  number = `+474000${String(2000 + n)}`
  person = await addPerson(api.server.db.system, { language: 'nb' })
  await point({ value: number })
})

const point = (told: {
  value: string
  kind?: string
  phoneKind?: string | null
  personId?: string
  confirmed?: boolean
}) =>
  api.server.db.system
    .insertInto('contactPoint')
    .values({
      personId: told.personId ?? person,
      kind: told.kind ?? 'phone',
      value: told.value,
      phoneKind: told.phoneKind === undefined ? 'own' : told.phoneKind,
      confirmedAt: told.confirmed === false ? null : api.server.app.house.clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()

const messages = (of = person) =>
  api.server.db.system
    .selectFrom('message as m')
    .innerJoin('messageText as t', 't.messageId', 'm.id')
    .select(['m.channel', 'm.direction', 't.body', 'm.authorship'])
    .where('m.personId', '=', of)
    .orderBy('m.receivedAt')
    .execute()
const queued = (of: string) =>
  api.server.db.system
    .selectFrom('outgoing')
    .selectAll()
    .where('personId', '=', of)
    .orderBy('madeAt')
    .execute()
const open = (kind: string) =>
  api.server.db.system
    .selectFrom('promise')
    .selectAll()
    .where('personId', '=', person)
    .where('kind', '=', kind)
    .where('isOpen', '=', true)
    .execute()
const strangers = (sender: string) =>
  api.server.db.system.selectFrom('unidentified').selectAll().where('sender', '=', sender).execute()

describe('who may tell', () => {
  const text = () => ({ id: `text-${n}`, from: number, text: 'Hei' })

  test.each<[string, How]>([
    ['without a signature', { headers: {} }],
    ['with somebody else’s secret', { secret: 'not the right one' }],
    ['an hour late', { at: 0 }],
  ])('nobody %s, and nothing is read', async (_what, how) => {
    const late = how.at === 0 ? { at: seconds() - 3600 } : how
    expect((await tell('sms', text(), late)).status).toBe(401)
    expect(await messages()).toEqual([])
  })

  test('a body that was changed on the way', async () => {
    const headers = signed(SIMULATOR_SECRET, JSON.stringify(text()), seconds())
    expect((await tell('sms', { ...text(), text: 'noe annet' }, { headers })).status).toBe(401)
    expect([...api.server.app.house.forged.counts()].find(([from]) => from === 'sms')?.[1]).toBeGreaterThan(0)
  })

  test('what is signed and cannot be read is said to be so', async () => {
    expect((await tell('sms', '{"id":')).status).toBe(400)
    expect((await tell('sms', { id: 'x' })).status).toBe(422)
    expect((await tell('sms', { ...text(), text: 'a'.repeat(5001) })).status).toBe(422)
    expect((await tell('sms/receipts', { state: 'delivered', at: '2026-03-02T09:00:00Z' })).status).toBe(422)
  })
})

describe('a text that comes in (R-340, R-394)', () => {
  test('from the person’s own number is a message with an owner and a clock; told twice it is one', async () => {
    const told = { id: `own-${n}`, from: number, text: 'Når begynner arbeidspraksisen min?' }
    expect(await tell('sms', told)).toEqual({ status: 200, body: { taken: true } })
    expect(await tell('sms', told)).toEqual({ status: 200, body: { taken: false } })
    expect(await messages()).toEqual([
      { channel: 'sms', direction: 'in', body: told.text, authorship: 'self' },
    ])
    expect(await open('answerMessage')).toHaveLength(1)
    expect((await queued(person)).map(({ body }) => body)).toEqual(['sms.received'])
  })

  test('of two thousand letters, in a language nobody here reads, with emoji and broken bytes', async () => {
    const text = `बिल्कुल \u0000 🙂 ${'क'.repeat(1900)} \ud800`
    expect((await tell('sms', { id: `long-${n}`, from: number, text })).status).toBe(200)
    expect(await messages()).toHaveLength(1)
  })

  test.each(['borrowed', 'shared'] as const)(
    'from a %s number hangs on nobody and gets one neutral line',
    async (phoneKind) => {
      const other = `+474111${String(2000 + n)}`
      await point({ value: other, phoneKind })
      await tell('sms', { id: `b1-${n}`, from: other, text: 'Jeg er syk' })
      await tell('sms', { id: `b2-${n}`, from: other, text: 'Hallo?' })
      expect(await messages()).toEqual([])
      expect(await strangers(other)).toHaveLength(2)
      const nobody = await queued('00000000-0000-0000-0000-000000000000')
      expect(nobody.filter(({ address }) => address === other).map(({ body }) => body)).toEqual([
        'sms.unknown',
      ])
    },
  )

  test('from a lost number gets nothing at all', async () => {
    const other = `+474122${String(2000 + n)}`
    await point({ value: other, phoneKind: 'lost' })
    await tell('sms', { id: `l-${n}`, from: other, text: 'Hei' })
    expect(await strangers(other)).toHaveLength(1)
    const nobody = await queued('00000000-0000-0000-0000-000000000000')
    expect(nobody.filter(({ address }) => address === other)).toEqual([])
  })

  test('from a number that two have is nobody’s', async () => {
    await point({ value: number, personId: await addPerson(api.server.db.system) })
    await tell('sms', { id: `two-${n}`, from: number, text: 'Hei' })
    expect([await messages(), await strangers(number)]).toEqual([[], [expect.anything()]])
  })

  test('stop is stop: the number gets nothing more but the word that says so', async () => {
    await tell('sms', { id: `stop-${n}`, from: number, text: 'STOPP' })
    const [row] = await api.server.db.system
      .selectFrom('contactPoint')
      .selectAll()
      .where('personId', '=', person)
      .execute()
    expect(row?.unwanted).toBe(true)
    expect((await queued(person)).map(({ body }) => body)).toEqual(['sms.stopped'])
  })

  test('a phone that answers by itself is not answered for ever', async () => {
    for (let turn = 0; turn < 12; turn += 1)
      await tell('sms', { id: `auto-${n}-${turn}`, from: number, text: `Jeg er borte til ${turn}. mars` })
    expect((await queued(person)).length).toBeLessThanOrEqual(8)
  })
})

describe('an offer by text (C3-04, K27)', () => {
  const kari = staffActor('stateAdviserA')
  const offer = async (day = '2027-03-10T09:00:00Z') => {
    const [row] = await api.server.db.system
      .selectFrom('contactPoint')
      .select('id')
      .where('personId', '=', person)
      .execute()
    const done = await inTransaction(api.server.app.house.around, kari, (ctx) =>
      offerMeeting(
        { ...ctx, actor: kari },
        {
          personId: person,
          pointId: row?.id ?? '',
          purpose: 'followUp',
          at: Temporal.Instant.from(day),
          place: 'kontoret i Granvik',
        },
      ),
    )
    if (!done.ok) throw new Error(done.reason)
    return done.value
  }
  const texts = (text: string) => tell('sms', { id: `${text}-${n}-${Math.random()}`, from: number, text })

  test('names office, day, time and the words to answer with, and gives nothing away', async () => {
    await offer()
    const [text] = await queued(person)
    expect(text?.body).toMatch(
      /^Velferdskontoret: Møte onsdag 10\.\smars.*10.*kontoret i Granvik\. Svar JA, NEI eller RING\. http:\/\/localhost:3000\/l\//,
    )
    expect(await open('arrangeMeeting')).toHaveLength(1)
  })

  test('yes books it, once, and a second yes changes nothing', async () => {
    await offer()
    await texts('ja takk')
    await texts('Ja')
    expect(await open('holdMeeting')).toMatchObject([
      { details: expect.objectContaining({ place: 'kontoret i Granvik' }), ownerStaffId: kari.staffId },
    ])
    expect(await open('arrangeMeeting')).toEqual([])
  })

  test('no owes another time', async () => {
    await offer()
    await texts('Nei, kan ikke')
    expect([await open('holdMeeting'), await open('arrangeMeeting')]).toEqual([[], [expect.anything()]])
  })

  test('call, and what stands in no list, is a call within two working days, once', async () => {
    await offer()
    await texts('Kanskje, må høre med sjefen')
    await texts('ring meg')
    const calls = await open('callBack')
    expect(calls).toHaveLength(1)
    expect(await open('holdMeeting')).toEqual([])
  })

  test('yes with two offers open is not guessed at', async () => {
    await offer()
    await offer('2027-03-11T09:00:00Z')
    await texts('JA')
    expect([await open('holdMeeting'), await open('callBack')]).toEqual([[], [expect.anything()]])
  })
})

describe('an e-mail that comes in (R-342)', () => {
  const mail = (from: string, more = '', text = 'Kan dere ringe meg i morgen?', subject = 'Spørsmål') =>
    `From: Una <${from}>\r\nTo: post@kontoret.example\r\nSubject: ${subject}\r\nMessage-ID: <m${Math.random()}@example.org>\r\n${more}Content-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n\r\n> Hilsen kontoret\r\n`
  const post = (raw: string) => tell('mail', raw, { type: 'message/rfc822' })

  test('from the person’s own address goes into the conversation by itself', async () => {
    const address = `una${n}@example.org`
    await point({ kind: 'email', value: address, phoneKind: null })
    expect((await post(mail(address))).status).toBe(200)
    const [line] = await messages()
    expect(line).toMatchObject({ channel: 'emailInbound', direction: 'in' })
    expect(line?.body).not.toContain('Hilsen kontoret')
    expect((await queued(person)).map(({ channel, body }) => [channel, body])).toEqual([
      ['email', 'mail.received'],
    ])
  })

  test('from a machine, or our own mail come back, is dropped and counted', async () => {
    const address = `borte${n}@example.org`
    await point({ kind: 'email', value: address, phoneKind: null })
    await post(mail(address, 'Auto-Submitted: auto-replied\r\n'))
    await post(mail(address, 'Precedence: bulk\r\n'))
    expect([await messages(), await queued(person)]).toEqual([[], []])
    const { rows } = await api.server.db.pools.system.query(
      "select outcome from inbound where source = 'email' and outcome = 'automatic'",
    )
    expect(rows.length).toBeGreaterThanOrEqual(2)
  })

  test('from an address nobody has waits for somebody who checks', async () => {
    await post(mail(`ukjent${n}@example.org`))
    expect(await strangers(`ukjent${n}@example.org`)).toMatchObject([
      { channel: 'emailInbound', replied: true },
    ])
  })

  test('an address from which two have bounced is marked the same day; one alone may pass', async () => {
    const address = `feil${n}@example.org`
    const { id: pointId } = await point({ kind: 'email', value: address, phoneKind: null })
    const bounces = async () => {
      const key = crypto.randomUUID()
      await api.server.db.system
        .insertInto('outgoing')
        .values({
          personId: person,
          id: key,
          channel: 'email',
          address,
          kind: 'answerWaits',
          language: 'nb',
          body: 'x',
          state: 'sent',
          madeAt: api.server.app.house.clock.now(),
        })
        .execute()
      const raw = [
        'From: MAILER-DAEMON@post.example',
        'To: ikke-svar@kontoret.example',
        `Message-ID: <bounce-${key}@post.example>`,
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
        '',
        '--b',
        'Content-Type: text/plain',
        '',
        'Sorry.',
        '--b',
        'Content-Type: message/delivery-status',
        '',
        'Reporting-MTA: dns; post.example',
        '',
        `Final-Recipient: rfc822; ${address}`,
        'Action: failed',
        'Status: 5.1.1',
        '',
        '--b',
        'Content-Type: text/rfc822-headers',
        '',
        `Message-ID: <${key}@kontoret.example>`,
        'Subject: Beskjed',
        '',
        '--b--',
        '',
      ].join('\r\n')
      expect((await post(raw)).body).toEqual({ taken: true })
      return key
    }
    const marked = async () =>
      (
        await api.server.db.system
          .selectFrom('contactPoint')
          .selectAll()
          .where('id', '=', pointId)
          .executeTakeFirstOrThrow()
      ).notWorkingSince !== null
    await bounces()
    expect((await queued(person))[0]).toMatchObject({ state: 'undeliverable', failure: 'smtp5.1.1' })
    expect(await marked()).toBe(false)
    await bounces()
    expect(await marked()).toBe(true)
  })
})
