import { openPerson } from '../../access/actions.ts'
import type { Side, StaffCtx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { acceptOffered, makePromise, markSentNotReached } from '../../kernel/promise/actions.ts'
import type { Promised } from '../../kernel/promise/model.ts'
import { holdsPromise } from '../../kernel/promise/rules.ts'
import { lockPromise, notLocked } from '../../kernel/promise/store.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { isThreadOf } from '../../kernel/thread.ts'
import { isWishToMeet } from '../../meetings/requests/ahead.ts'
import { reachFactsOf } from '../../people/profile/views.ts'
import { lockPersonUnits, type PersonUnits } from '../../people/units.ts'
import { notifyPerson } from '../../reach/actions.ts'
import { type Choice, keepChoice, readChoice } from '../../reach/advise/actions.ts'
import { portalWorks } from '../../reach/rules.ts'
import { insertMessage, insertTexts, lastPortalUse, messageByKey } from '../store.ts'
import { readText } from '../text.ts'
import { settle } from './settle.ts'

export type Answer = {
  personId: string
  threadId: string
  /** The entries that this answers: one answer closes all of them. Empty: a word in between, nothing ends. */
  promiseIds: readonly string[]
  text: string
  clientKey?: string
  /** why in writing, where another way is advised. Forms ask for it; a machine client may leave it out. */
  choice?: Choice
}
export type Answered = {
  messageId: string
  ended: string[]
  stillOpen: { promiseId: string; why: 'sentNotReached' | 'talkRequired' | 'needsContact' }[]
}

/**
 * an answer goes into the conversation, stored on the side of what it answers. It ends an entry when
 * the channel works for the person; otherwise the entry stays open as sent and not reached. Urgent needs and tangled
 * conversations are ended by a talk only. Refuses with `notFound`, `notOwner`, `alreadyEnded`, `empty`, `tooLong`,
 * `notText`, `needsChannelReason`, `needsReason`.
 */
export async function answer(ctx: StaffCtx, input: Answer): Promise<Result<Answered>> {
  const read = readText(input.text, ctx.settings.get<number>('routing.maxLength'))
  if (!read.ok) return read
  const opened = await openPerson(ctx, input.personId, { what: 'answer' })
  if (!opened.ok) return opened
  const units = await lockPersonUnits(ctx, input.personId)
  if (!units) return refused('notFound')
  const before =
    input.clientKey === undefined ? undefined : await messageByKey(ctx.tx, input.personId, input.clientKey)
  if (before) return ok(await answeredBefore(ctx, input, before.id))
  if (!(await isThreadOf(ctx.tx, input.personId, input.threadId))) return refused('notFound')
  const facts = (await reachFactsOf(ctx, [input.personId])).get(input.personId)
  if (!facts) return refused('notFound')
  const promises = await heldPromises(ctx, input)
  if (!promises.ok) return promises
  const chosen = await readChoice(ctx, { ...input, channel: 'portalMessage' }, input.choice)
  if (!chosen.ok) return chosen
  const side = storeOf(promises.value)
  const messageId = ctx.newId()
  await insertMessage(ctx.tx, {
    personId: input.personId,
    threadId: input.threadId,
    id: messageId,
    direction: 'out',
    channel: 'portalMessage',
    authorship: 'staffAdviser',
    authorKind: 'staff',
    authorId: ctx.actor.staffId,
    language: 'nb',
    receivedAt: ctx.clock.now(),
    clientKey: input.clientKey ?? null,
  })
  await insertTexts(ctx.tx, [
    {
      personId: input.personId,
      messageId,
      part: 0,
      side,
      threadId: input.threadId,
      enquiryId: promises.value[0]?.enquiryId ?? null,
      body: read.value,
    },
  ])
  const eventId = recordEvent(ctx, {
    personId: input.personId,
    kind: 'messageSent',
    side,
    channel: 'portalMessage',
    threadId: input.threadId,
    messageId,
    data: { answers: promises.value.length },
  })
  await keepChoice(ctx, { ...input, side, messageId }, chosen.value)
  const works = portalWorks(
    facts,
    await lastPortalUse(ctx.tx, input.personId),
    ctx.clock.now(),
    ctx.settings.get<number>('reach.usableDays'),
  )
  const outcome: Answered = { messageId, ended: [], stillOpen: [] }
  for (const promise of promises.value) await weigh(ctx, promise, { works, eventId, outcome })
  await ctx.tx
    .updateTable('thread')
    .set({ lastAt: ctx.clock.now() })
    .where('personId', '=', input.personId)
    .where('id', '=', input.threadId)
    .execute()
  const told = await notifyPerson(ctx, input.personId, 'answerWaits', eventId)
  if (!told && !works) await oweCall(ctx, units, promises.value)
  return ok(outcome)
}

/** Sent twice with the same key it is one message: what has become of the entries it answered. */
async function answeredBefore(ctx: StaffCtx, input: Answer, messageId: string): Promise<Answered> {
  const outcome: Answered = { messageId, ended: [], stillOpen: [] }
  for (const id of input.promiseIds) {
    const promise = await lockPromise(ctx.tx, input.personId, id)
    if (!promise) continue
    const enquiry = promise.enquiryId === null ? undefined : await enquiryRow(ctx, promise)
    if (promise.endedAt !== null) outcome.ended.push(id)
    else if (promise.state === 'sentNotReached')
      outcome.stillOpen.push({ promiseId: id, why: 'sentNotReached' })
    else
      outcome.stillOpen.push({ promiseId: id, why: enquiry?.talkRequired ? 'talkRequired' : 'needsContact' })
  }
  return outcome
}

async function heldPromises(ctx: StaffCtx, input: Answer): Promise<Result<Promised[]>> {
  const held: Promised[] = []
  for (const id of input.promiseIds) {
    const promise = await lockPromise(ctx.tx, input.personId, id)
    if (!promise) return refused(await notLocked(ctx.tx, input.personId, id))
    if (promise.threadId !== input.threadId) return refused('notFound')
    if (promise.endedAt !== null) return refused('alreadyEnded')
    if (!mayAnswer(ctx, promise)) return refused('notOwner')
    held.push(await acceptOffered(ctx, promise))
  }
  return ok(held)
}

/** whoever holds it; others on the side may answer once the owner has been reminded (deputy, colleague). */
const mayAnswer = (ctx: StaffCtx, promise: Promised) =>
  holdsPromise(promise, ctx.actor) || promise.side === 'common' || ctx.actor.sides.includes(promise.side)

/** Words about two sides are kept in the municipal store: the state one must never hold municipal content. */
function storeOf(promises: readonly Promised[]): Side {
  const sides = new Set(promises.map((promise) => promise.side))
  if (sides.has('municipal')) return 'municipal'
  return sides.has('state') ? 'state' : 'common'
}

async function weigh(
  ctx: StaffCtx,
  promise: Promised,
  about: { works: boolean; eventId: string; outcome: Answered },
): Promise<void> {
  const { outcome, eventId } = about
  const enquiry = promise.enquiryId === null ? undefined : await enquiryRow(ctx, promise)
  if (promise.urgency === 'acute' || (await needsVoice(ctx, promise))) {
    outcome.stillOpen.push({ promiseId: promise.id, why: 'needsContact' })
  } else if (enquiry?.talkRequired) {
    outcome.stillOpen.push({ promiseId: promise.id, why: 'talkRequired' })
  } else if (!about.works || promise.kind === 'callBack') {
    // what was to be said aloud is answered in writing when it has been opened, and not before.
    await markSentNotReached(ctx, promise, 'portalMessage')
    outcome.stillOpen.push({ promiseId: promise.id, why: 'sentNotReached' })
  } else {
    await settle(ctx, promise, {
      state: 'kept',
      how: 'answered',
      channel: 'portalMessage',
      linkedEventId: eventId,
    })
    outcome.ended.push(promise.id)
  }
}

/** what is owed by voice, by reaching or by meeting is not kept by writing once more. */
const needsVoice = async (ctx: StaffCtx, promise: Promised): Promise<boolean> =>
  BY_VOICE.has(promise.kind) ||
  (promise.details as { asked?: string } | null)?.asked === 'unread' ||
  (promise.details as { complaint?: boolean } | null)?.complaint === true ||
  isWishToMeet(ctx, promise)
const BY_VOICE: ReadonlySet<string> = new Set([
  'holdMeeting',
  'reachPerson',
  'explainDecision',
  'outreachContact',
])

const enquiryRow = (ctx: StaffCtx, promise: Promised) =>
  ctx.tx
    .selectFrom('enquiry')
    .select(['talkRequired'])
    .where('personId', '=', promise.personId)
    .where('id', '=', promise.enquiryId)
    .executeTakeFirst()

/** neither the inbox nor paper reaches this person, so whoever has answered rings. Owed once for each matter. */
async function oweCall(ctx: StaffCtx, units: PersonUnits, promises: readonly Promised[]): Promise<void> {
  for (const promise of promises) {
    await makePromise(ctx, {
      personId: promise.personId,
      kind: 'callBack',
      clock: 'callbackPromise',
      side: promise.side,
      theme: promise.theme,
      owner: { staffId: ctx.actor.staffId },
      officeId: promise.officeId,
      threadId: promise.threadId,
      enquiryId: promise.enquiryId,
      needLevel: units.needLevel,
      details: { asked: 'notReached' },
    })
  }
}
