import { afterEach, beforeEach, expect, test } from 'vitest'
import { type NoticeStory, noticeStory } from '../../../test/support/notices.ts'

let story: NoticeStory
beforeEach(async () => {
  story = await noticeStory()
})
afterEach(() => story.end())

const paper = async (notice: string) =>
  (await story.steps(notice)).filter((step) => step.endsWith('letter letter'))

test('told of a refusal, somebody has it in writing the same day (R-235)', async () => {
  const ola = await story.assisted()
  const notice = await story.tell(ola, { adverse: true })
  await story.at('2026-03-02 14:00')
  expect(await paper(notice)).toEqual([])
  expect((await story.open(ola)).join()).toMatch(/explainDecision 2026-03-04/)
  await story.talks(ola)
  await story.at('2026-03-02 14:05')
  expect(await story.reached(notice)).toBe('told 2026-03-02 14:00')
  expect(await paper(notice)).toEqual(['2026-03-02 14:00 letter letter'])
  await story.at('2026-03-20 12:00')
  expect(await paper(notice)).toHaveLength(1)
  expect(await story.reached(notice)).toBe('told 2026-03-02 14:00')
  expect(await story.broken()).toEqual([])
})

test('with no talk the paper goes when the talk was owed at the latest, and counts as ever', async () => {
  const ola = await story.assisted()
  const notice = await story.tell(ola, { adverse: true })
  await story.at('2026-03-04 10:05')
  expect(await paper(notice)).toEqual(['2026-03-04 10:00 letter letter'])
  await story.at('2026-03-10 12:00')
  expect((await story.notice(notice)).reachedHow).toBe('posted')
  expect(await story.broken()).toEqual([])
})
