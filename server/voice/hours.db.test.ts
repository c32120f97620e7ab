import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { STAFF } from '../../db/seed/staff.ts'
import { forgetRecordings } from '../../office/calls/line/voicemail.ts'
import { oslo } from '../../test/support/story.ts'
import { keysOf as keys, openTelephone, soon, type Telephone } from '../../test/support/telephone.ts'
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
  number = `+474000${String(7000 + n)}`
  await t.house.clock.move?.set(T0)
})

const documents = (personId: string) =>
  t.system
    .selectFrom('document')
    .select(['contentType', 'size', 'channel', 'side', 'threadId'])
    .where('personId', '=', personId)
    .execute()
const messages = (personId: string) =>
  t.system
    .selectFrom('message as m')
    .innerJoin('messageText as x', 'x.messageId', 'm.id')
    .select(['m.authorship', 'm.channel', 'm.threadId', 'x.body', 'x.side'])
    .where('m.personId', '=', personId)
    .execute()
const strangers = (sender: string) =>
  t.system.selectFrom('unidentified').selectAll().where('sender', '=', sender).execute()

describe('after the tone (R-128)', () => {
  test('from the person’s own number it stands in their conversation, owed an answer in two working days', async () => {
    const personId = await t.known(number)
    const caller = t.phone(number)
    await caller.rings()
    await caller.presses('0')
    expect(keys(await caller.presses('2'))).toEqual(['voicemail.ask'])
    expect(keys(await caller.saysAfterTone(23, 'Jeg lurer på når møtet er'))).toEqual([
      'voicemail.thanks',
      'goodbye',
    ])
    expect(caller.live()).toBe(false)
    expect(caller.hears()[0]?.words).toContain('onsdag 4.')
    const [message, ...more] = await messages(personId)
    expect(more).toEqual([])
    expect(message).toMatchObject({
      authorship: 'unknown',
      channel: 'contactCentrePhone',
      body: 'Talemelding på 23 sekunder.\nJeg lurer på når møtet er',
    })
    const owed = await t.owed(personId)
    expect(owed.filter(({ kind }) => kind === 'answerMessage')).toMatchObject([
      { clock: 'contactTask', theme: 'contactAdviser', threadId: message?.threadId },
    ])
    expect(await t.callOf(caller)).toMatchObject({
      state: 'ended',
      endedHow: 'voicemail',
      threadId: message?.threadId,
    })
    await t.job()
    expect(await documents(personId)).toMatchObject([
      { contentType: 'audio/x-wav', channel: 'voicemail', threadId: message?.threadId, side: message?.side },
    ])
  })

  test('words of need are urgent, whatever was pressed before', async () => {
    const personId = await t.known(number)
    const caller = t.phone(number)
    await caller.rings()
    await caller.presses('0')
    await caller.presses('2')
    await caller.saysAfterTone(9, 'Jeg har ikke mat til barna i dag')
    expect((await t.owed(personId)).some(({ urgency }) => urgency === 'acute')).toBe(true)
  })

  test('from any other number it waits for somebody who finds out whose it is', async () => {
    const caller = t.phone(number)
    await caller.rings()
    await caller.presses('0')
    await caller.presses('2')
    expect(keys(await caller.saysAfterTone(1, undefined))).toEqual(['voicemail.unknown', 'goodbye'])
    await t.job()
    const [row, ...more] = await strangers(number)
    expect(more).toEqual([])
    expect(row).toMatchObject({
      channel: 'voicemail',
      body: 'Talemelding på ett sekund.',
      recordingType: 'audio/x-wav',
    })
    expect(row?.recording?.length).toBeGreaterThan(44)
  })

  test('who says nothing is not left with a dead line, and nothing is kept', async () => {
    const caller = t.phone(number)
    await caller.rings()
    await caller.presses('0')
    await caller.presses('2')
    await caller.staysSilent()
    expect(caller.live()).toBe(true)
    expect(await strangers(number)).toEqual([])
    expect(await t.callOf(caller)).toMatchObject({ state: 'waiting' })
  })

  test('a recording is kept as long as the office has decided, the words as long as the case', async () => {
    const personId = await t.known(number)
    const caller = t.phone(number)
    await caller.rings()
    await caller.presses('0')
    await caller.presses('2')
    await caller.saysAfterTone(4)
    await t.job()
    await t.house.clock.move?.set(T0.add({ hours: 24 * 89 }))
    await forgetRecordings(t.house.around)
    expect(await documents(personId)).toHaveLength(1)
    await t.house.clock.move?.set(T0.add({ hours: 24 * 91 }))
    await forgetRecordings(t.house.around)
    expect(await documents(personId)).toEqual([])
    expect(await messages(personId)).toHaveLength(1)
  })
})

describe('outside opening hours', () => {
  const evening = '2026-03-02 18:00'

  test('the line says when somebody answers, whom to ring at once, and ends with nobody', async () => {
    const personId = await t.known(number)
    await t.at(evening)
    const caller = t.phone(number)
    await caller.rings()
    const heard = await caller.presses('1')
    expect(keys(heard)).toEqual([
      ...['closed.opens', 'closed.urgent', 'closed.callBack', 'closed.voicemail'],
      ...['hours.over', 'hours.next'],
    ])
    expect(heard[0]?.words).toMatch(/i morgen kl.\s9/)
    expect(heard[1]?.words).toContain('4 2 0 0 1 0 0 1')
    expect(keys(await caller.presses('0'))).toEqual(['callBack.thanks', 'goodbye'])
    expect((await t.owed(personId)).map(({ kind }) => kind)).toEqual(['callBack'])
  })

  test('whom nobody knows leaves word; silence leads there too', async () => {
    await t.at(evening)
    const caller = t.phone(number)
    await caller.rings()
    expect(keys(await caller.staysSilent())).toEqual(['closed.opens', 'closed.urgent', 'voicemail.ask'])
    await caller.saysAfterTone(5)
    expect(await strangers(number)).toHaveLength(1)
  })

  test('whose number does not show is asked for one, and is not told that we ring what we cannot see', async () => {
    await t.at(evening)
    const caller = t.phone(null)
    await caller.rings()
    expect(keys(await caller.presses('0')).slice(2)).toEqual(['voicemail.sayNumber', 'voicemail.ask'])
    expect(keys(await caller.saysAfterTone(5))).toEqual(['voicemail.numberSaid', 'goodbye'])
  })

  test('who says nothing after the tone is asked once more, and not for ever', async () => {
    await t.at(evening)
    const caller = t.phone(number)
    await caller.rings()
    await caller.staysSilent()
    expect(keys(await caller.staysSilent())).toEqual(['voicemail.ask'])
    expect(keys(await caller.staysSilent())).toEqual(['goodbye'])
  })

  test('who skips the menu hears what can be chosen then, the way for what cannot wait first (R-435)', async () => {
    const personId = await t.known(number, { contactStatus: 'assisted', language: 'so' })
    await t.at(evening)
    const caller = t.phone(number)
    const heard = await caller.rings()
    expect(keys(heard).slice(0, 3)).toEqual(['closed.opens', 'closed.urgent', 'closed.callBack'])
    expect(heard[1]?.language).toBe('so')
    expect(keys(await caller.presses('1'))).toEqual(['told.urgentClosed', 'callBack.thanks', 'goodbye'])
    expect(await t.owed(personId)).toMatchObject([{ kind: 'callBack', urgency: 'acute' }])
  })

  test('who was waiting when it closed is answered for a while, and then owed a call', async () => {
    const personId = await t.known(number)
    await t.at('2026-03-02 14:55')
    const caller = t.phone(number)
    await caller.rings()
    await caller.presses('0')
    await t.at('2026-03-02 15:10')
    await caller.staysSilent()
    expect(await t.callOf(caller)).toMatchObject({ state: 'waiting' })
    await t.at('2026-03-02 15:31')
    expect(keys(await caller.staysSilent()).slice(2)).toEqual(['callBack.thanks', 'goodbye'])
    expect(await t.owed(personId)).toHaveLength(1)
  })
})

describe('no food, no bed (R-430, R-431, K16)', () => {
  test('outside duty hours the emergency number at once, and first in turn when duty opens', async () => {
    const personId = await t.known(number)
    await t.at('2026-03-02 18:00')
    const caller = t.phone(number)
    await caller.rings()
    await caller.presses('1')
    const heard = await caller.presses('1')
    expect(keys(heard)).toEqual(['told.urgentClosed', 'callBack.thanks', 'goodbye'])
    expect(heard[0]?.words).toContain('4 2 0 0 1 0 0 1')
    const [promise] = await t.owed(personId)
    expect(promise).toMatchObject({ urgency: 'acute', clock: 'emergencyAid' })
    expect(promise?.dueAt.equals(oslo('2026-03-03 10:00'))).toBe(true)
  })

  test('nobody knows who it is: the number, and word is left', async () => {
    await t.at('2026-03-02 18:00')
    const caller = t.phone(number)
    await caller.rings()
    await caller.presses('1')
    expect(keys(await caller.presses('1'))).toEqual(['told.urgentClosed', 'voicemail.ask'])
  })

  test('in duty hours who is not known goes first in the queue of people', async () => {
    const caller = t.phone(number)
    await caller.rings()
    await caller.presses('1')
    await caller.presses('1')
    expect(await t.callOf(caller)).toMatchObject({ urgency: 'acute', queue: 'municipal', state: 'waiting' })
  })

  test('in duty hours the duty phone of one’s own office rings, with what is owed in the ledger already', async () => {
    const personId = await t.known(number)
    await t.system
      .insertInto('dutyShift')
      .values({
        id: crypto.randomUUID(),
        officeId: (await officeOf(personId)) ?? '',
        staffId: STAFF.dutyOfficerA,
        rank: 1,
        fromAt: T0.subtract({ hours: 1 }),
        untilAt: T0.add({ hours: 4 }),
        madeBy: STAFF.leadMunicipalA,
        madeAt: T0,
      })
      .execute()
    const caller = t.phone(number)
    await caller.rings()
    await caller.presses('1')
    expect(keys(await caller.presses('1'))).toEqual(['wait.duty'])
    expect((await t.owed(personId)).map(({ urgency }) => urgency)).toContain('acute')
    await t.job()
    const { id } = await t.callOf(caller)
    const [leg] = await t.legs(id)
    expect(leg).toMatchObject({ kind: 'duty', staffId: STAFF.dutyOfficerA })
    await t.platform.answers(t.rings(leg?.number ?? ''))
    await t.job()
    await soon(() => caller.talksWith()).toEqual([leg?.number])
  })
})

describe('an office’s own duty phone (R-424, R-427)', () => {
  test('says whose it is, also to whom nobody knows', async () => {
    const office = await t.system
      .selectFrom('office')
      .select(['id', 'dutyPhone'])
      .where('dutyPhone', 'is not', null)
      .orderBy('name')
      .executeTakeFirstOrThrow()
    await t.system
      .insertInto('dutyShift')
      .values({
        id: crypto.randomUUID(),
        officeId: office.id,
        staffId: STAFF.dutyOfficerA2,
        rank: 2,
        fromAt: T0.subtract({ hours: 1 }),
        untilAt: T0.add({ hours: 4 }),
        madeBy: STAFF.leadMunicipalA,
        madeAt: T0,
      })
      .execute()
    const caller = t.phone(number)
    expect(keys(await caller.rings('duty', office.dutyPhone ?? ''))).toEqual(['wait.duty'])
    const { id, officeId, personId } = await t.callOf(caller)
    expect({ officeId, personId }).toEqual({ officeId: office.id, personId: null })
    expect((await t.legs(id)).map(({ kind }) => kind)).toEqual(['duty'])
  })
})

const officeOf = async (personId: string) =>
  (
    await t.system
      .selectFrom('person')
      .select('officeId')
      .where('id', '=', personId)
      .executeTakeFirstOrThrow()
  ).officeId
