import type { Ctx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { onCallEnded, onLeg } from '../listeners.ts'
import { type CallEnd, type LegState, type Line, TALKERS, type Verb } from '../model.ts'
import { owedForHangUp } from './call-back.ts'
import { isOfPerson } from './facts.ts'
import { joined } from './heard.ts'
import { begin, numberOf } from './incoming.ts'
import { hangUp, moveCaller } from './legs.ts'
import {
  type Leg,
  type LineCall,
  liveLegs,
  lockCall,
  lockCallAndLeg,
  lockCallOf,
  updateCall,
  updateLeg,
} from './store.ts'

/** How a platform names where a call stands. */
export const PLATFORM_STATES = [
  'queued',
  'initiated',
  'ringing',
  'in-progress',
  'completed',
  'busy',
  'failed',
  'no-answer',
  'canceled',
] as const
export type PlatformState = (typeof PLATFORM_STATES)[number]
const OVER: readonly PlatformState[] = ['completed', 'busy', 'failed', 'no-answer', 'canceled']

export type CallStatus = {
  line: Line
  providerId: string
  state: PlatformState
  from: string | null
  to: string | null
}

/** A call that came in is over. Told before the call itself, it is written as one that nobody had time to answer. */
export async function callStatus(ctx: Ctx, told: CallStatus): Promise<void> {
  if (!OVER.includes(told.state)) return
  const call = await lockCallOf(ctx.tx, told.providerId)
  if (call === undefined) {
    const begun = await begin(ctx, { ...told, from: numberOf(told.from) })
    if (begun) await endCall(ctx, begun.call)
    return
  }
  await endCall(ctx, call)
}

/** Whoever rang has gone. Everybody else on the call is let go, and what is owed for it is written. */
export async function endCall(ctx: Ctx, call: LineCall, how?: CallEnd): Promise<void> {
  if (call.state === 'ended') return
  const endedHow = how ?? howEnded(call)
  const ended: LineCall = { ...call, state: 'ended', endedAt: ctx.clock.now(), endedHow }
  await updateCall(ctx.tx, call.id, {
    state: 'ended',
    endedAt: ended.endedAt,
    endedHow,
    lastEventAt: ctx.clock.now(),
  })
  for (const leg of await liveLegs(ctx.tx, call.id)) {
    await hangUp(ctx, { callId: call.id, legId: leg.id })
    if (leg.state !== 'answered') await legState(ctx, ended, leg, 'cancelled')
  }
  await abandoned(ctx, ended)
  await onCallEnded(ctx, ended)
}

function howEnded({ state, place, direction }: LineCall): CallEnd {
  if (place.over === 'callBack') return 'callBackKept'
  if (place.over === 'voicemail') return 'voicemail'
  if (state === 'talking') return 'spoke'
  if (direction === 'out') return 'noAnswer'
  return state === 'waiting' || state === 'ringing' ? 'hungUpWaiting' : 'hungUpInMenu'
}

/**
 * who hung up before anybody answered is rung, where the number is somebody's own. Anybody else is only counted:
 * there is nobody whom it is known to be.
 */
async function abandoned(ctx: Ctx, call: LineCall): Promise<void> {
  if (call.endedHow !== 'hungUpWaiting' && call.endedHow !== 'hungUpInMenu') return
  if (!isOfPerson(call)) return
  const owed = await owedForHangUp(ctx, call)
  if (owed === null) return
  recordEvent(ctx, {
    personId: call.personId,
    kind: 'callAbandoned',
    side: 'common',
    channel: 'contactCentrePhone',
    authorship: 'unknown',
    promiseId: owed.promiseId,
    data: { callId: call.id, line: call.line, waited: call.waitingSince !== null },
  })
}

const NEXT: Readonly<Record<PlatformState, LegState | null>> = {
  queued: null,
  initiated: null,
  ringing: 'ringing',
  // Only the answer's own address says that somebody is there: it comes with the words that are said to them.
  'in-progress': null,
  completed: 'ended',
  busy: 'busy',
  failed: 'failed',
  'no-answer': 'noAnswer',
  canceled: 'cancelled',
}

export type LegStatus = { legId: string; providerId: string; state: PlatformState }

/** How a leg fares, in whatever order it is told. A leg that is over stays over. */
export async function legStatus(ctx: Ctx, told: LegStatus): Promise<void> {
  const found = await lockCallAndLeg(ctx.tx, told.legId)
  if (found === null) return
  const { call, leg } = found
  // Another try at the same leg, asked for when the first answer was lost: the first one counts.
  if (leg.providerId !== null && leg.providerId !== told.providerId) return
  if (leg.providerId === null) await updateLeg(ctx.tx, leg.id, { providerId: told.providerId })
  const next = NEXT[told.state]
  if (next === null) return
  // A platform says "completed" also of what it cut off before anybody answered.
  const state = next === 'ended' && leg.state !== 'answered' ? 'noAnswer' : next
  await legState(ctx, call, { ...leg, providerId: told.providerId }, state)
}

const RANK: Readonly<Record<LegState, number>> = {
  wanted: 0,
  ringing: 1,
  answered: 2,
  noAnswer: 3,
  busy: 3,
  declined: 3,
  failed: 3,
  cancelled: 3,
  ended: 3,
}

/** One step on for a leg, told to whose business it is; false when it has been there, or further. */
export async function legState(
  ctx: Ctx,
  call: LineCall,
  leg: Leg,
  state: LegState,
): Promise<readonly Verb[] | null> {
  if (RANK[state] <= RANK[leg.state]) return null
  const now = ctx.clock.now()
  const changed: Leg = {
    ...leg,
    state,
    ...(state === 'answered' ? { answeredAt: now } : {}),
    ...(RANK[state] === 3 ? { endedAt: now } : {}),
  }
  await updateLeg(ctx.tx, leg.id, { state, answeredAt: changed.answeredAt, endedAt: changed.endedAt })
  const verbs = await onLeg(ctx, call, changed)
  if (RANK[state] === 3) await endIfLeft(ctx, call)
  return verbs
}

/** A call that we made is over when everybody has left it. */
async function endIfLeft(ctx: Ctx, { id, direction }: LineCall): Promise<void> {
  if (direction !== 'out' || (await liveLegs(ctx.tx, id)).length > 0) return
  const call = await lockCall(ctx.tx, id)
  if (call !== undefined && call.state !== 'ended')
    await endCall(ctx, call, call.state === 'talking' ? 'spoke' : 'noAnswer')
}

/**
 * Somebody who was rung is there. They come into the room of the call, and so does whoever waited for them. Nobody is
 * put through to a call that is over, nor twice.
 */
export async function legAnswered(
  ctx: Ctx,
  told: { legId: string; providerId: string },
): Promise<readonly Verb[]> {
  const found = await lockCallAndLeg(ctx.tx, told.legId)
  if (found === null) return [{ do: 'hangUp' }]
  const { call, leg } = found
  if (leg.providerId !== null && leg.providerId !== told.providerId) return [{ do: 'hangUp' }]
  if (call.state === 'ended' || RANK[leg.state] === 3) return [{ do: 'hangUp' }]
  if (leg.state === 'answered') return JOIN(call.id)
  await updateLeg(ctx.tx, leg.id, { providerId: told.providerId })
  if (TALKERS.includes(leg.kind)) await bringTogether(ctx, call, leg)
  const verbs = await legState(ctx, call, { ...leg, providerId: told.providerId }, 'answered')
  return verbs ?? JOIN(call.id)
}

const JOIN = (callId: string): Verb[] => [{ do: 'join', room: callId, endsWithMe: false }]

async function bringTogether(ctx: Ctx, call: LineCall, leg: Leg): Promise<void> {
  if (call.direction !== 'in' || call.state === 'talking') return
  const { rings: _rings, told: _told, ...place } = call.place
  const talking = {
    state: 'talking' as const,
    answeredAt: call.answeredAt ?? ctx.clock.now(),
    staffId: leg.staffId ?? call.staffId,
    place: { ...place, step: place.step + 1 },
  }
  await updateCall(ctx.tx, call.id, { ...talking, place: JSON.stringify(talking.place) })
  Object.assign(call, talking)
  await moveCaller(ctx, call.id, `/voice/calls/${call.id}/join`)
}

/** The platform asks what to do with a caller who was moved to the room. */
export async function callerJoins(ctx: Ctx, told: { callId: string; providerId: string }): Promise<Verb[]> {
  const call = await lockCall(ctx.tx, told.callId)
  if (call === undefined || call.providerId !== told.providerId || call.state === 'ended')
    return [{ do: 'hangUp' }]
  return joined(call.id)
}
