import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { accessWorld } from '../../test/support/access.ts'
import { addPerson, staffActor } from '../../test/support/world.ts'
import { setSafety } from '../people/mandates/actions.ts'
import { openPerson, searchPeople, setProtection } from './actions.ts'

let world: Awaited<ReturnType<typeof accessWorld>>
beforeAll(async () => {
  world = await accessWorld()
})
afterAll(() => world.close())
beforeEach(() => world.toT0())

describe('K32 protection works backwards', () => {
  it('hides everything stored before from everybody but those who are cleared', async () => {
    const personId = await addPerson(world.system, {
      givenName: 'Trygg',
      phone: '+4799887766',
      address: 'Gjemveien 1',
    })
    const number = await world.as(staffActor('hostA'), (ctx) =>
      setProtection(ctx, personId, ['6'], { purpose: 'visit', what: 'safety' }),
    )
    expect(number).toEqual({ ok: true, value: null })
    expect(
      await world.as(staffActor('hostA'), (ctx) =>
        openPerson(ctx, personId, { purpose: 'visit', what: 'page' }),
      ),
    ).toEqual({ ok: false, reason: 'notFound' })
    const hits = await world.as(staffActor('hostA'), (ctx) => searchPeople(ctx, '+4799887766'))
    expect(hits).toEqual({ ok: true, value: [] })
    const points = await world.system
      .selectFrom('contactPoint')
      .select('protected')
      .where('personId', '=', personId)
      .execute()
    expect(points).toEqual([{ protected: true }, { protected: true }])
    const lifted = await world.as(staffActor('clearedAdviserA'), (ctx) =>
      setProtection(ctx, personId, [], { purpose: 'followUp', what: 'safety' }),
    )
    expect(lifted).toEqual({ ok: true, value: null })
    const kinds = await world.system
      .selectFrom('event')
      .select('kind')
      .where('personId', '=', personId)
      .orderBy('seq')
      .execute()
    expect(kinds.map((row) => row.kind)).toEqual(['protectionSet', 'protectionLifted'])
  })

  it('is lifted by nobody who is not cleared for it', async () => {
    const personId = await addPerson(world.system, { shields: ['ownEmployee'] })
    const host = { ...staffActor('hostA'), shields: ['ownEmployee'] as const }
    expect(
      await world.as(host, (ctx) => setProtection(ctx, personId, [], { purpose: 'visit', what: 'safety' })),
    ).toEqual({ ok: false, reason: 'notFound' })
  })
})

describe('K32 beside a safety flag', () => {
  it.each([[[]], [['ownEmployee']], [['6']]] as const)(
    'protection %j shows nothing that the flag hides',
    async (codes) => {
      const personId = await addPerson(world.system, { phone: '+4799887711', address: 'Gjemveien 2' })
      const host = staffActor('hostA')
      const flagged = await world.as(host, (ctx) => setSafety(ctx, { personId, wish: { reach: 'portal' } }))
      expect(flagged.ok).toBe(true)
      const done = await world.as(host, (ctx) =>
        setProtection(ctx, personId, codes, { purpose: 'visit', what: 'protection' }),
      )
      expect(done.ok).toBe(true)
      const points = await world.system
        .selectFrom('contactPoint')
        .select('protected')
        .where('personId', '=', personId)
        .execute()
      expect(points).toEqual([{ protected: true }, { protected: true }])
    },
  )
})
