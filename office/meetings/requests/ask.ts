import type { Ctx, Side } from '../../kernel/context.ts'
import { actorIdOf, recordEvent } from '../../kernel/event.ts'
import { joinPromise, makePromise } from '../../kernel/promise/actions.ts'
import type { Promised } from '../../kernel/promise/model.ts'
import { lockPromise } from '../../kernel/promise/store.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { lockPersonUnits, type PersonUnits } from '../../people/units.ts'
import type { Channel } from '../../threads/model.ts'
import { type Route, routeOf } from '../../threads/routing/rules.ts'
import { saidBefore } from '../../threads/said.ts'
import { situationOf, themesFor } from '../../threads/situation.ts'
import { readText } from '../../threads/text.ts'
import { enter } from '../booking/enter.ts'
import { MEETING_KINDS, MEETING_MODES, type MeetingKind, type MeetingMode } from '../model.ts'
import { DAY_PARTS, type Granting, type RequestRow, type Wishes } from './model.ts'
import { grantsSeen, sameWish } from './rules.ts'
import { changeRequest, openRequestsOf, requestOfPromise } from './store.ts'
import { keepWeight } from './weigh.ts'
import { keepWords } from './words.ts'

type AskForMeeting = {
  personId: string
  kind?: MeetingKind
  theme?: 'meetingRequest' | 'digitalTraining' | 'interpreter'
  side?: Side
  mode?: MeetingMode | null
  placeId?: string | null
  wishes?: Wishes
  /** What it is about, in the words of whoever asks. They lie in the conversation, on the side of the wish. */
  about?: string
  channel: Channel
  /** who asked by telephone or at the desk for the person, as they called themselves. */
  helperName?: string | null
  /** Names one sending of the form: pressing twice is one wish. */
  clientKey?: string
}
export type Asked = {
  requestId: string
  promiseId: string
  dueAt: Temporal.Instant
  /** given already; what is left is to find a time. */
  granted: boolean
  rules: Granting[]
  joined: boolean
}

/**
 * somebody wishes to meet, in any channel: the person, a holder who may write for them, or staff for
 * whoever rang or came. The same wish again joins the one that is open, and the first receipt counts. Refuses with
 * `notFound`, `badForm`, `tooLong`, `notText`, `noFreeTextHere`, and as opening does.
 */
export async function askForMeeting(ctx: Ctx, input: AskForMeeting): Promise<Result<Asked>> {
  const letIn = await enter(ctx, input.personId)
  if (!letIn.ok) return letIn
  if (!sound(input)) return refused('badForm')
  const about = (input.about ?? '').trim()
  const words = about === '' ? ok('') : readText(about, ctx.settings.get<number>('routing.maxLength'))
  if (!words.ok) return words
  return ctx.beyondWall((beyond) => enterWish(beyond, input, words.value))
}

const sound = ({ kind, mode, wishes }: AskForMeeting) =>
  (kind === undefined || MEETING_KINDS.includes(kind)) &&
  (mode == null || MEETING_MODES.includes(mode)) &&
  (wishes?.parts ?? []).every((part) => DAY_PARTS.includes(part)) &&
  (wishes?.weekdays ?? []).every((day) => Number.isInteger(day) && day >= 1 && day <= 7)

async function enterWish(ctx: Ctx, input: AskForMeeting, words: string): Promise<Result<Asked>> {
  const units = await lockPersonUnits(ctx, input.personId)
  if (!units) return refused('notFound')
  const meant = input.theme === 'digitalTraining' ? { ...input, kind: 'digitalTraining' as const } : input
  const open = (await openRequestsOf(ctx.tx, input.personId)).find((one) => sameWish(one, meant))
  const sent = input.clientKey ? await saidBefore(ctx, input.personId, input.clientKey) : undefined
  if (open && sent) return ok(await told(ctx, open, true))
  const route = routed(ctx, units, input)
  if (words !== '' && !mayWrite(ctx, open?.side ?? route.side, units)) return refused('noFreeTextHere')
  const before = open ? await lockPromise(ctx.tx, input.personId, open.promiseId) : undefined
  const promise =
    open && before ? await joined(ctx, open, before, input.channel) : await owed(ctx, units, route, input)
  const request = await requestOfPromise(ctx.tx, input.personId, promise.id)
  if (!request) throw new Error('a promise of a meeting without its row')
  await describe(ctx, request, units, input)
  const said = words === '' ? promise : await keepWords(ctx, request, promise, { ...input, words })
  recordEvent(ctx, {
    personId: input.personId,
    kind: 'meetingAsked',
    side: promise.side,
    channel: input.channel,
    theme: promise.theme,
    threadId: said.threadId,
    enquiryId: said.enquiryId,
    promiseId: promise.id,
    data: {
      requestId: request.id,
      joined: open !== undefined,
      mode: input.mode ?? null,
      withHelper: Boolean(input.helperName),
    },
  })
  return ok(await told(ctx, request, open !== undefined))
}

/** within one burst it is one contact; after that each counts. */
function joined(ctx: Ctx, open: RequestRow, before: Promised, channel: string): Promise<Promised> {
  const burst = ctx.settings.get<number>('routing.burstMinutes', before.officeId)
  // What a rule of the office proposed is asked for the first time when the person asks.
  const counts = open.byKind !== 'system' && ctx.clock.now().since(open.askedAt).total('minutes') >= burst
  return joinPromise(ctx, before, { counts, channel })
}

const themeOf = ({ theme }: AskForMeeting) => theme ?? 'meetingRequest'

const routed = (ctx: Ctx, units: PersonUnits, input: AskForMeeting): Route =>
  routeOf(
    { theme: themeOf(input), side: input.side ?? 'common', sideConfidence: 1 },
    situationOf(units),
    themesFor(ctx, units),
  )

/** the contact centre writes no words on municipal matters, unless the municipality has said yes. */
const mayWrite = ({ actor, settings }: Ctx, side: Side, { municipalityId }: PersonUnits): boolean =>
  side !== 'municipal' ||
  actor.kind !== 'staff' ||
  !actor.roles.every((role) => role === 'CC') ||
  settings.get<boolean>('contact.municipalNotes', municipalityId)

function owed(ctx: Ctx, units: PersonUnits, route: Route, input: AskForMeeting): Promise<Promised> {
  return makePromise(ctx, {
    personId: input.personId,
    kind: 'arrangeMeeting',
    clock: 'meetingRequest',
    side: route.side,
    theme: themeOf(input),
    owner: route.owner,
    acting: route.acting,
    officeId: units.officeId,
    needLevel: units.needLevel,
    channel: input.channel,
  })
}

/** What is said now goes over what was said before; what is not said stays. */
async function describe(
  ctx: Ctx,
  request: RequestRow,
  units: PersonUnits,
  input: AskForMeeting,
): Promise<void> {
  const needs = units.interpreterNeed === 'none' ? null : (units.interpreterLanguage ?? units.language)
  const wishes: Wishes = {
    ...request.wishes,
    ...input.wishes,
    interpreter: input.wishes?.interpreter ?? request.wishes.interpreter ?? needs,
  }
  const by = ctx.actor.kind === 'system' ? {} : { byKind: ctx.actor.kind, byId: actorIdOf(ctx.actor) }
  await changeRequest(ctx.tx, request, {
    ...(request.byKind === 'system' ? by : {}),
    wishes: JSON.stringify(wishes),
    ...(input.kind ? { kind: input.kind } : {}),
    ...(input.mode === undefined ? {} : { wishedMode: input.mode }),
    ...(input.placeId === undefined ? {} : { placeId: input.placeId }),
    ...(input.helperName ? { helperName: input.helperName.trim().slice(0, 100) } : {}),
  })
}

/** What whoever asked may hear: until when, and whether it is given. Of the reasons, those that they may know. */
async function told(ctx: Ctx, request: RequestRow, again: boolean): Promise<Asked> {
  const { grants } = await keepWeight(ctx, request)
  const promise = await lockPromise(ctx.tx, request.personId, request.promiseId)
  if (!promise) throw new Error('a wish without its promise')
  const seen = grantsSeen(
    grants,
    ctx.actor.kind === 'staff' ? ctx.actor.sides : ctx.actor.kind === 'helper' ? [] : 'all',
  )
  return {
    requestId: request.id,
    promiseId: promise.id,
    dueAt: promise.latestNewAt ?? promise.dueAt,
    granted: grants.length > 0 || request.grantedAt !== null,
    rules: ctx.actor.kind === 'helper' ? [] : seen.rules,
    joined: again,
  }
}
