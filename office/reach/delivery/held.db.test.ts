import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type NoticeStory, noticeStory } from '../../../test/support/notices.ts'
import { heldOutlet } from '../../../test/support/outlet.ts'
import { staffActor } from '../../../test/support/world.ts'
import { unreachedNotices } from '../follow/views.ts'
import { deliver, deliverUntil } from '../jobs.ts'
import { receiptArrived } from './fared.ts'
import type { Carried } from './model.ts'

let story: NoticeStory
beforeEach(async () => {
  story = await noticeStory()
})
afterEach(() => story.end())

const noSms = (answer: Carried) => heldOutlet(({ channel }) => (channel === 'sms' ? answer : null))
const phoneOf = (personId: string) =>
  story.database.system
    .selectFrom('contactPoint')
    .select('notWorkingSince')
    .where('personId', '=', personId)
    .where('kind', '=', 'phone')
    .executeTakeFirstOrThrow()
const listed = async (noticeId: string) => {
  const found = await story.asStaff(staffActor('stateAdviserA'), (ctx) =>
    unreachedNotices(ctx, { of: 'mine' }),
  )
  return found.ok ? found.value.find((one) => one.noticeId === noticeId) : undefined
}

test('what no gateway could take in twelve tries moves its notice on, marks no number, and stands in the list', async () => {
  const ola = await story.digital()
  const notice = await story.tell(ola)
  await story.at('2026-03-02 10:00')
  expect(await listed(notice)).toMatchObject({ held: false, nextStep: 'reminder' })
  await deliverUntil(story.around, story.clock.now().add({ hours: 30 }), noSms({ how: 'again', why: 'down' }))
  await story.at('2026-03-03 12:00')
  const steps = await story.steps(notice)
  expect(steps).toContain('2026-03-02 10:00 portalNotice sms')
  // The reminder was due on Wednesday; it has been taken already.
  expect(steps.filter((step) => step.includes('reminder'))).toEqual([
    expect.stringMatching(/^2026-03-0[23] .*email/),
  ])
  expect((await phoneOf(ola)).notWorkingSince).toBeNull()
  expect(await listed(notice)).toMatchObject({ held: true, lastStep: 'reminder' })
  expect(await story.broken()).toEqual([])
})

test('where there is no such channel the ladder waits for nothing', async () => {
  const ola = await story.digital()
  const notice = await story.tell(ola)
  await story.at('2026-03-02 10:00')
  await deliver(
    story.around,
    heldOutlet(({ channel }) => (channel === 'letter' ? null : { how: 'none' })),
  )
  await story.at('2026-03-02 10:01')
  await deliver(
    story.around,
    heldOutlet(({ channel }) => (channel === 'letter' ? null : { how: 'none' })),
  )
  await story.at('2026-03-02 10:02')
  const steps = (await story.steps(notice)).join('\n')
  expect(steps).toMatch(/2026-03-02 10:0\d reminder email\n2026-03-02 10:0\d callTask/)
  expect((await phoneOf(ola)).notWorkingSince).toBeNull()
})

test('a receipt of what has not left the house is not believed, and it leaves as it would have', async () => {
  await story.at('2026-03-02 21:30')
  const ola = await story.digital()
  await story.tell(ola)
  await story.at('2026-03-02 21:31')
  const text = () =>
    story.database.system
      .selectFrom('outgoing')
      .select(['id', 'state', 'failure'])
      .where('personId', '=', ola)
      .where('channel', '=', 'sms')
      .executeTakeFirstOrThrow()
  const { id } = await text()
  for (const state of ['sent', 'delivered', 'undeliverable'] as const)
    expect(
      await story.asSystem((ctx) =>
        receiptArrived(ctx, { channel: 'sms', key: id, state, at: story.clock.now(), why: 'noSuchNumber' }),
      ),
    ).toBe('stale')
  expect((await phoneOf(ola)).notWorkingSince).toBeNull()
  const outlet = heldOutlet()
  await deliverUntil(story.around, story.clock.now().add({ hours: 12 }), outlet)
  expect(outlet.sent.filter(({ channel }) => channel === 'sms')).toHaveLength(1)
  expect(await text()).toMatchObject({ state: 'sent', failure: null })
})

test('notices that shared one text are one sending, and its failing alone says nothing of the digital way (K20, R-347)', async () => {
  const ola = await story.digital()
  for (const _ of [1, 2, 3]) await story.tell(ola)
  await story.at('2026-03-02 10:00')
  await deliver(story.around, noSms({ how: 'refused', why: 'noSuchNumber' }))
  expect((await phoneOf(ola)).notWorkingSince).not.toBeNull()
  const failed = await story.database.system
    .selectFrom('outgoing')
    .select('id')
    .where('personId', '=', ola)
    .where('state', '=', 'undeliverable')
    .execute()
  expect(failed).toHaveLength(3)
  expect((await story.open(ola)).filter((one) => one === 'reviewProfile')).toEqual([])
})

test('a number that told of what was opened has worked there (K19, R-334)', async () => {
  const ola = await story.digital()
  const notice = await story.tell(ola)
  await story.at('2026-03-02 10:00')
  await deliver(story.around, heldOutlet())
  await story.at('2026-03-05 20:00')
  await story.opens(ola, notice)
  await story.at('2026-03-05 20:01')
  const { rows } = await sql<{ kind: string; worked: string | null }>`select kind,
      to_char(last_worked_at at time zone 'Europe/Oslo', 'YYYY-MM-DD HH24:MI') as worked
    from contact_point where person_id = ${ola} and kind <> 'address' order by kind`.execute(
    story.database.system,
  )
  expect(rows).toEqual([
    { kind: 'email', worked: null },
    { kind: 'phone', worked: '2026-03-05 20:00' },
  ])
})
