import type { PersonCtx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { makePromise } from '../../kernel/promise/actions.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { lockPersonUnits } from '../../people/units.ts'
import { routeOf } from '../../threads/routing/rules.ts'
import { situationOf, themesFor } from '../../threads/situation.ts'
import { notifyPerson } from '../actions.ts'
import type { ExplainHow, ExplainWindow, Explanation, ReadLetter } from './model.ts'
import { explanationOf, myLetter } from './views.ts'

export type AskExplanation = {
  noticeId: string
  how: ExplainHow
  window: ExplainWindow
  /** The language to interpret, where the person wants an interpreter. */
  interpreter: string | null
  /** Where to ring, when not the number that the office has. */
  number: string | null
}

/**
 * "explain this to me". One talk is owed by whoever answers for the person on the side of the letter; by
 * telephone within the time of a call-back, at the office within that of an explanation. Asked again while it is owed
 * it is the same talk. Refuses with `notFound`.
 */
export async function askExplanation(ctx: PersonCtx, input: AskExplanation): Promise<Result<Explanation>> {
  const { personId } = ctx.actor
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
      ...(input.interpreter === null ? {} : { interpreter: input.interpreter }),
      ...(input.number === null ? {} : { number: input.number }),
    },
  })
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

/** K23: the person has opened the letter, which is one way of being reached. Gives it as it stands then. */
export async function openMyLetter(ctx: PersonCtx, input: { noticeId: string }): Promise<Result<ReadLetter>> {
  return myLetter(ctx, input)
}

/** a text to the person's own phone that something waits, and where. False when there is no such phone. */
export async function sendToMyPhone(
  ctx: PersonCtx,
  input: { noticeId: string },
): Promise<Result<{ sent: boolean }>> {
  const letter = await myLetter(ctx, input)
  if (!letter.ok) return letter
  return ok({ sent: await notifyPerson(ctx, ctx.actor.personId, 'answerWaits') })
}
