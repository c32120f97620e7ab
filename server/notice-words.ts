import type { Wording } from '../office/reach/jobs.ts'
import { hasText, isLanguage, type Language, textFor } from '../text/index.ts'
import { sayWhen } from '../text/when.ts'

/**
 * A notice's key in the words of the person's language; bokmål where we have no texts in theirs. A text that leaves by SMS
 * or e-mail says from whom it comes and where it leads, and nothing else. What is not one of our keys has
 * its words already.
 */
export const noticeWords: Wording = (language, body, details, channel) => {
  const known: Language = isLanguage(language) ? language : 'nb'
  const say = textFor(known)
  const own = `reach:${body}`
  const notice = body.startsWith('notice.')
  if (hasText(own) && !notice) return say(own, details && timed(known, details))
  const key = hasText(own) ? own : `common:${body}`
  if (!hasText(key)) return body
  const text = say(key)
  if (details === undefined) return text
  return say(channel === 'email' ? 'reach:mail.frame' : 'reach:sms.frame', { ...details, text })
}

/** A time that the words speak of is said as people say it, counted from the day on which it leaves. */
function timed(language: Language, details: Readonly<Record<string, string | number>>) {
  const { when, now } = details
  if (typeof when !== 'string' || typeof now !== 'string') return details
  return {
    ...details,
    when: sayWhen(language, Temporal.Instant.from(when), Temporal.Instant.from(now)),
  }
}
