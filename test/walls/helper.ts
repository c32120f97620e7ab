import pg from 'pg'
import { freshDatabase } from '../support/database.ts'
import { ID, openWall } from './world.ts'

export const AT = '2026-03-02T09:00:00Z'
export const HOLDER = ID.stranger
export type HelperWall = Awaited<ReturnType<typeof helperWall>>

/** The wall with a giver and a holder who are both of age, and all that is written written on 2 March. */
export async function helperWall() {
  const database = await freshDatabase()
  await database.close()
  const wall = await openWall(database.url)
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  await client.query(`update person set birth_date = '1990-01-01' where id in ('${ID.dual}', '${HOLDER}');
    update message set received_at = '2026-03-02T10:00:00Z'; update enquiry set received_at = '2026-03-02T10:00:00Z';
    update promise set received_at = '2026-03-02T10:00:00Z', due_at = '2026-03-05T10:00:00Z', first_due_at = '2026-03-05T10:00:00Z';
    update person_fact set as_of = '2026-03-02T10:00:00Z'`)
  return {
    ...wall,
    client,
    end: async () => {
      await client.end()
      await wall.close()
      await database.drop()
    },
  }
}
