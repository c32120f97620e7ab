import { isLanguage, type TextKey, textFor } from '../../../text/index.ts'
import type { NewNotice } from './model.ts'

type Words = Pick<NewNotice, 'box' | 'body' | 'bodyInNorwegian' | 'language'>

/**
 * K25, C3-07: what the calendar tells, in the person's language with the Norwegian original: what it is, what to send, by
 * when, what happens otherwise, and whom to ring, who also takes it by telephone.
 */
export function calendarWords(
  language: string,
  kind: 'decisionExpiry' | 'statusCardMissing',
  day: string,
  phone: string,
): Words {
  const own = isLanguage(language) ? language : 'nb'
  const box = boxIn(own, kind, day, phone)
  const norwegian = own === 'nn' ? 'nn' : 'nb'
  return {
    language: own,
    box,
    body: bodyOf(box),
    ...(own === norwegian ? {} : { bodyInNorwegian: bodyOf(boxIn(norwegian, kind, day, phone)) }),
  }
}

const bodyOf = (box: NewNotice['box']) =>
  [box.what, box.todo, box.byWhen, box.otherwise, box.whom].join('\n\n')

function boxIn(
  language: Parameters<typeof textFor>[0],
  kind: 'decisionExpiry' | 'statusCardMissing',
  day: string,
  phone: string,
): NewNotice['box'] {
  const date = Temporal.PlainDate.from(day).toLocaleString(language, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  })
  const say = (part: string) =>
    textFor(language)(`reach:calendar.${kind}.${part}` as TextKey, { date, phone })
  return {
    what: say('what'),
    todo: say('todo'),
    byWhen: say('byWhen'),
    otherwise: say('otherwise'),
    whom: say('whom'),
  }
}
