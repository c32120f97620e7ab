import { createHash } from 'node:crypto'
import { textFor } from '../../../text/index.ts'
import type { Ctx, Side } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { inTransaction, type Surroundings } from '../../kernel/transaction.ts'
import { keepMessage } from '../../threads/actions/write.ts'
import { THEMES } from '../../threads/recognise/model.ts'
import { recognise } from '../../threads/recognise/recognise.ts'
import { receiptOf } from '../../threads/views/receipt.ts'
import type { Verb } from '../model.ts'
import { isOfPerson } from './facts.ts'
import { heard } from './heard.ts'
import { insertCommand, type LineCall, lockCall, updateCall } from './store.ts'
import { go } from './take.ts'

export type Voicemail = {
  callId: string
  providerId: string
  step: number | null
  /** Where the platform keeps it. */
  url: string | null
  seconds: number
  /** What the platform heard in it, where it can. */
  transcript: string | null
}

const LONGEST_TRANSCRIPT = 3000

/**
 * somebody spoke after the tone. From a number that is one person's own it stands in their conversation and is owed
 * an answer as any message left by telephone; whose voice it was, nobody has checked. From any other number it
 * waits for somebody who finds out. Told twice it is one.
 */
export async function voicemailLeft(ctx: Ctx, told: Voicemail): Promise<Verb[]> {
  const call = await lockCall(ctx.tx, told.callId)
  if (call === undefined || call.providerId !== told.providerId) return [{ do: 'hangUp' }]
  if (call.place.at !== 'voicemail' || told.step !== call.place.step) return heard(ctx, call)
  if (told.seconds < 1 && !told.transcript) return heard(ctx, call)
  const text = [
    textFor('nb')('line:voicemail.body', { seconds: told.seconds }),
    ...(told.transcript ? [told.transcript.slice(0, LONGEST_TRANSCRIPT)] : []),
  ].join('\n')
  if (!isOfPerson(call)) {
    await fromStranger(ctx, call, told, text)
    return go(ctx, call, 'over', { over: 'voicemail' })
  }
  const when = await fromPerson(ctx, call, call.personId, told, text)
  return go(ctx, call, 'over', { over: 'voicemail', when: when.toString() })
}

async function fromPerson(ctx: Ctx, call: LineCall, personId: string, told: Voicemail, text: string) {
  const { side, acute } = placeOf(call, told.transcript)
  const kept = await keepMessage(
    ctx,
    {
      text,
      channel: 'contactCentrePhone',
      clientKey: `voicemail:${call.id}`,
      wish: { callMe: true },
      named: { theme: acute ? 'emergencyNeed' : 'contactAdviser', side },
    },
    { personId, authorship: 'unknown', authorKind: 'person', authorId: personId, helper: null },
  )
  if (!kept.ok) throw new Error(`a voice message that cannot be kept: ${kept.reason}`)
  const { messageId } = kept.value
  const { threadId, lines } = await receiptOf(ctx, personId, messageId)
  const [line] = lines
  if (line === undefined) throw new Error('a voice message that nobody owes an answer to')
  recordEvent(ctx, {
    personId,
    kind: 'voicemailLeft',
    side,
    channel: 'contactCentrePhone',
    authorship: 'unknown',
    threadId,
    messageId,
    enquiryId: line.enquiryId,
    data: { callId: call.id, seconds: told.seconds, written: told.transcript !== null },
  })
  await updateCall(ctx.tx, call.id, { threadId, enquiryId: line.enquiryId })
  await fetch(ctx, call.id, told.url, { personId, threadId, side, seconds: told.seconds })
  return line.dueAt
}

/**
 * In which store it lies: the side of what was chosen on the line, or of what was heard in it; where nobody knows, the
 * side that shows least to whoever may have both.
 */
function placeOf(call: LineCall, transcript: string | null): { side: Side; acute: boolean } {
  const parts = transcript === null ? [] : recognise(transcript).parts
  const acute = call.urgency === 'acute' || parts.some(({ theme }) => THEMES[theme].group === 'emergency')
  const chosen =
    call.theme !== null && call.theme in THEMES ? THEMES[call.theme as keyof typeof THEMES].side : null
  const said = parts[0]?.certain ? parts[0].side : null
  const side = acute ? 'municipal' : (said ?? chosen)
  return { side: side === 'state' || side === 'common' ? side : 'municipal', acute }
}

async function fromStranger(ctx: Ctx, call: LineCall, told: Voicemail, text: string): Promise<void> {
  const id = ctx.newId()
  await ctx.tx
    .insertInto('unidentified')
    .values({
      id,
      channel: 'voicemail',
      sender: call.fromNumber ?? textFor('nb')('line:voicemail.withheld'),
      body: text,
      language: call.language,
      receivedAt: ctx.clock.now(),
    })
    .execute()
  await fetch(ctx, call.id, told.url, { unidentifiedId: id })
}

type Keep = { personId: string; threadId: string; side: Side; seconds: number } | { unidentifiedId: string }

async function fetch(ctx: Ctx, callId: string, url: string | null, keep: Keep): Promise<void> {
  if (url === null) return
  const now = ctx.clock.now()
  await insertCommand(ctx.tx, {
    id: ctx.newId(),
    callId,
    legId: null,
    does: 'fetch',
    data: JSON.stringify({ url, keep }),
    madeAt: now,
    nextAt: now,
  })
  await ctx.enqueue('voice', {})
}

type Recording = { bytes: Uint8Array; contentType: string }

/** The recording has come from the platform, and lies beside the words. */
export async function keepRecording(
  ctx: Ctx,
  data: unknown,
  { bytes, contentType }: Recording,
): Promise<void> {
  const { keep } = data as { keep: Keep }
  const content = Buffer.from(bytes)
  if ('unidentifiedId' in keep) {
    await ctx.tx
      .updateTable('unidentified')
      .set({ recording: content, recordingType: contentType })
      .where('id', '=', keep.unidentifiedId)
      .execute()
    return
  }
  await keepAsDocument(ctx, { ...keep, content, contentType, receivedAt: ctx.clock.now() })
}

/** What somebody said lies among their papers, on the side that the words lie on. */
export async function keepAsDocument(
  ctx: Ctx,
  kept: {
    personId: string
    threadId: string
    side: Side
    seconds?: number
    content: Buffer
    contentType: string
    receivedAt: Temporal.Instant
  },
): Promise<void> {
  const { personId, threadId, side, content, contentType, receivedAt } = kept
  const say = textFor('nb')
  await ctx.tx
    .insertInto('document')
    .values({
      personId,
      id: ctx.newId(),
      threadId,
      side,
      name:
        kept.seconds === undefined
          ? say('line:voicemail.name')
          : say('line:voicemail.body', { seconds: kept.seconds }),
      contentType,
      size: content.length,
      sha256: createHash('sha256').update(content).digest(),
      content,
      scan: 'notScanned',
      channel: 'voicemail',
      receivedAt,
    })
    .execute()
}

/** recordings are kept no longer than the office has decided; what was said and answered stays as written. */
export async function forgetRecordings(around: Surroundings): Promise<void> {
  const before = around.clock
    .now()
    .subtract({ hours: 24 * around.settings.get<number>('voicemail.keepDays') })
  await inTransaction(around, { kind: 'system', name: 'voicemail' }, async ({ tx }) => {
    await tx
      .deleteFrom('document')
      .where('channel', '=', 'voicemail')
      .where('receivedAt', '<', before)
      .execute()
    await tx
      .updateTable('unidentified')
      .set({ recording: null, recordingType: null })
      .where('recording', 'is not', null)
      .where('receivedAt', '<', before)
      .execute()
  })
}
