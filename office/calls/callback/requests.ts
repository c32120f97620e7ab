import { textFor } from '../../../text/index.ts'
import { openPerson } from '../../access/actions.ts'
import type { Ctx, StaffCtx } from '../../kernel/context.ts'
import { deadline } from '../../kernel/promise/rules.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import type { ReceiptClock } from '../../kernel/time/clocks.ts'
import { phoneNumber } from '../../people/actions/contactPoint.ts'
import { IDENTITY_CHECKS, type IdentityCheck } from '../../reach/sms/model.ts'
import { ATTEMPT_OUTCOMES, type AttemptOutcome } from '../model.ts'
import { windowRefusal } from './agree.ts'
import { askForCall } from './ask.ts'
import { stepOf } from './late.ts'
import type { NumberKind, Window } from './model.ts'
import { offersOf } from './offers.ts'
import { triedEnough } from './rules.ts'
import { policyOf } from './timing.ts'

/** "Ring me" from somebody who has not logged in. */
export type StrangerAsks = { name: string; number: string; language: string; windows?: readonly Window[] }

type Attempt = { at: string; outcome: AttemptOutcome; staffId: string }
type Row = {
  id: string
  name: string
  number: string
  language: string
  windows: { from: string; until: string }[]
  receivedAt: Temporal.Instant
  dueAt: Temporal.Instant
  teamId: string
  asked: number
  attempts: Attempt[]
  leadToldAt: Temporal.Instant | null
}

/**
 * a name and a number, which prove nothing, so nothing is confirmed: the answer is the same whoever asks and
 * for whatever number. It lies with those who check who somebody is; asked again from the same number it is the same
 * request. Refuses with `empty`, `badForm` (no number), and as `refusalOf`.
 */
export async function askAsStranger(
  ctx: Ctx,
  input: StrangerAsks,
): Promise<Result<{ dueAt: Temporal.Instant; windows: Window[] }>> {
  const name = input.name.replace(/\s+/g, ' ').trim().slice(0, 100)
  if (name === '') return refused('empty')
  const number = phoneNumber(input.number.slice(0, 40))
  if (number === null) return refused('badForm')
  const teamId = await centre(ctx)
  const windows = [...(input.windows ?? [])].sort((a, b) => Temporal.Instant.compare(a.from, b.from))
  const desk = { deskStaffId: null, deskTeamId: teamId }
  const refusal = await windowRefusal(ctx, desk, windows, null)
  if (refusal !== null) return refused(refusal)
  const dueAt = await keep(ctx, { ...input, name, number, windows, teamId, receivedAt: ctx.clock.now() })
  return ok({ dueAt, windows })
}

/**
 * of whoever waits on the line only a number is known, and it is where they want to be rung. It counts from
 * when they began to wait, and what cannot wait has the time that urgent needs have. Gives when they are rung at the latest.
 */
export const askByNumber = async (
  ctx: Ctx,
  input: { number: string; language: string; receivedAt: Temporal.Instant; urgent: boolean },
): Promise<Temporal.Instant> =>
  keep(ctx, {
    ...input,
    name: textFor('nb')('line:callBack.unnamed'),
    windows: [],
    teamId: await centre(ctx),
  })

type Kept = {
  name: string
  number: string
  language: string
  windows: readonly Window[]
  receivedAt: Temporal.Instant
  teamId: string
  urgent?: boolean
}

/** Written, or counted with what that number waits for already. What was promised then stands, unless it is sooner now. */
async function keep(ctx: Ctx, input: Kept): Promise<Temporal.Instant> {
  const { name, number, language, windows, receivedAt, teamId } = input
  const clock: ReceiptClock = input.urgent ? 'emergencyAid' : 'callbackPromise'
  const counted = deadline(clock, receivedAt, ctx.settings, null)
  const dueAt = windows[0]?.until ?? counted.dueAt
  const countingFrom = windows.length > 0 ? null : counted.countingFrom
  const due = { clock, dueAt, countingFrom, ...stepOf(ctx, { clock, countingFrom, dueAt }, null) }
  const kept = JSON.stringify(
    windows.map(({ from, until }) => ({ from: String(from), until: String(until) })),
  )
  const anew = windows.length > 0 || input.urgent
  const row = await ctx.tx
    .insertInto('callbackRequest')
    .values({ id: ctx.newId(), name, number, language, windows: kept, receivedAt, teamId, ...due })
    .onConflict((conflict) =>
      conflict
        .column('number')
        .where('doneAt', 'is', null)
        .doUpdateSet((eb) => ({
          asked: eb('callbackRequest.asked', '+', 1),
          ...(windows.length > 0 ? { windows: kept } : {}),
          ...(anew ? { ...due, leadToldAt: null } : {}),
        })),
    )
    .returning('dueAt')
    .executeTakeFirstOrThrow()
  return row.dueAt
}

/** the times in which the contact centre can ring. */
export async function strangerWindows(ctx: Ctx): Promise<Window[]> {
  return offersOf(ctx, { deskStaffId: null, deskTeamId: await centre(ctx), officeId: null })
}

async function centre(ctx: Ctx): Promise<string> {
  const team = await ctx.tx
    .selectFrom('team')
    .select('id')
    .where('kind', '=', 'contactCentre')
    .where('officeId', 'is', null)
    .executeTakeFirstOrThrow()
  return team.id
}

type CallRequest = Omit<Row, 'windows' | 'leadToldAt'> & {
  windows: Window[]
  mayGiveUp: boolean
  late: boolean
}

/** What waits with those who ring strangers back, and with those who lead them, what is due first first; else empty. */
export async function callRequests(ctx: StaffCtx): Promise<CallRequest[]> {
  return ctx.beyondWall(async (beyond) => {
    const rows = (await beyond.tx
      .selectFrom('callbackRequest')
      .select([
        'id',
        'name',
        'number',
        'language',
        'windows',
        'receivedAt',
        'dueAt',
        'teamId',
        'asked',
        'attempts',
        'leadToldAt',
      ])
      .where('doneAt', 'is', null)
      .where(({ eb }) => eb('teamId', 'in', queuesOf(beyond, ctx.actor)))
      .orderBy('dueAt')
      .limit(200)
      .execute()) as Row[]
    return rows.map(({ leadToldAt, ...row }) => ({
      ...row,
      late: leadToldAt !== null,
      windows: row.windows.map(({ from, until }) => ({
        from: Temporal.Instant.from(from),
        until: Temporal.Instant.from(until),
      })),
      mayGiveUp: enough(beyond, row.attempts),
    }))
  })
}

const enough = (ctx: Ctx, attempts: readonly Attempt[]): boolean =>
  triedEnough(
    attempts.map(({ at, outcome }) => ({
      at: Temporal.Instant.from(at),
      windowId: null,
      counts: outcome !== 'spoke',
      outcome,
    })),
    policyOf(ctx, null),
  )

/** a try to ring a stranger. Refuses with `notFound`. */
export const requestTried = (
  ctx: StaffCtx,
  input: { requestId: string; outcome: string },
): Promise<Result<null>> =>
  withRequest(ctx, input.requestId, async (beyond, row) => {
    const outcome = ATTEMPT_OUTCOMES.find((one) => one === input.outcome)
    if (!outcome) return refused('empty')
    const attempts = [
      ...row.attempts,
      { at: String(beyond.clock.now()), outcome, staffId: ctx.actor.staffId },
    ]
    await beyond.tx
      .updateTable('callbackRequest')
      .set({ attempts: JSON.stringify(attempts) })
      .where('id', '=', row.id)
      .execute()
    return ok(null)
  })

/**
 * it has been checked who it is, so the call is owed to that person from now on, as received when it was. Refuses
 * with `notFound`, `identityUnseen` (no check named), and as `askForCall`.
 */
export async function attachRequest(
  ctx: StaffCtx,
  input: { requestId: string; personId: string; check: string; numberKind?: NumberKind },
): Promise<Result<{ promiseId: string }>> {
  const check: IdentityCheck | undefined = IDENTITY_CHECKS.find((one) => one === input.check)
  if (!check) return refused('identityUnseen')
  const opened = await openPerson(ctx, input.personId, { purpose: 'call', what: 'callBack' })
  if (!opened.ok) return opened
  return withRequest(ctx, input.requestId, async (beyond, row) => {
    const asked = await askForCall(beyond, {
      personId: input.personId,
      by: 'staff',
      number: row.number,
      ...(input.numberKind ? { numberKind: input.numberKind } : {}),
      language: row.language,
      receivedAt: row.receivedAt,
    })
    if (!asked.ok) return asked
    await done(beyond, row.id, 'attached', {
      personId: input.personId,
      promiseId: asked.value.promiseId,
      checkHow: check,
      doneBy: ctx.actor.staffId,
    })
    return ok({ promiseId: asked.value.promiseId })
  })
}

/**
 * it ends by a talk that needed no case, by their own word, or, when so many tries on different days have
 * reached nobody at a number that is nobody's, as unreachable. Refuses with `notFound`, `needsTalk`.
 */
export const closeRequest = (
  ctx: StaffCtx,
  input: { requestId: string; how: 'spoke' | 'withdrawn' | 'unreachable' },
): Promise<Result<null>> =>
  withRequest(ctx, input.requestId, async (beyond, row) => {
    if (input.how === 'unreachable' && !enough(beyond, row.attempts)) return refused('needsTalk')
    await done(beyond, row.id, input.how, { doneBy: ctx.actor.staffId })
    return ok(null)
  })

const done = (
  ctx: Ctx,
  id: string,
  how: string,
  more: { personId?: string; promiseId?: string; checkHow?: string; doneBy: string },
) =>
  ctx.tx
    .updateTable('callbackRequest')
    .set({ doneAt: ctx.clock.now(), doneHow: how, ...more })
    .where('id', '=', id)
    .execute()

/** The queues that somebody staffs or leads. */
const queuesOf = ({ tx }: Pick<Ctx, 'tx'>, { staffId, teams }: StaffCtx['actor']) =>
  tx
    .selectFrom('team')
    .select('id')
    .where((eb) =>
      eb.or([eb('leadId', '=', staffId), ...(teams.length > 0 ? [eb('id', 'in', [...teams])] : [])]),
    )

/** Only for those who staff the queue in which it lies, or lead it. */
function withRequest<T>(
  ctx: StaffCtx,
  id: string,
  work: (beyond: Ctx, row: Row) => Promise<Result<T>>,
): Promise<Result<T>> {
  return ctx.beyondWall(async (beyond) => {
    const row = /^[0-9a-f-]{36}$/i.test(id)
      ? ((await beyond.tx
          .selectFrom('callbackRequest')
          .selectAll()
          .where('id', '=', id)
          .where('doneAt', 'is', null)
          .where('teamId', 'in', queuesOf(beyond, ctx.actor))
          .forUpdate()
          .executeTakeFirst()) as Row | undefined)
      : undefined
    if (!row) return refused('notFound')
    return work(beyond, row)
  })
}
