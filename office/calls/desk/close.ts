import { openPerson } from '../../access/actions.ts'
import type { Ctx, Side, StaffCtx, StaffSide } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import type { Urgency } from '../../kernel/promise/model.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { spokenOn } from '../../people/actions/contactPoint.ts'
import { registerContact } from '../../threads/actions.ts'
import type { ReceiptLine } from '../../threads/model.ts'
import { type EnquiryTheme, THEMES } from '../../threads/recognise/model.ts'
import { askCallFor } from '../callback/actions.ts'
import type { AskForCall } from '../callback/model.ts'
import { adoptOrders, redo } from '../interpreter/actions.ts'
import { type Checked, interpreterCheck } from '../interpreter/rules.ts'
import { wasTried } from '../interpreter/views.ts'
import { OUTCOMES, type Outcome } from '../model.ts'
import type { DeskCall } from './model.ts'
import { nameIfInVain } from './named.ts'
import { mayNote, noteTalk, sideOf } from './note.ts'
import { needsPromise } from './rules.ts'
import * as store from './store.ts'
import { OUTCOME } from './table.ts'
import { channelOf, ownOpenCall } from './who.ts'

export type CloseCall = {
  callId: string
  outcome: Outcome
  theme?: EnquiryTheme
  /** Where the theme may be about either side. */
  side?: StaffSide
  urgent?: boolean
  /** What was told already, in codes, so that nobody tells it again. */
  told?: readonly string[]
  /** In a few words. Not on municipal matters at the contact centre. */
  text?: string
  /** they are to be rung: when, and to which number. */
  callMe?: boolean
  callBack?: Pick<
    AskForCall,
    'number' | 'numberKind' | 'numberOwner' | 'onlyWithPerson' | 'windows' | 'withHelper' | 'interpreter'
  >
  /** why there was no interpreter where one was called for. */
  withoutInterpreter?: string | null
}
export type Closed = {
  promiseId: string | null
  line: OwedLine | null
  /** C4-03: somebody with a name answers from now on. */
  namedContact: string | null
}

/**
 * what a call led to, in at most two answers. What is not solved is owed by somebody with a due
 * time, to be read back, before the call can be closed: a repeat joins what is open, with its owner and its clock (K12).
 * Refuses with `needsPromise` (unsolved, and nobody knows what is owed to whom), `needsInterpreter`, `noFreeTextHere`,
 * `notFound`, `alreadyEnded`, and as `askForCall` where a call is agreed.
 */
export async function closeCall(ctx: StaffCtx, input: CloseCall): Promise<Result<Closed>> {
  const found = await ownOpenCall(ctx, input.callId)
  if (!found.ok) return found
  const call = found.value
  if (!OUTCOMES.includes(input.outcome) || !OUTCOME[input.outcome].byHand) return refused('badForm')
  const theme = input.theme ?? themeOf(call.asked)
  const owed = needsPromise(input.outcome)
  if (owed && (call.personId === null || theme === undefined)) return refused('needsPromise')
  const interpreting = await checkInterpreter(ctx, call, input.withoutInterpreter)
  if (!interpreting.ok) return refused('needsInterpreter')
  if (call.personId === null) return finish(ctx, call, { ...input, theme }, null, interpreting)
  const known = { ...call, personId: call.personId }
  if (!owed) {
    const noted = await noteTalk(ctx, known, { ...input, theme: theme ?? 'unknown' })
    return noted.ok ? finish(ctx, call, { ...input, theme }, null, interpreting) : noted
  }
  const line = await owe(ctx, known, { ...input, theme: theme as EnquiryTheme })
  return line.ok ? finish(ctx, call, { ...input, theme }, line.value, interpreting) : line
}

/** Who has it in the ledger from now on, as it is read back. */
export type OwedLine = Pick<ReceiptLine, 'theme' | 'urgency' | 'dueAt' | 'joined'> & {
  promiseId: string | null
  enquiryId: string | null
  ownerName: string
  ownerIsTeam: boolean
}

/**
 * a call that is wished for is one promise with its number and times, unless the matter is open already:
 * then it is counted with that, and whoever has it sees that the person would rather be rung. Where a number, a time or
 * somebody who is to be there was agreed as well, the call is owed beside it, about that same entry: nothing of it is lost.
 */
async function owe(
  ctx: StaffCtx,
  call: DeskCall & { personId: string },
  input: CloseCall & { theme: EnquiryTheme },
): Promise<Result<OwedLine>> {
  const rung = input.callMe === true
  if (rung && !(await isOpen(ctx, call.personId, input.theme))) {
    const may = await mayNote(ctx, call, input)
    if (!may.ok) return may
    const owed = await oweCall(ctx, call, input)
    if (!owed.ok) return owed
    const noted = await noteTalk(ctx, call, input)
    return noted.ok ? owed : noted
  }
  const entry = await registerContact(ctx, {
    personId: call.personId,
    channel: channelOf(ctx, call),
    theme: input.theme,
    ...(input.side ? { side: input.side } : {}),
    ...(input.text?.trim() ? { text: input.text } : {}),
    urgent: input.urgent ?? call.urgent,
    wish: { callMe: input.callMe ?? false },
    codes: {
      answered: input.told ?? call.told,
      ...(call.language === 'nb' ? {} : { language: call.language }),
    },
    clientKey: `call:${call.id}`,
  })
  if (!entry.ok) return entry
  const line = entry.value.lines[0]
  if (line === undefined) return refused('needsPromise')
  if (rung && saysHow(input.callBack)) return oweCall(ctx, call, input, line.enquiryId)
  return ok({ ...line, promiseId: null })
}

/** More has been agreed than that they would rather be rung. */
const saysHow = (how: CloseCall['callBack']): boolean =>
  how !== undefined &&
  (how.number != null || how.withHelper != null || how.interpreter === true || (how.windows ?? []).length > 0)

/** the call itself, about an entry where there is one. Refuses as `askCallFor`. */

async function oweCall(
  ctx: StaffCtx,
  call: DeskCall & { personId: string },
  input: CloseCall & { theme: EnquiryTheme },
  enquiryId: string | null = null,
): Promise<Result<OwedLine>> {
  const urgency = (input.urgent ?? call.urgent) ? 'acute' : 'ordinary'
  const asked = await askCallFor(ctx, {
    ...input.callBack,
    personId: call.personId,
    callId: call.id,
    theme: input.theme,
    side: sideOf(input),
    answered: input.told ?? call.told,
    urgency,
    language: call.language,
    enquiryId,
  })
  if (!asked.ok) return asked
  const { promiseId, dueAt, ownerName, ownerIsTeam, joined } = asked.value
  return ok({
    promiseId,
    enquiryId,
    theme: input.theme,
    urgency,
    dueAt,
    joined,
    ownerName,
    ownerIsTeam,
  })
}

/** Something about the same kind of matter is open: what comes now belongs to it. */
async function isOpen(ctx: StaffCtx, personId: string, theme: EnquiryTheme): Promise<boolean> {
  const { group } = THEMES[theme]
  const same = Object.entries(THEMES).flatMap(([code, row]) => (row.group === group ? [code] : []))
  return ctx.beyondWall(async ({ tx }) => {
    const row = await tx
      .selectFrom('enquiry')
      .select('id')
      .where('personId', '=', personId)
      .where('answeredAt', 'is', null)
      .where('theme', 'in', same)
      .limit(1)
      .executeTakeFirst()
    return row !== undefined
  })
}

const themeOf = (code: string | null): EnquiryTheme | undefined =>
  code !== null && Object.hasOwn(THEMES, code) ? (code as EnquiryTheme) : undefined

/** by the profile, or because the caller chose a language that whoever has the call does not speak. */
async function checkInterpreter(
  ctx: StaffCtx,
  call: DeskCall,
  reason: string | null | undefined,
): Promise<Checked> {
  const { languages } = await store.staffPhone(ctx.tx, ctx.actor.staffId)
  const opened =
    call.personId === null || call.who !== 'person'
      ? null
      : await openPerson(ctx, call.personId, { purpose: 'call', what: 'contact' })
  const since = call.startedAt
  return interpreterCheck({
    profile: opened?.ok ? opened.value.person : null,
    language: call.language,
    spoken: languages,
    interpreted: call.interpreted,
    tried: await ctx.beyondWall(({ tx }) => wasTried(tx, { callId: call.id, personId: null, since })),
    reason,
  })
}

type Interpreting = Extract<Checked, { ok: true }>

function finish(
  ctx: StaffCtx,
  call: DeskCall,
  input: Omit<CloseCall, 'theme'> & { theme: EnquiryTheme | undefined },
  line: OwedLine | null,
  interpreting: Interpreting,
): Promise<Result<Closed>> {
  return ctx.beyondWall(async (beyond) => {
    const promise = line === null ? null : await promiseOf(beyond, call.personId, line)
    await writeOutcome(beyond, call, input, promise, interpreting)
    // what was asked for before it was known whose call it is.
    if (call.personId !== null && call.who === 'person') await adoptOrders(beyond, call.id, call.personId)
    if (call.personId !== null && call.who === 'person' && call.identity !== 'none' && call.byHand === null)
      await spokenOn(beyond, call.personId, call.fromNumber)
    if (call.personId !== null && call.who === 'person')
      await tellInterpreting(beyond, channelOf(ctx, call), { ...call, personId: call.personId }, interpreting)
    const named =
      promise === null || call.personId === null || input.theme === undefined
        ? null
        : await nameIfInVain(beyond, { personId: call.personId, theme: input.theme, side: promise.side })
    return ok({ promiseId: promise?.id ?? null, line, namedContact: named })
  })
}

type Owed = { id: string; enquiryId: string | null; threadId: string | null; side: Side; urgency: Urgency }

async function promiseOf(ctx: Ctx, personId: string | null, line: OwedLine): Promise<Owed | null> {
  const found = ctx.tx
    .selectFrom('promise')
    .select(['id', 'enquiryId', 'threadId', 'side', 'urgency'])
    .where('personId', '=', personId)
    .where('isOpen', '=', true)
  const row = await (line.promiseId === null
    ? found.where('enquiryId', '=', line.enquiryId).orderBy('madeAt').limit(1)
    : found.where('id', '=', line.promiseId)
  ).executeTakeFirst()
  return (row as Owed | undefined) ?? null
}

async function writeOutcome(
  ctx: Ctx,
  call: DeskCall,
  input: {
    outcome: Outcome
    theme: EnquiryTheme | undefined
    side?: StaffSide
    told?: readonly string[]
  },
  promise: Owed | null,
  interpreting: Interpreting,
): Promise<void> {
  const now = ctx.clock.now()
  await store.updateCall(ctx.tx, call.id, {
    outcome: input.outcome,
    theme: input.theme ?? null,
    side: promise?.side ?? (input.theme === undefined ? null : sideOf({ ...input, theme: input.theme })),
    settledAt: now,
    ...(promise ? { promiseId: promise.id, enquiryId: promise.enquiryId, threadId: promise.threadId } : {}),
  })
  await store.keepFound(ctx.tx, call.id, {
    notedAt: now,
    answered: [...(input.told ?? call.told)],
    ...(input.theme === undefined ? {} : { theme: input.theme }),
    withoutInterpreter: interpreting.reason,
  })
}

/** that nobody interpreted where somebody should have, why, and that the talk was no guidance then. */
async function tellInterpreting(
  ctx: Ctx,
  channel: string,
  call: DeskCall & { personId: string },
  { needed, reason, guidance }: Interpreting,
): Promise<void> {
  if (!needed || call.interpreted) return
  // what could not wait is said again by a professional.
  if (reason === 'emergency' || reason === 'noneFound')
    await redo(ctx, { personId: call.personId, by: 'nobody', content: 'guidance' })
  recordEvent(ctx, {
    personId: call.personId,
    kind: 'interpreterUsed',
    side: 'common',
    channel,
    data: { by: 'none', why: reason, callId: call.id, guidance },
  })
}
