import { sql } from 'kysely'
import type { Ctx, Side, Tx } from '../../kernel/context.ts'
import { holdersOf } from '../../people/mandates/views.ts'

type Sending = { personId: string; noticeId: string | null; recipientId?: string | null; text?: string }

/** Who the paper is for when it is not the person; two records that have become one are one. */
export async function otherReceiver(tx: Tx, { personId, recipientId }: Sending): Promise<string | null> {
  if (recipientId == null || recipientId === personId) return null
  const { rows } = await sql<{ id: string }>`select wall.current_person(${recipientId}::uuid) as id`.execute(
    tx,
  )
  return rows[0]?.id === personId ? null : (rows[0]?.id ?? recipientId)
}

/**
 * what a holder is sent on paper: the letter itself when they may both receive and read it, that something
 * waits when they may only receive it, and null when the mandate lets them do neither any more.
 */
export async function holderCopy(
  ctx: Pick<Ctx, 'tx' | 'clock'>,
  { personId, noticeId, text = '' }: Sending,
  holderId: string,
): Promise<'letter' | 'thatItWaits' | null> {
  if (noticeId === null) return null
  const notice = await ctx.tx
    .selectFrom('notice')
    .select(['side', 'theme', 'threadId'])
    .where('personId', '=', personId)
    .where('id', '=', noticeId)
    .executeTakeFirst()
  if (!notice) return null
  const question = { ...notice, side: notice.side as Side, at: ctx.clock.now() }
  const may = async (act: 'receive' | 'read') =>
    (await holdersOf(ctx, personId, { ...question, act })).some((one) => one.holderId === holderId)
  if (!(await may('receive'))) return null
  return text === '' && (await may('read')) ? 'letter' : 'thatItWaits'
}
