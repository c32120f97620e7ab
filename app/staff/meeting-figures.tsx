import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { FIGURE_COUNTS } from '../../office/meetings/figures/model.ts'
import { staffDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { BenchHead } from '../ui/bench-head.tsx'
import { Wide } from '../ui/wide.tsx'
import { plain } from './plain.ts'
import { useKeys } from './use-keys.ts'
import { useWords } from './words.ts'

/** wished, needed and held, by group; between advisers only how far apart they are. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { office } = staffDoor(context)
  const found = await office.meetings.meetingFigures()
  if (!found.ok) throw fault('notFound')
  return plain(found.value)
}

type Page = Awaited<ReturnType<typeof loader>>
const SPREAD = ['lowest', 'quarter', 'middle', 'upper', 'highest'] as const
const NONE = '–'

export default function MeetingFigures() {
  const { days, least, rows, reasons, spread } = useLoaderData() as Page
  const { say } = useWords()
  useKeys(() => false)
  return (
    <div className="stack-loose">
      <title>{say('meetstaff:figures.title')}</title>
      <BenchHead
        heading={say('meetstaff:figures.title')}
        lead={say('meetstaff:figures.lead', { days, least })}
      />
      <Wide label={say('meetstaff:figures.groups')}>
        <table className="dense">
          <caption>{say('meetstaff:figures.groups')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('meetstaff:figures.group')}</th>
              {FIGURE_COUNTS.map((name) => (
                <th key={name} scope="col">
                  {say(`meetstaff:figures.${name}`)}
                </th>
              ))}
              <th scope="col">{say('meetstaff:figures.days')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.group}>
                <th scope="row">{say(`meetstaff:figures.by.${row.group}`)}</th>
                {FIGURE_COUNTS.map((name) => (
                  <td key={name}>{row[name] ?? NONE}</td>
                ))}
                <td>{row.days ?? NONE}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      {reasons.length > 0 && (
        <section className="stack-tight" aria-labelledby="hvorfor">
          <h2 id="hvorfor" className="section-title">
            {say('meetstaff:figures.reasons')}
          </h2>
          <dl className="facts">
            {reasons.map(({ reason, count }) => (
              <div key={reason}>
                <dt>{say(`meetstaff:requests.because.${reason}`)}</dt>
                <dd>{count ?? NONE}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      <section className="stack-tight" aria-labelledby="spredning">
        <h2 id="spredning" className="section-title">
          {say('meetstaff:figures.spread')}
        </h2>
        <p className="quiet">{say('meetstaff:figures.spreadLead')}</p>
        {spread === null ? (
          <p>{say('meetstaff:figures.tooFew')}</p>
        ) : (
          <dl className="facts">
            {SPREAD.map((name) => (
              <div key={name}>
                <dt>{say(`meetstaff:figures.${name}`)}</dt>
                <dd>{spread[name]} %</dd>
              </div>
            ))}
          </dl>
        )}
      </section>
    </div>
  )
}
