import { v7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { accessWorld } from '../../test/support/access.ts'
import { addPerson, PERSONS, staffActor } from '../../test/support/world.ts'
import type { StaffActor } from '../kernel/context.ts'
import { searchPeople } from './actions.ts'
import { contactCentreView } from './views.ts'

let world: Awaited<ReturnType<typeof accessWorld>>
beforeAll(async () => {
  world = await accessWorld()
})
afterAll(() => world.close())
beforeEach(() => world.toT0())

describe('search', () => {
  const found = async (actor: StaffActor, words: string) => {
    const hits = await world.as(actor, (ctx) => searchPeople(ctx, words))
    return hits.ok ? hits.value.map((hit) => hit.id) : []
  }

  it('finds a person by words of the name in any order, by number, by telephone and by receipt', async () => {
    const kari = staffActor('stateAdviserA')
    const { number } = await world.system
      .insertInto('thread')
      .values({ personId: PERSONS.aap, id: v7(), openedAt: world.clock.now(), lastAt: world.clock.now() })
      .returning('number')
      .executeTakeFirstOrThrow()
    const phone = await world.system
      .selectFrom('contactPoint')
      .select('value')
      .where('personId', '=', PERSONS.aap)
      .where('kind', '=', 'phone')
      .executeTakeFirstOrThrow()
    for (const words of [
      'sandelykt marte',
      'MARTE',
      await world.numberOf(PERSONS.aap),
      phone.value,
      phone.value.replace('+47', ''),
      `#${number}`,
    ]) {
      expect(await found(kari, words), words).toEqual([PERSONS.aap])
    }
    expect(await found(kari, '%')).toEqual([])
    expect(await found(kari, 'a_')).toEqual([])
  })

  it('finds a merged person by both numbers and by neither old name', async () => {
    const old = await world.mergedPerson({
      givenName: 'Gamlenavn',
      identities: [{ number: '01810012345', kind: 'dNumber' }],
    })
    const kari = staffActor('stateAdviserA')
    expect(await found(kari, '01810012345')).toEqual([PERSONS.resident])
    expect(await found(kari, await world.numberOf(PERSONS.resident))).toEqual([PERSONS.resident])
    expect(await found(kari, 'Gamlenavn')).not.toContain(old)
  })

  it('does not know the protected, the reader’s own family, or anybody at all for who has no cell', async () => {
    expect(await found(staffActor('stateAdviserA'), 'Hanne Gjemtoft')).toEqual([])
    expect(await found(staffActor('stateAdviserA'), await world.numberOf(PERSONS.protectedSeven))).toEqual([])
    expect(await found(staffActor('clearedAdviserA'), 'Hanne Gjemtoft')).toEqual([PERSONS.protectedSeven])
    expect(await found(staffActor('stateAdviserA4'), 'Skogelva')).toEqual([])
    expect(await found({ ...staffActor('stateAdviserA'), roles: ['CY'] }, 'Marte')).toEqual([])
  })

  it('gives at most twenty, with nothing sensitive in them', async () => {
    for (let index = 0; index < 25; index += 1) await addPerson(world.system, { familyName: 'Mangfoldtoft' })
    const hits = await world.as(staffActor('hostA'), (ctx) => searchPeople(ctx, 'mangfoldtoft'))
    expect(hits.ok && hits.value).toHaveLength(20)
    expect(Object.keys((hits.ok && hits.value[0]) || {}).sort()).toEqual([
      'birthDate',
      'familyName',
      'givenName',
      'id',
      'municipality',
      'officeId',
    ])
  })
})

describe('C9-03 what the contact centre may see', () => {
  const view = (personId: string) =>
    world.as(staffActor('operator'), (ctx) => contactCentreView(ctx, personId))

  it('shows the whitelist of a municipality with an agreement, and not one key more', async () => {
    const shown = await view(PERSONS.residentB1)
    const asOf = world.clock.now().subtract({ hours: 1 })
    const at = <T>(value: T) => ({ value, source: 'municipalSystem', asOf, mayBeOutdated: false })
    expect(shown).toEqual({
      ok: true,
      value: {
        outcome: 'insight',
        municipality: 'Elvemark',
        mayBeOutdated: false,
        mayConfirmPayment: true,
        fields: {
          account: at({ account: '9902.11.30013' }),
          address: at({ address: 'Skolegata 8' }),
          applicationStatus: at({ application: 'socialAssistance', status: 'decided' }),
          documentsComplete: at({ application: 'socialAssistance', complete: true }),
          decision: at({ decision: 'socialAssistance', date: '2026-02-27', status: 'granted' }),
          nextPayment: at({ date: '2026-03-05', amount: 7650 }),
        },
      },
    })
  })

  it('says of a feed of yesterday that it may be outdated, and confirms no payment from it', async () => {
    const shown = await view(PERSONS.residentA)
    expect(shown).toMatchObject({
      ok: true,
      value: { outcome: 'insight', mayBeOutdated: true, mayConfirmPayment: false },
    })
    expect(shown).toMatchObject({
      value: { fields: { nextPayment: { value: { amount: 7650 }, mayBeOutdated: true } } },
    })
  })

  it('forwards without insight where there is no agreement', async () => {
    expect(await view(PERSONS.residentB2)).toEqual({
      ok: true,
      value: { outcome: 'noInsightForward', municipality: 'Sundmoen' },
    })
  })

  it('is a view of the contact centre alone', async () => {
    expect(
      await world.as(staffActor('stateAdviserA'), (ctx) => contactCentreView(ctx, PERSONS.residentB1)),
    ).toEqual({ ok: false, reason: 'notFound' })
  })
})
