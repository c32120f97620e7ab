/** How long each webhook took to be answered, as whoever asked saw it. */
export type Answers = { n: number; failed: number; p50: number; p95: number; p99: number; worst: number }

/** Listens to what is posted to the office from now on; `stop` gives what was seen. */
export function timeWebhooks(origin: string): { stop(): Answers } {
  const real = globalThis.fetch
  const took: number[] = []
  let failed = 0
  const timed: typeof fetch = async (asked, how) => {
    if (!String(asked).startsWith(`${origin}/voice/`)) return real(asked, how)
    const began = performance.now()
    const answer = await real(asked, how).catch((fault: unknown) => {
      failed += 1
      throw fault
    })
    took.push(performance.now() - began)
    if (answer.status !== 200) failed += 1
    return answer
  }
  globalThis.fetch = timed
  return {
    stop: () => {
      globalThis.fetch = real
      return { n: took.length, failed, ...percentiles(took) }
    },
  }
}

export function percentiles(took: readonly number[]): Omit<Answers, 'n' | 'failed'> {
  const sorted = [...took].sort((a, b) => a - b)
  const at = (share: number) =>
    Math.round((sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0) * 10) / 10
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), worst: at(1) }
}
