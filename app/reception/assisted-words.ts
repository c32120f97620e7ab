import type { DoneLine } from '../../office/visits/assisted/views.ts'
import { type PageLanguage, textFor } from '../../text/index.ts'
import { sayWhen } from '../../text/when.ts'

export type DoneShown = { id: string; says: string; at: string; answers: string[] }

/** R-623: what was done, in the reader's language, with who answers and by when. */
export function doneWords(
  lines: readonly DoneLine[],
  language: PageLanguage,
  now: Temporal.Instant,
): DoneShown[] {
  const say = textFor(language)
  return lines.map(({ id, done, at, number, answers }) => ({
    id,
    at: at.toString(),
    says:
      number === null || done !== 'wrote'
        ? say(`assisted:done.${done}`)
        : `${say(`assisted:done.${done}`)} ${say('assisted:number', { number: String(number) })}`,
    answers: answers.map(({ who, dueAt }) =>
      say('assisted:answers', { who, when: sayWhen(language, dueAt, now) }),
    ),
  }))
}
