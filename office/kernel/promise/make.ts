import type { Ctx, Side } from '../context.ts'
import { actorIdOf } from '../event.ts'
import type { ReceiptClock } from '../time/clocks.ts'
import {
  CLIMBS_ITSELF,
  type EndState,
  type Owner,
  type Promised,
  type PromiseKind,
  type Step,
  type Urgency,
} from './model.ts'
import { recordPromise } from './record.ts'
import { deadline, higher, ownerColumns, stepAfter } from './rules.ts'
import { closePromises, insertPromises, type NewPromiseRow, updatePromise } from './store.ts'

export type NewPromise = {
  personId: string
  kind: PromiseKind
  clock: ReceiptClock
  side: Side
  theme: string
  owner: Owner
  officeId: string | null
  /** when what is owed was received; now unless it lay somewhere first. */
  receivedAt?: Temporal.Instant
  acting?: Owner | null
  threadId?: string | null
  enquiryId?: string | null
  urgency?: Urgency
  needLevel?: number
  /** A due time agreed with the person (a window, a next contact time) instead of the clock's own. */
  dueAt?: Temporal.Instant
  /** What comes next when it is not the ladder of its clock. */
  next?: { step: Step; at: Temporal.Instant }
  /** lies in a triage queue and must have been recognised within an hour of working time. */
  orphanable?: boolean
  channel?: string
  details?: Record<string, unknown>
}

/** something is owed from now on. Gives the promise as it stands in the ledger. */
export async function makePromise(ctx: Ctx, input: NewPromise): Promise<Promised> {
  const [promise] = await makePromises(ctx, [input])
  return promise as Promised
}

/** The same for many at once: one statement, however many are owed something. In the order they are given. */
export async function makePromises(ctx: Ctx, inputs: readonly NewPromise[]): Promise<Promised[]> {
  const made = inputs.map((input) => newPromise(ctx, input))
  await insertPromises(
    ctx.tx,
    made.map(({ row }) => row),
  )
  return made.map(({ row, details }, index) => {
    const promise: Promised = {
      ...row,
      deskStaffId: row.actingStaffId ?? (row.actingTeamId === null ? row.ownerStaffId : null),
      deskTeamId:
        row.actingTeamId ??
        (row.actingStaffId === null && row.ownerStaffId === null ? row.ownerTeamId : null),
      ...AT_FIRST,
      details,
    }
    recordPromise(ctx, 'promiseMade', promise, {}, inputs[index]?.channel)
    return promise
  })
}

const AT_FIRST = {
  offeredStaffId: null,
  offeredTeamId: null,
  contacts: 1,
  reassignments: 0,
  state: 'open',
  toldLateAt: null,
  latestNewAt: null,
  leadListAt: null,
  leadReason: null,
  leaderListAt: null,
  pause: null,
  snoozedUntil: null,
  endedAt: null,
  endedHow: null,
} as const

function newPromise(ctx: Ctx, input: NewPromise) {
  const now = ctx.clock.now()
  const counted = deadline(input.clock, input.receivedAt ?? now, ctx.settings, input.officeId)
  const dueAt = input.dueAt ?? counted.dueAt
  const next =
    input.next ??
    (CLIMBS_ITSELF.has(input.kind)
      ? null
      : stepAfter(
          {
            clock: input.clock,
            countingFrom: counted.countingFrom,
            dueAt,
            orphanable: input.orphanable ?? false,
          },
          null,
          ctx.settings,
          input.officeId,
        ))
  const id = ctx.newId()
  // The way it came in is shown in lists; it is no part of their order.
  const details = { ...input.details, ...(input.channel ? { channel: input.channel } : {}) }
  const row = {
    personId: input.personId,
    id,
    kind: input.kind,
    clock: input.clock,
    side: input.side,
    theme: input.theme,
    threadId: input.threadId ?? null,
    enquiryId: input.enquiryId ?? null,
    ...ownerColumns(input.owner),
    actingStaffId: input.acting?.staffId ?? null,
    actingTeamId: input.acting?.teamId ?? null,
    officeId: input.officeId,
    madeByKind: ctx.actor.kind,
    madeById: actorIdOf(ctx.actor),
    madeAt: now,
    receivedAt: counted.receivedAt,
    countingFrom: counted.countingFrom,
    dueAt,
    firstDueAt: dueAt,
    urgency: input.urgency ?? 'ordinary',
    needLevel: input.needLevel ?? 0,
    nextStep: next?.step ?? null,
    nextStepAt: next?.at ?? null,
    details: JSON.stringify(details),
  } satisfies NewPromiseRow
  return { row, details }
}

/**
 * a further contact about the same matter joins the open promise; the first clock counts. The third within
 * the limit raises its priority and tells the team lead. `counts` is false inside a burst.
 */
export async function joinPromise(
  ctx: Ctx,
  promise: Promised,
  contact: { counts: boolean; channel: string; urgency?: Urgency },
): Promise<Promised> {
  const contacts = promise.contacts + (contact.counts ? 1 : 0)
  const third =
    contact.counts && contacts >= ctx.settings.get<number>('routing.thirdContact', promise.officeId)
  const urgency = higher(
    higher(promise.urgency, contact.urgency ?? 'ordinary'),
    third ? 'elevated' : 'ordinary',
  )
  const change = {
    contacts,
    urgency,
    ...(third && promise.leadListAt === null
      ? { leadListAt: ctx.clock.now(), leadReason: 'thirdContact' }
      : {}),
  }
  await updatePromise(ctx.tx, promise.personId, promise.id, change)
  const joined = { ...promise, ...change }
  recordPromise(ctx, 'promiseJoined', joined, { third }, contact.channel)
  return joined
}

type PromiseEnd = {
  state: EndState
  how: string
  channel: string
  linkedEventId?: string
  mergedInto?: string
  /** the words with which whoever was owed it said so. */
  said?: string
}

const ENDED: Record<EndState, string> = {
  kept: 'promiseKept',
  keptElsewhere: 'promiseKeptElsewhere',
  merged: 'promiseMerged',
  withdrawn: 'promiseWithdrawn',
}

/** the four ways a promise ends. The reader sees how, and by whom. */
export async function endPromise(ctx: Ctx, promise: Promised, end: PromiseEnd): Promise<Promised> {
  const [ended] = await endPromises(ctx, [promise], end)
  return ended as Promised
}

/** The same for many that end in the same way, in one statement. */
export async function endPromises(
  ctx: Ctx,
  promises: readonly Promised[],
  end: PromiseEnd,
): Promise<Promised[]> {
  const change = {
    state: end.state,
    endedAt: ctx.clock.now(),
    endedHow: end.how,
    endedBy:
      ctx.actor.kind === 'staff'
        ? ctx.actor.staffId
        : ctx.actor.kind === 'person'
          ? ctx.actor.personId
          : null,
    linkedEventId: end.linkedEventId ?? null,
    mergedInto: end.mergedInto ?? null,
    nextStep: null,
    nextStepAt: null,
    offeredStaffId: null,
    offeredTeamId: null,
  }
  await closePromises(ctx.tx, promises, change)
  return promises.map((promise) => {
    const ended: Promised = { ...promise, ...change }
    const lateMinutes = Math.max(0, Math.round(change.endedAt.since(promise.firstDueAt).total('minutes')))
    recordPromise(
      ctx,
      ENDED[end.state],
      ended,
      {
        how: end.how,
        lateMinutes,
        linkedEventId: end.linkedEventId ?? null,
        ...(end.said === undefined ? {} : { said: end.said }),
      },
      end.channel,
    )
    return ended
  })
}

/** the answer went out, but not through a channel that works for the person. Open, and its clock runs on. */
export async function markSentNotReached(ctx: Ctx, promise: Promised, channel: string): Promise<Promised> {
  await updatePromise(ctx.tx, promise.personId, promise.id, { state: 'sentNotReached' })
  const sent: Promised = { ...promise, state: 'sentNotReached' }
  recordPromise(ctx, 'promiseSentNotReached', sent, {}, channel)
  return sent
}
