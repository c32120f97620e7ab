import { afterEach, describe, expect, test } from 'vitest'
import { accepted, anne, kari, openReception, reason } from '../../../test/support/reception.ts'
import { oslo } from '../../../test/support/story.ts'
import { staffActor } from '../../../test/support/world.ts'
import { endPromise } from '../../kernel/promise/actions.ts'
import { lockPromise } from '../../kernel/promise/store.ts'
import { frequentVisitors } from '../regulars/views.ts'
import { answerShownOn, referralBecame, referVisitor } from './actions.ts'
import { expireReferrals } from './referrals.ts'
import { myReferrals, referralsAtDesk, referralsOwed } from './views.ts'

const here = openReception()
// Visits of these tests stay open: nobody asks on the day after.
afterEach(() => here.story.clock.set(oslo('2026-03-02 10:00')))
const system = () => here.story.database.system
/** Shown on to the police today, with contact agreed in three days. */
async function shownOn(more: object = {}) {
  const { visitId } = await here.known()
  const nextAt = here.story.clock.now().add({ hours: 72 })
  const done = await here.at(anne, (ctx) =>
    referVisitor(ctx, { visitId, receiver: 'police', done: 'Ringte sammen', nextAt, ...more }),
  )
  return { visitId, referralId: done.ok ? done.value.referralId : '', done }
}
const became = (referralId: string, outcome: string, who = anne) =>
  here.at(who, (ctx) => referralBecame(ctx, { personId: here.person, referralId, outcome }))
const rows = () =>
  system()
    .selectFrom('visitReferral')
    .select(['outcome', 'taken', 'solved'])
    .where('personId', '=', here.person)
    .orderBy('at')
    .execute()
const owed = async () => (await here.promises()).filter(({ endedAt }) => endedAt === null)
const asPerson = <T>(act: Parameters<typeof here.story.asPerson<T>>[1]) =>
  here.story.asPerson<T>(here.person, act)

describe('what became of showing somebody on (R-461)', () => {
  test('there was help: it is over, the check is kept, and it is no loop', async () => {
    const first = await shownOn({ taken: 'protested' })
    expect(reason(await became(first.referralId, 'expired'))).toBe('badForm')
    accepted(await became(first.referralId, 'completed'))
    expect(await rows()).toEqual([{ outcome: 'completed', taken: 'protested', solved: true }])
    // who said no stands with the lead, wherever they were shown on to.
    expect((await here.promises()).map(({ leadReason }) => leadReason)).toEqual(['referralProtested'])
    const list = accepted(await here.at(staffActor('officeLeaderA'), (ctx) => frequentVisitors(ctx)))
    expect(list.alone).toMatchObject([{ receiver: 'police', outcome: 'protested' }])
    expect(await owed()).toEqual([])
    expect(reason(await became(first.referralId, 'returned'))).toBe('notFound')
    expect(reason((await shownOn()).done)).toBe('ok')
  })

  test('the person says so on their own page, from the day there was to be contact', async () => {
    const { referralId } = await shownOn()
    expect(await asPerson((ctx) => myReferrals(ctx))).toEqual([])
    here.story.clock.set(oslo('2026-03-05 10:00'))
    expect(await asPerson((ctx) => myReferrals(ctx))).toMatchObject([{ id: referralId, receiver: 'police' }])
    accepted(await asPerson((ctx) => answerShownOn(ctx, { referralId, gotThrough: false })))
    expect((await rows())[0]?.outcome).toBe('returned')
    expect(reason(await asPerson((ctx) => answerShownOn(ctx, { referralId, gotThrough: true })))).toBe(
      'notFound',
    )
    // Whoever answers for the person owes contact now.
    expect(await owed()).toMatchObject([{ kind: 'outreachContact', details: { sentBack: true } }])
    expect((await here.events('referralAnswered')).map(({ data }) => data)).toMatchObject([
      { outcome: 'returned', gotThrough: false },
    ])
  })

  test('sent back twice it is the office’s: a named adviser, the lead, and nobody shows them on again', async () => {
    const first = await shownOn()
    accepted(await became(first.referralId, 'returned'))
    expect((await owed()).map(({ leadReason }) => leadReason)).toEqual([null])
    here.story.clock.set(oslo('2026-03-23 10:00'))
    const second = await shownOn()
    accepted(await became(second.referralId, 'returned'))
    const named = (await owed()).filter(({ leadReason }) => leadReason === 'returnedTwice')
    expect(named).toMatchObject([{ ownerStaffId: kari.staffId }])
    const notices = await system()
      .selectFrom('staffNotice')
      .select('kind')
      .where('personId', '=', here.person)
      .execute()
    expect(notices.map(({ kind }) => kind)).toContain('returnedTwice')
    // Long after the fourteen days of a loop.
    here.story.clock.set(oslo('2026-05-11 10:00'))
    expect(reason((await shownOn()).done)).toBe('referredTwice')
  })

  test('the desk sees it when they come again; whoever owes to ask writes it too, and nobody else', async () => {
    const { visitId, referralId } = await shownOn()
    const open = async (id: string) =>
      accepted(await here.at(anne, (ctx) => referralsAtDesk(ctx, { visitId: id }))).referrals
    expect(await open(visitId)).toEqual([])
    const again = await here.known()
    expect(await open(again.visitId)).toMatchObject([{ id: referralId, receiver: 'police' }])
    const owes = async (who: typeof anne) => {
      const found = await here.at(who, (ctx) => referralsOwed(ctx, { personId: here.person }))
      return found.ok ? found.value.referrals.map(({ id }) => id) : found.reason
    }
    expect(await owes(kari)).toEqual([referralId])
    // Who owes nothing has nothing to write down.
    for (const who of ['officeLeaderA', 'municipalAdviserA', 'stateAdviserB'] as const)
      expect(await owes(staffActor(who))).not.toContain(referralId)
    accepted(await became(referralId, 'completed', kari))
    expect([await open(again.visitId), await owes(kari)]).toEqual([[], []])
    const other = await shownOn()
    expect(reason(await became(other.referralId, 'completed', staffActor('stateAdviserB')))).not.toBe('ok')
    expect(reason(await became('x', 'completed'))).toBe('notFound')
    expect((await rows()).map(({ outcome }) => outcome)).toContain(null)
  })

  test('nobody said: given up when nobody owes to ask any more, and not before', async () => {
    const { referralId } = await shownOn()
    const late = oslo('2026-03-25 10:00')
    const expire = () => expireReferrals(here.story.around, late)
    here.story.clock.set(late)
    expect(await expire()).toBe(0)
    await here.story.asSystem(async (ctx) => {
      const [check] = await owed()
      const promise = await lockPromise(ctx.tx, here.person, check?.id ?? '')
      if (promise) await endPromise(ctx, promise, { state: 'kept', how: 'talk', channel: 'officePhone' })
    })
    expect(await expire()).toBe(1)
    expect((await rows())[0]?.outcome).toBe('expired')
    expect(reason(await became(referralId, 'completed'))).toBe('notFound')
  })
})
