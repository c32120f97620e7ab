import { CompiledQuery } from 'kysely'
import type { Ctx, PersonCtx, Side } from '../../kernel/context.ts'
import { type Authorship, authorOf, authorshipIn, channelIn, recordEvent } from '../../kernel/event.ts'
import { later } from '../../kernel/later.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { lockPersonUnits } from '../../people/units.ts'
import type { Channel, HelperRelation, Receipt, Wish } from '../model.ts'
import { type EnquiryTheme, type Recognition, THEMES } from '../recognise/model.ts'
import { recognise } from '../recognise/recognise.ts'
import { situationOf } from '../situation.ts'
import { insertMessage, insertTexts, messageByKey, type TextRow, threadFor } from '../store.ts'
import { readText } from '../text.ts'
import { receiptOf } from '../views/receipt.ts'
import { decide, threadOf } from './decide.ts'
import { type ArrivedPart, receiveParts } from './receive.ts'

export type Written = {
  text: string
  /** The conversation to go on with; when absent, the one in which what is asked again is open already, or a new one. */
  threadId?: string | null
  /** What the sender calls this sending. Sent twice with the same key it is one message (the first receipt is given). */
  clientKey?: string
  channel?: 'portalMessage' | 'planDialogue' | 'sms' | 'emailInbound' | 'contactCentrePhone' | 'chatLoggedIn'
  /** What it is about, where the way it came says so; recognised from the text otherwise. */
  named?: { theme: EnquiryTheme; side: Side }
  helped?: HelperRelation | null
  wish?: Wish
}

/**
 * a person writes, about anything, in one box. Gives the receipt: a number, and for each part who
 * answers and by when. Refuses with `empty`, `notText`, `tooLong` (nothing is kept of the text but the draft), and
 * `notFound` when the thread is not the person's own.
 */
export async function write(ctx: PersonCtx, input: Written): Promise<Result<Receipt>> {
  const sent = await send(ctx, input)
  return sent.ok ? ok(await receiptOf(ctx, ctx.actor.personId, sent.value.messageId)) : sent
}

/** Which message it became; the receipt can be read by it. */
type SentMessage = { messageId: string }

/** The same for whoever reads the receipt on a page of its own. */
export function send(ctx: PersonCtx, input: Written): Promise<Result<SentMessage>> {
  const { personId } = ctx.actor
  return keepMessage(ctx, input, {
    personId,
    authorship: authorshipIn(ctx.actor, input.helped ? 'selfWithHelp' : 'self'),
    ...(authorOf(ctx.actor) as { authorKind: 'person' | 'staff'; authorId: string }),
    helper: input.helped ? { relation: input.helped } : null,
  })
}

/** Whose words they are, and who held the pen. */
type Pen = {
  personId: string
  authorship: Authorship
  authorKind: 'person' | 'helper' | 'staff'
  authorId: string
  helper: Record<string, unknown> | null
}

/** What was written, whoever held the pen, becomes entries with owner and clock. Refuses as `write`. */
export async function keepMessage(ctx: Ctx, input: Written, pen: Pen): Promise<Result<SentMessage>> {
  const { personId, authorship } = pen
  const read = readText(input.text, ctx.settings.get<number>('routing.maxLength'))
  if (!read.ok) return read
  const units = await lockPersonUnits(ctx, personId)
  if (!units) return refused('notFound')
  const before =
    input.clientKey === undefined ? undefined : await messageByKey(ctx.tx, personId, input.clientKey)
  if (before) return ok({ messageId: before.id })

  const recognition = named(recognise(read.value), input.named)
  const channel = channelIn(ctx.actor, input.channel ?? 'portalMessage') as Channel
  const arriving = {
    units,
    situation: situationOf(units),
    chosenThread: input.threadId ?? null,
    channel,
    recognition,
  }
  const decided = await decide(ctx, arriving)
  const threadId = await threadFor(
    ctx,
    personId,
    // A helper may not see where the giver's own matter is answered.
    input.threadId ?? (pen.authorKind === 'helper' ? null : threadOf(decided)),
    input.channel === 'planDialogue' ? 'plan' : 'home',
  )
  if (threadId === undefined) return refused('notFound')
  const messageId = ctx.newId()
  await insertMessage(ctx.tx, {
    personId,
    threadId,
    id: messageId,
    direction: 'in',
    channel,
    authorship,
    authorKind: pen.authorKind,
    authorId: pen.authorId,
    language: recognition.language,
    receivedAt: ctx.clock.now(),
    trivial: recognition.trivial,
    wish: JSON.stringify(input.wish ?? {}),
    helper: pen.helper ? JSON.stringify(pen.helper) : null,
    clientKey: input.clientKey ?? null,
  })
  const wish = { ...input.wish, ...(recognition.needs.includes('call-me') ? { callMe: true } : {}) }
  const arrived = await receiveParts(ctx, { ...arriving, threadId, messageId, authorship, wish }, decided)
  await insertTexts(ctx.tx, textRows(read.value, arrived, { personId, messageId, threadId }))
  received(ctx, { personId, threadId, messageId, channel, authorship, arrived, trivial: recognition.trivial })
  await ctx.enqueue('arrived', { personId, messageId })
  if (pen.authorKind !== 'helper') await forgetDraft(ctx, personId, input.threadId ?? 'new')
  return ok({ messageId })
}

function named(recognition: Recognition, told: Written['named']): Recognition {
  if (told === undefined) return recognition
  const { group } = THEMES[told.theme]
  const text = recognition.parts.map((part) => part.text).join('\n')
  return {
    ...recognition,
    trivial: false,
    parts: [
      {
        start: 0,
        end: text.length,
        text,
        theme: told.theme,
        group,
        side: told.side,
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

/**
 * each part in the store of its side, and every word in one of them: what lies between two parts goes
 * with the one before. What nobody has to answer stands in the common store.
 */
function textRows(
  text: string,
  arrived: readonly ArrivedPart[],
  at: Pick<TextRow, 'personId' | 'messageId' | 'threadId'>,
): TextRow[] {
  if (arrived.length === 0) return [{ ...at, part: 0, side: 'common', enquiryId: null, body: text }]
  return arrived
    .map((part, index) => ({
      ...at,
      part: index,
      side: part.side,
      enquiryId: part.enquiryId,
      body: text
        .slice(index === 0 ? 0 : part.part.start, arrived[index + 1]?.part.start ?? text.length)
        .trim(),
    }))
    .filter((row) => row.body !== '')
}

function received(
  ctx: Ctx,
  about: {
    personId: string
    threadId: string
    messageId: string
    channel: string
    authorship: Authorship
    arrived: readonly ArrivedPart[]
    trivial: boolean
  },
): void {
  const sides = new Set(about.arrived.map((part) => part.side))
  const [only] = sides
  recordEvent(ctx, {
    personId: about.personId,
    kind: about.trivial ? 'acknowledgement' : 'messageReceived',
    side: sides.size === 1 && only ? only : 'common',
    channel: about.channel,
    authorship: about.authorship,
    threadId: about.threadId,
    messageId: about.messageId,
    data: { parts: about.arrived.length },
  })
}

const FORGET = 'delete from draft where person_id = $1 and id = $2'
async function forgetDraft(ctx: Ctx, personId: string, id: string): Promise<void> {
  await ctx.tx.executeQuery(later(CompiledQuery.raw(FORGET, [personId, id])))
}

/** The person throws away what was begun. What is not there is not missed. */
export async function discardDraft(ctx: PersonCtx, input: { id: string }): Promise<Result<null>> {
  await forgetDraft(ctx, ctx.actor.personId, input.id)
  return ok(null)
}

/** Keeps what is being written, so that nothing is lost between two pages, two devices or two days. */
export async function keepDraft(
  ctx: PersonCtx,
  input: { id: string; text: string; choices?: Record<string, unknown> },
): Promise<Result<null>> {
  const body = input.text.slice(0, 20_000).replaceAll('\u0000', '')
  const row = {
    personId: ctx.actor.personId,
    id: input.id.slice(0, 100),
    body,
    choices: JSON.stringify(input.choices ?? {}),
    updatedAt: ctx.clock.now(),
  }
  await ctx.tx
    .insertInto('draft')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['personId', 'id'])
        .doUpdateSet({ body: row.body, choices: row.choices, updatedAt: row.updatedAt }),
    )
    .execute()
  return ok(null)
}
