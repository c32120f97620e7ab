import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type NoticeStory, noticeStory } from '../../../test/support/notices.ts'

describe('the ladder of an important notice (R-330, K23)', () => {
  let story: NoticeStory
  beforeEach(async () => {
    story = await noticeStory()
  })
  afterEach(() => story.end())

  it('climbs day by day for somebody digital who does not open it (C3-01)', async () => {
    const una = await story.digital()
    const notice = await story.tell(una, { kind: 'decision', answerClock: 'appealDeadline' })
    await story.at('2026-03-16 10:00')
    expect(await story.steps(notice)).toEqual([
      '2026-03-02 10:00 portal portal',
      '2026-03-02 10:00 portalNotice sms',
      '2026-03-04 09:00 reminder email',
      '2026-03-06 09:00 callTask phone',
      '2026-03-11 09:00 letter letter',
      '2026-03-16 09:00 adviserTask',
    ])
    expect(await story.open(una)).toEqual([
      'callBack 2026-03-10 09:00',
      'outreachContact 2026-03-18 09:00',
      'reachPerson 2026-03-16 10:00',
      'reviewProfile',
    ])
    expect((await story.notice(notice)).reachedAt).toBeNull()
    await story.at('2026-03-17 08:00')
    expect(await story.reached(notice)).toBe('posted 2026-03-16 23:59')
    expect(await story.broken()).toEqual([])
  })

  it('stops when it is opened, and the appeal runs from that day (C3-01)', async () => {
    const una = await story.digital()
    const notice = await story.tell(una, { kind: 'decision', answerClock: 'appealDeadline' })
    await story.at('2026-03-05 20:00')
    await story.opens(una, notice)
    await story.at('2026-03-20 12:00')
    expect(await story.steps(notice)).toHaveLength(3)
    expect(await story.reached(notice)).toBe('opened 2026-03-05 20:00')
    expect(await story.answerBy(notice)).toBe('2026-04-16 23:59')
    expect(await story.open(una)).toEqual([])
    expect(await story.broken()).toEqual([])
  })

  it('goes by paper and voice at once to a couple without login, each by themselves (C3-02)', async () => {
    const [wife, husband] = [await story.assisted(), await story.assisted()]
    const request = { kind: 'documentRequest', answerClock: 'documentRequest' } as const
    const [hers, his] = [await story.tell(wife, request), await story.tell(husband, request)]
    await story.at('2026-03-02 10:01')
    expect(await story.steps(hers)).toEqual([
      '2026-03-02 10:00 portal portal',
      '2026-03-02 10:00 callTask phone',
      '2026-03-02 10:00 letter letter',
    ])
    expect(await story.open(wife)).toEqual(['callBack 2026-03-04 10:00', 'reachPerson 2026-03-16 10:00'])
    await story.at('2026-03-02 14:00')
    await story.talks(wife)
    await story.at('2026-03-02 14:05')
    expect(await story.reached(hers)).toBe('told 2026-03-02 14:00')
    expect((await story.notice(his)).reachedAt).toBeNull()
    await story.talks(husband)
    await story.at('2026-03-11 09:30')
    expect(await story.answerBy(his)).toBe('2026-03-16 23:59')
    expect(await story.open(husband)).toEqual(['callBack 2026-03-11 15:30'])
    expect(await story.broken()).toEqual([])
  })

  it('joins several notices in one call for a person and side, and the talk reaches them all', async () => {
    const ola = await story.assisted()
    const [one, two] = [await story.tell(ola), await story.tell(ola, { kind: 'documentRequest' })]
    await story.at('2026-03-02 10:01')
    expect((await story.open(ola)).filter((line) => line.startsWith('callBack'))).toHaveLength(1)
    await story.talks(ola)
    await story.at('2026-03-02 10:05')
    expect([await story.reached(one), await story.reached(two)]).toEqual([
      'told 2026-03-02 10:01',
      'told 2026-03-02 10:01',
    ])
    expect(await story.broken()).toEqual([])
  })

  it('waits at every place somebody without number or address comes by, and nothing is sent (C3-08)', async () => {
    const kai = await story.comesBy('Skranken', 'Kafé Hjørnet')
    const notice = await story.tell(kai)
    await story.at('2026-03-02 10:01')
    expect(await story.waitingAt('Skranken')).toBe(1)
    expect(await story.waitingAt('Kafé Hjørnet')).toBe(1)
    await story.at('2026-03-06 09:30')
    expect(await story.open(kai)).toContain('outreachContact 2026-03-10 09:00')
    await story.handsOver(kai, notice, 'Kafé Hjørnet')
    await story.at('2026-03-06 09:45')
    expect(await story.reached(notice)).toBe('handedOver 2026-03-06 09:30')
    expect(await story.waitingAt('Skranken')).toBe(0)
    const { rows } = await sql`select from outgoing where person_id = ${kai}`.execute(story.database.system)
    expect(rows).toEqual([])
    expect(await story.broken()).toEqual([])
  })

  it('follows the profile: whoever is found not to be digital gets paper and a call at the next step', async () => {
    const una = await story.digital()
    const notice = await story.tell(una)
    await story.at('2026-03-03 12:00')
    await story.changes(una, { contactStatus: 'assisted' })
    await story.at('2026-03-04 10:00')
    expect((await story.steps(notice)).slice(2)).toEqual([
      '2026-03-04 09:00 callTask phone',
      '2026-03-04 09:00 letter letter',
    ])
  })

  it('takes the next step at once when an SMS cannot be delivered (K24)', async () => {
    const una = await story.digital()
    const notice = await story.tell(una)
    await story.at('2026-03-02 10:05')
    await story.bounces(notice, 'portalNotice')
    await story.at('2026-03-02 10:10')
    expect((await story.steps(notice)).at(-1)).toBe('2026-03-02 10:05 reminder email')
    await story.bounces(notice, 'reminder')
    await story.at('2026-03-02 10:15')
    expect((await story.steps(notice)).slice(3)).toEqual([
      '2026-03-02 10:10 callTask  noNumber',
      '2026-03-02 10:10 letter letter',
    ])
  })

  it('counts a returned letter as never sent, and somebody goes there (K24)', async () => {
    const ola = await story.assisted()
    const notice = await story.tell(ola, { kind: 'documentRequest', answerClock: 'documentRequest' })
    await story.at('2026-03-06 10:00')
    expect(await story.reached(notice)).toBe('posted 2026-03-05 23:59')
    await story.returned(notice)
    await story.at('2026-03-06 10:05')
    expect((await story.notice(notice)).reachedAt).toBeNull()
    expect((await story.notice(notice)).answerDueAt).toBeNull()
    expect((await story.steps(notice)).at(-1)).toBe('2026-03-06 10:00 adviserTask')
    expect(await story.broken()).toEqual([])
  })

  it('counts what somebody else opened as unread, and rings at once (K23)', async () => {
    const una = await story.digital()
    const notice = await story.tell(una, { kind: 'decision', answerClock: 'appealDeadline' })
    await story.at('2026-03-03 12:00')
    await story.opens(una, notice)
    await story.at('2026-03-03 13:00')
    await story.openedByOther(una, notice)
    await story.at('2026-03-03 13:05')
    expect((await story.notice(notice)).reachedAt).toBeNull()
    expect((await story.notice(notice)).answerDueAt).toBeNull()
    expect(await story.open(una)).toEqual(['callBack 2026-03-05 13:00', 'reachPerson 2026-03-17 13:00'])
    expect(await story.broken()).toEqual([])
  })

  it('keeps the explanation open for who cannot read, though the post has begun the time that runs', async () => {
    const ola = await story.assisted({ readingAbility: 'none', interpreterNeed: 'always' })
    const notice = await story.tell(ola, { kind: 'decision', answerClock: 'appealDeadline' })
    await story.at('2026-03-06 08:00')
    expect(await story.reached(notice)).toBe('posted 2026-03-05 23:59')
    expect(await story.open(ola)).toContain('explainDecision 2026-03-09 10:00')
    await story.talks(ola, 'none')
    expect((await story.notice(notice)).explainedAt).toBeNull()
    await story.talks(ola, 'professional')
    expect((await story.notice(notice)).explainedAt).not.toBeNull()
  })

  it('tells the same event once, however often it is told (R-347)', async () => {
    const una = await story.digital()
    const [one, two] = [
      await story.tell(una, { eventKey: 'vedtak 7' }),
      await story.tell(una, { eventKey: 'vedtak 7' }),
    ]
    await story.at('2026-03-02 10:01')
    expect(two).toBe(one)
    expect(await story.steps(one)).toHaveLength(2)
  })
})
