import type { ReactNode } from 'react'
import type { TextKey, TextParams } from '../../text/index.ts'
import { sayClock, sayDay, sayWhen } from '../../text/when.ts'
import { useSay, useShell } from './shell.ts'

type Saying = {
  /** Names the day also when it is near: for paper. */
  full?: boolean
  /** The day alone: a period of days ends with its last day (K5). */
  day?: boolean
}

/** A time in words, in the office's zone; `at` is an ISO instant. */
export function Time({ at, full = false, day = false }: { at: string } & Saying) {
  const { reads: language, now } = useShell()
  const say = useSay()
  const when = moment(at)
  const words = day
    ? sayDay(language, when, moment(now))
    : full
      ? say('common:time.day', {
          day: sayDay(language, when, moment(now)),
          clock: sayClock(language, when),
        })
      : sayWhen(language, when, moment(now))
  return <time dateTime={at}>{words}</time>
}

function moment(iso: string) {
  return { epochMilliseconds: Date.parse(iso) }
}

/** Marks the place of the time in a text; never part of one, since it is not a character that people write. */
const MARK = '\uE000'

/** A whole sentence from the catalogue with a real time element where it says `{when}`. */
export function TimedText({
  text,
  params,
  at,
  ...saying
}: {
  text: TextKey
  params?: TextParams
  at: string
} & Saying): ReactNode {
  const [before, after] = useSay()(text, { ...params, when: MARK }).split(MARK)
  return (
    <>
      {before}
      <Time at={at} {...saying} />
      {after}
    </>
  )
}
