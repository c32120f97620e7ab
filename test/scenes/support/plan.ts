import { v7 } from 'uuid'
import { T0 } from '../../support/world.ts'
import type { House } from './house.ts'

/** The conversation of the plan, which the person has had since before the scene begins. */
export async function planThread(house: House, personId: string): Promise<string> {
  const id = v7()
  const openedAt = T0.subtract({ hours: 14 * 24 })
  await house.db.system
    .insertInto('thread')
    .values({ personId, id, origin: 'plan', openedAt, lastAt: openedAt })
    .execute()
  return id
}
