import { useSay } from '../ui/shell.ts'
import { TimedText } from '../ui/time.tsx'
import type { Line } from './letter-words.ts'

/** A sentence, with its time where it has one. */
export function Timed({ line }: { line: Line }) {
  const say = useSay()
  if (line.at === null) return <>{say(line.text, line.params)}</>
  return <TimedText text={line.text} params={line.params} at={line.at} full day={line.day} />
}
