import { afterEach, beforeEach, expect, test } from 'vitest'
import { local, WEDNESDAY } from '../../../test/support/callbacks.ts'
import { beginStory, type Story } from '../../../test/support/story.ts'
import { STAFF, staffActor } from '../../../test/support/world.ts'
import { askAsStranger, callRequests, closeRequest, requestTried } from './requests.ts'

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

const texts = async () =>
  (
    await story.database.system
      .selectFrom('outgoing')
      .select(['address', 'body', 'language', 'madeAt', 'data'])
      .where('body', '=', 'callback.sms.mayBeLate')
      .execute()
  ).map(({ madeAt, data, ...one }) => ({ ...one, at: local(madeAt), ...(data as object) }))

test('before it is late those who lead are reminded, and the one who waits is told, on the number they gave (R-028)', async () => {
  await asks()
  const soon = () =>
    story.database.system
      .selectFrom('staffNotice')
      .select('staffId')
      .where('kind', '=', 'callRequestSoon')
      .execute()
  await story.at('2026-03-03 09:00')
  expect([await soon(), await texts()]).toEqual([[], []])
  await story.at('2026-03-03 15:00')
  expect(await soon()).toEqual([{ staffId: STAFF.centreLead }])
  expect(await texts()).toEqual([])
  await story.at('2026-03-04 09:59')
  const said = [
    {
      address: '+4742007701',
      language: 'nb',
      body: 'callback.sms.mayBeLate',
      params: { when: expect.stringMatching(/^2026-03-05T09:00:00/) },
    },
  ]
  expect(await texts()).toMatchObject(said)
  await story.at('2026-03-06 10:00')
  expect(await texts()).toMatchObject(said)
  expect(await soon()).toHaveLength(1)
})

test('whoever has been rung by then is told nothing, nor is whoever agreed to an hour', async () => {
  await asks()
  const [request] = await seen('operator')
  await story.asStaff(staffActor('operator'), (ctx) =>
    closeRequest(ctx, { requestId: request?.id ?? '', how: 'spoke' }),
  )
  await story.asSystem((ctx) =>
    askAsStranger(ctx, { name: 'Kari', number: '42 00 77 02', language: 'nb', windows: [WEDNESDAY] }),
  )
  await story.at('2026-03-04 10:59')
  expect([await texts(), await told()]).toEqual([[], []])
  await story.at('2026-03-04 11:01')
  expect([await texts(), await told()]).toEqual([[], [[STAFF.centreLead, '03-04T11:01']]])
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
