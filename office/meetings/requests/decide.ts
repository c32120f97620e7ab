import { askForCall } from '../../calls/callback/ask.ts'
import type { Ctx, StaffCtx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { makePromise } from '../../kernel/promise/actions.ts'
import type { Promised } from '../../kernel/promise/model.ts'
import { lockPromise } from '../../kernel/promise/store.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { lockPersonUnits } from '../../people/units.ts'
import { settle } from '../../threads/actions/settle.ts'
import { MEETING_DECLINE_REASONS, type MeetingDeclineReason } from '../model.ts'
import { ALTERNATIVES, type Alternative, type RequestRow, type RequestState } from './model.ts'
import { mayDecline } from './rules.ts'
import { changeRequest, lockRequest } from './store.ts'
import { tellOutcome } from './tell.ts'
import { keepWeight } from './weigh.ts'
import { holds } from './who.ts'

type DecideRequest = { personId: string; requestId: string } & (
  | { decision: 'grant' }
  | { decision: 'alternative' | 'decline'; reason: string; alternative: string; words: string }
)

/**
 * yes (a time is then found by booking), another way, or no. The two last need a reason from the list, what
 * there is instead and some words of one's own, and are refused where a rule gives the meeting. Refuses with `notFound`,
 * `alreadyEnded`, `notOwner`, `needsReason`, `needsAlternative`, `grantedByRule`, `talkRequired`, and as opening does.
 */
export async function decideRequest(
  ctx: StaffCtx,
  input: DecideRequest,
): Promise<Result<{ state: RequestState }>> {
  const seen = await lockless(ctx, input)
  if (!seen.ok) return seen
  const allowed = await holds(ctx, input.personId, seen.value.promiseId, 'meetingRequest')
  if (!allowed.ok) return allowed
  return ctx.beyondWall(async (beyond) => {
    await lockPersonUnits(beyond, input.personId)
    const request = await lockRequest(beyond.tx, input.personId, input.requestId)
    const promise = request && (await lockPromise(beyond.tx, input.personId, request.promiseId))
    if (!request || !promise) return refused('notFound')
    if (promise.endedAt !== null || request.decidedAt !== null) return refused('alreadyEnded')
    return input.decision === 'grant' ? grant(beyond, request, promise) : no(beyond, request, promise, input)
  })
}

/** Which promise it is about, as the employee's own wall shows it. */
async function lockless(ctx: StaffCtx, input: { personId: string; requestId: string }) {
  const request = await ctx.beyondWall((beyond) => lockRequest(beyond.tx, input.personId, input.requestId))
  return request ? ok(request) : refused('notFound')
}

async function grant(
  ctx: Ctx,
  request: RequestRow,
  promise: Promised,
): Promise<Result<{ state: RequestState }>> {
  await keepWeight(ctx, request)
  await changeRequest(ctx.tx, request, { grantedAt: ctx.clock.now(), grantedBy: staffId(ctx) })
  recordEvent(ctx, {
    personId: request.personId,
    kind: 'meetingGranted',
    side: promise.side,
    channel: 'system',
    theme: promise.theme,
    promiseId: promise.id,
    data: { requestId: request.id },
  })
  return ok({ state: request.state })
}

const staffId = (ctx: Ctx) => (ctx.actor.kind === 'staff' ? ctx.actor.staffId : null)

async function no(
  ctx: Ctx,
  request: RequestRow,
  promise: Promised,
  input: DecideRequest & { decision: 'alternative' | 'decline' },
): Promise<Result<{ state: RequestState }>> {
  const reason = MEETING_DECLINE_REASONS.find((known) => known === input.reason)
  const alternative = ALTERNATIVES.find((known) => known === input.alternative)
  const words = input.words.trim()
  if (reason === undefined || words === '') return refused('needsReason')
  if (alternative === undefined) return refused('needsAlternative')
  // it has been said that writing was not understood; more writing does not end it.
  if (promise.kind === 'holdMeeting') return refused('talkRequired')
  const { grants } = await keepWeight(ctx, request)
  if (!mayDecline(reason, grants, request.grantedAt !== null)) return refused('grantedByRule')
  const by = await owedInstead(ctx, promise, alternative, reason)
  if (!by.ok) return by
  const state = input.decision === 'decline' ? 'declined' : 'alternative'
  // Before the promise ends: the wish says itself how it ended.
  await changeRequest(ctx.tx, request, {
    state,
    decidedAt: ctx.clock.now(),
    decidedBy: staffId(ctx),
    declineReason: reason,
    alternative,
  })
  await settle(ctx, promise, { state: 'kept', how: state, channel: 'system' })
  recordEvent(ctx, {
    personId: request.personId,
    kind: state === 'declined' ? 'meetingDeclined' : 'meetingAlternative',
    side: promise.side,
    channel: 'system',
    theme: promise.theme,
    promiseId: promise.id,
    data: { requestId: request.id, reason, alternative },
  })
  await tellOutcome(ctx, request, promise.id, {
    what: 'declined',
    reason: reason as MeetingDeclineReason,
    alternative,
    words,
    alternativeBy: by.value,
  })
  return ok({ state })
}

/** what is offered instead is owed like anything else that is promised; until when. */
async function owedInstead(
  ctx: Ctx,
  promise: Promised,
  alternative: Alternative,
  reason: MeetingDeclineReason,
): Promise<Result<Temporal.Instant | null>> {
  const { personId, threadId } = promise
  if (alternative === 'call') {
    const call = await askForCall(ctx, { personId, by: 'staff', threadId })
    return call.ok ? ok(call.value.dueAt) : call
  }
  if (alternative !== 'writtenAnswer' || reason === 'alreadyAnswered') return ok(null)
  const owner =
    promise.ownerStaffId === null
      ? { teamId: promise.ownerTeamId as string }
      : { staffId: promise.ownerStaffId }
  const { dueAt } = await makePromise(ctx, {
    personId,
    kind: 'answerMessage',
    clock: 'writtenQuestion',
    side: promise.side,
    theme: 'contactAdviser',
    owner,
    officeId: promise.officeId,
    needLevel: promise.needLevel,
    threadId,
    details: { insteadOf: promise.id },
  })
  return ok(dueAt)
}
