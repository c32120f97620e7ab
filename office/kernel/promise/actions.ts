import type { Ctx, Side } from '../context.ts'
import { recordEvent } from '../event.ts'
import type { ReceiptClock } from '../time/clocks.ts'
import { latestNewTime } from '../time/deadlines.ts'
import type {
  EndState,
  Owner,
  PromiseAfter,
  Promised,
  PromiseKind,
  ReassignReason,
  Urgency,
} from './model.ts'
import { countMove, deadline, higher, ownerColumns, stepAfter } from './rules.ts'
import { insertPromise, type NewPromiseRow, updatePromise } from './store.ts'

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
  /** lies in a triage queue and must have been recognised within an hour of working time. */
  orphanable?: boolean
  channel?: string
  details?: Record<string, unknown>
}

const after = (promise: PromiseAfterSource): PromiseAfter => ({
  state: promise.state,
  ownerStaffId: promise.ownerStaffId,
  ownerTeamId: promise.ownerTeamId,
  actingStaffId: promise.actingStaffId,
  actingTeamId: promise.actingTeamId,
  urgency: promise.urgency,
  contacts: promise.contacts,
  dueAt: promise.dueAt.toString(),
})
type PromiseAfterSource = Omit<PromiseAfter, 'dueAt'> & { dueAt: Temporal.Instant }

/** One line on the timeline for what happened to a promise, with its state after it (I-05). */
export function recordPromise(
  ctx: Ctx,
  kind: string,
  promise: Promised,
  data: Record<string, unknown> = {},
  channel = 'system',
): string {
  return recordEvent(ctx, {
    personId: promise.personId,
    kind,
    side: promise.side,
    channel,
    theme: promise.theme,
    threadId: promise.threadId,
    enquiryId: promise.enquiryId,
    promiseId: promise.id,
    data: { ...data, promiseKind: promise.kind, clock: promise.clock, after: after(promise) },
  })
}

/** something is owed from now on. Gives the promise as it stands in the ledger. */
export async function makePromise(ctx: Ctx, input: NewPromise): Promise<Promised> {
  const now = ctx.clock.now()
  const counted = deadline(input.clock, input.receivedAt ?? now, ctx.settings, input.officeId)
  const dueAt = input.dueAt ?? counted.dueAt
  const next = stepAfter(
    { clock: input.clock, countingFrom: counted.countingFrom, dueAt, orphanable: input.orphanable ?? false },
    null,
    ctx.settings,
    input.officeId,
  )
  const id = ctx.newId()
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
    madeById:
      ctx.actor.kind === 'person'
        ? ctx.actor.personId
        : ctx.actor.kind === 'staff'
          ? ctx.actor.staffId
          : null,
    madeAt: now,
    receivedAt: counted.receivedAt,
    countingFrom: counted.countingFrom,
    dueAt,
    firstDueAt: dueAt,
    urgency: input.urgency ?? 'ordinary',
    needLevel: input.needLevel ?? 0,
    nextStep: next?.step ?? null,
    nextStepAt: next?.at ?? null,
    details: JSON.stringify(input.details ?? {}),
  } satisfies NewPromiseRow
  await insertPromise(ctx.tx, row)
  const promise: Promised = {
    ...row,
    deskStaffId: row.actingStaffId ?? (row.actingTeamId === null ? row.ownerStaffId : null),
    deskTeamId:
      row.actingTeamId ?? (row.actingStaffId === null && row.ownerStaffId === null ? row.ownerTeamId : null),
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
    details: input.details ?? {},
  }
  recordPromise(ctx, 'promiseMade', promise, {}, input.channel)
  return promise
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

/** the four ways a promise ends. The reader sees how, and by whom. */
export async function endPromise(
  ctx: Ctx,
  promise: Promised,
  end: { state: EndState; how: string; channel: string; linkedEventId?: string; mergedInto?: string },
): Promise<Promised> {
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
  await updatePromise(ctx.tx, promise.personId, promise.id, change)
  const ended = { ...promise, ...change }
  const kinds: Record<EndState, string> = {
    kept: 'promiseKept',
    keptElsewhere: 'promiseKeptElsewhere',
    merged: 'promiseMerged',
    withdrawn: 'promiseWithdrawn',
  }
  const lateMinutes = Math.max(0, Math.round(change.endedAt.since(promise.firstDueAt).total('minutes')))
  recordPromise(
    ctx,
    kinds[end.state],
    ended,
    { how: end.how, lateMinutes, linkedEventId: end.linkedEventId ?? null },
    end.channel,
  )
  return ended
}

/** the answer went out, but not through a channel that works for the person. Open, and its clock runs on. */
export async function markSentNotReached(ctx: Ctx, promise: Promised, channel: string): Promise<Promised> {
  await updatePromise(ctx.tx, promise.personId, promise.id, { state: 'sentNotReached' })
  const sent: Promised = { ...promise, state: 'sentNotReached' }
  recordPromise(ctx, 'promiseSentNotReached', sent, {}, channel)
  return sent
}

/**
 * a new owner, the same clock. The giver answers for it until the receiver takes it: the new
 * owner stands in the ledger as offered, and the old one is released by `acceptPromise`. A queue is staffed and takes
 * it at once. Gives whether a leader now has to name the owner.
 */
export async function moveOwner(
  ctx: Ctx,
  promise: Promised,
  to: Owner,
  move: {
    reason: ReassignReason
    officeId: string | null
    acting?: Owner | null
    note?: string
    byLead?: boolean
    side?: Side
    theme?: string
  },
): Promise<{ promise: Promised; toLead: boolean }> {
  const limit = ctx.settings.get<number>('routing.maxReassign', promise.officeId)
  const counted = move.byLead
    ? { reassignments: promise.reassignments, toLead: false }
    : countMove(promise.reassignments, move.reason, limit)
  const offered = to.staffId !== undefined && !move.byLead
  const owner = offered
    ? {}
    : {
        ...ownerColumns(to),
        actingStaffId: move.acting?.staffId ?? null,
        actingTeamId: move.acting?.teamId ?? null,
      }
  const change = {
    ...owner,
    offeredStaffId: offered ? to.staffId : null,
    offeredTeamId: null,
    reassignments: counted.reassignments,
    side: move.side ?? promise.side,
    theme: move.theme ?? promise.theme,
    officeId: move.officeId ?? promise.officeId,
    ...(counted.toLead ? { leadListAt: ctx.clock.now(), leadReason: 'bounced' } : {}),
    ...(move.byLead ? { leadListAt: null, leadReason: null } : {}),
  }
  await updatePromise(ctx.tx, promise.personId, promise.id, change)
  const moved = withDesk({ ...promise, ...change })
  await ctx.tx
    .insertInto('handOver')
    .values({
      id: ctx.newId(),
      personId: promise.personId,
      promiseId: promise.id,
      at: ctx.clock.now(),
      byStaffId: ctx.actor.kind === 'staff' ? ctx.actor.staffId : null,
      fromStaffId: promise.ownerStaffId,
      fromTeamId: promise.ownerTeamId,
      toStaffId: to.staffId ?? null,
      toTeamId: to.staffId === undefined ? to.teamId : null,
      reason: move.reason,
      note: move.note ?? null,
      acceptedAt: offered ? null : ctx.clock.now(),
    })
    .execute()
  recordPromise(ctx, 'promiseHandedOver', moved, {
    toStaffId: to.staffId ?? null,
    toTeamId: to.teamId ?? null,
    reason: move.reason,
    toLead: counted.toLead,
  })
  return { promise: moved, toLead: counted.toLead }
}

/** the receiver takes it; only now is the giver released. */
export async function acceptOffered(
  ctx: Ctx,
  promise: Promised,
  acting: Owner | null = null,
): Promise<Promised> {
  if (promise.offeredStaffId === null) return promise
  const change = {
    ownerStaffId: promise.offeredStaffId,
    ownerTeamId: null,
    actingStaffId: acting?.staffId ?? null,
    actingTeamId: acting?.teamId ?? null,
    offeredStaffId: null,
  }
  await updatePromise(ctx.tx, promise.personId, promise.id, change)
  await ctx.tx
    .updateTable('handOver')
    .set({ acceptedAt: ctx.clock.now() })
    .where('personId', '=', promise.personId)
    .where('promiseId', '=', promise.id)
    .where('acceptedAt', 'is', null)
    .execute()
  const accepted = withDesk({ ...promise, ...change })
  recordPromise(ctx, 'promiseAccepted', accepted)
  return accepted
}

/** urgency as judged by somebody, with the time that now applies. The first due time stays on record. */
export async function setUrgency(
  ctx: Ctx,
  promise: Promised,
  change: {
    urgency: Urgency
    clock: ReceiptClock
    dueAt: Temporal.Instant
    event: 'urgencyRaised' | 'urgencyLowered'
    lead?: string
    reason: string
  },
): Promise<Promised> {
  const next = stepAfter(
    { clock: change.clock, countingFrom: ctx.clock.now(), dueAt: change.dueAt },
    null,
    ctx.settings,
    promise.officeId,
  )
  const row = {
    urgency: change.urgency,
    clock: change.clock,
    dueAt: change.dueAt,
    nextStep: next?.step ?? null,
    nextStepAt: next?.at ?? null,
    ...(change.lead === undefined ? {} : { leadListAt: ctx.clock.now(), leadReason: change.lead }),
  }
  await updatePromise(ctx.tx, promise.personId, promise.id, row)
  const changed: Promised = { ...promise, ...row }
  recordPromise(ctx, change.event, changed, { reason: change.reason })
  return changed
}

/** words in a new contact raise an open entry to acute; its clock becomes the one that runs for urgent needs. */
export async function updateUrgent(ctx: Ctx, promise: Promised): Promise<Promised> {
  const { dueAt } = deadline('emergencyAid', ctx.clock.now(), ctx.settings, promise.officeId)
  const sooner = Temporal.Instant.compare(dueAt, promise.dueAt) < 0 ? dueAt : promise.dueAt
  return setUrgency(ctx, promise, {
    urgency: 'acute',
    clock: 'emergencyAid',
    dueAt: sooner,
    event: 'urgencyRaised',
    reason: 'wording',
  })
}

/** the only reasons for which a clock stands still, said openly with what ends it. */
export async function pausePromise(
  ctx: Ctx,
  promise: Promised,
  pause: {
    reason: 'waitingForPerson' | 'laterTimeAsked' | 'waitingForParty'
    until: Temporal.Instant
    nextStep: 'resume' | 'askReferral'
  },
): Promise<Promised> {
  const change = {
    state: 'paused' as const,
    pause: JSON.stringify({
      reason: pause.reason,
      since: ctx.clock.now().toString(),
      until: pause.until.toString(),
    }),
    nextStep: pause.nextStep,
    nextStepAt: pause.until,
  }
  await updatePromise(ctx.tx, promise.personId, promise.id, change)
  const paused: Promised = { ...promise, ...change }
  recordPromise(ctx, 'promisePaused', paused, { reason: pause.reason, until: pause.until.toString() })
  return paused
}

/** The pause is over; what is owed is due again at `dueAt`. */
export async function resumePromise(ctx: Ctx, promise: Promised, dueAt: Temporal.Instant): Promise<Promised> {
  const next = stepAfter(
    { clock: promise.clock, countingFrom: ctx.clock.now(), dueAt },
    null,
    ctx.settings,
    promise.officeId,
  )
  const change = {
    state: 'open' as const,
    pause: null,
    dueAt,
    nextStep: next?.step ?? null,
    nextStepAt: next?.at ?? null,
  }
  await updatePromise(ctx.tx, promise.personId, promise.id, change)
  const resumed: Promised = { ...promise, ...change }
  recordPromise(ctx, 'promiseResumed', resumed)
  return resumed
}

/** told once, with the latest new time; the original due time stays the measure. */
export function lateNotice(ctx: Ctx, promise: Promised) {
  return {
    toldLateAt: ctx.clock.now(),
    latestNewAt: latestNewTime(promise.dueAt, ctx.settings.calendar(promise.officeId)),
  }
}

const withDesk = (promise: Promised): Promised => ({
  ...promise,
  deskStaffId: promise.actingStaffId ?? (promise.actingTeamId === null ? promise.ownerStaffId : null),
  deskTeamId:
    promise.actingTeamId ??
    (promise.actingStaffId === null && promise.ownerStaffId === null ? promise.ownerTeamId : null),
})
