import { openPerson } from '../../access/actions.ts'
import type { StaffCtx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { type Counted, countAsReceived, itemsOf } from './received.ts'

/**
 * a paper that was asked for has come in the post or over the desk; received is received, in any channel.
 * For whoever may see the request. Refuses with `notFound`, `alreadyEnded` and as opening does.
 */
export async function paperCame(
  ctx: StaffCtx,
  input: { personId: string; promiseId: string; item: number; purpose?: 'followUp' | 'call' | 'visit' },
): Promise<Result<Counted>> {
  const opened = await openPerson(ctx, input.personId, { purpose: input.purpose ?? null, what: 'documents' })
  if (!opened.ok) return opened
  const request = await ctx.tx
    .selectFrom('promise')
    .select(['side', 'theme', 'threadId', 'details', 'endedAt'])
    .where('personId', '=', input.personId)
    .where('id', '=', input.promiseId)
    .where('kind', '=', 'requestDocument')
    .executeTakeFirst()
  const item = request && itemsOf(request)[input.item]
  if (!request || !item) return refused('notFound')
  if (request.endedAt !== null || item.receivedAt !== undefined) return refused('alreadyEnded')
  return ctx.beyondWall(async (beyond) => {
    const eventId = recordEvent(beyond, {
      personId: input.personId,
      kind: 'documentReceived',
      side: request.side as 'state' | 'municipal' | 'common',
      channel: 'paperLetter',
      authorship: 'self',
      theme: request.theme,
      threadId: request.threadId,
      promiseId: null,
      data: { request: input.promiseId, item: input.item },
    })
    const came = { personId: input.personId, promiseId: input.promiseId, documentId: null, settles: [] }
    return ok(await countAsReceived(beyond, { ...came, eventId, channel: 'paperLetter' }, input.item))
  })
}
