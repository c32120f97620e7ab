import { openPerson } from '../../access/actions.ts'
import type { OpenedPerson } from '../../access/model.ts'
import { callsHeard, callsTried } from '../../calls/callback/tried.ts'
import { carriedByOthers } from '../../calls/interpreter/family.ts'
import { stillToSayAgain } from '../../calls/interpreter/rules.ts'
import type { Purpose, Side, StaffCtx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import type { Promised } from '../../kernel/promise/model.ts'
import { holdsPromise } from '../../kernel/promise/rules.ts'
import { lockPromise, notLocked } from '../../kernel/promise/store.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { isThreadOf } from '../../kernel/thread.ts'
import { isWishToMeet } from '../../meetings/requests/ahead.ts'
import { lockPersonUnits, type PersonUnits } from '../../people/units.ts'
import { notifyPerson } from '../../reach/actions.ts'
import { type Choice, keepChoice, readChoice } from '../../reach/advise/actions.ts'
import { talkedAbout, talkTried } from '../../reach/notices/actions.ts'
import { mayWriteHere } from '../recognise/municipal.ts'
import { insertMessage, insertTexts } from '../store.ts'
import { readText } from '../text.ts'
import { settle } from './settle.ts'

type Talk = {
  personId: string
  threadId?: string | null
  channel: 'officePhone' | 'contactCentrePhone' | 'dropIn' | 'meetingOffice' | 'homeVisit'
  /** Did the two speak? An attempt is logged and ends nothing. */
  spoke: boolean
  promiseIds: readonly string[]
  /** Two lines to the person about what was said; goes into the conversation. */
  summary?: string
  /** The same in the person's language, where an interpreter took part. */
  summaryInLanguage?: string
  interpreter?: 'professional' | 'onDemand' | 'familyEmergency' | 'companionOnly' | 'none'
  /** why in this way, where another is advised. */
  choice?: Choice
  /** The call it was, where a call that was owed led to it; then a summary is not asked for. */
  called?: { callId: string | null; number: string | null }
}

/**
 * an employee rang, met or was met. What was answered by it ends as answered in another channel,
 * linked to this talk; an attempt leaves everything open, and so does a wish to meet that was only telephoned about. What
 * family carried is owed again. Refuses with
 * `notFound`, `notOwner`, `alreadyEnded`, `empty` (a talk that ends something needs its summary), `tooLong`, `notText`,
 * `needsChannelReason`, `needsReason`, `noFreeTextHere`.
 */
export async function logTalk(
  ctx: StaffCtx,
  input: Talk,
): Promise<Result<{ eventId: string; ended: string[] }>> {
  const opened = await openPerson(ctx, input.personId, { purpose: PURPOSE[input.channel], what: 'talk' })
  if (!opened.ok) return opened
  const units = await lockPersonUnits(ctx, input.personId)
  if (!units) return refused('notFound')
  const promises = []
  for (const id of input.promiseIds) {
    const promise = await lockPromise(ctx.tx, input.personId, id)
    if (!promise) return refused(await notLocked(ctx.tx, input.personId, id))
    if (promise.endedAt !== null) return refused('alreadyEnded')
    if (!mayEnd(ctx, promise, opened.value.codes)) return refused('notOwner')
    promises.push(promise)
  }
  const words = summaryIn(ctx, input)
  if (!words.ok) return words
  const { summary, inLanguage } = words.value
  if (input.spoke && promises.length > 0 && summary === '' && !input.called) return refused('empty')
  const side: Side = promises.some((promise) => promise.side === 'municipal')
    ? 'municipal'
    : (promises[0]?.side ?? 'common')
  const { municipalityId } = opened.value.person
  const written = {
    text: `${summary}\n${inLanguage}`.trim(),
    municipalSide: side === 'municipal',
    municipalityId,
  }
  if (side !== 'municipal' && !mayWriteHere(ctx, ctx.actor, written)) return refused('noFreeTextHere')
  const threadId = input.threadId ?? promises.find((promise) => promise.threadId !== null)?.threadId ?? null
  if (threadId !== null && !(await isThreadOf(ctx.tx, input.personId, threadId))) return refused('notFound')
  const chosen = await readChoice(ctx, { ...input, threadId }, input.choice)
  if (!chosen.ok) return chosen
  await keepChoice(ctx, { ...input, threadId, side }, chosen.value)
  const eventId = recordEvent(ctx, {
    personId: input.personId,
    kind: input.spoke
      ? input.channel === 'dropIn'
        ? 'visitLogged'
        : input.channel === 'meetingOffice'
          ? 'talkHeld'
          : 'callLogged'
      : 'callAttempt',
    side,
    channel: input.channel,
    threadId,
    promiseId: promises[0]?.id ?? null,
    data: {
      direction: 'out',
      interpreter: input.interpreter ?? 'none',
      spoke: input.spoke,
      promises: promises.map((promise) => promise.id),
    },
  })
  const ended: string[] = []
  if (!input.spoke) {
    await talkTried(ctx, promises)
    await callsTried(ctx, promises)
  }
  if (input.spoke) {
    // where an interpreter is needed and there was none, what waits has not been explained, and is owed still.
    const unheard = new Set([
      ...(await talkedAbout(ctx, { ...input, promises, eventId })),
      ...(await callsHeard(ctx, promises, { interpreter: input.interpreter, ...input.called })),
      ...stillToSayAgain(promises, input.interpreter),
    ])
    for (const promise of [...promises, ...(await sameEntry(ctx, promises))]) {
      if (ended.includes(promise.id) || unheard.has(promise.id)) continue
      if (!MET.has(input.channel) && (await isWishToMeet(ctx, promise))) continue
      await settle(ctx, promise, {
        state: promise.kind === 'holdMeeting' ? 'kept' : 'keptElsewhere',
        how: 'talk',
        channel: input.channel,
        linkedEventId: eventId,
      })
      ended.push(promise.id)
    }
    await sayAgain(ctx, input, promises)
    if (threadId !== null && summary !== '')
      await putSummary(ctx, input, {
        threadId,
        side,
        summary,
        inLanguage,
        enquiryId: promises[0]?.enquiryId ?? null,
        units,
      })
  }
  return ok({ eventId, ended })
}

/** Where the two spoke says what the record was opened for. */
const PURPOSE: Readonly<Record<Talk['channel'], Purpose>> = {
  officePhone: 'call',
  contactCentrePhone: 'call',
  dropIn: 'visit',
  meetingOffice: 'visit',
  homeVisit: 'visit',
}

/** whoever holds what is owed, leads the office where it lies, or keeps notes of talks on its side, ends it by a talk. */
function mayEnd({ actor }: StaffCtx, promise: Promised, codes: OpenedPerson['codes']): boolean {
  const writes = { state: codes['M-08'] === 'W', municipal: codes['M-17'] === 'W' }
  return (
    holdsPromise(promise, actor) ||
    (actor.roles.includes('LE') && actor.officeId === promise.officeId) ||
    (promise.side === 'common' ? writes.state || writes.municipal : writes[promise.side])
  )
}

/** What was said in short, each as any message; empty where nothing was. */
function summaryIn(ctx: StaffCtx, input: Talk): Result<{ summary: string; inLanguage: string }> {
  const most = ctx.settings.get<number>('routing.maxLength')
  const read = (text = '') => (text.trim() === '' ? ok('') : readText(text, most))
  const summary = read(input.summary)
  if (!summary.ok) return summary
  const inLanguage = read(input.summaryInLanguage)
  return inLanguage.ok ? ok({ summary: summary.value, inLanguage: inLanguage.value }) : inLanguage
}

/** a wish to meet is not settled by telephone; they have met where they were in one room. */
const MET: ReadonlySet<Talk['channel']> = new Set(['dropIn', 'meetingOffice', 'homeVisit'])

/** carried by family because it could not wait: written as that, and owed again by a professional. */
async function sayAgain(ctx: StaffCtx, input: Talk, promises: readonly { kind: string }[]): Promise<void> {
  if (input.interpreter !== 'familyEmergency') return
  const content = promises.some(({ kind }) => kind === 'explainDecision') ? 'decision' : 'guidance'
  const { personId, channel, called } = input
  const callId = called?.callId ?? null
  await carriedByOthers(ctx, { personId, callId, by: 'family', content, emergency: true, channel })
}

/** A talk that was owed because writing tangled also answers the entry it was owed for. */
async function sameEntry(
  ctx: StaffCtx,
  promises: readonly { personId: string; id: string; kind: string; enquiryId: string | null }[],
) {
  const more = []
  for (const held of promises) {
    if (held.enquiryId === null) continue
    const rows = await ctx.tx
      .selectFrom('promise')
      .select('id')
      .where('personId', '=', held.personId)
      .where('enquiryId', '=', held.enquiryId)
      .where('isOpen', '=', true)
      .where('id', '!=', held.id)
      .execute()
    for (const row of rows) {
      const promise = await lockPromise(ctx.tx, held.personId, row.id)
      if (promise) more.push(promise)
    }
  }
  return more
}

async function putSummary(
  ctx: StaffCtx,
  input: Talk,
  about: {
    threadId: string
    side: Side
    summary: string
    inLanguage: string
    enquiryId: string | null
    units: PersonUnits
  },
): Promise<void> {
  const messageId = ctx.newId()
  const { inLanguage } = about
  await insertMessage(ctx.tx, {
    personId: input.personId,
    threadId: about.threadId,
    id: messageId,
    direction: 'out',
    channel: input.channel,
    authorship: 'staffAdviser',
    authorKind: 'staff',
    authorId: ctx.actor.staffId,
    language: inLanguage === '' ? 'nb' : about.units.language,
    receivedAt: ctx.clock.now(),
  })
  const bodies = inLanguage === '' ? [about.summary] : [inLanguage, about.summary]
  await insertTexts(
    ctx.tx,
    bodies.map((body, part) => ({
      personId: input.personId,
      messageId,
      part,
      side: about.side,
      threadId: about.threadId,
      enquiryId: about.enquiryId,
      body,
    })),
  )
  recordEvent(ctx, {
    personId: input.personId,
    kind: 'messageSent',
    side: about.side,
    channel: input.channel,
    threadId: about.threadId,
    messageId,
    data: { summary: true },
  })
  await ctx.tx
    .updateTable('thread')
    .set({ lastAt: ctx.clock.now() })
    .where('personId', '=', input.personId)
    .where('id', '=', about.threadId)
    .execute()
  await notifyPerson(ctx, input.personId, 'answerWaits')
}
