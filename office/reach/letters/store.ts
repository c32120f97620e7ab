import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import type { Side, Tx } from '../../kernel/context.ts'
import type { LetterBox, NoticeKind } from '../notices/model.ts'
import type { Filled, LetterFacts } from '../templates/model.ts'
import { newCode } from './code.ts'

export type LetterRow = {
  personId: string
  noticeId: string
  messageId: string
  number: string
  kind: NoticeKind
  side: Side
  madeAt: Temporal.Instant
  language: string
  officeId: string | null
  officeName: string | null
  officeAddress: string | null
  signer: string | null
  name: string
  municipality: string | null
  answerClock: string | null
  answerDueAt: Temporal.Instant | null
  postedAt: Temporal.Instant | null
  returnedAt: Temporal.Instant | null
  reachedAt: Temporal.Instant | null
  details: Record<string, unknown>
  address: string | null
}

/** A notice with everything around it that its letter needs; the address is the newest that works and is not protected. */
export async function letterRow(tx: Tx, personId: string, noticeId: string): Promise<LetterRow | undefined> {
  const { rows } = await sql<LetterRow>`
    select n.person_id, n.id as notice_id, n.message_id, m.number::text as number, n.kind, n.side, n.made_at, m.language,
      n.office_id, o.name as office_name, o.visiting_address as office_address, s.name as signer,
      p.given_name || ' ' || p.family_name as name, c.name as municipality, n.answer_clock, n.answer_due_at, n.posted_at,
      n.returned_at, n.reached_at, n.details,
      (select a.value from contact_point a where a.person_id = n.person_id and a.kind = 'address' and a.ended_at is null
        and not a.protected and a.not_working_since is null order by a.confirmed_at desc nulls last, a.id desc limit 1) as address
    from notice n join message m on m.person_id = n.person_id and m.id = n.message_id
    join person p on p.id = n.person_id
    left join municipality c on c.id = p.municipality_id
    left join office o on o.id = coalesce(n.office_id, p.office_id)
    left join staff s on s.id = m.author_id and m.author_kind = 'staff'
    where n.person_id = ${personId} and n.id = ${noticeId}`.execute(tx)
  return rows[0]
}

type StoredText = { part: number; body: string; box: LetterBox | null }

export async function textsOf(tx: Tx, personId: string, messageId: string): Promise<StoredText[]> {
  const rows = await tx
    .selectFrom('messageText')
    .select(['part', 'body', 'box'])
    .where('personId', '=', personId)
    .where('messageId', '=', messageId)
    .orderBy('part')
    .execute()
  return rows.map((row) => ({ ...row, box: row.box as LetterBox | null }))
}

type Fill = { templateKey: string; templateVersion: number; filled: Filled; facts: LetterFacts }

export async function fillOf(tx: Tx, personId: string, noticeId: string): Promise<Fill | undefined> {
  const row = await tx
    .selectFrom('letterFill')
    .select(['templateKey', 'templateVersion', 'filled', 'facts'])
    .where('personId', '=', personId)
    .where('noticeId', '=', noticeId)
    .executeTakeFirst()
  return row && { ...row, filled: row.filled as Filled, facts: row.facts as LetterFacts }
}

export async function insertFill(
  tx: Tx,
  fill: Fill & { personId: string; noticeId: string; side: Side; madeAt: Temporal.Instant },
): Promise<void> {
  await tx
    .insertInto('letterFill')
    .values({ ...fill, filled: JSON.stringify(fill.filled), facts: JSON.stringify(fill.facts) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The code of a letter; drawn when it is first asked for. */
export async function codeOf(
  tx: Tx,
  personId: string,
  noticeId: string,
  madeAt: Temporal.Instant,
): Promise<string> {
  for (let tries = 0; tries < 9; tries += 1) {
    const known = await tx
      .selectFrom('letterCode')
      .select('code')
      .where('personId', '=', personId)
      .where('noticeId', '=', noticeId)
      .executeTakeFirst()
    if (known) return known.code
    // Lost either to another reader of the same letter, who has then drawn it, or to a code that is taken.
    await tx
      .insertInto('letterCode')
      .values({ personId, noticeId, code: newCode(randomInt), madeAt })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  throw new Error('no code could be drawn for a letter')
}

export async function letterOfCode(
  tx: Tx,
  code: string,
): Promise<{ personId: string; noticeId: string } | undefined> {
  return tx
    .selectFrom('letterCode')
    .select(['personId', 'noticeId'])
    .where('code', '=', code)
    .executeTakeFirst()
}

export type Receiver = {
  language: string
  name: string
  officeId: string | null
  officeName: string | null
  officeAddress: string | null
  municipality: string | null
  address: string | null
}

/** Who a letter is to be written to, before it is. */
export async function receiverOf(tx: Tx, personId: string): Promise<Receiver | undefined> {
  const { rows } = await sql<Receiver>`
    select p.language, p.given_name || ' ' || p.family_name as name, p.office_id, o.name as office_name,
      o.visiting_address as office_address, c.name as municipality,
      (select a.value from contact_point a where a.person_id = p.id and a.kind = 'address' and a.ended_at is null
        and not a.protected and a.not_working_since is null order by a.confirmed_at desc nulls last, a.id desc limit 1) as address
    from person p left join office o on o.id = p.office_id left join municipality c on c.id = p.municipality_id
    where p.id = ${personId}`.execute(tx)
  return rows[0]
}
