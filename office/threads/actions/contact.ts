import { openPerson } from '../../access/actions.ts'
import type { Side, StaffCtx } from '../../kernel/context.ts'
import { type Authorship, recordEvent } from '../../kernel/event.ts'
import { endPromise } from '../../kernel/promise/actions.ts'
import { lockPromise } from '../../kernel/promise/store.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { lockPersonUnits, type PersonUnits } from '../../people/units.ts'
import { notifyPerson } from '../../reach/actions.ts'
import type { Channel, HelperRelation, ReceiptLine, Wish } from '../model.ts'
import { type EnquiryTheme, type Recognition, THEMES } from '../recognise/model.ts'
import { recognise } from '../recognise/recognise.ts'
import { situationOf } from '../situation.ts'
import { insertMessage, insertTexts, threadFor } from '../store.ts'
import { readText } from '../text.ts'
import { ownerNames } from '../views/owners.ts'
import { markAnswered } from './answer.ts'
import { concludeThread } from './conclude.ts'
import { receiveParts } from './receive.ts'

export type ContactIn = {
  personId: string
  channel: 'contactCentrePhone' | 'officePhone' | 'dropIn' | 'meetingOffice' | 'outreach'
  /** What it is about, where the employee names it; recognised from the text otherwise. */
  theme?: EnquiryTheme
  /** What the person said, in short. Not for municipal themes at the contact centre. */
  text?: string
  urgent?: boolean
  wish?: Wish
  /** codes in place of words: what was answered already, and whether an appeal is lodged. */
  codes?: { answered?: readonly string[]; appealLodged?: boolean; language?: string }
  helped?: HelperRelation | null
}
export type Registered = { lines: ReceiptLine[]; threadId: string }

const AUTHORSHIP: Record<ContactIn['channel'], Authorship> = {
  contactCentrePhone: 'staffContactCentre',
  officePhone: 'staffAdviser',
  dropIn: 'staffReception',
  meetingOffice: 'staffAdviser',
  outreach: 'staffAdviser',
}
const EVENT: Record<ContactIn['channel'], string> = {
  contactCentrePhone: 'callLogged',
  officePhone: 'callLogged',
  dropIn: 'visitLogged',
  meetingOffice: 'talkHeld',
  outreach: 'visitLogged',
}

/**
 * somebody rang or came, and something is owed. The same decision is made as for a
 * written message: a repeat joins the open entry, with owner and due time to be read back. Refuses with `empty`
 * (neither theme nor text), `noFreeTextHere`, `needsPurpose`, `notFound`.
 */
export async function registerContact(ctx: StaffCtx, input: ContactIn): Promise<Result<Registered>> {
  const opened = await openPerson(ctx, input.personId, {
    purpose: input.channel === 'dropIn' ? 'visit' : 'call',
    what: 'contact',
  })
  if (!opened.ok) return opened
  const units = await lockPersonUnits(ctx, input.personId)
  if (!units) return refused('notFound')
  const text = (input.text ?? '').trim()
  if (text === '' && input.theme === undefined) return refused('empty')
  const read = text === '' ? ok('') : readText(text, ctx.settings.get<number>('routing.maxLength'))
  if (!read.ok) return read
  const recognition = named(recognise(read.value), input)
  if (read.value !== '' && !mayWriteWords(ctx, recognition)) return refused('noFreeTextHere')

  const known = await openThread(ctx, input.personId)
  const threadId = (await threadFor(ctx, input.personId, known, 'contact')) as string
  const messageId = await keptWords(ctx, input, threadId, read.value, recognition)
  const arrived = await receiveParts(ctx, {
    units,
    situation: situationOf(units),
    threadId,
    chosenThread: known,
    messageId,
    channel: input.channel as Channel,
    authorship: AUTHORSHIP[input.channel],
    recognition,
    wish: input.wish ?? {},
  })
  if (messageId !== null && arrived[0]) {
    const { side, enquiryId } = arrived[0]
    await insertTexts(ctx.tx, [
      { personId: input.personId, messageId, part: 0, side, threadId, enquiryId, body: read.value },
    ])
  }
  await codedNote(ctx, input, arrived[0])
  recordEvent(ctx, {
    personId: input.personId,
    kind: EVENT[input.channel],
    side: arrived[0]?.side ?? 'common',
    channel: input.channel,
    authorship: AUTHORSHIP[input.channel],
    threadId,
    ...(arrived[0] ? { enquiryId: arrived[0].enquiryId, promiseId: arrived[0].promise.id } : {}),
    data: { direction: 'in', codes: input.codes ?? {} },
  })
  const names = await ownerNames(
    ctx.tx,
    arrived.map((part) => part.promise),
  )
  return ok({
    threadId,
    lines: arrived.map((part, index) => ({
      ...part.line,
      ...(names[index] ?? { ownerName: '', ownerIsTeam: true }),
    })),
  })
}

/** The employee's own word for theme and urgency goes before what the text looks like; urgency is only ever raised. */
function named(recognition: Recognition, input: ContactIn): Recognition {
  if (input.theme === undefined && !input.urgent) return { ...recognition, trivial: false }
  const theme =
    input.urgent && input.theme !== 'evictionThreat' ? 'emergencyNeed' : (input.theme ?? 'unknown')
  const { group, side } = THEMES[theme]
  const text = input.text ?? ''
  return {
    ...recognition,
    trivial: false,
    parts: [
      {
        start: 0,
        end: text.length,
        text,
        theme,
        group,
        side: side === 'both' ? (recognition.parts[0]?.side ?? 'state') : side,
        sideConfidence: 1,
        confidence: 1,
        certain: true,
        guesses: [],
        words: [],
        specificity: 'caseSpecific',
      },
    ],
  }
}

/** the contact centre writes no words on municipal matters, only codes. */
function mayWriteWords(ctx: StaffCtx, recognition: Recognition): boolean {
  const onlyCentre = ctx.actor.roles.every((role) => role === 'CC')
  return (
    !onlyCentre ||
    recognition.parts.every(
      (part) => part.side === 'state' || part.side === 'external' || part.side === 'common',
    )
  )
}

/** The conversation where something is open already, so that a call about it lands in the same one. */
async function openThread(ctx: StaffCtx, personId: string): Promise<string | null> {
  const row = await ctx.tx
    .selectFrom('promise')
    .select('threadId')
    .where('personId', '=', personId)
    .where('isOpen', '=', true)
    .where('threadId', 'is not', null)
    .orderBy('receivedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.threadId ?? null
}

async function keptWords(
  ctx: StaffCtx,
  input: ContactIn,
  threadId: string,
  text: string,
  recognition: Recognition,
): Promise<string | null> {
  if (text === '') return null
  const id = ctx.newId()
  await insertMessage(ctx.tx, {
    personId: input.personId,
    threadId,
    id,
    direction: 'in',
    channel: input.channel,
    authorship: AUTHORSHIP[input.channel],
    authorKind: 'staff',
    authorId: ctx.actor.staffId,
    language: recognition.language,
    receivedAt: ctx.clock.now(),
    helper: input.helped ? JSON.stringify({ relation: input.helped }) : null,
  })
  return id
}

async function codedNote(
  ctx: StaffCtx,
  input: ContactIn,
  part: { side: Side; enquiryId: string } | undefined,
): Promise<void> {
  if (!input.codes || !part) return
  await ctx.tx
    .insertInto('note')
    .values({
      personId: input.personId,
      id: ctx.newId(),
      side: part.side,
      kind: 'codedNote',
      enquiryId: part.enquiryId,
      authorKind: 'staff',
      authorId: ctx.actor.staffId,
      at: ctx.clock.now(),
      codes: JSON.stringify(input.codes),
    })
    .execute()
}

export type Talk = {
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
}

/**
 * an employee rang, met or was met. What was answered by it ends as answered in another channel,
 * linked to this talk; an attempt leaves everything open. Refuses with `notFound`, `notOwner`, `alreadyEnded`,
 * `empty` (a talk that ends something needs its summary).
 */
export async function logTalk(
  ctx: StaffCtx,
  input: Talk,
): Promise<Result<{ eventId: string; ended: string[] }>> {
  const opened = await openPerson(ctx, input.personId, { purpose: 'call', what: 'talk' })
  if (!opened.ok) return opened
  const units = await lockPersonUnits(ctx, input.personId)
  if (!units) return refused('notFound')
  const promises = []
  for (const id of input.promiseIds) {
    const promise = await lockPromise(ctx.tx, input.personId, id)
    if (!promise) return refused('notFound')
    if (promise.endedAt !== null) return refused('alreadyEnded')
    promises.push(promise)
  }
  const summary = (input.summary ?? '').trim()
  if (input.spoke && promises.length > 0 && summary === '') return refused('empty')
  const side: Side = promises.some((promise) => promise.side === 'municipal')
    ? 'municipal'
    : (promises[0]?.side ?? 'common')
  const threadId = input.threadId ?? promises.find((promise) => promise.threadId !== null)?.threadId ?? null
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
    data: { direction: 'out', interpreter: input.interpreter ?? 'none', spoke: input.spoke },
  })
  const ended: string[] = []
  if (input.spoke) {
    for (const promise of [...promises, ...(await sameEntry(ctx, promises))]) {
      if (ended.includes(promise.id)) continue
      await endPromise(ctx, promise, {
        state: promise.kind === 'holdMeeting' ? 'kept' : 'keptElsewhere',
        how: 'talk',
        channel: input.channel,
        linkedEventId: eventId,
      })
      await markAnswered(ctx, promise, input.channel, eventId)
      ended.push(promise.id)
    }
    if (threadId !== null && summary !== '')
      await putSummary(ctx, input, {
        threadId,
        side,
        summary,
        enquiryId: promises[0]?.enquiryId ?? null,
        units,
      })
    if (threadId !== null) await concludeThread(ctx, input.personId, threadId)
  }
  return ok({ eventId, ended })
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
  about: { threadId: string; side: Side; summary: string; enquiryId: string | null; units: PersonUnits },
): Promise<void> {
  const messageId = ctx.newId()
  const inLanguage = (input.summaryInLanguage ?? '').trim()
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
  await ctx.tx
    .updateTable('thread')
    .set({ lastAt: ctx.clock.now() })
    .where('personId', '=', input.personId)
    .where('id', '=', about.threadId)
    .execute()
  await notifyPerson(ctx, input.personId, 'answerWaits')
}
