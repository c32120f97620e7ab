import type { Ctx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { joinPromise, makePromise } from '../../kernel/promise/actions.ts'
import type { Promised } from '../../kernel/promise/model.ts'
import { lockPromise, openPromisesOf } from '../../kernel/promise/store.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { phoneNumber } from '../../people/actions/contactPoint.ts'
import { reachFactsOf } from '../../people/profile/views.ts'
import { lockPersonUnits, type PersonUnits } from '../../people/units.ts'
import { type EnquiryTheme, THEMES } from '../../threads/recognise/model.ts'
import { routeOf } from '../../threads/routing/rules.ts'
import { situationOf, themesFor } from '../../threads/situation.ts'
import { ownerNames } from '../../threads/views/owners.ts'
import { agreeWindows, windowRefusal } from './agree.ts'
import type { Asked, AskForCall, Callback } from './model.ts'
import { interpreterOf } from './steps.ts'
import { type CallbackChange, callbacksOf, changeCallbacks } from './store.ts'

/**
 * somebody is to be rung. The same promise from every door, in the caller's transaction: with number
 * and whose it is, agreed windows, language, interpreter, who is to be there, and what has been answered already. Asked
 * again about the same matter it is the same call, counted. Staff authorise first and come beyond the wall, since
 * whose call it is may be more than they see. Refuses with `notFound`, `badForm` (a number that is none), `needsNumber`
 * (neither a number nor one that the office has), and as `refusalOf` for windows.
 */
export async function askForCall(ctx: Ctx, input: AskForCall): Promise<Result<Asked>> {
  const units = await lockPersonUnits(ctx, input.personId)
  if (!units) return refused('notFound')
  const number = await numberFor(ctx, input)
  if (!number.ok) return number
  const open = await openCall(ctx, input)
  const route = routed(ctx, units, input)
  const desk = open ?? desked(route)
  const refusal = await windowRefusal(ctx, desk, input.windows ?? [], open?.officeId ?? units.officeId)
  if (refusal !== null) return refused(refusal)
  // The database writes the row of a call that is new.
  const fresh = open ?? (await made(ctx, units, route, input))
  const row = (await callbacksOf(ctx.tx, input.personId)).find((one) => one.promiseId === fresh.id)
  if (row === undefined) throw new Error('a call without its row')
  const promise = open ? await joined(ctx, open, input, row) : fresh
  const told = await describe(ctx, row, input, { number: number.value, profile: units })
  noteAsked(ctx, input, { promise, told, joined: open !== null })
  const placed = await agreeWindows(ctx, promise, told, input.windows ?? [], chooser(input))
  return ok({ ...(await readBack(ctx, placed)), joined: open !== null })
}

function noteAsked(
  ctx: Ctx,
  input: AskForCall,
  { promise, told, joined }: { promise: Promised; told: Callback; joined: boolean },
): void {
  recordEvent(ctx, {
    personId: input.personId,
    kind: 'callBackAsked',
    side: promise.side,
    channel: CHANNEL[input.by],
    theme: promise.theme,
    threadId: promise.threadId,
    enquiryId: promise.enquiryId,
    promiseId: promise.id,
    data: {
      by: input.by,
      joined,
      numberKind: told.numberKind,
      withHelper: told.helper !== null,
      interpreter: told.interpreter,
      answered: input.answered ?? [],
    },
  })
}

/** What is said back to whoever asked: who rings, and when. */
async function readBack(
  ctx: Ctx,
  { promise, windows }: Awaited<ReturnType<typeof agreeWindows>>,
): Promise<Omit<Asked, 'joined'>> {
  const [owner] = await ownerNames(ctx.tx, [promise])
  return {
    promiseId: promise.id,
    dueAt: promise.dueAt,
    windows,
    ownerName: owner?.ownerName ?? '',
    ownerIsTeam: owner?.ownerIsTeam ?? true,
  }
}

const CHANNEL: Record<AskForCall['by'], string> = {
  person: 'portalMessage',
  staff: 'officePhone',
  helper: 'portalMessage',
  line: 'contactCentrePhone',
  chat: 'chatLoggedIn',
  sms: 'sms',
  api: 'system',
  system: 'system',
}
const chooser = ({ by }: AskForCall): 'person' | 'helper' | 'staff' =>
  by === 'helper' ? 'helper' : by === 'staff' ? 'staff' : 'person'

/** The number for this call, in international form; null: the one that the office has, which there must be then. */
async function numberFor(ctx: Ctx, input: AskForCall): Promise<Result<string | null>> {
  if (input.number != null && input.number.trim() !== '') {
    const number = phoneNumber(input.number)
    return number === null ? refused('badForm') : ok(number)
  }
  if (input.promiseId != null || input.by === 'system') return ok(null)
  const facts = (await reachFactsOf(ctx, [input.personId])).get(input.personId)
  const has = facts?.points.some(
    (point) => point.kind === 'phone' && point.phoneKind !== 'lost' && point.notWorkingSince === null,
  )
  return has ? ok(null) : refused('needsNumber')
}

/** the call that is owed already: the one named, or one about the same entry, conversation or matter. */
export async function openCall(ctx: Ctx, input: AskForCall): Promise<Promised | null> {
  if (input.promiseId != null) {
    const named = await lockPromise(ctx.tx, input.personId, input.promiseId)
    return named && named.endedAt === null && named.kind === 'callBack' ? named : null
  }
  const all = await callbacksOf(ctx.tx, input.personId)
  // Where none is owed there is none to join, and the ledger need not be asked.
  if (all.every((one) => one.endedAt !== null || one.mode === 'ladder')) return null
  const modes = new Map(all.map((one) => [one.promiseId, one.mode]))
  const calls = (await openPromisesOf(ctx.tx, input.personId)).filter(
    (promise) => promise.kind === 'callBack' && modes.get(promise.id) !== 'ladder',
  )
  const same =
    calls.find((one) => input.enquiryId != null && one.enquiryId === input.enquiryId) ??
    calls.find((one) => input.threadId != null && one.threadId === input.threadId) ??
    calls.find((one) => sameMatter(one, input))
  return same ? ((await lockPromise(ctx.tx, input.personId, same.id)) ?? null) : null
}

/** "Ring me" without a word of what about is about what is owed already. */
const sameMatter = (call: Promised, { theme, enquiryId, threadId }: AskForCall) =>
  enquiryId == null &&
  threadId == null &&
  (theme == null || theme === 'contactAdviser' || call.theme === theme)

type Route = ReturnType<typeof routeOf>

function routed(ctx: Ctx, units: PersonUnits, input: AskForCall): Route {
  const situation = situationOf(units)
  const asked =
    input.theme != null && input.theme in THEMES ? (input.theme as EnquiryTheme) : 'contactAdviser'
  const theme = input.urgency === 'acute' && THEMES[asked].group !== 'emergency' ? 'emergencyNeed' : asked
  const side = input.side ?? THEMES[theme].side
  const found = routeOf(
    { theme, side: side === 'both' ? 'common' : side, sideConfidence: 1 },
    situation,
    themesFor(ctx, units),
  )
  const queue = input.keepsPlace ? queueOf(input.keepsPlace.queue, situation.teams) : null
  // a matter that somebody with a name answers for is theirs, wherever the person waited to be asked about it.
  const named = input.theme != null && found.owner.staffId != null
  return queue === null || named ? found : { ...found, owner: { teamId: queue }, acting: null }
}

/** who keeps a place in a queue is rung by those who staff it, where nobody else answers for the matter. */
const queueOf = (queue: string, teams: ReturnType<typeof situationOf>['teams']): string | null =>
  queue === 'municipal' ? teams.municipal : teams.contactCentre

const desked = ({ owner, acting }: Pick<Route, 'owner' | 'acting'>) => ({
  deskStaffId: acting?.staffId ?? (acting?.teamId ? null : (owner.staffId ?? null)),
  deskTeamId: acting?.teamId ?? (acting?.staffId || owner.staffId ? null : (owner.teamId ?? null)),
})

function made(ctx: Ctx, units: PersonUnits, route: Route, input: AskForCall): Promise<Promised> {
  const urgent = input.urgency === 'acute'
  const receivedAt = input.keepsPlace?.waitingSince ?? input.receivedAt
  return makePromise(ctx, {
    personId: input.personId,
    kind: 'callBack',
    clock: urgent ? 'emergencyAid' : 'callbackPromise',
    side: route.side,
    theme: input.theme ?? 'contactAdviser',
    owner: route.owner,
    acting: route.acting,
    officeId: units.officeId,
    threadId: input.threadId ?? null,
    enquiryId: input.enquiryId ?? null,
    needLevel: units.needLevel,
    urgency: input.urgency ?? 'ordinary',
    channel: CHANNEL[input.by],
    ...(receivedAt ? { receivedAt } : {}),
    details: { callMe: true, by: input.by },
  })
}

/** within one burst it is one contact; after that each counts, and the third raises it. */
async function joined(ctx: Ctx, open: Promised, input: AskForCall, before: Callback): Promise<Promised> {
  const burst = ctx.settings.get<number>('routing.burstMinutes', open.officeId)
  const since = ctx.clock.now().since(before.askedAt).total('minutes')
  return joinPromise(ctx, open, {
    counts: since >= burst,
    channel: CHANNEL[input.by],
    ...(input.urgency ? { urgency: input.urgency } : {}),
  })
}

/** What has been said now goes over what was said before; what was not said stays. */
async function describe(
  ctx: Ctx,
  before: Callback,
  input: AskForCall,
  { number, profile }: { number: string | null; profile: PersonUnits },
): Promise<Callback> {
  const { personId, promiseId } = before
  const theirs = input.numberKind === 'borrowed' || input.numberKind === 'shared'
  const change = {
    personId,
    promiseId,
    askedBy: input.by,
    askedAt: ctx.clock.now(),
    ...(number === null
      ? {}
      : {
          number,
          numberKind: input.numberKind ?? null,
          numberOwner: input.numberOwner?.trim().slice(0, 100) || null,
        }),
    onlyWithPerson: before.onlyWithPerson || theirs || (input.onlyWithPerson ?? false),
    language: input.language ?? before.language,
    interpreter:
      input.interpreter === true
        ? (interpreterOf(profile) ?? input.language ?? profile.language)
        : (before.interpreter ?? interpreterOf(profile)),
    helper: input.withHelper ?? before.helper,
    callId: input.callId ?? before.callId,
    keepsPlace: input.keepsPlace
      ? { queue: input.keepsPlace.queue, waitingSince: input.keepsPlace.waitingSince.toString() }
      : before.keepsPlace,
    ...(before.nextStep === 'adopt' ? { nextStep: null, nextStepAt: null } : {}),
  } satisfies CallbackChange
  await changeCallbacks(ctx.tx, [change])
  if (input.answered && input.answered.length > 0)
    await ctx.tx
      .updateTable('callback')
      .set({ answered: [...new Set([...before.answered, ...input.answered])] })
      .where('personId', '=', personId)
      .where('promiseId', '=', promiseId)
      .execute()
  return { ...before, ...change }
}
