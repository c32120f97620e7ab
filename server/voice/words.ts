import { hasText, isLanguage, textFor } from '../../text/index.ts'
import { sayClock, sayWhen } from '../../text/when.ts'

/** Parameters that are points in time, and are said as people say them. */
const TIMES: readonly string[] = ['when', 'until', 'from']
/** Of those on a day that has been said, the clock alone. */
const CLOCKS: readonly string[] = ['opens', 'closes']

/** The words of a line, in the caller's language; a key that is none has its words already. */
export const lineWords =
  (now: Temporal.Instant) =>
  (key: string, params: Readonly<Record<string, string | number>>, language: string): string => {
    const known = isLanguage(language) ? language : 'nb'
    if (!hasText(key)) return key
    const said = Object.fromEntries(
      Object.entries(params).map(([name, value]) =>
        typeof value === 'string' && TIMES.includes(name)
          ? [name, sayWhen(known, Temporal.Instant.from(value), now)]
          : typeof value === 'string' && CLOCKS.includes(name)
            ? [name, sayClock(known, Temporal.Instant.from(value))]
            : [name, value],
      ),
    )
    return textFor(known)(key, said)
  }
