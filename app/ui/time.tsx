import type { ReactNode } from 'react'
import type { TextKey, TextParams } from '../../text/index.ts'
import { sayWhen } from '../../text/when.ts'
import { useSay, useShell } from './shell.ts'

/** A time in words, in the office's zone; `at` is an ISO instant. */
export function Time({ at }: { at: string }) {
  const { language, now } = useShell()
  return <time dateTime={at}>{sayWhen(language, moment(at), moment(now))}</time>
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
}: {
  text: TextKey
  params?: TextParams
  at: string
}): ReactNode {
  const [before, after] = useSay()(text, { ...params, when: MARK }).split(MARK)
  return (
    <>
      {before}
      <Time at={at} />
      {after}
    </>
  )
}
