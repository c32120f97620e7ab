import { hasText } from '../../text/index.ts'
import { sayWhen } from '../../text/when.ts'
import type { PageDoor } from '../context.ts'

/** R-042, C4-06: why it takes time and when, in the same words as whoever answers when the person rings. */
export async function lateWords(here: PageDoor): Promise<Map<string, string[]>> {
  const comments = await here.office.calls.myComments()
  return new Map(
    comments.map(({ promiseId, why, newAt, text }) => {
      const key = `calls:desk.late.${why}`
      const when = newAt === null ? null : sayWhen(here.reads, newAt, here.now)
      return [
        promiseId,
        [
          ...(hasText(key) ? [here.say(key)] : []),
          ...(text === null ? [] : [text]),
          ...(when === null ? [] : [here.say('calls:desk.late.new', { when })]),
        ],
      ]
    }),
  )
}
