import type { Ctx, PersonCtx } from '../../kernel/context.ts'
import type { Urgency } from '../../kernel/promise/model.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import type { Receipt, ReceiptLine } from '../model.ts'
import type { EnquiryTheme } from '../recognise/model.ts'

/** the receipt of one sending, as the ledger says it now: who answers each part, and by when. */
export async function receiptOf(ctx: Ctx, personId: string, messageId: string): Promise<Receipt> {
  const message = await ctx.tx
    .selectFrom('message')
    .select(['id', 'threadId', 'number', 'receivedAt'])
    .where('personId', '=', personId)
    .where('id', '=', messageId)
    .executeTakeFirstOrThrow()
  const rows = await ctx.tx
    .selectFrom('enquiryContact as c')
    .innerJoin('enquiry as e', (join) =>
      join.onRef('e.personId', '=', 'c.personId').onRef('e.id', '=', 'c.enquiryId'),
    )
    .innerJoin('promise as p', (join) =>
      join.onRef('p.personId', '=', 'e.personId').onRef('p.id', '=', 'e.promiseId'),
    )
    .leftJoin('staff as s', 's.id', 'p.deskStaffId')
    .leftJoin('team as t', 't.id', 'p.deskTeamId')
    .select([
      'e.id as enquiryId',
      'e.theme',
      'e.messageId',
      'p.urgency',
      'p.details',
      'p.dueAt',
      'p.latestNewAt',
      'p.endedHow',
      's.name as staffName',
      't.name as teamName',
    ])
    .where('c.personId', '=', personId)
    .where('c.messageId', '=', messageId)
    .orderBy('c.id')
    .execute()
  const lines: ReceiptLine[] = rows.map((row) => ({
    enquiryId: row.enquiryId,
    theme: row.theme as EnquiryTheme,
    urgency: row.urgency as Urgency,
    ownerName: row.staffName ?? row.teamName ?? '',
    ownerIsTeam: row.staffName === null,
    dueAt: row.latestNewAt ?? row.dueAt,
    joined: row.messageId !== messageId,
    ...(row.endedHow === 'noted' ? { noted: true } : {}),
    ...((row.details as { callMe?: boolean }).callMe ? { callMe: true } : {}),
  }))
  return {
    threadId: message.threadId,
    messageId,
    number: Number(message.number),
    receivedAt: message.receivedAt,
    lines,
  }
}

/** The receipt again, by its message. Refuses with `notFound` when it is not the person's own. */
export async function myReceipt(ctx: PersonCtx, input: { messageId: string }): Promise<Result<Receipt>> {
  const own = await ctx.tx
    .selectFrom('message')
    .select('id')
    .where('personId', '=', ctx.actor.personId)
    .where('id', '=', input.messageId)
    .executeTakeFirst()
  return own ? ok(await receiptOf(ctx, ctx.actor.personId, input.messageId)) : refused('notFound')
}
