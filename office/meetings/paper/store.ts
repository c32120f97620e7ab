import { sql } from 'kysely'
import type { Tx } from '../../kernel/context.ts'
import type { MeetingIds } from '../talk/enter.ts'
import type { LetterChoice, ShareRow } from './model.ts'

const MOST_LETTERS = 20
const COLUMNS = [
  'id',
  'personId',
  'meetingId',
  'code',
  'kind',
  'address',
  'messageId',
  'part',
  'untilAt',
  'openedAt',
  'staffId',
  'othersAt',
  'seenBy',
] as const

/** What lies on the table of this meeting now. */
export async function onTable(
  tx: Tx,
  { personId, meetingId }: MeetingIds,
  now: Temporal.Instant,
): Promise<ShareRow | undefined> {
  const row = await tx
    .selectFrom('pageShare')
    .select(COLUMNS)
    .where('personId', '=', personId)
    .where('meetingId', '=', meetingId)
    .where('closedAt', 'is', null)
    .where('untilAt', '>', now)
    .orderBy('madeAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row as ShareRow | undefined
}

export async function shareById(tx: Tx, id: string): Promise<ShareRow | undefined> {
  const row = await tx
    .selectFrom('pageShare')
    .select(COLUMNS)
    .where('id', '=', id)
    .where('meetingId', 'is not', null)
    .where('closedAt', 'is', null)
    .executeTakeFirst()
  return row as ShareRow | undefined
}

/** Gives whether it lay there. Whoever looks is told that something has changed. */
export async function changeShare(
  tx: Tx,
  { personId, meetingId }: MeetingIds,
  shareId: string | null,
  change: {
    part?: number | null
    closedAt?: Temporal.Instant
    othersAt?: Temporal.Instant | null
    othersSaid?: string | null
  },
): Promise<boolean> {
  const done = await tx
    .updateTable('pageShare')
    .set((is) => ({ ...change, changes: is('changes', '+', 1) }))
    .where('personId', '=', personId)
    .where('meetingId', '=', meetingId)
    .where('closedAt', 'is', null)
    .$if(shareId !== null, (query) => query.where('id', '=', shareId as string))
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** each who opened it, once. Gives whether it is news. */
export async function seenFirst(tx: Tx, shareId: string, participantId: string): Promise<boolean> {
  const done = await sql`update page_share set seen_by = seen_by || ${participantId}::uuid
    where id = ${shareId} and not (seen_by @> array[${participantId}::uuid])`.execute(tx)
  return (done.numAffectedRows ?? 0n) > 0n
}

export async function sheetOf(tx: Tx, { personId, meetingId }: MeetingIds) {
  return tx
    .selectFrom('meetingSheet')
    .select(['matter', 'body', 'at'])
    .where('personId', '=', personId)
    .where('meetingId', '=', meetingId)
    .execute()
}

/** The newest letters of the person that the wall lets through, with whatever is in them. */
export async function lettersOf(tx: Tx, personId: string): Promise<LetterChoice[]> {
  const rows = await tx
    .selectFrom('notice as n')
    .select(['n.messageId', 'n.kind', 'n.madeAt'])
    .where('n.personId', '=', personId)
    .where('n.messageId', 'is not', null)
    .where((is) =>
      is.exists(
        is
          .selectFrom('messageText as t')
          .select('t.messageId')
          .whereRef('t.personId', '=', 'n.personId')
          .whereRef('t.messageId', '=', 'n.messageId'),
      ),
    )
    .orderBy('n.madeAt', 'desc')
    .limit(MOST_LETTERS)
    .execute()
  return rows as LetterChoice[]
}

/** Is it a letter of the person that the wall of this transaction lets through? */
export async function mayReadLetter(tx: Tx, personId: string, messageId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('notice as n')
    .innerJoin('messageText as t', (on) =>
      on.onRef('t.personId', '=', 'n.personId').onRef('t.messageId', '=', 'n.messageId'),
    )
    .select('n.id')
    .where('n.personId', '=', personId)
    .where('n.messageId', '=', messageId)
    .executeTakeFirst()
  return row !== undefined
}
