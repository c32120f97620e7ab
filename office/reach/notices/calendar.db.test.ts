import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runUntil } from '../../../server/run-until.ts'
import { type NoticeStory, noticeStory } from '../../../test/support/notices.ts'
import { oslo } from '../../../test/support/story.ts'
import { T0 } from '../../../test/support/world.ts'
import { type Carrier, outletOf } from '../jobs.ts'
import { adverseBlocks } from './views.ts'

/** Gateways that take everything, and a print house that posts it at once. */
const carrier: Carrier = async ({ at, channel }) => ({
  how: 'sent',
  ...(channel === 'letter' ? { postedAt: at } : {}),
})
const outlet = outletOf({
  wording: (_language, key) => key,
  carriers: { sms: carrier, email: carrier, letter: carrier, mailbox: carrier },
})

describe('before it runs out (C3-07, R-070, K6)', () => {
  let story: NoticeStory
  beforeEach(async () => {
    story = await noticeStory()
  })
  afterEach(() => story.end())

  const fact = (personId: string, kind: 'decision' | 'benefit', value: Record<string, unknown>) =>
    story.database.system
      .insertInto('personFact')
      .values({ personId, side: 'state', kind, value: JSON.stringify(value), source: 'prøve', asOf: T0 })
      .execute()
  const to = async (time: string) => {
    await runUntil(story.around, outlet, oslo(time))
    story.clock.set(oslo(time))
  }
  const told = async (personId: string) =>
    story.database.system
      .selectFrom('notice')
      .select(['id', 'madeAt', 'kind'])
      .where('personId', '=', personId)
      .orderBy('madeAt')
      .execute()

  it('tells three times ahead by paper and call, and rings when nobody answers the last', async () => {
    const ola = await story.assisted()
    await fact(ola, 'decision', { decision: 'aap', validTo: '2026-04-30' })
    await to('2026-04-23 08:00')
    await story.talks(ola)
    await to('2026-04-24 10:00')
    const notices = await told(ola)
    expect(
      notices.map(({ madeAt }) => madeAt.toZonedDateTimeISO('Europe/Oslo').toPlainDateTime().toString()),
    ).toEqual(['2026-03-31T09:00:00', '2026-04-16T09:00:00', '2026-04-23T09:00:00'])
    for (const { id } of notices) {
      const steps = (await story.steps(id)).map((line) => line.split(' ')[2])
      expect(steps).toContain('letter')
      expect(steps).toContain('callTask')
    }
    expect(await story.open(ola)).toContain('callBack 2026-04-27 09:00')
    expect(await story.broken()).toEqual([])
  })

  it('rings again the next working day when the last was explained and nothing has come of it', async () => {
    const ola = await story.assisted()
    await fact(ola, 'decision', { decision: 'aap', validTo: '2026-04-30' })
    await to('2026-04-23 12:00')
    await story.talks(ola)
    await to('2026-04-24 08:30')
    expect((await story.open(ola)).filter((line) => line.startsWith('callBack'))).toEqual([])
    await to('2026-04-24 09:30')
    expect(await story.open(ola)).toContain('callBack 2026-04-27 09:00')
  })

  it('tells of a missing status card on the next working day, and nothing is stopped before a talk (K28)', async () => {
    const ola = await story.assisted()
    await fact(ola, 'benefit', { benefit: 'aap', statusCardDue: '2026-03-06' })
    await to('2026-03-09 10:00')
    const [notice] = await told(ola)
    expect(notice?.kind).toBe('statusCardMissing')
    expect(await story.steps(notice?.id as string)).toContain('2026-03-09 09:00 callTask phone')
    expect(await story.asSystem((ctx) => adverseBlocks(ctx, ola))).toEqual([
      'warningNotReached',
      'promiseRunning',
      'noTalkYet',
    ])
    // The post alone reaches in law; the talk is still owed before any stop.
    await to('2026-03-13 10:00')
    expect(await story.reached(notice?.id as string)).toBe('posted 2026-03-12 23:59')
    expect(await story.asSystem((ctx) => adverseBlocks(ctx, ola))).toEqual(['promiseRunning', 'noTalkYet'])
  })
})
