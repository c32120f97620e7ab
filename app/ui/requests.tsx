import type { RequestShown } from '../../office/people/mandates/model.ts'
import { useSay, useShell } from './shell.ts'
import { TimedText } from './time.tsx'

export type ShownRequest = {
  number: number
  dueAt: string
  answer: RequestShown['answer']
}
export const requestLine = ({ number, dueAt, answer }: RequestShown): ShownRequest => ({
  number,
  dueAt: dueAt.toString(),
  answer,
})

/** the number, and the answer or when it comes. The same whoever was asked about. */
export function RequestState({ request }: { request: ShownRequest }) {
  const say = useSay()
  const { now } = useShell()
  const { number, dueAt, answer } = request
  return (
    <>
      <span className="strong">{say('mandates:request.number.is', { number: String(number) })}</span>{' '}
      {answer !== null ? (
        say(`mandates:request.answer.${answer}`)
      ) : Date.parse(dueAt) < Date.parse(now) ? (
        say('mandates:request.late')
      ) : (
        <TimedText text="mandates:request.due" at={dueAt} />
      )}
    </>
  )
}
