import type { LineShown } from '../../office/calls/direct/views.ts'
import { hasText } from '../../text/index.ts'
import { useSay } from '../ui/shell.ts'

type MyLine = Pick<LineShown, 'number'> & { why: { code: string; said: string } | null }

export const lineToShow = ({ number, withheld }: LineShown): MyLine => ({
  number,
  why: withheld === null ? null : { code: withheld.reason, said: withheld.said },
})

/** the person's own number to the case, or why there is none any more. */
export function MyNumber({ line, hours }: { line: MyLine; hours: { from: string; to: string } }) {
  const say = useSay()
  if (line.number === null && line.why === null) return null
  const key = `calls:direct.withheld.${line.why?.code ?? 'other'}`
  return (
    <section className="card stack-tight" aria-labelledby="eget-nummer">
      <h2 id="eget-nummer" className="section-title">
        {say('calls:direct.heading')}
      </h2>
      {line.number !== null ? (
        <>
          <p className="strong">
            <a href={`tel:${line.number}`} dir="ltr">
              {line.number}
            </a>
          </p>
          <p>{say('calls:direct.yours', hours)}</p>
        </>
      ) : (
        <>
          <p>{say('calls:direct.none')}</p>
          {hasText(key) && (
            <p>{say('calls:direct.why', { why: say(key, { said: line.why?.said ?? '' }) })}</p>
          )}
        </>
      )}
    </section>
  )
}
