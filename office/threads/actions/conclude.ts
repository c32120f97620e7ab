import type { Ctx, Side } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { themeInRecord } from '../record-text.ts'
import { journalTitle } from '../rules.ts'

/**
 * when nothing in a conversation is owed any more, it becomes one record entry for each side, with a
 * title of its own. Each side is judged by itself: the other one may not even be seen from here.
 */
export async function concludeThread(ctx: Ctx, personId: string, threadId: string): Promise<void> {
  // Two things that end in one breath put two jobs in the queue; whoever comes second finds the entry made.
  await ctx.tx
    .selectFrom('thread')
    .select('id')
    .where('personId', '=', personId)
    .where('id', '=', threadId)
    .forUpdate()
    .executeTakeFirst()
  for (const side of ['state', 'municipal', 'common'] as const)
    await journalSide(ctx, personId, threadId, side)
}

async function journalSide(ctx: Ctx, personId: string, threadId: string, side: Side): Promise<void> {
  const texts = await ctx.tx
    .selectFrom('messageText as t')
    .innerJoin('message as m', (join) =>
      join.onRef('m.personId', '=', 't.personId').onRef('m.id', '=', 't.messageId'),
    )
    .innerJoin('enquiry as e', (join) =>
      join.onRef('e.personId', '=', 't.personId').onRef('e.id', '=', 't.enquiryId'),
    )
    .select(['t.body', 'm.receivedAt', 'e.theme', 'e.answeredAt'])
    .where('t.personId', '=', personId)
    .where('t.threadId', '=', threadId)
    .where('t.side', '=', side)
    .orderBy('m.receivedAt')
    .execute()
  const [first] = texts
  const last = texts.at(-1)
  if (!first || !last) return
  if (texts.some((text) => text.answeredAt === null)) return
  const existing = await ctx.tx
    .selectFrom('journalEntry')
    .select('id')
    .where('personId', '=', personId)
    .where('threadId', '=', threadId)
    .where('side', '=', side)
    .executeTakeFirst()
  if (existing) return
  const taken = await ctx.tx
    .selectFrom('journalEntry')
    .select('title')
    .where('personId', '=', personId)
    .where('side', '=', side)
    .execute()
  const date = first.receivedAt.toZonedDateTimeISO('Europe/Oslo').toPlainDate().toString()
  const id = ctx.newId()
  await ctx.tx
    .insertInto('journalEntry')
    .values({
      personId,
      id,
      threadId,
      side,
      title: journalTitle(
        themeInRecord(first.theme),
        first.body,
        date,
        new Set(taken.map((row) => row.title)),
      ),
      fromAt: first.receivedAt,
      toAt: last.receivedAt,
      madeAt: ctx.clock.now(),
    })
    .onConflict((conflict) => conflict.columns(['personId', 'threadId', 'side']).doNothing())
    .execute()
  recordEvent(ctx, {
    personId,
    kind: 'journalMade',
    side,
    channel: 'system',
    threadId,
    data: { journalEntryId: id },
  })
}
