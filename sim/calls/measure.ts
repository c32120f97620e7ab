import { monitorEventLoopDelay } from 'node:perf_hooks'
import { processorMs } from '../../bench/cpu.ts'
import { send } from '../../test/support/process.ts'

/**
 * How long each webhook took to be answered, as whoever asked saw it. Whoever asks is this process, which also plays a
 * thousand callers and all staff: `askerLateP99` is how late it came to its own work, and counts as waiting.
 */
export type Answers = {
  n: number
  failed: number
  p50: number
  p95: number
  p99: number
  worst: number
  askerLateP99: number
}

const RESOLUTION_MS = 5

/** Listens to what is posted to the office from now on; `stop` gives what was seen. */
export function timeWebhooks(origin: string): { stop(): Answers } {
  const real = globalThis.fetch
  const late = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  late.enable()
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
      late.disable()
      const askerLateP99 = Math.round(Math.max(0, late.percentile(99) / 1e6 - RESOLUTION_MS))
      return { n: took.length, failed, ...percentiles(took), askerLateP99 }
    },
  }
}

function percentiles(took: readonly number[]): Pick<Answers, 'p50' | 'p95' | 'p99' | 'worst'> {
  const sorted = [...took].sort((a, b) => a - b)
  const at = (share: number) =>
    Math.round((sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0) * 10) / 10
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), worst: at(1) }
}

/** The same as the server counted it, from the first byte it read to the last it wrote; upper bounds, as it counts in steps. */
export type Served = { n: number; p50: number; p95: number; p99: number }

const BUCKET = /^http_request_duration_seconds_bucket\{([^}]*)\} (\d+)$/gm
const label = (labels: string, name: string) => new RegExp(`${name}="([^"]*)"`).exec(labels)?.[1] ?? ''

/** Asks a server for its figures of every webhook it has answered. */
export async function servedWebhooks(port: number): Promise<Served> {
  const { body } = await send(port, { path: '/metrics' })
  const upTo = new Map<number, number>()
  for (const [, labels = '', count] of body.matchAll(BUCKET)) {
    if (!label(labels, 'route').startsWith('/voice/')) continue
    const bound = label(labels, 'le') === '+Inf' ? Number.POSITIVE_INFINITY : Number(label(labels, 'le'))
    upTo.set(bound, (upTo.get(bound) ?? 0) + Number(count))
  }
  const n = upTo.get(Number.POSITIVE_INFINITY) ?? 0
  const bounds = [...upTo].sort(([a], [b]) => a - b)
  const within = (share: number) => 1000 * (bounds.find(([, count]) => count >= share * n)?.[0] ?? 0)
  return { n, p50: within(0.5), p95: within(0.95), p99: within(0.99) }
}

/** Milliseconds of processor for each webhook: what they cost, however much else the machine does. `asker`: callers and staff. */
export type Costs = { server: number; database: number; asker: number }

/** Counts from now on what the server, the database and this process use, with all that they do beside the webhooks. */
export function countCosts(server: number, postmaster: number): { stop(webhooks: number): Costs } {
  const used = () => {
    const { user, system } = process.cpuUsage()
    return { server: processorMs(server), database: processorMs(postmaster), asker: (user + system) / 1000 }
  }
  const before = used()
  return {
    stop: (webhooks) => {
      const after = used()
      const each = (who: keyof Costs) => Math.round((100 * (after[who] - before[who])) / webhooks) / 100
      return { server: each('server'), database: each('database'), asker: each('asker') }
    },
  }
}
