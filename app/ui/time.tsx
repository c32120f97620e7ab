import type { ReactNode } from 'react'
import type { TextKey, TextParams } from '../../text/index.ts'
import { sayClock, sayDay, sayWhen } from '../../text/when.ts'
import { useSay, useShell } from './shell.ts'

/** A time in words, in the office's zone; `at` is an ISO instant. `full` names the day also when it is near: for paper. */
export function Time({ at, full = false }: { at: string; full?: boolean }) {
  const { language, now } = useShell()
  const say = useSay()
  const when = moment(at)
  const words = full
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
  full = false,
}: {
  text: TextKey
  params?: TextParams
  at: string
  full?: boolean
}): ReactNode {
  const [before, after] = useSay()(text, { ...params, when: MARK }).split(MARK)
  return (
    <>
      {before}
      <Time at={at} full={full} />
      {after}
    </>
  )
}
