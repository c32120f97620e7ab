import { fetchOutside, isInside } from './outside.ts'
import { type BusyTime, MOST_BYTES, readCalendar } from './read.ts'

const USUAL_TIMEOUT_MS = 10_000

type Read = { ok: true; busy: BusyTime[]; entries: number; leftOut: number } | { ok: false; why: string }

/**
 * Fetches calendars of employees. Bounded in time and size, follows no way to another host, and asks no address inside the
 * house, whatever name it goes by: what employees type must not become a way to look around behind the wall.
 */
export const calendarReader =
  ({ timeoutMs = USUAL_TIMEOUT_MS, fetching = fetchOutside, inside = isInside } = {}) =>
  async (url: string, span: { from: Temporal.Instant; until: Temporal.Instant }): Promise<Read> => {
    const target = URL.parse(url)
    if (target === null || inside(target.hostname)) return { ok: false, why: 'address' }
    try {
      const answer = await fetching(target, {
        signal: AbortSignal.timeout(timeoutMs),
        headers: { accept: 'text/calendar' },
      })
      if (!answer.ok) return { ok: false, why: `http${answer.status}` }
      const text = await textOf(answer)
      const read = text === null ? null : readCalendar(text, span)
      if (read === null) return { ok: false, why: text === null ? 'tooLarge' : 'noCalendar' }
      return { ok: true, ...read }
    } catch (error) {
      return { ok: false, why: error instanceof Error ? error.name : 'unreachable' }
    }
  }

async function textOf(answer: Response): Promise<string | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of answer.body ?? []) {
    size += chunk.byteLength
    if (size > MOST_BYTES) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
