import { describe, expect, test } from 'vitest'
import { accepted, anne, openReception, reason } from '../../../test/support/reception.ts'
import { oslo } from '../../../test/support/story.ts'
import { STAFF } from '../../../test/support/world.ts'
import { referVisitor } from './actions.ts'

const here = openReception()
const { at, known, shown, close, promises, events } = here

describe('shown on (R-437, R-444, C6-03)', () => {
  const refer = (visitId: string, more: object = {}) =>
    at(anne, (ctx) =>
      referVisitor(ctx, {
        visitId,
        receiver: 'police',
        done: 'Ringte sammen',
        nextAt: oslo('2026-03-05 10:00'),
        ...more,
      }),
    )

  test('the first has a receiver, what was done and a date; the visit still needs more than that', async () => {
    const { visitId } = await known()
    expect(reason(await refer(visitId, { nextAt: null }))).toBe('noNextStep')
    expect(reason(await refer(visitId, { receiver: 'library' }))).toBe('needsReason')
    expect(reason(await refer(visitId, { nextAt: oslo('2026-03-07 10:00') }))).toBe('closedThen')
    accepted(await refer(visitId))
    expect(reason(await close(visitId, 'helped', { slip: 'print' }))).toBe('referredAlone')
    accepted(await close(visitId, 'notNavIntroduced', { slip: 'print' }))
    expect((await promises()).map(({ kind, dueAt }) => [kind, dueAt.toString()])).toEqual([
      ['outreachContact', oslo('2026-03-05 10:00').toString()],
    ])
  })

  test('the second is stopped whatever channel the first was in: a talk with a name, and the lead sees it', async () => {
    await here.story.database.system
      .insertInto('visitReferral')
      .values({
        personId: here.person,
        id: crypto.randomUUID(),
        channel: 'contactCentrePhone',
        receiver: 'web',
        done: 'Viste til nett',
        at: oslo('2026-02-24 10:00'),
        nextAt: oslo('2026-02-27 10:00'),
      })
      .execute()
    const { visitId } = await known()
    const stopped = await refer(visitId, { receiver: 'library', doNotRing: 'Hører dårlig i telefonen' })
    expect(stopped).toMatchObject({
      ok: false,
      reason: 'referredTwice',
      details: { n: 1, who: 'Kari Mosetoft' },
    })
    expect(reason(await refer(visitId))).toBe('referredTwice')
    const owed = (await promises()).filter(({ leadReason }) => leadReason === 'referredTwice')
    expect(owed).toMatchObject([{ kind: 'holdMeeting', ownerStaffId: STAFF.stateAdviserA }])
    expect(await events('referralStopped')).toHaveLength(1)
    const told = await here.story.database.system
      .selectFrom('staffNotice')
      .select('staffId')
      .where('kind', '=', 'referredTwice')
      .where('personId', '=', here.person)
      .execute()
    expect(told).toEqual([{ staffId: STAFF.leadStateA }])
    const facts = await here.story.database.system
      .selectFrom('profileFact')
      .select('field')
      .where('personId', '=', here.person)
      .execute()
    expect(facts).toContainEqual({ field: 'restriction.doNotRing' })
    expect((await shown(visitId)).visit.steps).toMatchObject([
      { kind: 'meeting', who: 'Kari Mosetoft', latest: false },
    ])
    accepted(await close(visitId, 'booked', { slip: 'print' }))
  })

  test('a referral without a login that came back counts too, and one that was done together does not', async () => {
    await here.story.database.system
      .insertInto('visitReferral')
      .values({
        personId: here.person,
        id: crypto.randomUUID(),
        channel: 'dropIn',
        receiver: 'web',
        done: 'Sammen',
        at: oslo('2026-02-25 10:00'),
        nextAt: oslo('2026-02-27 10:00'),
        outcome: 'doneTogether',
        endedAt: oslo('2026-03-02 09:00'),
        solved: true,
      })
      .execute()
    const { visitId } = await known()
    accepted(await refer(visitId))
    accepted(await close(visitId, 'notNavIntroduced', { slip: 'read' }))
  })
})
