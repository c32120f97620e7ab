import { sql } from 'kysely'
import type { Tx } from '../kernel/context.ts'
import type { ContactPoint } from './rules.ts'

export async function contactPointsOf(tx: Tx, personId: string): Promise<ContactPoint[]> {
  const rows = await tx
    .selectFrom('contactPoint')
    .select(['id', 'kind', 'value', 'phoneKind', 'confirmedAt'])
    .where('personId', '=', personId)
    .where('endedAt', 'is', null)
    // K32: kept out of sight, but for the one way that somebody under a safety flag has named.
    .where((is) =>
      is.or([is('protected', '=', false), sql<boolean>`(not unwanted and wall.safety_stands(person_id))`]),
    )
    // K24, R-334: what did not work and what the person does not want gets nothing.
    .where('notWorkingSince', 'is', null)
    .where('unwanted', '=', false)
    .execute()
  return rows as ContactPoint[]
}
