import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { contactRegister } from '../../../gateways/registers/contact-register.ts'
import { mailboxCarrier } from '../../../gateways/registers/mailbox.ts'
import { type RegisterSimulator, simulateRegisters } from '../../../gateways/simulator/registers.ts'
import { machineSeconds } from '../../../server/clock.ts'
import { mailboxLetter } from '../../../server/letter-maker.ts'
import { type NoticeStory, noticeStory } from '../../../test/support/notices.ts'
import { heldOutlet } from '../../../test/support/outlet.ts'
import { deliver, deliverUntil, type Outlet } from '../jobs.ts'
import { refreshFromRegister } from '../registers/jobs.ts'
import { type Receipt, receiptArrived } from './fared.ts'

const ID = '01899512345'
const MAILBOX = 'ola.prove#4K2P'
let story: NoticeStory
let registers: RegisterSimulator
let outlet: Outlet
let ola: string

beforeEach(async () => {
  story = await noticeStory()
  registers = await simulateRegisters({ now: machineSeconds })
  const partner = { url: registers.url, secret: registers.secret, timeoutMs: 300, now: machineSeconds }
  const held = heldOutlet()
  const mailbox = mailboxCarrier(
    partner,
    mailboxLetter(story.around, () => 'Et brev fra kontoret'),
  )
  outlet = { ...held, carriers: { ...held.carriers, mailbox } }
  ola = await story.digital()
  await story.database.system
    .insertInto('personIdentity')
    .values({ personId: ola, number: ID, kind: 'nationalId', since: story.clock.now() })
    .execute()
})
afterEach(async () => {
  await registers.close()
  await story.end()
})

const refresh = () =>
  refreshFromRegister(
    story.around,
    contactRegister({ url: registers.url, secret: registers.secret, timeoutMs: 1000, now: machineSeconds }),
  )
const mailboxes = async () =>
  (
    await story.database.system
      .selectFrom('contactPoint')
      .select(['value', 'endedAt', 'notWorkingSince'])
      .where('personId', '=', ola)
      .where('kind', '=', 'mailbox')
      .execute()
  ).filter(({ endedAt }) => endedAt === null)
const sending = (noticeId: string) =>
  story.database.system
    .selectFrom('outgoing')
    .selectAll()
    .where('noticeId', '=', noticeId)
    .where('channel', '=', 'mailbox')
    .executeTakeFirstOrThrow()
const told = (key: string, state: Receipt['state'], why?: string) =>
  story.asSystem((ctx) =>
    receiptArrived(ctx, { channel: 'mailbox', key, state, at: ctx.clock.now(), ...(why ? { why } : {}) }),
  )

/** The register has told of the mailbox, and a notice has taken its first steps. */
async function begun(): Promise<string> {
  registers.has({ id: ID, mailbox: MAILBOX })
  await refresh()
  const notice = await story.tell(ola)
  await story.at('2026-03-02 10:00')
  return notice
}
const onPaper = async (notice: string) =>
  (await story.steps(notice)).filter((step) => step.endsWith('letter letter'))

describe('what the register tells of a mailbox', () => {
  test('it is kept as told, changed as told, and gone when the person has said no', async () => {
    registers.has({ id: ID, mailbox: MAILBOX })
    expect(await refresh()).toBe(1)
    expect(await refresh()).toBe(0)
    expect((await mailboxes()).map(({ value }) => value)).toEqual([MAILBOX])
    registers.has({ id: ID, mailbox: 'another#0001' })
    await refresh()
    expect((await mailboxes()).map(({ value }) => value)).toEqual(['another#0001'])
    registers.has({ id: ID, mailbox: 'another#0001', reserved: true })
    await refresh()
    expect(await mailboxes()).toEqual([])
    const notice = await story.tell(ola)
    await story.at('2026-03-02 10:00')
    expect((await story.steps(notice)).join()).not.toContain('mailbox')
    expect(await onPaper(notice)).toHaveLength(1)
  })
})

describe('a letter to a digital mailbox', () => {
  test('is the letter itself as PDF, once; delivered is not reached, opened is', async () => {
    const notice = await begun()
    await deliver(story.around, outlet)
    const [letter] = registers.mail()
    expect([letter?.to, letter?.subject]).toEqual([MAILBOX, 'Et brev fra kontoret'])
    expect(
      Buffer.from(letter?.pdf ?? [])
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    const { id } = await sending(notice)
    expect(letter?.key).toBe(id)
    expect(await told(id, 'delivered')).toBe('taken')
    expect((await story.notice(notice)).reachedAt).toBeNull()
    expect(await told(id, 'opened')).toBe('taken')
    expect(await told(id, 'opened')).toBe('stale')
    expect(await story.reached(notice)).toBe('opened 2026-03-02 10:00')
    await story.at('2026-03-20 10:00')
    expect(await onPaper(notice)).toEqual([])
    expect(await story.broken()).toEqual([])
  })

  test('unread, paper comes after it as after anything unread', async () => {
    const notice = await begun()
    await deliver(story.around, outlet)
    await told((await sending(notice)).id, 'delivered')
    await story.at('2026-03-20 10:00')
    expect(await onPaper(notice)).toEqual(['2026-03-11 09:00 letter letter'])
  })

  test('an answer that is cut off, or says nothing, is asked for again, and it lies there once', async () => {
    const notice = await begun()
    registers.behave({ cutAfter: 1 })
    await deliver(story.around, outlet)
    expect(await sending(notice)).toMatchObject({ state: 'queued', attempts: 1 })
    registers.behave({ lies: true })
    await deliverUntil(story.around, story.clock.now().add({ minutes: 1 }), outlet)
    expect(await sending(notice)).toMatchObject({ state: 'queued', failure: 'unreadable' })
    registers.behave({ slowMs: 2000 })
    await deliverUntil(story.around, story.clock.now().add({ minutes: 3 }), outlet)
    expect(await sending(notice)).toMatchObject({ state: 'queued', failure: 'timeout' })
    registers.behave({})
    await deliverUntil(story.around, story.clock.now().add({ hours: 1 }), outlet)
    expect(await sending(notice)).toMatchObject({ state: 'sent', failure: null })
    expect(registers.mail()).toHaveLength(1)
  })

  test.each<[string, () => void]>([
    ['refuses it', () => registers.behave({ refuses: () => true })],
    ['does not know it any more', () => registers.has({ id: ID, mailbox: 'moved#1' })],
  ])(
    'a mailbox that %s: it goes on paper the same day, and the mailbox is marked',
    async (_what, happens) => {
      const notice = await begun()
      happens()
      await deliver(story.around, outlet)
      expect(await sending(notice)).toMatchObject({ state: 'undeliverable' })
      await story.at('2026-03-02 10:05')
      expect(await onPaper(notice)).toEqual(['2026-03-02 10:00 letter letter'])
      expect((await mailboxes())[0]?.notWorkingSince).not.toBeNull()
      const second = await story.tell(ola)
      await story.at('2026-03-02 10:06')
      expect((await story.steps(second)).join()).not.toContain('mailbox')
    },
  )

  test('one that stays down is given up: it goes on paper, and nothing is held against the mailbox', async () => {
    const notice = await begun()
    registers.behave({ down: true })
    await deliverUntil(story.around, story.clock.now().add({ hours: 30 }), outlet)
    expect(await sending(notice)).toMatchObject({ state: 'held', failure: 'down', attempts: 12 })
    await story.at('2026-03-03 19:00')
    expect(await onPaper(notice)).toHaveLength(1)
    expect((await mailboxes())[0]?.notWorkingSince).toBeNull()
  })

  test('told afterwards that it could not be delivered, it goes on paper; told of what never left, nobody believes it', async () => {
    const notice = await begun()
    const { id } = await sending(notice)
    expect(await told(id, 'opened')).toBe('stale')
    expect((await story.notice(notice)).openedAt).toBeNull()
    await deliver(story.around, outlet)
    expect(await told(id, 'undeliverable', 'closed')).toBe('taken')
    await story.at('2026-03-02 10:05')
    expect(await onPaper(notice)).toHaveLength(1)
    // It was opened after all: whoever has it has it.
    expect(await told(id, 'opened')).toBe('taken')
    expect((await story.notice(notice)).reachedHow).toBe('opened')
  })
})
