import { type Kysely, sql } from 'kysely'
import type { DB } from '../db/types.ts'
import type { Clock } from '../office/kernel/time/clock.ts'

/** The machine's own time: for sessions, tokens and limits, which nobody may move. */
export const machineClock: Clock = { now: () => Temporal.Now.instant() }
/** Unix time, which signatures between machines are held against whatever a demo's clock says. */
export const machineSeconds = () => machineClock.now().epochMilliseconds / 1000

/** Runs everything that falls due until an instant, in order (office/kernel/promise/jobs.ts). */
type RunDueUntil = (until: Temporal.Instant) => Promise<void>

/** The office's clock. Where `move` exists (demo and test) it can be moved; in production it is the machine's. */
export type ServerClock = Clock & { move?: ClockMover; stop(): void }
type ClockMover = {
  /** Everything due on the way has happened when this is done. In test the clock then stands still. */
  set(instant: Temporal.Instant): Promise<void>
  /** Elapsed time: hours and smaller, as an instant knows no days. */
  advance(duration: Temporal.DurationLike): Promise<void>
  /** What happens before the clock is moved forward, and when it stands at its new time. */
  whenMoved(runDue: RunDueUntil, after?: () => Promise<void>): void
  /** Reads the clock as another node may have set it. */
  refresh(): Promise<void>
}

type Held = { fixed: Temporal.Instant | null; offsetMs: number }

const REFRESH_MS = 1000

/** Reads the clock of this installation. It survives a restart, and all nodes share it. */
export async function createServerClock(
  mode: 'demo' | 'test' | 'production',
  system: Kysely<DB>,
): Promise<ServerClock> {
  if (mode === 'production') return { ...machineClock, stop: () => {} }
  let held = await read(system)
  let runDue: RunDueUntil = async () => {}
  let after = async () => {}
  // One move at a time: two at once would each run the other's steps.
  let lastMove: Promise<void> = Promise.resolve()

  const now = () => held.fixed ?? machineClock.now().add({ milliseconds: held.offsetMs })
  let moves = 0
  const refresh = async () => {
    const before = moves
    const seen = await read(system)
    // What was asked before a move and answered after it is what was before it.
    if (before === moves) held = seen
  }
  const moveTo = async (instant: Temporal.Instant) => {
    if (Temporal.Instant.compare(instant, now()) > 0) await runDue(instant)
    held = await write(system, mode === 'test' ? standing(instant) : running(instant))
    moves += 1
    await after()
  }
  const inTurn = (work: () => Promise<void>) => {
    lastMove = lastMove.then(work, work)
    return lastMove
  }
  const timer = setInterval(() => void refresh().catch(() => {}), REFRESH_MS)
  timer.unref()
  return {
    now,
    stop: () => clearInterval(timer),
    move: {
      set: (instant) => inTurn(() => moveTo(instant)),
      advance: (duration) => inTurn(() => moveTo(now().add(duration))),
      whenMoved: (run, then = async () => {}) => {
        runDue = run
        after = then
      },
      refresh,
    },
  }
}

const standing = (instant: Temporal.Instant): Held => ({ fixed: instant, offsetMs: 0 })
const running = (instant: Temporal.Instant): Held => ({
  fixed: null,
  offsetMs: instant.epochMilliseconds - machineClock.now().epochMilliseconds,
})

async function read(system: Kysely<DB>): Promise<Held> {
  const row = await system.selectFrom('demoClock').select(['nowAt', 'offsetMs']).executeTakeFirst()
  return { fixed: row?.nowAt ?? null, offsetMs: row?.offsetMs ?? 0 }
}

async function write(system: Kysely<DB>, held: Held): Promise<Held> {
  await sql`insert into demo_clock (one, now_at, offset_ms) values (true, ${held.fixed}, ${held.offsetMs})
    on conflict (one) do update set now_at = excluded.now_at, offset_ms = excluded.offset_ms`.execute(system)
  return held
}
