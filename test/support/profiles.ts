import { reachFactsOf } from '../../office/people/profile/views.ts'
import type { World } from './people.ts'

/** How the person is reached as the office sees it now. */
export const factsOf = async (world: World, personId: string) =>
  (await world.asSystem((ctx) => reachFactsOf(ctx, [personId]))).get(personId)

/** The reviews of the profile that are owed. */
export const reviewsOf = (world: World, personId: string) =>
  world.db.system
    .selectFrom('promise')
    .select(['dueAt', 'details', 'clock', 'ownerStaffId'])
    .where('personId', '=', personId)
    .where('kind', '=', 'reviewProfile')
    .where('isOpen', '=', true)
    .execute()
