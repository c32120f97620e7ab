import type { TextKey } from '../../text/index.ts'
import type { LeaderPage } from './leader.tsx'
import { useWords } from './words.ts'

/** whether those who need an interpreter have one, how soon one comes, and why there was none. */
export function InterpreterFigures({
  interpreters,
}: {
  interpreters: NonNullable<LeaderPage['interpreters']>
}) {
  const { say } = useWords()
  const { talks, interpreted, units, asked, connected, inTime, noneFound, medianSeconds, without } =
    interpreters
  return (
    <section className="stack-tight" aria-labelledby="tolk-tall">
      <h2 id="tolk-tall">{say('voice:interpreter.figures.heading')}</h2>
      <p>{say('voice:interpreter.figures.share', { interpreted, talks })}</p>
      <p>{say('voice:interpreter.figures.orders', { connected, asked, inTime, noneFound })}</p>
      {medianSeconds !== null && <p>{say('voice:interpreter.figures.median', { seconds: medianSeconds })}</p>}
      <ul>
        {units.map((row) => (
          <li key={row.unit}>{say('voice:interpreter.figures.unit', row)}</li>
        ))}
        {without.map((row) => (
          <li key={row.why}>
            {say('voice:interpreter.figures.without', {
              why: say(`voice:interpreter.why.${row.why}` as TextKey),
              talks: row.talks,
            })}
          </li>
        ))}
      </ul>
    </section>
  )
}
