import { useWords } from '../staff/words.ts'
import { Time } from '../ui/time.tsx'
import type { RoomAddress } from './address.ts'
import type { Happened as HappenedData } from './model.ts'

/** What the ledger did by itself while the clock moved, counted by kind and told from the beginning. */
export function Happened({ happened, address }: { happened: HappenedData; address: RoomAddress }) {
  const { say, event, theme, when } = useWords()
  const { from, until, arrived } = address
  const more = happened.total - happened.first.length
  return (
    <section id="skjedde" aria-labelledby="skjedde-heading" className="card happened stack-tight">
      <h2 id="skjedde-heading">{say('demo:happened.heading')}</h2>
      <p className="quiet">
        {arrived === null
          ? say('demo:happened.span', { from: when(from), until: when(until) })
          : say('demo:happened.arrived', { n: arrived })}
      </p>
      {happened.total === 0 ? (
        <p>{say('demo:happened.none')}</p>
      ) : (
        <>
          <ul className="counts plain-list">
            {happened.kinds.map(({ kind, count }) => (
              <li key={kind}>
                {event(kind)} <b>{count}</b>
              </li>
            ))}
          </ul>
          <ol className="happened-list plain-list">
            {happened.first.map((one) => (
              <li key={one.id}>
                <span className="quiet nowrap">
                  <Time at={one.at} />
                </span>
                <span>
                  <span className="strong">{event(one.kind)}</span> · <bdi>{one.personName}</bdi>
                  {one.theme && ` · ${theme(one.theme)}`}
                </span>
              </li>
            ))}
          </ol>
          {more > 0 && <p className="quiet">{say('demo:happened.more', { n: more })}</p>}
        </>
      )}
    </section>
  )
}
