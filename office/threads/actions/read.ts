import type { Assisted, Ctx, PersonCtx, StaffCtx } from '../../kernel/context.ts'
import { besideOf, recordEvent } from '../../kernel/event.ts'
import { makePromise } from '../../kernel/promise/actions.ts'
import type { Promised } from '../../kernel/promise/model.ts'
import { promisedFrom, readPromise } from '../../kernel/promise/store.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { notUnderstoodAgain } from '../../people/profile/happened.ts'
import { lockPersonUnits } from '../../people/units.ts'
import { explainAfterAnswer } from '../../reach/inbox/actions.ts'
import { messagesOpened } from '../../reach/notices/actions.ts'
import type { Feedback, HelperRelation, KnownEnquiry } from '../model.ts'
import type { EnquiryTheme } from '../recognise/model.ts'
import { routeOf } from '../routing/rules.ts'
import { situationOf, themesFor } from '../situation.ts'
import { settle } from './settle.ts'
import { oweTalk } from './tangle.ts'

/**
 * the person has opened the conversation, so what was said there has reached. What was sent and not
 * reached is kept from now on. Gives how many messages were new. With an employee beside the person a page that is shown
 * has reached nobody yet: the employee says what was handed over (R-302, office/visits/assisted).
 */
export async function openConversation(
  ctx: PersonCtx,
  input: { threadId: string },
): Promise<Result<{ opened: number }>> {
  const { personId } = ctx.actor
  if (besideOf(ctx.actor) !== null) return ok({ opened: 0 })
  const unread = await ctx.tx
    .updateTable('message')
    .set({ readAt: ctx.clock.now() })
    .where('personId', '=', personId)
    .where('threadId', '=', input.threadId)
    .where('direction', '=', 'out')
    .where('readAt', 'is', null)
    .returning('id')
    .execute()
  if (unread.length === 0) return ok({ opened: 0 })
  const messages = unread.map(({ id }) => ({ id, threadId: input.threadId }))
  const opened = read(ctx, personId, messages)
  await messagesOpened(
    ctx,
    personId,
    unread.map((message) => message.id),
  )
  await answersReached(ctx, personId, [input.threadId], opened[0])
  return ok({ opened: unread.length })
}

/**
 * R-302, C6-06: an employee gave these to the person; the rest is as if they had been opened, but that nobody opened them
 * alone. Gives how many were new.
 */
export async function messagesMet(
  ctx: Ctx,
  input: { personId: string; messageIds: readonly string[]; readWith: Assisted['authorship'] },
): Promise<number> {
  const { personId, readWith } = input
  if (input.messageIds.length === 0) return 0
  const met = await ctx.tx
    .updateTable('message')
    .set({ readAt: ctx.clock.now(), readWith })
    .where('personId', '=', personId)
    .where('id', 'in', [...input.messageIds])
    .where('direction', '=', 'out')
    .where('readAt', 'is', null)
    .returning(['id', 'threadId'])
    .execute()
  const [first] = read(ctx, personId, met)
  await answersReached(ctx, personId, [...new Set(met.map(({ threadId }) => threadId))], first)
  return met.length
}

const read = (ctx: Ctx, personId: string, messages: readonly { id: string; threadId: string }[]): string[] =>
  messages.map(({ id, threadId }) =>
    recordEvent(ctx, {
      personId,
      kind: 'messageRead',
      side: 'common',
      channel: 'portalMessage',
      threadId,
      messageId: id,
    }),
  )

/** what was answered and waited to reach is kept, when nothing of the conversation is unread any more. */
async function answersReached(
  ctx: Ctx,
  personId: string,
  threadIds: readonly string[],
  readEventId: string | undefined,
): Promise<void> {
  if (threadIds.length === 0) return
  const waiting = await ctx.tx
    .selectFrom('promise')
    .selectAll()
    .where('personId', '=', personId)
    .where('threadId', 'in', [...threadIds])
    .where('state', '=', 'sentNotReached')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('message as m')
            .select('m.id')
            .where('m.personId', '=', personId)
            .whereRef('m.threadId', '=', 'promise.threadId')
            .where('m.direction', '=', 'out')
            .where('m.readAt', 'is', null),
        ),
      ),
    )
    .forUpdate()
    .execute()
  for (const promise of waiting.map(promisedFrom)) {
    // a call is answered elsewhere, and the link says where.
    const elsewhere = promise.kind === 'callBack'
    await settle(ctx, promise, {
      state: elsewhere ? 'keptElsewhere' : 'kept',
      how: 'answered',
      channel: 'portalMessage',
      ...(elsewhere && readEventId ? { linkedEventId: readEventId } : {}),
    })
  }
}

/** Staff have opened the conversation: the person sees that it was read, and when. */
export async function markReadByStaff(ctx: StaffCtx, personId: string, threadId: string): Promise<void> {
  const visible = await ctx.tx
    .selectFrom('messageText')
    .select('messageId')
    .distinct()
    .where('personId', '=', personId)
    .where('threadId', '=', threadId)
    .execute()
  if (visible.length === 0) return
  await ctx.tx
    .updateTable('message')
    .set({ readAt: ctx.clock.now() })
    .where('personId', '=', personId)
    .where('direction', '=', 'in')
    .where('readAt', 'is', null)
    .where(
      'id',
      'in',
      visible.map((row) => row.messageId),
    )
    .execute()
}

/**
 * "I understood", "I did not understand", "call me", under any message from staff. Not understood owes
 * a talk, pressed again after a talk it asks for a meeting; call me owes a call. Refuses with `notFound`.
 */
export async function giveFeedback(
  ctx: PersonCtx,
  input: { messageId: string; feedback: Feedback; helped?: HelperRelation | null },
): Promise<Result<{ threadId: string; dueAt: Temporal.Instant | null }>> {
  const { personId } = ctx.actor
  const message = await ctx.tx
    .updateTable('message')
    .set({ feedback: input.feedback, feedbackAt: ctx.clock.now() })
    .where('personId', '=', personId)
    .where('id', '=', input.messageId)
    .where('direction', '=', 'out')
    .returning(['threadId', 'channel'])
    .executeTakeFirst()
  if (!message) return refused('notFound')
  recordEvent(ctx, {
    personId,
    kind: 'feedbackGiven',
    side: 'common',
    channel: 'portalMessage',
    ...(input.helped ? { authorship: 'selfWithHelp' as const } : {}),
    threadId: message.threadId,
    messageId: input.messageId,
    data: { feedback: input.feedback },
  })
  if (input.feedback === 'notUnderstood') await notUnderstoodAgain(ctx, personId, input.messageId)
  if (input.feedback === 'understood') return ok({ threadId: message.threadId, dueAt: null })
  const explained = await explainAfterAnswer(ctx, {
    messageId: input.messageId,
    how: input.feedback === 'callMe' ? 'phone' : 'office',
  })
  if (explained) return ok({ threadId: message.threadId, dueAt: explained.dueAt })
  const units = await lockPersonUnits(ctx, personId)
  const about = await enquiryOf(ctx, input.messageId)
  if (!units) return refused('notFound')
  const situation = situationOf(units)
  const afterTalk = message.channel !== 'portalMessage'
  if (input.feedback === 'notUnderstood' && !afterTalk && about) {
    await oweTalk(
      ctx,
      { units, situation, threadId: message.threadId },
      about,
      'notUnderstood',
      about.promise,
    )
    return ok({ threadId: message.threadId, dueAt: await dueIn(ctx, message.threadId) })
  }
  const route = routeOf(
    { theme: about?.theme ?? 'contactAdviser', side: about?.side ?? 'common', sideConfidence: 1 },
    situation,
    themesFor(ctx, units),
  )
  const call = input.feedback === 'callMe'
  const promise = await makePromise(ctx, {
    personId,
    kind: call ? 'callBack' : 'arrangeMeeting',
    clock: call ? 'callbackPromise' : 'meetingRequest',
    side: route.side,
    theme: call ? (about?.theme ?? 'contactAdviser') : 'meetingRequest',
    owner: route.owner,
    acting: route.acting,
    officeId: units.officeId,
    threadId: message.threadId,
    enquiryId: about?.id ?? null,
    needLevel: units.needLevel,
    details: { asked: input.feedback },
  })
  return ok({ threadId: message.threadId, dueAt: promise.dueAt })
}

async function dueIn(ctx: PersonCtx, threadId: string): Promise<Temporal.Instant | null> {
  const row = await ctx.tx
    .selectFrom('promise')
    .select('dueAt')
    .where('personId', '=', ctx.actor.personId)
    .where('threadId', '=', threadId)
    .where('clock', '=', 'notUnderstood')
    .where('isOpen', '=', true)
    .executeTakeFirst()
  return row?.dueAt ?? null
}

async function enquiryOf(
  ctx: PersonCtx,
  messageId: string,
): Promise<(Pick<KnownEnquiry, 'id' | 'side' | 'theme'> & { promise: Promised | null }) | null> {
  const { personId } = ctx.actor
  const row = await ctx.tx
    .selectFrom('messageText as t')
    .innerJoin('enquiry as e', (join) =>
      join.onRef('e.personId', '=', 't.personId').onRef('e.id', '=', 't.enquiryId'),
    )
    .select(['e.id', 'e.side', 'e.theme', 'e.promiseId'])
    .where('t.personId', '=', personId)
    .where('t.messageId', '=', messageId)
    .executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    side: row.side as KnownEnquiry['side'],
    theme: row.theme as EnquiryTheme,
    promise: row.promiseId === null ? null : ((await readPromise(ctx.tx, personId, row.promiseId)) ?? null),
  }
}
