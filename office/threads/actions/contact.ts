import { openPerson } from '../../access/actions.ts'
import type { Ctx, Side, StaffCtx, StaffSide } from '../../kernel/context.ts'
import { type Authorship, recordEvent } from '../../kernel/event.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { formStumbled } from '../../people/profile/happened.ts'
import { lockPersonUnits } from '../../people/units.ts'
import type { AssistReason, Channel, HelperRelation, Wish } from '../model.ts'
import { type EnquiryTheme, type Recognition, THEMES } from '../recognise/model.ts'
import { mayWriteHere } from '../recognise/municipal.ts'
import { recognise } from '../recognise/recognise.ts'
import { situationOf } from '../situation.ts'
import { insertMessage, insertTexts, threadFor } from '../store.ts'
import { readText } from '../text.ts'
import { ownerNames } from '../views/owners.ts'
import { type Kept, type Registered, registeredBefore } from './contact-once.ts'
import { type ArrivedPart, receiveParts } from './receive.ts'

type ContactIn = {
  personId: string
  channel: 'contactCentrePhone' | 'officePhone' | 'dropIn' | 'meetingOffice' | 'outreach' | 'paperLetter'
  /** What it is about, where the employee names it; recognised from the text otherwise. */
  theme?: EnquiryTheme
  /** Which side it is about, where the theme may be about either and the employee knows. */
  side?: StaffSide
  /** What the person said, in short. Not for municipal themes at the contact centre. */
  text?: string
  urgent?: boolean
  wish?: Wish
  /** codes in place of words: what was answered already, and whether an appeal is lodged. */
  codes?: {
    answered?: readonly string[]
    appealLodged?: boolean
    language?: string
    /** the fields shown may be outdated; the municipality is asked to look. */
    check?: boolean
  }
  helped?: HelperRelation | null
  /** Names one sending of the form: pressing twice is one contact. */
  clientKey?: string
  /** R-373, C2-06: written down in the person's own words, by whoever is signed in, and why. */
  assisted?: AssistReason | null
}

const AUTHORSHIP: Record<ContactIn['channel'], Authorship> = {
  contactCentrePhone: 'staffContactCentre',
  officePhone: 'staffAdviser',
  dropIn: 'staffReception',
  meetingOffice: 'staffAdviser',
  outreach: 'staffAdviser',
  paperLetter: 'self',
}

/** Staff hold the pen for what was said; a letter was written by the person or by whoever helped. */
function authorshipOf({ channel, helped }: Pick<ContactIn, 'channel' | 'helped'>): Authorship {
  if (channel !== 'paperLetter' || !helped) return AUTHORSHIP[channel]
  return helped === 'other' ? 'unknown' : helped
}

const EVENT: Record<ContactIn['channel'], string> = {
  contactCentrePhone: 'callLogged',
  officePhone: 'callLogged',
  dropIn: 'visitLogged',
  meetingOffice: 'talkHeld',
  outreach: 'visitLogged',
  paperLetter: 'documentReceived',
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
  const text = (input.text ?? '').trim()
  if (text === '' && input.theme === undefined) return refused('empty')
  const read = text === '' ? ok('') : readText(text, ctx.settings.get<number>('routing.maxLength'))
  if (!read.ok) return read
  const recognition = named(recognise(read.value), input)
  const { municipalityId } = opened.value.person
  const municipalSide = recognition.parts.some(({ side }) => side === 'municipal')
  if (!mayWriteHere(ctx, ctx.actor, { text: read.value, municipalSide, municipalityId }))
    return refused('noFreeTextHere')

  return ctx.beyondWall((beyond) => enter(beyond, input, read.value, recognition))
}

/**
 * Whose entry it belongs to is decided with all that the office knows; the employee gets the answer only: who has it,
 * and by when, to be read back.
 */
async function enter(
  ctx: Ctx,
  input: ContactIn,
  text: string,
  recognition: Recognition,
): Promise<Result<Registered>> {
  const units = await lockPersonUnits(ctx, input.personId)
  if (!units) return refused('notFound')
  const { clientKey } = input
  const before = clientKey === undefined ? null : await registeredBefore(ctx, input.personId, clientKey)
  if (before) return ok(before)
  const known = await openThread(ctx, input.personId)
  const threadId = (await threadFor(ctx, input.personId, known, 'contact')) as string
  const messageId = await keptWords(ctx, input, threadId, text, recognition)
  const arrived = await receiveParts(ctx, {
    units,
    situation: situationOf(units),
    threadId,
    chosenThread: known,
    messageId,
    channel: input.channel as Channel,
    authorship: authorshipOf(input),
    recognition,
    wish: input.wish ?? {},
  })
  if (messageId !== null && arrived[0]) {
    const { side, enquiryId } = arrived[0]
    await insertTexts(ctx.tx, [
      { personId: input.personId, messageId, part: 0, side, threadId, enquiryId, body: text },
    ])
  }
  await codedNote(ctx, input, arrived[0])
  const helpedWith = input.codes?.answered?.includes('howTo') ? input.theme : undefined
  if (helpedWith !== undefined)
    await formStumbled(ctx, { personId: input.personId, form: helpedWith.toLowerCase() })
  recordEvent(ctx, {
    personId: input.personId,
    kind: EVENT[input.channel],
    messageId,
    side: arrived[0]?.side ?? 'common',
    channel: input.channel,
    authorship: authorshipOf(input),
    threadId,
    ...(arrived[0] ? { enquiryId: arrived[0].enquiryId, promiseId: arrived[0].promise.id } : {}),
    ...(input.assisted ? { onBehalfOf: input.personId } : {}),
    data: {
      direction: 'in',
      codes: input.codes ?? {},
      ...(clientKey === undefined ? {} : { sending: { clientKey, entries: entriesOf(arrived) } }),
      ...(input.assisted ? { why: input.assisted } : {}),
    },
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

const entriesOf = (arrived: readonly ArrivedPart[]): Kept['entries'] =>
  arrived.map(({ enquiryId, line }) => ({ enquiryId, joined: line.joined }))

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
        side: side === 'both' ? (input.side ?? recognition.parts[0]?.side ?? 'state') : side,
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

/** The conversation where something is open already, so that a call about it lands in the same one. */
async function openThread(ctx: Ctx, personId: string): Promise<string | null> {
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
  ctx: Ctx,
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
    authorship: authorshipOf(input),
    authorKind: 'staff',
    authorId: staffId(ctx),
    language: recognition.language,
    receivedAt: ctx.clock.now(),
    helper: heldBy(ctx, input),
  })
  return id
}

/** Who held the pen, by name, and why: it marks itself. */
function heldBy({ actor }: Ctx, { helped, assisted }: ContactIn): string | null {
  if (assisted && actor.kind === 'staff')
    return JSON.stringify({ relation: 'staff', name: actor.name, why: assisted })
  return helped ? JSON.stringify({ relation: helped }) : null
}

async function codedNote(
  ctx: Ctx,
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
      authorId: staffId(ctx),
      at: ctx.clock.now(),
      codes: JSON.stringify(input.codes),
    })
    .execute()
}

const staffId = (ctx: Ctx): string | null => (ctx.actor.kind === 'staff' ? ctx.actor.staffId : null)
