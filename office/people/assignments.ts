import { type Insertable, sql } from 'kysely'
import type { DB } from '../../db/types.ts'
import type { StaffSide, Tx } from '../kernel/context.ts'

/** Who answers for a person, one side at a time. */
export async function endAssignment(
  tx: Tx,
  personId: string,
  side: StaffSide,
  at: Temporal.Instant,
  reason: string,
) {
  return tx
    .updateTable('assignment')
    .set({ untilAt: at, reason })
    .where('personId', '=', personId)
    .where('side', '=', side)
    .where('untilAt', 'is', null)
    .returning(['staffId', 'teamId', 'lead'])
    .executeTakeFirst()
}

export async function insertAssignment(tx: Tx, row: Insertable<DB['assignment']>): Promise<void> {
  await tx.insertInto('assignment').values(row).execute()
}

type NamedByLeader = {
  personId: string
  id: string
  side: string
  staffId: string | null
  teamId: string | null
  lead: boolean | null
  fromAt: Temporal.Instant
  reason: string
}

/** Gives who answered before. The database refuses everybody but the leader of the person's office. */
export async function nameAsLeader(tx: Tx, named: NamedByLeader) {
  const { rows } = await sql<{ staffId: string | null; teamId: string | null; lead: boolean }>`
    select * from wall.name_adviser(${named.personId}::uuid, ${named.id}::uuid, ${named.side}, ${named.staffId}::uuid,
      ${named.teamId}::uuid, ${named.lead}::boolean, ${named.fromAt.toString()}::timestamptz, ${named.reason})`.execute(
    tx,
  )
  return rows[0]
}
