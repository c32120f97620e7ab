import type { StaffCtx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { makePromise } from '../../kernel/promise/actions.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { routeOf } from '../../threads/routing/rules.ts'
import { situationOf } from '../../threads/situation.ts'
import { lockPersonUnits } from '../units.ts'
import { raiseReview } from './review.ts'
import { type Known, lockProfile, writeFact } from './set.ts'
import { reviewAfter } from './status.ts'
import * as store from './store.ts'
import { tellAnswerers } from './tell.ts'
import { maySet, type Told } from './who.ts'

export type AnotherWrote = Pick<Told, 'purpose' | 'method'> & {
  personId: string
  /** The messages that another wrote. */
  messageIds: readonly string[]
  /** Who it was, where known. */
  wroteIt: 'family' | 'friend' | 'neighbour' | 'organisation' | 'unknown'
  /** the state becomes partly digital unless the employee says why not. */
  keepStatus?: { reason: string }
}
type Corrected = {
  messages: number
  talkDueAt: Temporal.Instant
  reviewDueAt: Temporal.Instant | null
}

/**
 * somebody else wrote. On the spot the state is partly digital, an own talk is owed (with an interpreter where
 * the person needs one), one review is open, and the messages say that the person did not write them. Nothing is held
 * against the person, and nothing is owed to whoever wrote. Refuses with `needsReason`, `empty` (no message of the
 * person among them), and as opening does.
 */
export async function markAnotherWrote(ctx: StaffCtx, input: AnotherWrote): Promise<Result<Corrected>> {
  const reason = input.keepStatus?.reason.trim()
  if (reason === '') return refused('needsReason')
  const allowed = await maySet(ctx, input.personId, input)
  if (!allowed.ok) return allowed
  const known = await lockProfile(ctx, input.personId)
  if (known === undefined) return refused('notFound')
  const messages = await store.remark(ctx.tx, input.personId, input.messageIds, input.wroteIt)
  if (messages.length === 0) return refused('empty')
  for (const { id, threadId, was } of messages)
    recordEvent(ctx, {
      personId: input.personId,
      kind: 'authorshipCorrected',
      side: 'common',
      channel: 'system',
      threadId,
      messageId: id,
      data: { from: was, to: input.wroteIt },
    })
  if (reason === undefined) await lower(ctx, input.personId, known)
  const review = await raiseReview(ctx, input.personId, 'anotherWrote', {
    messages: messages.length,
    wroteIt: input.wroteIt,
    ...(reason === undefined ? {} : { statusKept: reason }),
  })
  const talkDueAt = await oweOwnTalk(ctx, input.personId, messages[0]?.threadId ?? null)
  await tellAnswerers(ctx, input.personId, 'profileChanged')
  return ok({ messages: messages.length, talkDueAt, reviewDueAt: review?.dueAt ?? null })
}

/**
 * on the spot, whoever had said what of the state before: what stood rests on messages that another wrote. What was
 * said on the web may have been said by the other too, and no longer counts as the person's own statement.
 */
async function lower(ctx: StaffCtx, personId: string, known: Known): Promise<void> {
  const assisted = known.row.contactStatus === 'assisted'
  const doubtful = [...known.held.values()]
    .flat()
    .filter(
      ({ method, byKind, field }) =>
        (field === 'status' && !assisted) ||
        (method === 'web' && byKind === 'person' && field.startsWith('ability.')),
    )
  await store.endFacts(
    ctx.tx,
    personId,
    doubtful.map(({ id }) => id),
    ctx.clock.now(),
  )
  for (const [field, facts] of known.held)
    known.held.set(
      field,
      facts.filter((fact) => !doubtful.includes(fact)),
    )
  if (assisted) return
  await writeFact(ctx, personId, known, {
    field: 'status',
    value: 'partlyDigital',
    by: { byKind: 'staff', byId: ctx.actor.staffId, source: 'trigger', method: 'meeting' },
    reason: 'anotherWrote',
  })
  await store.updateRow(ctx.tx, personId, { reviewAt: reviewAfter(ctx, 'partlyDigital') })
}

/** a talk in the person's own voice, in five working days; one however often it turns out again. */
async function oweOwnTalk(
  ctx: StaffCtx,
  personId: string,
  threadId: string | null,
): Promise<Temporal.Instant> {
  const open = await store.openOwnTalk(ctx.tx, personId)
  if (open !== undefined) return open.dueAt
  const units = await lockPersonUnits(ctx, personId)
  if (!units) throw new Error('a person who was there a moment ago')
  const { owner, acting } = routeOf(
    { theme: 'contactAdviser', side: 'common', sideConfidence: 1 },
    situationOf(units),
  )
  const promise = await makePromise(ctx, {
    personId,
    kind: 'holdMeeting',
    clock: 'notUnderstood',
    side: 'common',
    theme: 'contactAdviser',
    owner,
    acting,
    officeId: units.officeId,
    threadId,
    needLevel: units.needLevel,
    details: {
      trigger: 'anotherWrote',
      ownVoice: true,
      interpreter: units.interpreterNeed === 'none' ? null : (units.interpreterLanguage ?? units.language),
    },
  })
  return promise.dueAt
}
