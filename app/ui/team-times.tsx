import { useSay } from './shell.ts'

type Line = {
  id: string
  team: string
  place: string | null
  address: string | null
  weekday: number
  opens: string
  closes: string
}
type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** when and where one can come to a named team of an office without a time agreed. */
export function TeamTimes({ times }: { times: readonly Line[] }) {
  const say = useSay()
  if (times.length === 0) return null
  return (
    <section className="stack-tight" aria-labelledby="uten-avtale">
      <h2 id="uten-avtale" className="section-title">
        {say('visits:teamHours.title')}
      </h2>
      <p>{say('visits:teamHours.lead')}</p>
      <ul className="stack-tight">
        {times.map(({ id, team, place, address, weekday, opens, closes }) => (
          <li key={id}>
            <span className="strong">
              {say(`visits:door.weekday.${weekday as Weekday}`)}{' '}
              <bdi dir="ltr">
                {opens}–{closes}
              </bdi>
            </span>{' '}
            <bdi>{team}</bdi> ·{' '}
            {place === null ? (
              say('visits:teamHours.reception')
            ) : (
              <bdi>{[place, address].filter(Boolean).join(', ')}</bdi>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
