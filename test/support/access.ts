import { openWorld } from './people.ts'
import { addPerson, PERSONS, T0 } from './world.ts'

/** The world of the scenes for a whole file of tests, and what tests of access ask it. */
export async function accessWorld() {
  const world = await openWorld()
  const { system } = world.db
  return {
    ...world,
    system,
    toT0: () => world.clock.set(T0),
    /** A record that has become part of another one. */
    mergedPerson: async (told: Parameters<typeof addPerson>[1] = {}) => {
      const id = await addPerson(system, told)
      await system.updateTable('person').set({ mergedInto: PERSONS.resident }).where('id', '=', id).execute()
      return id
    },
    numberOf: async (personId: string) =>
      (
        await system
          .selectFrom('personIdentity')
          .select('number')
          .where('personId', '=', personId)
          .executeTakeFirstOrThrow()
      ).number,
    logOf: (personId: string) =>
      system.selectFrom('accessLog').selectAll().where('personId', '=', personId).orderBy('id').execute(),
    close: () => world.db.drop(),
  }
}
