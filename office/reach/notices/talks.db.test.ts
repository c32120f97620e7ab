import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type NoticeStory, noticeStory, plainNotice } from '../../../test/support/notices.ts'
import { staffActor } from '../../../test/support/world.ts'
import { makePromise } from '../../kernel/promise/actions.ts'
import { setOpenPerson } from '../../kernel/transaction.ts'
import { logTalk, withdrawFor } from '../../threads/actions.ts'
import { makeNotice } from './actions.ts'
import { adverseBlocks } from './views.ts'

const adviser = staffActor('stateAdviserA')

describe('a talk about what waits (R-025, R-328)', () => {
  let story: NoticeStory
  beforeEach(async () => {
    story = await noticeStory()
  })
  afterEach(() => story.end())

  const call = async (personId: string) =>
    await story.database.system
      .selectFrom('promise')
      .select(['id', 'state', 'details'])
      .where('personId', '=', personId)
      .where('kind', '=', 'callBack')
      .executeTakeFirstOrThrow()

  it('reaches when the two speak, and an attempt ends nothing', async () => {
    const ola = await story.assisted()
    const notice = await story.tell(ola)
    await story.at('2026-03-02 10:05')
    const { id } = await call(ola)
    const ring = (spoke: boolean) =>
      story.asStaff(adviser, (ctx) =>
        logTalk(ctx, {
          personId: ola,
          channel: 'officePhone',
          spoke,
          promiseIds: [id],
          summary: 'Forklart vedtaket.',
        }),
      )
    expect((await ring(false)).ok).toBe(true)
    expect(await call(ola)).toMatchObject({
      state: 'open',
      details: { attempts: [story.clock.now().toString()] },
    })
    expect((await story.notice(notice)).reachedAt).toBeNull()
    expect((await ring(true)).ok).toBe(true)
    expect(await story.reached(notice)).toBe('told 2026-03-02 10:05')
    await story.at('2026-03-02 10:10')
    expect((await story.open(ola)).filter((line) => !line.startsWith('explainDecision'))).toEqual([])
    expect(await story.broken()).toEqual([])
  })

  it('has not reached without the interpreter who is needed: the call is still owed', async () => {
    const ola = await story.assisted({ interpreterNeed: 'always' })
    const notice = await story.tell(ola)
    await story.at('2026-03-02 10:05')
    const { id } = await call(ola)
    const talked = await story.asStaff(adviser, (ctx) =>
      logTalk(ctx, {
        personId: ola,
        channel: 'officePhone',
        spoke: true,
        promiseIds: [id],
        summary: 'Snakket kort.',
      }),
    )
    expect(talked).toMatchObject({ ok: true, value: { ended: [] } })
    expect((await call(ola)).state).toBe('open')
    expect((await story.notice(notice)).reachedAt).toBeNull()
  })

  it.each(['stateAdviserA', 'decisionMaker'] as const)(
    'is made by those who write on that side: %s',
    async (who) => {
      const una = await story.digital()
      const made = await story.asStaff(staffActor(who), (ctx) =>
        makeNotice(ctx, { ...plainNotice(una), eventKey: `vedtak ${who}` }),
      )
      expect(made.ok).toBe(true)
      await story.at('2026-03-02 10:01')
      expect(await story.open(una)).toEqual(['reachPerson 2026-03-16 10:00'])
      expect(await story.broken()).toEqual([])
    },
  )

  it('says why nothing may be stopped, and lets nobody call silence a withdrawal', async () => {
    const una = await story.digital()
    await story.tell(una, { kind: 'stopWarning' })
    await story.at('2026-03-06 09:30')
    expect(await story.asSystem((ctx) => adverseBlocks(ctx, una))).toEqual([
      'warningNotReached',
      'promiseRunning',
    ])
    const { id } = await call(una)
    const withdrawn = await story.asStaff(adviser, (ctx) =>
      withdrawFor(ctx, { personId: una, promiseId: id, said: 'Svarer ikke', channel: 'officePhone' }),
    )
    expect(withdrawn).toMatchObject({ ok: false, reason: 'unreadNotice' })
  })

  it('keeps the words with which somebody asked for no more, beside the entry that they ended (R-003)', async () => {
    const una = await story.digital()
    const planned = await story.asStaff(adviser, async (ctx) => {
      await setOpenPerson(ctx, una, 'followUp')
      return makePromise(ctx, {
        personId: una,
        kind: 'callBack',
        clock: 'callbackPromise',
        side: 'state',
        theme: 'contactAdviser',
        owner: { staffId: adviser.staffId },
        officeId: null,
      })
    })
    const said = (words: string) =>
      story.asStaff(adviser, (ctx) =>
        withdrawFor(ctx, { personId: una, promiseId: planned.id, said: words, channel: 'officePhone' }),
      )
    expect(await said('x'.repeat(1001))).toMatchObject({ reason: 'tooLong' })
    expect((await said(' Jeg trenger det ikke lenger. ')).ok).toBe(true)
    const told = await story.database.system
      .selectFrom('event')
      .select('data')
      .where('promiseId', '=', planned.id)
      .where('kind', '=', 'promiseWithdrawn')
      .executeTakeFirstOrThrow()
    expect(told.data).toMatchObject({ said: 'Jeg trenger det ikke lenger.' })
    expect(await story.broken()).toEqual([])
  })
})
