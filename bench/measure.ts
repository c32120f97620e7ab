export type Times = { count: number; perSecond: number; p50Ms: number; p95Ms: number; p99Ms: number }

const round = (n: number) => Math.round(n * 100) / 100
const at = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

export function timesOf(milliseconds: readonly number[], seconds: number): Times {
  const sorted = [...milliseconds].sort((a, b) => a - b)
  return {
    count: sorted.length,
    perSecond: round(sorted.length / seconds),
    p50Ms: round(at(sorted, 0.5)),
    p95Ms: round(at(sorted, 0.95)),
    p99Ms: round(at(sorted, 0.99)),
  }
}

/** `count` runs of `one`, `wide` at a time, as fast as they go. */
export async function closedLoop(
  count: number,
  wide: number,
  one: (n: number, worker: number) => Promise<void>,
): Promise<Times> {
  const taken: number[] = []
  let next = 0
  const begun = performance.now()
  await Promise.all(
    Array.from({ length: wide }, async (_, worker) => {
      while (next < count) {
        const n = next++
        const from = performance.now()
        await one(n, worker)
        taken.push(performance.now() - from)
      }
    }),
  )
  return timesOf(taken, (performance.now() - begun) / 1000)
}

/** The longest wait, the second of the minute at which it was begun, and how many in all waited over `slowMs`. */
export type Worst = { ms: number; atSecond: number; slow: number; slowMs: number }

/** Runs begun at a steady rate, whatever the answers take: what is late shows as waiting. */
export async function openLoop(
  count: number,
  perSecond: number,
  one: (n: number) => Promise<void>,
): Promise<Times & { worst: Worst }> {
  const taken: number[] = []
  const started: number[] = []
  const begun = performance.now()
  const running: Promise<void>[] = []
  for (let n = 0; n < count; n += 1) {
    const due = begun + (n / perSecond) * 1000
    const wait = due - performance.now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    started[n] = performance.timeOrigin + due
    running.push(
      one(n).then(() => {
        taken[n] = performance.now() - due
      }),
    )
  }
  await Promise.all(running)
  return { ...timesOf(taken, (performance.now() - begun) / 1000), worst: worstOf(taken, started) }
}

/** What comes by the minute shows as a wait just after a whole one, whichever run it is. */
function worstOf(taken: readonly number[], started: readonly number[], slowMs = 100): Worst {
  const ms = Math.max(...taken)
  const at = started[taken.indexOf(ms)] ?? 0
  return {
    ms: round(ms),
    atSecond: round((at / 1000) % 60),
    slow: taken.filter((one) => one > slowMs).length,
    slowMs,
  }
}
