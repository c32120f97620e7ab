import type { Ctx } from '../../kernel/context.ts'
import { todayAndNext } from '../../kernel/opening/hours.ts'
import type { Cause } from '../../kernel/opening/model.ts'
import { at, type DayHours } from '../../kernel/opening/rules.ts'
import type { Level } from './model.ts'
import type { LineCall } from './store.ts'

/** When the caller's office is open today, or why it is not, and when it is next. Times are instants as text. */
export type SpokenHours = {
  today: { opens: string; closes: string }[]
  cause: Cause | null
  /** It was open earlier today. */
  over: boolean
  next: string | null
}
/** After what there is to choose: whoever has chosen is gone by then. */
const SPOKEN_AT: readonly Level[] = ['menu', 'closed']

/**
 * said to whoever rings from a number that says which office is theirs, from the one record that door and page read, with
 * days that are closed. Never which office it is: a number is not a person.
 */
export async function officeHoursFor(ctx: Ctx, { officeId, place }: LineCall): Promise<SpokenHours | null> {
  if (officeId === null || !SPOKEN_AT.includes(place.at)) return null
  const { today, next } = await todayAndNext(ctx, officeId)
  const now = ctx.clock.now()
  const [first] = spansOf(next)
  const ahead = spansOf(today).filter(({ closes }) => Temporal.Instant.compare(closes, now) > 0)
  const over = ahead.length === 0 && today.spans.length > 0
  // What is left of a day that is closed in part is over: the part is why.
  const cause = today.cause ?? (over ? (today.parts.at(-1)?.cause ?? null) : null)
  return { today: ahead, cause, over, next: first?.opens ?? null }
}

const spansOf = (day: DayHours | null): { opens: string; closes: string }[] =>
  (day?.spans ?? []).map(({ opens, closes }) => ({
    opens: at((day as DayHours).day, opens).toString(),
    closes: at((day as DayHours).day, closes).toString(),
  }))
