import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../test/support/people.ts'
import { OFFICES, staffActor } from '../../test/support/world.ts'
import { addIdentity, registerPerson } from './actions.ts'
import { findByNumber } from './views.ts'

const host = staffActor('hostA')
const D_NUMBER = { kind: 'dNumber', number: '45818500045' } as const

describe('somebody is entered (R-726)', () => {
  let world: World
  beforeEach(async () => {
    world = await openWorld()
  })
  afterEach(() => world.db.drop())

  it('K33: somebody entered without a number gets one later, and both find the one person', async () => {
    const entered = await world.as(host, (ctx) =>
      registerPerson(ctx, {
        givenName: ' Ionut ',
        familyName: 'Crasnavu',
        language: 'ro',
        phone: '42 00 77 01',
      }),
    )
    if (!entered.ok) throw new Error(entered.reason)
    const { personId } = entered.value
    const person = await world.db.system
      .selectFrom('person')
      .selectAll()
      .where('id', '=', personId)
      .executeTakeFirstOrThrow()
    expect(person).toMatchObject({ givenName: 'Ionut', contactStatus: 'unknown', officeId: OFFICES.A })
    const add = (basis: Parameters<typeof addIdentity>[3]) =>
      world.as(host, (ctx) => addIdentity(ctx, personId, D_NUMBER, basis))
    expect(await add('nameAndBirthDate')).toMatchObject({ ok: false, reason: 'mergeNeedsIdentity' })
    expect(await add('identityDocument')).toMatchObject({ ok: true })
    expect(await world.as(host, (ctx) => findByNumber(ctx.tx, D_NUMBER.number))).toBe(personId)
    expect(
      await world.as(host, (ctx) =>
        registerPerson(ctx, { givenName: 'A', familyName: 'B', identity: D_NUMBER }),
      ),
    ).toMatchObject({ ok: false, reason: 'conflict' })
  })

  it('takes no number that cannot be, no number of the wrong kind and no name of blanks', async () => {
    const enter = (told: Partial<Parameters<typeof registerPerson>[1]>) =>
      world.as(host, (ctx) => registerPerson(ctx, { givenName: 'Una', familyName: 'Prøvetoft', ...told }))
    expect(await enter({ identity: { kind: 'dNumber', number: '45818500046' } })).toMatchObject({
      ok: false,
      reason: 'badForm',
    })
    expect(await enter({ identity: { ...D_NUMBER, kind: 'nationalId' } })).toMatchObject({
      ok: false,
      reason: 'badForm',
    })
    expect(await enter({ phone: '12' })).toMatchObject({ ok: false, reason: 'badForm' })
    expect(await enter({ familyName: '  ' })).toMatchObject({ ok: false, reason: 'empty' })
    expect(
      await world.db.system.selectFrom('person').select('id').where('familyName', '=', 'Prøvetoft').execute(),
    ).toEqual([])
  })
})
