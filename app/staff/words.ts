import { hasText, type TextKey } from '../../text/index.ts'
import { sayDay, sayWhen, sayWindow } from '../../text/when.ts'
import { useSay, useShell } from '../ui/shell.ts'
import { dueShort, waited } from './format.ts'

const momentOf = (at: string) => ({ epochMilliseconds: Date.parse(at) })

/** The office's codes in the reader's words. A code that the catalogues lack is shown as it is. */
export function useWords() {
  const say = useSay()
  const { language, now } = useShell()
  const coded = (prefix: string) => (code: string) => {
    const key = `${prefix}.${code}`
    return hasText(key) ? say(key as TextKey) : code
  }
  return {
    say,
    /** A theme, or the benefit that a letter is about where the letter has no theme of its own. */
    theme: (code: string) => coded(hasText(`common:theme.${code}`) ? 'common:theme' : 'common:benefit')(code),
    side: coded('common:side'),
    channel: coded('staff:channel'),
    language: coded('staff:language'),
    urgency: coded('staff:urgency'),
    event: coded('staff:event'),
    notice: coded('staff:notice'),
    leadReason: coded('staff:leadReason'),
    purpose: coded('staff:purpose'),
    agency: coded('staff:agency'),
    reason: coded('staff:moveReason'),
    kind: coded('staff:kind'),
    state: coded('staff:state'),
    coded,
    due: (at: string) => {
      const { key, params } = dueShort(language, at, now)
      return say(key, params)
    },
    waited: (from: string) => {
      const { key, params } = waited(from, now)
      return say(key, params)
    },
    when: (at: string) => sayWhen(language, momentOf(at), momentOf(now)),
    /** A date without a clock, in words: what `2026-03-04` is to a reader. */
    day: (date: string) => sayDay(language, momentOf(`${date}T12:00:00Z`), momentOf(now)),
    /** From one time until another; the day is said once where both are on it. */
    period: (from: string, until: string) => {
      const [begins, ends, seen] = [momentOf(from), momentOf(until), momentOf(now)]
      return sayDay(language, begins, seen) === sayDay(language, ends, seen)
        ? sayWindow(language, begins, ends, seen)
        : `${sayWhen(language, begins, seen)} – ${sayWhen(language, ends, seen)}`
    },
    isPast: (at: string) => Date.parse(at) < Date.parse(now),
  }
}
