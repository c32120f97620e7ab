import { setTimeout as wait } from 'node:timers/promises'
import { isLive, type Line } from '../../gateways/simulator/voice-line.ts'
import { seeded } from '../../test/support/chance.ts'
import type { Caller } from './people.ts'
import type { World } from './world.ts'

/** What the callers did, and how many were on the line at once. */
export type Seen = { rang: number; live: number; most: number; faults: number }

const MOST_ROUNDS = 400

/** One caller from the first ring until the line is dead, as somebody with a telephone does it. */
export async function rings(
  world: World,
  one: Caller,
  seen: Seen,
  lines: Map<string, Caller>,
): Promise<void> {
  const { voice, pace, origin } = world
  const chance = seeded(world.seed * 7919 + one.index)
  const think = () => wait(pace.think[0] + chance() * (pace.think[1] - pace.think[0]))
  await wait(chance() * pace.ramp)
  seen.rang += 1
  seen.live += 1
  seen.most = Math.max(seen.most, seen.live)
  let line: Line | null = null
  try {
    // The platform names the call before the first answer: whoever takes it at once must find who rang.
    const ringing = voice.rings(origin, one.line, one.from)
    line = await ringing
    lines.set(line.sid, one)
    for (const key of one.keys) {
      await think()
      if (line.at?.waits !== 'keys') break
      await press(world, line, key)
    }
    await waits(world, one, line)
  } catch {
    seen.faults += 1
  } finally {
    // A line that the office did not answer is dead: whoever rang hangs up.
    if (line !== null && isLive(line)) await voice.hangsUp(line).catch(() => {})
    seen.live -= 1
  }
}

async function press({ voice }: World, line: Line, key: string | null): Promise<void> {
  if (key === null) await voice.silent(line)
  else await voice.press(line, key)
}

/** Music, and now and then a key; somebody answers, or patience ends. */
async function waits(world: World, one: Caller, line: Line): Promise<void> {
  const { voice, pace } = world
  for (let round = 0; round < MOST_ROUNDS && isLive(line); round += 1) {
    await wait(pace.round)
    if (!isLive(line) || line.at?.waits === 'room') continue
    if (line.at?.waits === 'recording') {
      await voice.records(line, 12, 'Jeg lurer på når pengene kommer')
      continue
    }
    if (round >= one.rounds && one.waits === 'hangsUp') return
    const key = round === one.rounds && one.waits !== 'stays' ? (one.waits === 'callBack' ? '1' : '2') : null
    if (line.at?.waits === 'keys') await press(world, line, key)
  }
}
