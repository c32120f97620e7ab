import { WAYS } from '../../office/visits/opening/model.ts'
import { dayText } from '../../office/visits/opening/rules.ts'
import { StatusTag } from '../ui/signs.tsx'
import type { OpeningPage } from './opening-hours.tsx'
import { WEEKDAYS, WithdrawForm } from './opening-hours-forms.tsx'
import { useWords } from './words.ts'

type Props = { page: OpeningPage }
type Version = OpeningPage['history'][number]
type Lines = Version['lines']
const NONE = '–'
const hours = (minutes: number) => Math.round(minutes / 6) / 10

/** The days of a week that are open, each with its hours. */
function Week({ lines }: { lines: Lines }) {
  const { say } = useWords()
  return (
    <dl className="door-hours">
      {WEEKDAYS.filter((day) => day < 6 || dayText(lines, day) !== '').map((day) => (
        <div key={day}>
          <dt>{say(`visitstaff:weekday.${day}`)}</dt>
          <dd>{dayText(lines, day) || say('visitstaff:hours.closed')}</dd>
        </div>
      ))}
    </dl>
  )
}

/** R-454: as it is, and whether it is less than it may be. */
export function Now({ page: { now, minutes, minimum } }: Props) {
  const { say } = useWords()
  return (
    <section className="stack-tight" aria-labelledby="na">
      <h2 id="na">{say('visitstaff:hours.now')}</h2>
      <Week lines={now} />
      <p>{say('visitstaff:hours.week', { hours: hours(minutes), least: minimum })}</p>
      {minutes < minimum * 60 && <StatusTag tone="warning">{say('visitstaff:hours.under')}</StatusTag>}
    </section>
  )
}

/** What is being heard, what is known of it, and what has been said. */
export function Heard({ version }: { version: Version }) {
  const { say, day } = useWords()
  const { impact } = version
  return (
    <>
      <p>
        {say('visitstaff:hours.heard.dates', {
          from: day(version.validFrom),
          by: day(version.answerBy ?? version.validFrom),
        })}
      </p>
      <Week lines={version.lines} />
      <p>
        <span className="quiet">{say('visitstaff:hours.why')}:</span> <bdi>{version.why}</bdi>
      </p>
      {impact && (
        <>
          <p>
            {say('visitstaff:hours.impact', {
              before: hours(impact.before),
              after: hours(impact.after),
              n: impact.visitsInLost ?? NONE,
            })}
          </p>
          <Spans heading={say('visitstaff:hours.impact.lost')} lines={impact.lost} />
          <Spans heading={say('visitstaff:hours.impact.gained')} lines={impact.gained} />
        </>
      )}
      <Answers version={version} />
    </>
  )
}

function Spans({ heading, lines }: { heading: string; lines: Lines }) {
  const { say } = useWords()
  if (lines.length === 0) return null
  return (
    <p>
      {heading}:{' '}
      {lines
        .map(({ weekday, opens, closes }) => {
          const day = WEEKDAYS.find((one) => one === weekday) ?? 1
          return `${say(`visitstaff:weekday.${day}`)} ${opens}–${closes}`
        })
        .join(', ')}
    </p>
  )
}

function Answers({ version: { answers, counts } }: { version: Version }) {
  const { say } = useWords()
  return (
    <>
      <h3>{say('visitstaff:hours.answers')}</h3>
      {answers.length === 0 ? (
        <p className="quiet">{say('visitstaff:hours.answers.none')}</p>
      ) : (
        <p>{say('visitstaff:hours.counts', { ...counts })}</p>
      )}
      <ul className="plain-list stack-tight">
        {answers.map(({ who, name, stance, says, at, source }) => (
          <li key={`${who} ${at}`}>
            <span className="strong">{say(`visitstaff:hours.who.${who}`)}</span>
            {name && (
              <>
                , <bdi>{name}</bdi>
              </>
            )}
            {source === 'page' && <> ({say('visitstaff:hours.source.page')})</>}:{' '}
            {say(`visitstaff:hours.stance.${stance}`)}
            {says && (
              <>
                . <bdi>{says}</bdi>
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

/** R-455: when people come, by every channel, beside when it is open. */
export function Demand({ page: { demand, weeks, least } }: Props) {
  const { say } = useWords()
  const heading = say('visitstaff:hours.demand')
  return (
    <section className="stack-tight" aria-labelledby="nar">
      <h2 id="nar">{heading}</h2>
      <p className="quiet small">{say('visitstaff:hours.demand.lead', { weeks, least })}</p>
      <table className="dense stacks counted">
        <caption className="aksel-sr-only">{heading}</caption>
        <thead>
          <tr>
            <th scope="col">{say('visitstaff:hours.demand.hour')}</th>
            <th scope="col" className="num">
              {say('visitstaff:hours.demand.open')}
            </th>
            {WAYS.map((way) => (
              <th key={way} scope="col" className="num">
                {say(`visitstaff:hours.demand.${way}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {demand.map(({ hour, open, counts }) => (
            <tr key={hour}>
              <th scope="row">{say('visitstaff:figures.hour', { from: hour, until: hour + 1 })}</th>
              <td className="num" data-label={say('visitstaff:hours.demand.open')}>
                {open}
              </td>
              {WAYS.map((way) => (
                <td key={way} className="num" data-label={say(`visitstaff:hours.demand.${way}`)}>
                  {counts[way] ?? NONE}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** How the hours came to be, what was made of the answers, and what came of it. */
export function History({ page }: Props) {
  const { say, day } = useWords()
  if (page.history.length === 0) return null
  return (
    <section className="stack-tight" aria-labelledby="historie">
      <h2 id="historie">{say('visitstaff:hours.history')}</h2>
      <ul className="plain-list stack-tight">
        {page.history.map((version) => (
          <li key={`${version.validFrom} ${version.id}`} className="card stack-tight">
            <p className="row row-apart">
              <span className="strong">
                {say('visitstaff:hours.history.from', {
                  from: day(version.validFrom),
                  hours: hours(version.minutes),
                })}
              </span>
              <StatusTag>{say(`visitstaff:hours.state.${version.state}`)}</StatusTag>
            </p>
            <Week lines={version.lines} />
            {version.decidedBy && <p>{say('visitstaff:hours.decidedBy', { name: version.decidedBy })}</p>}
            {version.weighed && (
              <p>
                <bdi>{version.weighed}</bdi>
              </p>
            )}
            {version.early && <p>{say('visitstaff:hours.early.was', { why: version.early })}</p>}
            {version.answers.length > 0 && <Answers version={version} />}
            {version.effects && <Effects effects={version.effects} />}
            {page.leads && version.coming && version.id && <WithdrawForm versionId={version.id} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Effects({ effects }: { effects: NonNullable<Version['effects']> }) {
  const { say } = useWords()
  return (
    <>
      <h3>{say('visitstaff:hours.effects')}</h3>
      <ul>
        {effects.map(({ name, before, after }) => (
          <li key={name}>
            {say('visitstaff:hours.effect', {
              name: say(`visitstaff:hours.measure.${name}`),
              before: before ?? NONE,
              after: after ?? NONE,
            })}
          </li>
        ))}
      </ul>
    </>
  )
}
