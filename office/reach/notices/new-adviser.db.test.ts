import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type NoticeStory, noticeStory } from '../../../test/support/notices.ts'
import { STAFF, staffActor } from '../../../test/support/world.ts'
import { setOpenPerson } from '../../kernel/transaction.ts'
import { assignAdviser } from '../../people/actions.ts'
import { tellNewAdviser } from './new-adviser.ts'

let story: NoticeStory
beforeEach(async () => {
  story = await noticeStory()
})
afterEach(() => story.end())

const kari = staffActor('stateAdviserA')
/** Names somebody; gives what is to be told of it. */
const name = (personId: string, staffId: string) =>
  story.asStaff(kari, async (ctx) => {
    await setOpenPerson(ctx, personId, 'followUp')
    const asked: unknown[] = []
    const enqueue = async (task: string, payload: unknown) => {
      if (task === 'newAdviser') asked.push([task, payload])
    }
    const named = { personId, side: 'state' as const, to: { staffId }, reason: 'turnover' as const }
    expect((await assignAdviser({ ...ctx, enqueue }, named)).ok).toBe(true)
    return asked
  })
const told = (personId: string) => tellNewAdviser(story.around, { personId, side: 'state' })
const noticesOf = async (personId: string) => {
  const { rows } = await sql<{ id: string; what: string; language: string }>`
    select n.id, t.box->>'what' as what, m.language from notice n join message m on m.person_id = n.person_id and m.id = n.message_id
    join message_text t on t.person_id = m.person_id and t.message_id = m.id and t.part = 0
    where n.person_id = ${personId} and n.kind = 'adviserChanged' order by n.made_at`.execute(
    story.database.system,
  )
  return rows
}

test('R-505: somebody who gets another adviser is told the same day, once, with a promise that it reaches them', async () => {
  const una = await story.digital()
  await story.database.system.updateTable('person').set({ language: 'pl' }).where('id', '=', una).execute()
  story.clock.advance({ hours: 1 })
  expect(await name(una, STAFF.stateAdviserA2)).toEqual([['newAdviser', { personId: una, side: 'state' }]])
  await told(una)
  await told(una)
  const [notice, ...more] = await noticesOf(una)
  expect([notice?.language, more]).toEqual(['pl', []])
  expect(notice?.what).toContain('Ingvild Rognelykt')
  await story.at('2026-03-02 11:01')
  expect(await story.steps(notice?.id ?? '')).toContain('2026-03-02 11:00 portalNotice sms')
  expect(await story.open(una)).toEqual(['reachPerson 2026-03-16 11:00'])
  await story.opens(una, notice?.id ?? '')
  await story.at('2026-03-02 11:05')
  expect(await story.open(una)).toEqual([])
  expect(await story.broken()).toEqual([])
})

test('a first adviser is no change, and neither is one that was changed back before anybody was told', async () => {
  const una = await story.digital()
  await told(una)
  story.clock.advance({ hours: 1 })
  expect(await name(una, STAFF.stateAdviserA)).toEqual([])
  await told(una)
  expect(await noticesOf(una)).toEqual([])
})
