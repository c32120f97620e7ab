import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../test/support/people.ts'
import { factsOf, reviewsOf } from '../../../test/support/profiles.ts'
import { PERSONS, staffActor, T0 } from '../../../test/support/world.ts'
import { settingsFrom } from '../../kernel/settings.ts'
import { setFact } from './actions.ts'
import { watchProfiles } from './jobs.ts'
import { countsAsDigital } from './rules.ts'

const host = staffActor('hostA')

describe('what is known of how a person is reached', () => {
  let world: World
  beforeEach(async () => {
    world = await openWorld()
  })
  afterEach(() => world.db.drop())

  it('lapses: access that nobody has confirmed is asked about again, in the one review', async () => {
    const person = PERSONS.resident
    await world.as(host, (ctx) =>
      setFact(ctx, { personId: person, field: 'access.internet', value: 'yes', method: 'desk' }),
    )
    await world.as(host, (ctx) =>
      setFact(ctx, { personId: person, field: 'access.eId', value: 'yes', method: 'desk' }),
    )
    const around = { databases: world.db, clock: world.clock, settings: settingsFrom() }
    expect(await watchProfiles(around, T0.add({ hours: 179 * 24 }))).toBe(0)
    const later = T0.add({ hours: 181 * 24 })
    expect(await watchProfiles(around, later)).toBe(1)
    expect(await watchProfiles(around, later)).toBe(0)
    expect(await reviewsOf(world, person)).toHaveLength(1)
    world.clock.set(later)
    expect((await factsOf(world, person))?.access).toEqual({})
  })

  it('is not digital any more when its time has passed', async () => {
    const person = PERSONS.resident
    world.clock.set(T0.add({ hours: 300 * 24 }))
    const now = await factsOf(world, person)
    expect(now).toMatchObject({ status: 'unknown', reviewOverdue: true })
    expect(countsAsDigital(now as never)).toBe(false)
    const around = { databases: world.db, clock: world.clock, settings: settingsFrom() }
    await watchProfiles(around, world.clock.now())
    expect(await reviewsOf(world, person)).toHaveLength(1)
  })
})
