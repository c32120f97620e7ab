import { afterEach, beforeEach, expect, test } from 'vitest'
import { local } from '../../../test/support/callbacks.ts'
import { beginStory, type Story } from '../../../test/support/story.ts'
import { STAFF, staffActor } from '../../../test/support/world.ts'
import { askAsStranger, callRequests, requestTried } from './requests.ts'

let story: Story
beforeEach(async () => {
  story = await beginStory()
})
afterEach(() => story.end())

const asks = (number = '42 00 77 01') =>
  story.asSystem((ctx) => askAsStranger(ctx, { name: 'Ola', number, language: 'nb' }))
const told = async () =>
  (
    await story.database.system
      .selectFrom('staffNotice')
      .select(['staffId', 'at'])
      .where('kind', '=', 'callRequestLate')
      .execute()
  ).map(({ staffId, at }) => [staffId, local(at)])
const seen = (who: Parameters<typeof staffActor>[0]) => story.asStaff(staffActor(who), callRequests)

test('who asked without a login and was not rung in time: the lead is told, once, and it stays where it is', async () => {
  const asked = await asks()
  expect(asked.ok && local(asked.value.dueAt)).toBe('03-04T10:00')
  await story.at('2026-03-04 09:59')
  expect(await told()).toEqual([])
  expect(await seen('operator')).toMatchObject([{ late: false }])
  await story.at('2026-03-04 10:01')
  await story.at('2026-03-05 10:00')
  expect(await told()).toEqual([[STAFF.centreLead, '03-04T10:01']])
  for (const who of ['operator', 'centreLead'] as const)
    expect(await seen(who)).toMatchObject([{ late: true }])
  expect(await seen('stateAdviserA')).toEqual([])
})

test('whoever leads the queue may ring too, and nobody else', async () => {
  await asks()
  const [request] = await seen('operator')
  const rung = (who: Parameters<typeof staffActor>[0]) =>
    story.asStaff(staffActor(who), (ctx) =>
      requestTried(ctx, { requestId: request?.id ?? '', outcome: 'noAnswer' }),
    )
  expect(await rung('stateAdviserA')).toMatchObject({ ok: false, reason: 'notFound' })
  expect(await rung('centreLead')).toMatchObject({ ok: true })
})
