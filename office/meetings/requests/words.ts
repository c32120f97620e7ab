import type { Ctx } from '../../kernel/context.ts'
import { authorshipIn, channelIn, recordEvent } from '../../kernel/event.ts'
import { insertLater } from '../../kernel/insert.ts'
import type { Promised } from '../../kernel/promise/model.ts'
import { updatePromise } from '../../kernel/promise/store.ts'
import { recognise } from '../../threads/recognise/recognise.ts'
import { keepSaid } from '../../threads/said.ts'
import type { RequestRow } from './model.ts'
import { changeRequest } from './store.ts'

const PEN = { person: 'self', helper: 'representative', staff: 'staffAdviser', system: 'unknown' } as const

type Said = { words: string; channel: string; helperName?: string | null; clientKey?: string }

/**
 * what was said with the wish lies in the conversation, on the side of the wish, as a contact on its entry; the
 * wish has one from then on. Gives the promise as it stands.
 */
export async function keepWords(
  ctx: Ctx,
  request: RequestRow,
  promise: Promised,
  said: Said,
): Promise<Promised> {
  const { personId } = promise
  const now = ctx.clock.now()
  const enquiryId = promise.enquiryId ?? ctx.newId()
  const authorship = authorshipIn(ctx.actor, PEN[ctx.actor.kind])
  const { language } = recognise(said.words)
  const { threadId, messageId } = await keepSaid(ctx, {
    personId,
    threadId: promise.threadId,
    direction: 'in',
    channel: said.channel,
    authorship,
    language,
    receivedAt: now,
    helper: said.helperName ? JSON.stringify({ relation: 'other', name: said.helperName }) : null,
    clientKey: said.clientKey ?? null,
    enquiryId,
    texts: [{ side: promise.side, body: said.words }],
  })
  if (promise.enquiryId === null) {
    await insertLater(ctx.tx, 'enquiry', [
      {
        personId,
        id: enquiryId,
        threadId,
        messageId,
        promiseId: promise.id,
        theme: promise.theme,
        side: promise.side,
        specificity: 'caseSpecific',
        urgency: promise.urgency,
        confidence: 1,
        certain: true,
        guesses: '[]',
        words: [],
        language,
        receivedAt: now,
      },
    ])
    await updatePromise(ctx.tx, personId, promise.id, { threadId, enquiryId })
    await changeRequest(ctx.tx, request, { threadId, enquiryId })
  }
  await insertLater(ctx.tx, 'enquiryContact', [
    {
      personId,
      id: ctx.newId(),
      enquiryId,
      messageId,
      channel: channelIn(ctx.actor, said.channel),
      senderKind: authorship,
      at: now,
    },
  ])
  recordEvent(ctx, {
    personId,
    kind: 'messageReceived',
    side: promise.side,
    channel: said.channel,
    authorship,
    threadId,
    messageId,
    enquiryId,
    promiseId: promise.id,
    data: { parts: 1 },
  })
  return { ...promise, threadId, enquiryId }
}
