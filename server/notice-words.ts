import type { Wording } from '../office/reach/jobs.ts'
import { hasText, isLanguage, type Language, textFor } from '../text/index.ts'
import { sayWhen, sayWindow } from '../text/when.ts'

/**
 * A notice's key in the words of the person's language; bokmål where we have no texts in theirs. A text that leaves by SMS
 * or e-mail says from whom it comes and where it leads, and nothing else. What is not one of our keys has
 * its words already.
 */
export const noticeWords: Wording = (language, body, details, channel) => {
  const known: Language = isLanguage(language) ? language : 'nb'
  const say = textFor(known)
  const own = `${ROOM_OF[body.slice(0, body.indexOf('.'))] ?? 'reach'}:${body}`
  const notice = body.startsWith('notice.')
  if (hasText(own) && !notice) return say(own, details && timed(known, details))
  const key = hasText(own) ? own : `common:${body}`
  if (!hasText(key)) return body
  const text = say(key)
  if (details === undefined) return text
  return say(channel === 'email' ? 'reach:mail.frame' : 'reach:sms.frame', { ...details, text })
}

/** Rooms that write texts of their own, by the first word of their keys; all others stand in the one of notices. */
const ROOM_OF: Readonly<Record<string, string>> = { callback: 'calls', booking: 'meetings' }

/** A time that the words speak of is said as people say it, counted from the day on which it leaves. */
function timed(language: Language, details: Readonly<Record<string, string | number>>) {
  const { when, now } = details
  if (typeof now !== 'string') return details
  const today = Temporal.Instant.from(now)
  const said = Object.entries(details).map(
    ([name, value]) => [name, spanned(language, value, today)] as const,
  )
  return {
    ...Object.fromEntries(said),
    ...(typeof when === 'string' ? { when: sayWhen(language, Temporal.Instant.from(when), today) } : {}),
  }
}

const SPAN = /^(\d{4}-[^/]+Z)\/(\d{4}-[^/]+Z)$/

/** Two moments with a stroke between are a time in which we ring: "onsdag 4. mars kl. 10–11". */
function spanned(language: Language, value: string | number, now: Temporal.Instant): string | number {
  const found = typeof value === 'string' ? SPAN.exec(value) : null
  if (!found) return value
  const [from, until] = [found[1], found[2]].map((one) => Temporal.Instant.from(one as string))
  return sayWindow(language, from as Temporal.Instant, until as Temporal.Instant, now)
}
