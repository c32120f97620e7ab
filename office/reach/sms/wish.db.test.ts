import { afterEach, beforeEach, expect, test } from 'vitest'
import { type NoticeStory, noticeStory } from '../../../test/support/notices.ts'
import { heldOutlet } from '../../../test/support/outlet.ts'
import { reachFactsOf } from '../../people/profile/views.ts'
import { deliver } from '../jobs.ts'
import { smsReceived } from './receive.ts'

let story: NoticeStory
let ola: string
let number: string
beforeEach(async () => {
  story = await noticeStory()
  ola = await story.digital()
  number = (
    await story.database.system
      .selectFrom('contactPoint')
      .select('value')
      .where('personId', '=', ola)
      .where('kind', '=', 'phone')
      .executeTakeFirstOrThrow()
  ).value
})
afterEach(() => story.end())

let texts = 0
const texting = (text: string) => {
  texts += 1
  return smsReceived(
    story.around,
    { origin: 'https://kontoret.example' },
    { id: `t${texts}`, from: number, text },
  )
}
const facts = async () =>
  (await story.asSystem((ctx) => reachFactsOf(ctx, [ola]))).get(ola) ?? expect.fail('nobody')
const lastText = async () => {
  const outlet = heldOutlet()
  await deliver(story.around, outlet)
  return outlet.sent.filter(({ channel }) => channel === 'sms').at(-1)?.text
}

test('STOP is the person’s own word: no more texts by any number, told in their language', async () => {
  await story.database.system.updateTable('person').set({ language: 'pl' }).where('id', '=', ola).execute()
  expect(await texting('STOP')).toEqual({ outcome: 'stopped' })
  const known = await facts()
  expect(known.declined).toContain('sms')
  expect(known.points.find(({ value }) => value === number)?.unwanted).toBe(true)
  expect(await lastText()).toMatch(/Nie dostaniesz od nas więcej SMS-ów.*START/)
  const notice = await story.tell(ola)
  await story.at('2026-03-02 10:05')
  expect((await story.steps(notice)).filter((step) => step.includes('sms'))).toEqual([])
})

test('what waits as a text when STOP comes goes another way at once', async () => {
  const notice = await story.tell(ola)
  await story.at('2026-03-02 10:00')
  expect(await story.steps(notice)).toContain('2026-03-02 10:00 portalNotice sms')
  await texting('stopp')
  await story.at('2026-03-02 10:01')
  expect(await story.steps(notice)).toContain('2026-03-02 10:00 reminder email')
  const outlet = heldOutlet()
  await deliver(story.around, outlet)
  expect(outlet.sent.filter(({ channel, noticeId }) => channel === 'sms' && noticeId === notice)).toEqual([])
})

test('START undoes it, and what the person wished before counts again', async () => {
  const { system } = story.database
  await system
    .insertInto('profileFact')
    .values({
      personId: ola,
      field: 'wish.sms',
      value: '"preferred"',
      source: 'ownStatement',
      method: 'web',
      byKind: 'person',
      at: story.clock.now(),
    })
    .execute()
  story.clock.set(story.clock.now().add({ minutes: 1 }))
  await texting('stopp')
  story.clock.set(story.clock.now().add({ minutes: 1 }))
  expect(await texting('START')).toEqual({ outcome: 'started' })
  const known = await facts()
  expect(known).toMatchObject({ declined: [], preferred: ['sms'] })
  expect(known.points.find(({ value }) => value === number)?.unwanted).toBe(false)
  expect(await lastText()).toContain('Nå sender vi deg tekstmeldinger igjen')
})

test('START from who never stopped changes no wish but that texts are welcome', async () => {
  await texting('start')
  expect(await facts()).toMatchObject({ declined: [], accepted: ['sms'] })
})
