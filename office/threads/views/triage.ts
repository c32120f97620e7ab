import { openPerson } from '../../access/actions.ts'
import type { Side, StaffCtx } from '../../kernel/context.ts'
import { workList } from './work-list.ts'

export type TriageItem = {
  promiseId: string
  personId: string
  threadId: string | null
  name: string
  language: string
  side: Side
  channel: string | null
  receivedAt: Temporal.Instant
  dueAt: Temporal.Instant
  /** The words that were not recognised; null where this reader may not read them. */
  text: string | null
  guesses: { theme: string; confidence: number }[]
  /** The words of the person that led to the guesses. */
  words: string[]
}

/** A screen full: each one is read by a human, and every reading is an opening that the log shows. */
const MOST = 20

/** what nobody has recognised, most urgent first, with the best guesses and what led to them. */
export async function triageQueue(ctx: StaffCtx): Promise<{ items: TriageItem[]; total: number }> {
  const list = await workList(ctx, { list: 'triage' })
  const items: TriageItem[] = []
  for (const item of list.items.slice(0, MOST)) {
    const { promiseId, personId, threadId, name, language, side, channel, receivedAt, dueAt } = item
    const opened = await openPerson(ctx, personId, { what: 'triage' })
    const words = opened.ok ? await unrecognised(ctx, personId, promiseId) : null
    items.push({
      promiseId,
      personId,
      threadId,
      name,
      language,
      side,
      channel,
      receivedAt,
      dueAt,
      text: words?.text ?? null,
      guesses: words?.guesses ?? [],
      words: words?.words ?? [],
    })
  }
  return { items, total: list.total }
}

async function unrecognised(ctx: StaffCtx, personId: string, promiseId: string) {
  const enquiry = await ctx.tx
    .selectFrom('enquiry')
    .select(['id', 'guesses', 'words'])
    .where('personId', '=', personId)
    .where('promiseId', '=', promiseId)
    .executeTakeFirst()
  if (!enquiry) return null
  const text = await ctx.tx
    .selectFrom('messageText')
    .select('body')
    .where('personId', '=', personId)
    .where('enquiryId', '=', enquiry.id)
    .orderBy('messageId')
    .limit(3)
    .execute()
  return {
    text: text.length === 0 ? null : text.map((row) => row.body).join('\n'),
    guesses: (enquiry.guesses ?? []) as unknown as TriageItem['guesses'],
    words: enquiry.words ?? [],
  }
}
