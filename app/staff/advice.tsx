import type { Advice } from './advice-data.ts'
import { useAdviceWords } from './advice-words.ts'
import { useWords } from './words.ts'

/**
 * how to reach this person with this: first whether an interpreter is needed, then the way, then the
 * meeting, each with its reason. It proposes; whoever reads it decides.
 */
export function AdvicePanel({ advice: given, id = 'raad' }: { advice: Advice; id?: string }) {
  const { say } = useWords()
  const words = useAdviceWords()
  const { advice } = given
  const [first, ...others] = advice.ways
  const facts = [
    words.interpreter(advice.interpreter),
    words.meeting(advice.meeting),
    advice.alsoInWriting && say('desk:advice.inWriting', { way: words.way(advice.alsoInWriting) }),
    advice.practical && say('desk:advice.practical', { way: words.way(advice.practical) }),
    words.line(advice.directLine),
  ].filter((line) => line !== null && line !== '')
  return (
    <section className="advice stack-tight" aria-labelledby={id}>
      <h3 id={id}>{say('desk:advice.heading')}</h3>
      {first ? (
        <p className="strong">
          {say('desk:advice.first', { way: words.way(first.way) })}
          {!first.confirmed && <span className="quiet"> ({say('desk:advice.notConfirmed')})</span>}
        </p>
      ) : (
        <p className="strong">{say('desk:advice.none')}</p>
      )}
      {others.length > 0 && (
        <p className="quiet">
          {say('desk:advice.then', {
            ways: others
              .slice(0, SHOWN)
              .map(({ way }) => words.way(way))
              .join(', '),
          })}
        </p>
      )}
      {facts.length > 0 && (
        <ul className="small">
          {facts.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <Why advice={advice} />
    </section>
  )
}
const SHOWN = 3

function Why({ advice }: { advice: Advice['advice'] }) {
  const { say } = useWords()
  const words = useAdviceWords()
  const spoken = [...new Set(advice.levels.map(({ key }) => words.why(key)))]
  return (
    <details className="disclosure small">
      <summary>{say('desk:advice.why')}</summary>
      <div className="stack-tight">
        <ul>
          {spoken.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {advice.notes.length > 0 && (
          <ul>
            {advice.notes.map((note) => (
              <li key={note}>{words.note(note)}</li>
            ))}
          </ul>
        )}
        {advice.notNow.length > 0 && (
          <>
            <p className="strong">{say('desk:advice.notNow')}</p>
            <ul>
              {advice.notNow.map(({ way, key }) => (
                <li key={way}>
                  {words.way(way)}: {words.why(key)}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </details>
  )
}
