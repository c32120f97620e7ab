import { useAdviceWords } from './advice-words.ts'
import type { LeaderPage } from './leader.tsx'
import { useWords } from './words.ts'

/** how contact was made beside how it was advised, without persons or employees. Need and capacity apart. */
export function WayChoices({ choices }: { choices: LeaderPage['choices'] }) {
  const { say } = useWords()
  const words = useAdviceWords()
  return (
    <section className="stack-tight" aria-labelledby="valg-av-mate">
      <h2 id="valg-av-mate">{say('desk:leader.choices')}</h2>
      <div className="figures">
        <Pair
          first={say('desk:leader.chosen')}
          value={choices.chosen}
          second={say('desk:leader.otherThanAdvised')}
          beside={choices.otherThanAdvised}
        />
        <Pair
          first={say('desk:leader.byCapacity')}
          value={choices.byCapacity}
          second={say('desk:leader.withoutReason')}
          beside={choices.withoutReason}
        />
      </div>
      {choices.reasons.length > 0 && (
        <table className="dense stacks">
          <caption className="aksel-sr-only">{say('desk:leader.reasons')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('desk:leader.reason')}</th>
              <th scope="col">{say('desk:leader.times')}</th>
            </tr>
          </thead>
          <tbody>
            {choices.reasons.map((one) => (
              <tr key={one.reason}>
                <th scope="row">{words.reason(one.reason)}</th>
                <td>{one.times}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="small quiet">{say('desk:leader.fewReasons')}</p>
    </section>
  )
}

function Pair(props: { first: string; value: number; second: string; beside: number }) {
  return (
    <dl className="pair">
      <div className="pair-speed">
        <dt>{props.first}</dt>
        <dd>{props.value}</dd>
      </div>
      <div className="pair-quality">
        <dt>{props.second}</dt>
        <dd>{props.beside}</dd>
      </div>
    </dl>
  )
}
