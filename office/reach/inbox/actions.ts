import type { PersonCtx } from '../../kernel/context.ts'
import { besideOf, recordEvent } from '../../kernel/event.ts'
import { makePromise } from '../../kernel/promise/actions.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { phoneNumber } from '../../people/actions/contactPoint.ts'
import { reachFactsOf } from '../../people/profile/views.ts'
import { lockPersonUnits } from '../../people/units.ts'
import { routeOf } from '../../threads/routing/rules.ts'
import { situationOf, themesFor } from '../../threads/situation.ts'
import { noticeOpened } from '../notices/actions.ts'
import { noticePoint } from '../notices/ways.ts'
import type { ExplainHow, ExplainWindow, Explanation, ReadLetter } from './model.ts'
import { explanationOf, howToExplain, myLetter } from './views.ts'

/** The longest that the name of a language is. */
const LANGUAGE_CODE = 3

type AskExplanation = {
  noticeId: string
  how: ExplainHow
  window: ExplainWindow
  /** The language to interpret, where the person wants an interpreter. */
  interpreter: string | null
  /** Where to ring, when not the number that the office has. */
  number: string | null
  /** Asked by the button under the letter, which has been written down already. */
  pressed?: boolean
}

/**
 * "explain this to me". One talk is owed by whoever answers for the person on the side of the letter; by
 * telephone within the time of a call-back, at the office within that of an explanation. Asked again while it is owed
 * it is the same talk. Refuses with `notFound`, and with `needsNumber` where it is to be rung to what is no number.
 */
export async function askExplanation(ctx: PersonCtx, input: AskExplanation): Promise<Result<Explanation>> {
  const { personId } = ctx.actor
  const number = input.number === null ? null : phoneNumber(input.number)
  if (input.number !== null && number === null) return refused('needsNumber')
  const units = await lockPersonUnits(ctx, personId)
  const notice = await ctx.tx
    .selectFrom('notice')
    .select(['id', 'side', 'theme', 'threadId', 'messageId'])
    .where('personId', '=', personId)
    .where('id', '=', input.noticeId)
    .executeTakeFirst()
  if (!units || !notice) return refused('notFound')
  const owed = await explanationOf(ctx, personId, input.noticeId)
  if (owed) return ok(owed)
  const side = notice.side as 'state' | 'municipal' | 'common'
  const route = routeOf(
    { theme: 'contactAdviser', side, sideConfidence: 1 },
    situationOf(units),
    themesFor(ctx, units),
  )
  const call = input.how === 'phone'
  await makePromise(ctx, {
    personId,
    kind: call ? 'callBack' : 'explainDecision',
    clock: call ? 'callbackPromise' : 'oralExplanation',
    side,
    theme: notice.theme,
    owner: route.owner,
    acting: route.acting,
    officeId: units.officeId,
    threadId: notice.threadId,
    needLevel: units.needLevel,
    channel: 'portalMessage',
    details: {
      explain: notice.id,
      callMe: call,
      window: input.window,
      ...(input.interpreter === null ? {} : { interpreter: input.interpreter.slice(0, LANGUAGE_CODE) }),
      ...(number === null ? {} : { number }),
    },
  })
  if (!input.pressed)
    recordEvent(ctx, {
      personId,
      kind: 'feedbackGiven',
      side: 'common',
      channel: 'portalMessage',
      threadId: notice.threadId,
      messageId: notice.messageId,
      data: { feedback: 'explain' },
    })
  const made = await explanationOf(ctx, personId, input.noticeId)
  return made ? ok(made) : refused('notFound')
}

/**
 * "I do not understand" or "call me" under a letter owes the one talk about it, with an interpreter where the
 * profile says so, however often it is pressed. Null when the message is no letter.
 */
export async function explainAfterAnswer(
  ctx: PersonCtx,
  input: { messageId: string; how: ExplainHow },
): Promise<Explanation | null> {
  const notice = await ctx.tx
    .selectFrom('notice')
    .select('id')
    .where('personId', '=', ctx.actor.personId)
    .where('messageId', '=', input.messageId)
    .where('kind', '!=', 'ordinaryMessage')
    .executeTakeFirst()
  if (!notice) return null
  const { interpreter } = await howToExplain(ctx)
  const asked = await askExplanation(ctx, {
    noticeId: notice.id,
    how: input.how,
    window: 'any',
    interpreter,
    number: null,
    pressed: true,
  })
  return asked.ok ? asked.value : null
}

/**
 * K23: the person has opened the letter, which is one way of being reached. Gives it as it stands then. Shown with an
 * employee beside them it has not reached by that: the employee says that it was handed over.
 */
export async function openMyLetter(ctx: PersonCtx, input: { noticeId: string }): Promise<Result<ReadLetter>> {
  const found = await myLetter(ctx, input)
  if (!found.ok || besideOf(ctx.actor) !== null) return found
  const { personId } = ctx.actor
  const { messageId } = found.value
  await ctx.tx
    .updateTable('message')
    .set({ readAt: ctx.clock.now() })
    .where('personId', '=', personId)
    .where('id', '=', messageId)
    .where('readAt', 'is', null)
    .execute()
  await noticeOpened(ctx, { personId, messageId, by: 'person' })
  return myLetter(ctx, { noticeId: found.value.noticeId })
}

/**
 * "send this to my phone": a text without content to the person's own number, whose link leads to the
 * letter. Pressed twice on one day it is one text. False when there is no such number, or they want no texts.
 */
export async function sendToMyPhone(
  ctx: PersonCtx,
  input: { noticeId: string },
): Promise<Result<{ sent: boolean }>> {
  const letter = await myLetter(ctx, input)
  if (!letter.ok) return letter
  const { personId } = ctx.actor
  const facts = (await reachFactsOf(ctx, [personId])).get(personId)
  const point = facts ? noticePoint(facts, 'email') : null
  if (!facts || point?.channel !== 'sms') return ok({ sent: false })
  const now = ctx.clock.now()
  const day = now.toZonedDateTimeISO('Europe/Oslo').toPlainDate().toString()
  await ctx.tx
    .insertInto('outgoing')
    .values({
      personId,
      id: ctx.newId(),
      channel: 'sms',
      address: point.address,
      kind: 'toMyPhone',
      language: facts.language,
      body: 'notice.noticeWaits',
      madeAt: now,
      key: `toMyPhone:${input.noticeId}:${day}`,
      messageId: letter.value.messageId,
      contactPointId: point.pointId,
      recipientId: personId,
      data: JSON.stringify({ alone: true, threadId: letter.value.threadId }),
    })
    .onConflict((conflict) => conflict.columns(['personId', 'key']).where('key', 'is not', null).doNothing())
    .execute()
  recordEvent(ctx, {
    personId,
    kind: 'sentToPhone',
    side: 'common',
    channel: 'portalMessage',
    threadId: letter.value.threadId,
    messageId: letter.value.messageId,
    data: { noticeId: input.noticeId },
  })
  await ctx.enqueue('deliver', {}, { key: 'deliver' })
  return ok({ sent: true })
}
