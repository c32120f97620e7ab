import { afterAll, beforeAll, expect, test } from 'vitest'
import { type NoticeStory, noticeStory } from '../../../test/support/notices.ts'
import { askExplanation } from './actions.ts'

let story: NoticeStory
beforeAll(async () => {
  story = await noticeStory()
})
afterAll(() => story.end())

test('R-063: where to ring is a number that can be rung, and is kept as every channel wants it', async () => {
  const una = await story.digital()
  const noticeId = await story.tell(una)
  const ask = (number: string | null) =>
    story.asPerson(una, (ctx) =>
      askExplanation(ctx, { noticeId, how: 'phone', window: 'any', interpreter: 'polski!', number }),
    )
  for (const none of ['x', '12', '+47 999999999999999', '<b>42002001</b> ring'.repeat(50)])
    expect(await ask(none)).toEqual({ ok: false, reason: 'needsNumber' })
  expect((await ask('42 00 20 01')).ok).toBe(true)
  const { details } = await story.database.system
    .selectFrom('promise')
    .select('details')
    .where('personId', '=', una)
    .where('kind', '=', 'callBack')
    .executeTakeFirstOrThrow()
  expect(details).toMatchObject({ explain: noticeId, number: '+4742002001', interpreter: 'pol' })
})
