import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../test/support/people.ts'
import { PERSONS, personActor, staffActor, T0 } from '../../test/support/world.ts'
import { endContactPoint, setContactPoint } from './actions.ts'

const kari = staffActor('stateAdviserA')

describe('how somebody is reached', () => {
  let world: World
  beforeEach(async () => {
    world = await openWorld()
  })
  afterEach(() => world.db.drop())

  it('keeps the numbers people have: said again it is confirmed, lost it is used no more', async () => {
    const phones = () =>
      world.db.system
        .selectFrom('contactPoint')
        .select(['id', 'value', 'phoneKind', 'confirmedAt', 'endedAt'])
        .where('personId', '=', PERSONS.resident)
        .where('kind', '=', 'phone')
        .execute()
    const [known] = await phones()
    const set = (value: string) =>
      world.as(
        kari,
        (ctx) => setContactPoint(ctx, PERSONS.resident, { kind: 'phone', value }),
        PERSONS.resident,
      )
    await set('42 00 51 00')
    const [again, ...more] = await phones()
    expect([again?.id, again?.value, String(again?.confirmedAt), more]).toEqual([
      known?.id,
      '+4742005100',
      String(T0),
      [],
    ])
    expect(await set('ring meg')).toMatchObject({ ok: false, reason: 'badForm' })
    const lost = () =>
      world.asPerson(personActor('resident'), (ctx) =>
        endContactPoint(ctx, PERSONS.resident, known?.id ?? '', 'lost'),
      )
    expect(await lost()).toMatchObject({ ok: true })
    const [gone] = await phones()
    expect([gone?.phoneKind, String(gone?.endedAt)]).toEqual(['lost', String(T0)])
    expect(await lost()).toMatchObject({ ok: false, reason: 'notFound' })
    const told = await world.db.system
      .selectFrom('event')
      .select('data')
      .where('personId', '=', PERSONS.resident)
      .execute()
    expect(JSON.stringify(told)).not.toContain('4742005100')
  })

  it('protects the new address of a protected person from its first moment (R-727)', async () => {
    const personId = PERSONS.protectedSeven
    await world.asPerson({ kind: 'person', personId, language: 'nb' }, (ctx) =>
      setContactPoint(ctx, personId, { kind: 'address', value: 'Nyvegen 3' }),
    )
    const rows = await world.db.system
      .selectFrom('contactPoint')
      .select('protected')
      .where('personId', '=', personId)
      .where('value', '=', 'Nyvegen 3')
      .execute()
    expect(rows).toEqual([{ protected: true }])
  })
})
