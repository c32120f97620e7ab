import type { Ctx, StaffCtx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { makePromise } from '../../kernel/promise/actions.ts'
import type { Owner, Promised } from '../../kernel/promise/model.ts'
import { lockPromise } from '../../kernel/promise/store.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { staffNotice } from '../../kernel/staff-notice.ts'
import { lockPersonUnits, type PersonUnits } from '../../people/units.ts'
import { settle } from '../../threads/actions/settle.ts'
import type { EnquiryTheme } from '../../threads/recognise/model.ts'
import { routeOf } from '../../threads/routing/rules.ts'
import { situationOf, themesFor } from '../../threads/situation.ts'
import { enter } from '../booking/enter.ts'
import type { RequestRow, RequestState } from './model.ts'
import { changeRequest, lockRequest } from './store.ts'
import { tellOutcome } from './tell.ts'
import { keepWeight } from './weigh.ts'
import { holds } from './who.ts'

type OnRequest = { personId: string; requestId: string; channel?: string }
type Owed = { promiseId: string; dueAt: Temporal.Instant }

/**
 * R-464, C5-05: something else was offered, and the person still wants to meet. It is the same wish that goes on, asked for a
 * second time, and so it is given. Refuses with `notFound`, `alreadyEnded` (nothing to insist on).
 */
export async function insistOnMeeting(ctx: Ctx, input: OnRequest): Promise<Result<Owed>> {
  const found = await answered(ctx, input)
  if (!found.ok) return found
  return ctx.beyondWall(async (beyond) => {
    await lockPersonUnits(beyond, input.personId)
    const request = await lockRequest(beyond.tx, input.personId, input.requestId)
    if (!request || !isAnswered(request)) return refused('alreadyEnded')
    await reviewDropped(beyond, request)
    await changeRequest(beyond.tx, request, { insistedAt: beyond.clock.now() })
    const promise = await goesOn(beyond, request, { insisted: true })
    if (!promise) return refused('notFound')
    recordEvent(beyond, {
      personId: input.personId,
      kind: 'meetingAsked',
      side: promise.side,
      channel: input.channel ?? 'portalMessage',
      theme: promise.theme,
      promiseId: promise.id,
      data: { requestId: request.id, insisted: true },
    })
    await keepWeight(beyond, request)
    return ok({ promiseId: promise.id, dueAt: promise.dueAt })
  })
}

/**
 * a second opinion by the lead of the team, owed with a time. Once for each answer. Refuses with `notFound` and
 * `alreadyEnded` (nothing was declined, or it is being looked at).
 */
export async function askReview(ctx: Ctx, input: OnRequest): Promise<Result<Owed>> {
  const found = await answered(ctx, input)
  if (!found.ok) return found
  return ctx.beyondWall(async (beyond) => {
    const units = await lockPersonUnits(beyond, input.personId)
    const request = await lockRequest(beyond.tx, input.personId, input.requestId)
    if (!units || !request) return refused('notFound')
    if (!isAnswered(request) || request.reviewAskedAt !== null) return refused('alreadyEnded')
    const promise = await makePromise(beyond, {
      personId: input.personId,
      kind: 'answerMessage',
      clock: 'meetingRequest',
      side: request.side,
      theme: 'meetingRequest',
      owner: leadFor(beyond, units, request),
      officeId: units.officeId,
      needLevel: units.needLevel,
      channel: input.channel ?? 'portalMessage',
      details: { asked: 'meetingReview', reviewOf: request.id },
    })
    await changeRequest(beyond.tx, request, {
      reviewAskedAt: beyond.clock.now(),
      reviewPromiseId: promise.id,
      reviewDecidedAt: null,
    })
    recordEvent(beyond, {
      personId: input.personId,
      kind: 'meetingReviewAsked',
      side: promise.side,
      channel: input.channel ?? 'portalMessage',
      theme: promise.theme,
      promiseId: promise.id,
      data: { requestId: request.id },
    })
    if (promise.deskStaffId)
      await staffNotice(beyond, promise.deskStaffId, 'meetingReview', input.personId, promise.id)
    return ok({ promiseId: promise.id, dueAt: promise.dueAt })
  })
}

/**
 * the lead has looked: it stands, or there is a meeting after all and the wish goes on as given. Refuses with
 * `notFound`, `alreadyEnded`, `notOwner`, `needsReason` (told why in own words).
 */
export async function decideReview(
  ctx: StaffCtx,
  input: OnRequest & { meeting: boolean; words: string },
): Promise<Result<{ state: RequestState }>> {
  const words = input.words.trim()
  if (words === '') return refused('needsReason')
  const seen = await ctx.beyondWall((beyond) => lockRequest(beyond.tx, input.personId, input.requestId))
  if (!seen?.reviewPromiseId) return refused('notFound')
  const allowed = await holds(ctx, input.personId, seen.reviewPromiseId, 'meetingReview')
  if (!allowed.ok) return allowed
  return ctx.beyondWall(async (beyond) => {
    await lockPersonUnits(beyond, input.personId)
    const request = await lockRequest(beyond.tx, input.personId, input.requestId)
    const review =
      request?.reviewPromiseId && (await lockPromise(beyond.tx, input.personId, request.reviewPromiseId))
    if (!request || !review) return refused('notFound')
    if (review.endedAt !== null) return refused('alreadyEnded')
    await settle(beyond, review, { state: 'kept', how: 'reviewed', channel: 'system' })
    const now = beyond.clock.now()
    await changeRequest(beyond.tx, request, {
      reviewDecidedAt: now,
      ...(input.meeting ? { grantedAt: now, grantedBy: ctx.actor.staffId } : {}),
    })
    const promise = input.meeting ? await goesOn(beyond, request, { overturned: true }) : null
    if (promise) await keepWeight(beyond, request)
    recordEvent(beyond, {
      personId: input.personId,
      kind: 'meetingReviewed',
      side: review.side,
      channel: 'system',
      theme: review.theme,
      promiseId: review.id,
      data: { requestId: request.id, upheld: !input.meeting },
    })
    await tellOutcome(beyond, request, review.id, {
      what: input.meeting ? 'overturned' : 'upheld',
      words,
      by: promise?.dueAt ?? null,
    })
    return ok({ state: input.meeting ? 'open' : request.state })
  })
}

/** the person's own word, said to us or pressed: they no longer wish to meet. Refuses with `notFound`, `alreadyEnded`. */
export async function withdrawRequest(ctx: Ctx, input: OnRequest & { said?: string }): Promise<Result<null>> {
  const letIn = await enter(ctx, input.personId)
  if (!letIn.ok) return letIn
  // nobody else says for the person that they no longer wish it.
  if (ctx.actor.kind === 'helper') return refused('notFound')
  if (ctx.actor.kind === 'staff' && (input.said ?? '').trim() === '') return refused('needsReason')
  return ctx.beyondWall(async (beyond) => {
    await lockPersonUnits(beyond, input.personId)
    const request = await lockRequest(beyond.tx, input.personId, input.requestId)
    if (!request) return refused('notFound')
    const promise = await lockPromise(beyond.tx, input.personId, request.promiseId)
    if (!promise || promise.endedAt !== null || request.decidedAt !== null) return refused('alreadyEnded')
    const channel = input.channel ?? 'portalMessage'
    await settle(beyond, promise, { state: 'withdrawn', how: 'withdrawn', channel })
    recordEvent(beyond, {
      personId: input.personId,
      kind: 'meetingWithdrawn',
      side: promise.side,
      channel,
      theme: promise.theme,
      promiseId: promise.id,
      data: { requestId: request.id },
    })
    return ok(null)
  })
}

const isAnswered = ({ state }: RequestRow) => state === 'declined' || state === 'alternative'

async function answered(ctx: Ctx, input: OnRequest): Promise<Result<null>> {
  const letIn = await enter(ctx, input.personId)
  if (!letIn.ok) return letIn
  const request = await ctx.beyondWall((beyond) => lockRequest(beyond.tx, input.personId, input.requestId))
  if (!request) return refused('notFound')
  return isAnswered(request) ? ok(null) : refused('alreadyEnded')
}

/** Owed again, by whoever follows the person up. The trigger lays the new promise on the same wish. */
async function goesOn(ctx: Ctx, request: RequestRow, why: Record<string, boolean>): Promise<Promised | null> {
  const units = await lockPersonUnits(ctx, request.personId)
  if (!units) return null
  const theme: EnquiryTheme = request.theme === 'digitalTraining' ? 'digitalTraining' : 'meetingRequest'
  const { owner, acting } = routeOf(
    { theme, side: request.side, sideConfidence: 1 },
    situationOf(units),
    themesFor(ctx, units),
  )
  return makePromise(ctx, {
    personId: request.personId,
    kind: 'arrangeMeeting',
    clock: 'meetingRequest',
    side: request.side,
    theme,
    owner,
    acting,
    officeId: units.officeId,
    needLevel: units.needLevel,
    threadId: request.threadId,
    details: { request: request.id, ...why },
  })
}

/** Given after all, so there is nothing left to look at. */
async function reviewDropped(ctx: Ctx, request: RequestRow): Promise<void> {
  if (request.reviewPromiseId === null || request.reviewDecidedAt !== null) return
  const review = await lockPromise(ctx.tx, request.personId, request.reviewPromiseId)
  if (review?.endedAt === null)
    await settle(ctx, review, { state: 'withdrawn', how: 'withdrawn', channel: 'system' })
  await changeRequest(ctx.tx, request, { reviewDecidedAt: ctx.clock.now() })
}

/** The lead of the team on that side; whoever said no does not look at it themselves. */
function leadFor(ctx: Ctx, units: PersonUnits, request: RequestRow): Owner {
  const { teamLeads, officeLeader } = situationOf(units)
  const own = request.side === 'municipal' ? teamLeads.municipal : teamLeads.state
  const lead = [own, officeLeader].find((one) => one != null && one !== request.decidedBy)
  if (lead) return { staffId: lead }
  const { owner } = routeOf(
    { theme: 'serviceComplaint', side: request.side, sideConfidence: 1 },
    situationOf(units),
    themesFor(ctx, units),
  )
  return owner
}
