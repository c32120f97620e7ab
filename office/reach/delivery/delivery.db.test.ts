import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { simulateMail } from '../../../gateways/simulator/mail.ts'
import { simulatePrint } from '../../../gateways/simulator/print.ts'
import { simulateSms } from '../../../gateways/simulator/sms.ts'
import { machineSeconds } from '../../../server/clock.ts'
import { readConfig } from '../../../server/config.ts'
import { openGateways } from '../../../server/outlet.ts'
import { heldOutlet } from '../../../test/support/outlet.ts'
import { beginStory, type Story } from '../../../test/support/story.ts'
import { addPerson, PERSONS } from '../../../test/support/world.ts'
import { deliver, deliverUntil } from '../jobs.ts'
import { claim } from './claim.ts'
import { receiptArrived } from './fared.ts'

let story: Story
beforeEach(async () => {
  story = await beginStory()
})
afterEach(() => story.end())

const NUMBER = '+4740000001'
type Told = {
  personId?: string
  channel?: string
  address?: string
  body?: string
  data?: object
  at?: string
}

/** Something neutral waits to leave; gives its id. */
async function waits(told: Told = {}): Promise<string> {
  const { personId = PERSONS.resident, channel = 'sms', address = NUMBER, body = 'notice.answerWaits' } = told
  const row = await story.database.system
    .insertInto('outgoing')
    .values({
      personId,
      id: crypto.randomUUID(),
      channel,
      address,
      kind: 'answerWaits',
      language: 'nb',
      body,
      madeAt: told.at ? Temporal.Instant.from(told.at) : story.clock.now(),
      data: JSON.stringify(told.data ?? {}),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

const stateOf = async (id: string) =>
  story.database.system.selectFrom('outgoing').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

describe('what leaves, leaves once', () => {
  test('in the person’s language, from the agency, with a link of its own and nothing that gives anything away', async () => {
    const outlet = heldOutlet()
    const id = await waits()
    expect(await deliver(story.around, outlet)).toBe(1)
    expect(outlet.sent[0]?.text).toMatch(
      /^Velferdskontoret: Du har fått et svar\. .* https:\/\/kontoret\.example\/l\/[2-9a-z]{10}$/,
    )
    expect(await stateOf(id)).toMatchObject({ state: 'sent', body: outlet.sent[0]?.text, attempts: 1 })
    expect(await deliver(story.around, outlet)).toBe(0)
    expect(outlet.sent).toHaveLength(1)
  })

  test('a house that dies between handing it over and writing it down hands it over again under the same name', async () => {
    const gateway = await simulateSms({ now: machineSeconds })
    try {
      const outlet = await outletTo(gateway.url, gateway.secret)
      const id = await waits()
      // Claimed and carried; the process ends before the answer is written down.
      const [first] = await claim(story.around, outlet, 'sms', 10)
      await outlet.carriers.sms((first as NonNullable<typeof first>).sending)
      expect(await stateOf(id)).toMatchObject({ state: 'sending' })

      expect(await deliver(story.around, outlet)).toBe(0)
      await deliverUntil(story.around, story.clock.now().add({ minutes: 5 }), outlet)
      expect(await stateOf(id)).toMatchObject({ state: 'sent', attempts: 2 })
      expect(gateway.asked()).toBe(2)
      expect(gateway.texts()).toHaveLength(1)
    } finally {
      await gateway.close()
    }
  })

  test('a gateway that cuts the line, lies or is down is asked again, later and later, and the person gets one text', async () => {
    const gateway = await simulateSms({ now: machineSeconds })
    try {
      const outlet = await outletTo(gateway.url, gateway.secret)
      const id = await waits()
      gateway.behave({ cutAfter: 1 })
      await deliver(story.around, outlet)
      expect(await stateOf(id)).toMatchObject({ state: 'queued', failure: 'unreachable', attempts: 1 })
      gateway.behave({ lies: true })
      await deliverUntil(story.around, story.clock.now().add({ seconds: 40 }), outlet)
      expect(await stateOf(id)).toMatchObject({ state: 'queued', failure: 'unreadable', attempts: 2 })
      gateway.behave({ down: true })
      await deliverUntil(story.around, story.clock.now().add({ minutes: 2 }), outlet)
      expect(await stateOf(id)).toMatchObject({ state: 'queued', failure: 'down' })
      gateway.behave({})
      await deliverUntil(story.around, story.clock.now().add({ hours: 2 }), outlet)
      expect(await stateOf(id)).toMatchObject({ state: 'sent', failure: null })
      expect(gateway.texts()).toHaveLength(1)
    } finally {
      await gateway.close()
    }
  })

  test('what nobody can send in many tries is held for somebody to look at, and is not sent', async () => {
    const outlet = heldOutlet(() => ({ how: 'again', why: 'down' }))
    const id = await waits()
    await deliverUntil(story.around, story.clock.now().add({ hours: 48 }), outlet)
    expect(await stateOf(id)).toMatchObject({ state: 'held', failure: 'down', attempts: 12, sentAt: null })
  })

  test('a channel that this installation does not have sends nothing', async () => {
    const outlet = heldOutlet(() => ({ how: 'none' }))
    const id = await waits()
    expect(await deliver(story.around, outlet)).toBe(0)
    expect(await stateOf(id)).toMatchObject({ state: 'held', failure: 'notAvailable', sentAt: null })
  })
})

test('a slow gateway keeps nobody waiting but its own, and is left alone when it does not answer', async () => {
  const [sms, mail, print] = [
    await simulateSms({ now: machineSeconds }),
    await simulateMail(),
    await simulatePrint({ now: machineSeconds }),
  ]
  try {
    const gateways = await openGateways(
      readConfig({
        EVI_MODE: 'test',
        SMS_URL: sms.url,
        SMS_SECRET: sms.secret,
        SMTP_URL: mail.url,
        MAIL_FROM: 'kontoret@kontoret.example',
        PRINT_URL: print.url,
        PRINT_SECRET: print.secret,
        GATEWAY_TIMEOUT_MS: '300',
      }),
      story.around,
    )
    sms.behave({ slowMs: 5000 })
    for (let n = 0; n < 60; n += 1)
      await waits({ personId: await addPerson(story.database.system), address: `+47400001${10 + n}` })
    const paper = await waits({ channel: 'letter', address: 'Kaigata 2, Granvik' })
    const email = await waits({ channel: 'email', address: 'una@example.org' })
    const before = performance.now()
    await deliver(story.around, gateways.outlet)
    expect(performance.now() - before).toBeLessThan(3000)
    expect([(await stateOf(paper)).state, (await stateOf(email)).state]).toEqual(['sent', 'sent'])
    expect(mail.mails()[0]).toMatchObject({ to: 'una@example.org', subject: 'Beskjed fra Velferdskontoret' })
    expect(mail.mails()[0]?.raw.toString()).toMatch(/Auto-Submitted: auto-generated/i)
    expect(print.letters()).toHaveLength(1)
    // One round of those on the wire at once, and then the rest is not even tried.
    expect(sms.asked()).toBeLessThan(60)
    expect(gateways.outlet.rests.sms.until).not.toBeNull()
    await gateways.close()
  } finally {
    await Promise.all([sms.close(), mail.close(), print.close()])
  }
})

describe('when it leaves', () => {
  test('no text at night; the letter does not wait for the morning', async () => {
    const outlet = heldOutlet()
    story.clock.set(Temporal.Instant.from('2026-03-02T20:30:00Z'))
    const sms = await waits()
    const letter = await waits({ channel: 'letter', address: 'Kaigata 2' })
    await deliver(story.around, outlet)
    expect([(await stateOf(sms)).state, (await stateOf(letter)).state]).toEqual(['queued', 'sent'])
    await deliverUntil(story.around, Temporal.Instant.from('2026-03-03T08:00:00Z'), outlet)
    expect((await stateOf(sms)).sentAt?.toString()).toBe('2026-03-03T07:00:00Z')
  })

  test('several notices within the half hour are one text; a later one is another', async () => {
    const outlet = heldOutlet()
    const first = await waits()
    await deliver(story.around, outlet)
    story.clock.advance({ minutes: 20 })
    const second = await waits({ body: 'notice.moved' })
    const third = await waits({ body: 'notice.talkPlanned' })
    await deliver(story.around, outlet)
    expect(outlet.sent).toHaveLength(1)
    expect([(await stateOf(second)).state, (await stateOf(third)).state]).toEqual(['sent', 'sent'])
    expect((await stateOf(second)).data).toMatchObject({ group: first })
    story.clock.advance({ minutes: 11 })
    await waits()
    await deliver(story.around, outlet)
    expect(outlet.sent).toHaveLength(2)
  })

  test('made at the same moment they go together, and share the fate of the one that carries them', async () => {
    const outlet = heldOutlet(() => ({ how: 'refused', why: 'unknownAddress' }))
    const ids = [await waits(), await waits({ body: 'notice.moved' })]
    await deliver(story.around, outlet)
    expect(await Promise.all(ids.map(async (id) => (await stateOf(id)).state))).toEqual([
      'undeliverable',
      'undeliverable',
    ])
  })

  test('an offer or an answer to somebody is never taken together with anything', async () => {
    const outlet = heldOutlet()
    await waits()
    await waits({ body: 'sms.callBack', data: { alone: true, params: { when: '2026-03-04T14:00:00Z' } } })
    await deliver(story.around, outlet)
    expect(outlet.sent.map(({ text }) => text.slice(0, 80))).toEqual([
      expect.stringContaining('Du har fått et svar'),
      expect.stringMatching(/Vi ringer deg senest onsdag 4\.\smars kl\.\s15/),
    ])
  })
})

describe('receipts, in whatever order', () => {
  const told = (id: string, state: 'sent' | 'delivered' | 'undeliverable') =>
    story.asSystem((ctx) =>
      receiptArrived(ctx, { channel: 'sms', key: id, state, at: story.clock.now(), why: 'noSuchNumber' }),
    )

  test('twice, and after one another the wrong way round', async () => {
    const outlet = heldOutlet()
    const id = await waits()
    await deliver(story.around, outlet)
    expect(await told(id, 'delivered')).toBe('taken')
    expect([await told(id, 'delivered'), await told(id, 'sent'), await told(id, 'undeliverable')]).toEqual([
      'stale',
      'stale',
      'stale',
    ])
    expect(await stateOf(id)).toMatchObject({ state: 'delivered', failure: null })
  })

  test('before we have written down that it left', async () => {
    const outlet = heldOutlet()
    const id = await waits()
    await claim(story.around, outlet, 'sms', 10)
    expect(await told(id, 'delivered')).toBe('taken')
    await deliverUntil(story.around, story.clock.now().add({ minutes: 10 }), outlet)
    expect(await stateOf(id)).toMatchObject({ state: 'delivered', attempts: 1 })
    expect(outlet.sent).toHaveLength(0)
  })

  test('of a sending that is not ours', async () => {
    expect(await told(crypto.randomUUID(), 'delivered')).toBe('unknown')
    expect(await told('nonsense', 'delivered')).toBe('unknown')
  })

  test('a number that does not exist is marked the same day (K24)', async () => {
    const personId = await addPerson(story.database.system)
    await story.database.system
      .insertInto('contactPoint')
      .values({
        personId,
        kind: 'phone',
        value: '+4740000077',
        phoneKind: 'own',
        confirmedAt: story.clock.now(),
      })
      .execute()
    const id = await waits({ personId, address: '+4740000077' })
    await deliver(story.around, heldOutlet())
    expect(await told(id, 'undeliverable')).toBe('taken')
    const point = await story.database.system
      .selectFrom('contactPoint')
      .select(['notWorkingSince', 'notWorkingWhy'])
      .where('personId', '=', personId)
      .where('value', '=', '+4740000077')
      .executeTakeFirstOrThrow()
    expect(point.notWorkingSince?.equals(story.clock.now())).toBe(true)
  })
})

async function outletTo(url: string, secret: string) {
  const gateways = await openGateways(
    readConfig({
      EVI_MODE: 'test',
      SMS_URL: url,
      SMS_SECRET: secret,
      SMTP_URL: 'none',
      PRINT_URL: 'none',
      REGISTER_URL: 'none',
    }),
    story.around,
  )
  return gateways.outlet
}
