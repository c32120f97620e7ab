import { hasText, type Say } from '../../text/index.ts'
import { fault } from '../fault.ts'

/** What a matter is called on Min side; what is not sorted yet is called what the person wrote about. */
export function themeWords(theme: string, say: Say): string {
  const key = `common:theme.${theme}`
  return theme !== 'unknown' && hasText(key) ? say(key) : say('citizen:receipt.unknown')
}

/** What a conversation is about, in a title: the parts that have a name of their own, each once. Without parts, the office began it. */
export function themesWords(themes: readonly string[], say: Say): string {
  if (themes.length === 0) return say('citizen:conversation.fromUs')
  const named = themes.filter((theme) => theme !== 'acknowledgement' && theme !== 'unknown')
  return [...new Set((named.length === 0 ? ['unknown'] : named).map((theme) => themeWords(theme, say)))].join(
    ', ',
  )
}

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** An id from an address or a form. What could never be one is not found, and what was written is shown again. */
export function idIn(value: string | undefined, written = ''): string {
  if (value === undefined || !ID.test(value)) throw fault('notFound', written)
  return value
}

/** Noon at the office on a calendar day such as 2026-03-10, so that the day is the same in every zone. */
export function noonOf(date: string): string {
  return Temporal.PlainDate.from(date)
    .toZonedDateTime({ timeZone: 'Europe/Oslo', plainTime: '12:00' })
    .toInstant()
    .toString()
}
