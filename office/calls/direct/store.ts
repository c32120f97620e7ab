import { sql } from 'kysely'
import type { Ctx, Tx } from '../../kernel/context.ts'
import type { DirectLine, LineOwner } from './model.ts'

export async function lineOfPerson(tx: Tx, personId: string): Promise<DirectLine | undefined> {
  const row = await tx
    .selectFrom('directLine')
    .select(['id', 'number', 'grounds', 'givenAt', 'givenByKind'])
    .where('personId', '=', personId)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  return row as DirectLine | undefined
}

export async function withheldFrom(
  tx: Tx,
  personId: string,
): Promise<{ id: string; reason: string; said: string; at: Temporal.Instant } | undefined> {
  return tx
    .selectFrom('directException')
    .select(['id', 'reason', 'said', 'at'])
    .where('personId', '=', personId)
    .where('liftedAt', 'is', null)
    .executeTakeFirst()
}

/** Takes a free number, so that no two take the same; null when the house has none left. */
export async function takeNumber(ctx: Ctx): Promise<string | null> {
  const { rows } = await sql<{ number: string }>`
    select n.number from direct_number n
    where (n.rests_until is null or n.rests_until <= ${ctx.clock.now()})
      and not exists (select from direct_line d where d.number = n.number and d.ended_at is null)
    order by n.rests_until nulls first, n.number limit 1 for update of n skip locked`.execute(ctx.tx)
  return rows[0]?.number ?? null
}

/** Whether there is a number that nobody has. */
export async function hasNumbers(tx: Tx, now: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql<{ free: boolean }>`
    select exists (select from direct_number n where (n.rests_until is null or n.rests_until <= ${now})
      and not exists (select from direct_line d where d.number = n.number and d.ended_at is null)) as free`.execute(
    tx,
  )
  return rows[0]?.free ?? false
}

/** The newest that a number was given to; a number that rests leads to whoever had it last. */
export async function ownerOfNumber(tx: Tx, number: string): Promise<LineOwner | null> {
  const { rows } = await sql<LineOwner>`
    select d.person_id as "personId", p.office_id as "officeId", d.ended_at is null as active
    from direct_line d join person p on p.id = d.person_id
    where d.number = ${number} order by (d.ended_at is null) desc, d.given_at desc limit 1`.execute(tx)
  return rows[0] ?? null
}

/** Somebody follows the person up: an adviser or a team on any side. */
export async function isFollowedUp(tx: Tx, personId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('assignment')
    .select('id')
    .where('personId', '=', personId)
    .where('untilAt', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
