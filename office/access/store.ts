import { sql } from 'kysely'
import type { Purpose, StaffCtx, Tx } from '../kernel/context.ts'
import type { Grounds } from './ground.ts'
import type { Basis, OfficerEntry, PersonBasics, PersonHit, WhitelistRow } from './model.ts'
import type { SearchKind } from './search.ts'

/** How the reader stands to the person. Undefined: nobody by this id. Sees protected persons too; tells nobody. */
export async function groundsOf(ctx: StaffCtx, personId: string): Promise<Grounds | undefined> {
  const { rows } =
    await sql<Grounds>`select * from wall.grounds(${personId}::uuid, ${ctx.clock.now()})`.execute(ctx.tx)
  return rows[0]
}

export async function personBasics(tx: Tx, personId: string): Promise<PersonBasics | undefined> {
  return tx
    .selectFrom('person')
    .select([
      'id',
      'givenName',
      'familyName',
      'callMe',
      'birthDate',
      'language',
      'writtenForm',
      'interpreterNeed',
      'interpreterLanguage',
      'contactStatus',
      'officeId',
      'municipalityId',
    ])
    .where('id', '=', personId)
    .executeTakeFirst()
}

type LogLine = {
  personId: string
  role: string
  basis: Basis | 'none'
  purpose: Purpose | 'none'
  what: string
  allowed: boolean
}

/** in the name of whoever acts; the same opening within ten minutes is one line. */
export async function logAccess(ctx: StaffCtx, line: LogLine): Promise<void> {
  const client = ctx.actor.clientId ?? null
  await sql`select wall.log_access(${line.personId}::uuid, ${ctx.clock.now()}, ${client}, ${line.role}, ${line.basis},
    ${line.purpose}, ${line.what}, ${line.allowed})`.execute(ctx.tx)
}

export async function notify(
  ctx: StaffCtx,
  staffIds: readonly string[],
  kind: string,
  personId: string,
): Promise<void> {
  const at = ctx.clock.now()
  const rows = staffIds.map((staffId) => ({ staffId, id: ctx.newId(), kind, personId, at }))
  if (rows.length > 0) await ctx.tx.insertInto('staffNotice').values(rows).execute()
}

export async function privacyOfficers(tx: Tx): Promise<string[]> {
  const rows = await tx
    .selectFrom('staff')
    .select('id')
    .where(sql<boolean>`'PO' = any(roles)`)
    .where('active', '=', true)
    .execute()
  return rows.map((row) => row.id)
}

export async function officeLeaders(tx: Tx, officeId: string | null): Promise<string[]> {
  const row = await tx.selectFrom('office').select('leaderId').where('id', '=', officeId).executeTakeFirst()
  return row?.leaderId ? [row.leaderId] : []
}

export async function findPersons(
  tx: Tx,
  kind: SearchKind,
  words: readonly string[],
  most: number,
): Promise<PersonHit[]> {
  const { rows } =
    await sql<PersonHit>`select * from wall.search_person(${kind}, ${words}::text[], ${most})`.execute(tx)
  return rows
}

export async function whitelistRows(tx: Tx, personId: string, today: string): Promise<WhitelistRow[]> {
  const { rows } =
    await sql<WhitelistRow>`select * from wall.whitelist(${personId}::uuid, ${today}::date)`.execute(tx)
  return rows
}

export async function municipalityOf(
  tx: Tx,
  personId: string,
): Promise<{ name: string; feedAsOf: Temporal.Instant | null } | undefined> {
  return tx
    .selectFrom('person as p')
    .innerJoin('municipality as m', 'm.id', 'p.municipalityId')
    .select(['m.name', 'm.feedAsOf'])
    .where('p.id', '=', personId)
    .executeTakeFirst()
}

export async function protect(ctx: StaffCtx, personId: string, codes: readonly string[]): Promise<void> {
  await sql`select wall.protect(${personId}::uuid, ${codes}::text[], ${ctx.clock.now()})`.execute(ctx.tx)
}

export async function logLines(
  tx: Tx,
  personId: string,
  page: { before: string | null; most: number; allowedOnly?: boolean },
): Promise<OfficerEntry[]> {
  let query = tx
    .selectFrom('accessLog as l')
    .leftJoin('staff as s', 's.id', 'l.staffId')
    .select([
      'l.id',
      'l.at',
      's.name as who',
      'l.clientId',
      'l.role',
      'l.basis',
      'l.purpose',
      'l.what',
      'l.staffId',
      'l.allowed',
    ])
    .where('l.personId', '=', personId)
    .orderBy('l.at', 'desc')
    .orderBy('l.id', 'desc')
    .limit(page.most)
  if (page.allowedOnly) query = query.where('l.allowed', '=', true)
  if (page.before !== null)
    query = query.where(
      sql<boolean>`(l.at, l.id) < (select at, id from access_log where person_id = ${personId} and id = ${page.before})`,
    )
  const rows = await query.execute()
  return rows.map(({ clientId, who, ...row }) => ({ ...row, who: who ?? clientId ?? '' }))
}
