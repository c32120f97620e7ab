import { setTimeout as wait } from 'node:timers/promises'
import { isLive, type Line } from '../../gateways/simulator/voice-line.ts'
import { closeCall, sayWho, takeNext } from '../../office/calls/actions.ts'
import { transferCall } from '../../office/calls/transfer/actions.ts'
import type { StaffActor, StaffCtx } from '../../office/kernel/context.ts'
import type { Result } from '../../office/kernel/result.ts'
import { inTransaction } from '../../office/kernel/transaction.ts'
import { seeded } from '../../test/support/chance.ts'
import type { Caller } from './people.ts'
import type { World } from './world.ts'

/** What staff did. `refused`: what the office would not let them do, by reason. */
export type Worked = {
  taken: number
  closed: number
  transfers: number
  vanished: number
  refused: Record<string, number>
}
type Floor = { running: boolean; lines: ReadonlyMap<string, Caller>; worked: Worked }

/** Everybody at the contact centre, and every other telephone that the office rings. */
export async function work(world: World, floor: Floor): Promise<void> {
  const sits = world.operators.map((actor, n) => operates(world, floor, actor, n))
  await Promise.all([...sits, otherPhones(world, floor)])
}

async function operates(world: World, floor: Floor, actor: StaffActor, n: number): Promise<void> {
  const { pace, around } = world
  const chance = seeded(world.seed * 104_729 + n)
  const number = world.phones[n] as string
  const talk = () => wait(pace.talk[0] + chance() * (pace.talk[1] - pace.talk[0]))
  const act = <T>(does: (ctx: StaffCtx) => Promise<Result<T>>) =>
    inTransaction(around, actor, (ctx) => does(ctx as StaffCtx)).catch(
      (fault: Error): Result<T> => ({
        ok: false,
        reason: 'failed' as never,
        details: { fault: fault.message },
      }),
    )
  // Nobody sits down in the same instant as a hundred others, nor looks for the next call in step with them.
  await wait(chance() * pace.talk[0])
  while (floor.running) {
    const taken = await act((ctx) => takeNext(ctx))
    if (!taken.ok) {
      if (taken.reason !== 'nobodyWaits' && taken.reason !== 'conflict') count(floor, taken.reason)
      await wait(pace.talk[0])
      continue
    }
    floor.worked.taken += 1
    const inbound = await callerIn(world, taken.value.callId)
    const own = await rung(world, number, inbound)
    if (own === undefined) continue
    await world.voice.answers(own).catch(() => {})
    const one = inbound && floor.lines.get(inbound.sid)
    const stays = one?.talk !== 'vanishes' && one?.talk !== 'transfer'
    if (one && isLive(own)) {
      await talk()
      await serves(world, floor, one, taken.value.callId, act, own)
    }
    if (isLive(own)) await world.voice.hangsUp(own).catch(() => {})
    if (inbound && isLive(inbound) && stays) await world.voice.hangsUp(inbound).catch(() => {})
  }
}

type Act = <T>(does: (ctx: StaffCtx) => Promise<Result<T>>) => Promise<Result<T>>

/** What comes of one talk. */
async function serves(
  world: World,
  floor: Floor,
  one: Caller,
  callId: string,
  act: Act,
  own: Line,
): Promise<void> {
  const { worked } = floor
  if (one.talk === 'vanishes') {
    worked.vanished += 1
    await world.voice.ends(own, 'completed').catch(() => {})
    // Whoever takes the call after that helps them.
    one.talk = 'forwarded'
    return
  }
  const { personId } = one
  const general = one.talk === 'general'
  const said = await act((ctx) =>
    sayWho(ctx, general ? { callId, who: 'nobody' } : { callId, who: 'person', personId }),
  )
  if (!said.ok) return count(floor, said.reason)
  if (one.talk === 'transfer') {
    worked.transfers += 1
    // Nobody picks up: whoever takes the caller after that writes down what is owed, and tries no more.
    one.talk = 'forwarded'
    const moved = await act((ctx) =>
      transferCall(ctx, {
        callId,
        personId,
        target: 'duty',
        theme: 'emergencyNeed',
        urgency: 'acute',
        reason: '',
      }),
    )
    if (!moved.ok) count(floor, moved.reason)
    await wait(world.pace.rings * 3)
    return
  }
  const outcome = one.talk === 'solved' || general ? 'resolved' : 'forwarded'
  const closed = await act((ctx) =>
    closeCall(ctx, { callId, outcome, theme: 'aap', ...(one.talk === 'callMe' ? { callMe: true } : {}) }),
  )
  if (closed.ok) worked.closed += 1
  else count(floor, closed.reason)
}

const count = ({ worked }: Floor, reason: string): void => {
  worked.refused[reason] = (worked.refused[reason] ?? 0) + 1
}

const LOOK_MS = 50
const MOST_LOOKS = 600
/** One's own telephone, when it rings; undefined where it never does: the caller was gone already. */
async function rung({ voice }: World, number: string, inbound: Line | undefined): Promise<Line | undefined> {
  for (let tries = 0; tries < MOST_LOOKS; tries += 1) {
    const line = voice.calls(number).find(({ state }) => state === 'ringing')
    if (line) return line
    if (inbound && !isLive(inbound)) return undefined
    await wait(LOOK_MS)
  }
  return undefined
}

async function callerIn({ voice, databases }: World, callId: string): Promise<Line | undefined> {
  const row = await databases.system
    .selectFrom('call')
    .select('providerId')
    .where('id', '=', callId)
    .executeTakeFirst()
  return row?.providerId ? voice.line(row.providerId) : undefined
}

/** The duty phone, advisers, and people who are rung: picked up as seldom as in the figures, otherwise rung out. */
async function otherPhones(world: World, floor: Floor): Promise<void> {
  const { voice, pace, phones } = world
  const chance = seeded(world.seed * 15_485_863)
  const own = new Set(phones)
  const met = new Set<string>()
  const picks = async (line: Line) => {
    const answered = chance() < 0.14
    await wait(answered ? pace.talk[0] / 2 : pace.rings)
    if (line.state !== 'ringing') return
    if (!answered) return voice.ends(line, 'no-answer')
    await voice.answers(line)
    await wait(pace.talk[1])
    await voice.hangsUp(line)
  }
  while (floor.running) {
    for (const line of voice.calls())
      if (line.state === 'ringing' && !own.has(line.to) && !met.has(line.sid)) {
        met.add(line.sid)
        void picks(line).catch(() => {})
      }
    await wait(LOOK_MS)
  }
}
