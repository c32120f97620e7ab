import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { staffDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { BenchHead } from '../ui/bench-head.tsx'
import { EmptyState, StatusTag } from '../ui/signs.tsx'
import { type Plain, plain } from './plain.ts'
import { useKeys } from './use-keys.ts'
import { useWords } from './words.ts'

/** who comes often, what is kept for whom, and who was sent to manage alone. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { visits } = staffDoor(context).office
  const [list, kept] = [await visits.frequentVisitors(), await visits.keptTimes()]
  if (!list.ok) throw fault('notFound')
  return { ...plain(list.value), kept: kept.ok ? plain(kept.value) : [] }
}

type Page = Plain<Awaited<ReturnType<typeof loader>>>

export default function Regulars() {
  const page = useLoaderData() as Page
  const { say } = useWords()
  useKeys(() => false)
  return (
    <div className="stack-loose">
      <title>{say('visitstaff:regulars.heading')}</title>
      <BenchHead
        heading={say('visitstaff:regulars.heading')}
        lead={say('visitstaff:regulars.lead', page.threshold)}
      />
      {page.rows.length === 0 ? (
        <EmptyState heading={say('visitstaff:regulars.none')} />
      ) : (
        <Rows rows={page.rows} />
      )}
      <Kept kept={page.kept} />
      {page.alone && <Alone rows={page.alone} />}
    </div>
  )
}

function Rows({ rows }: { rows: Page['rows'] }) {
  const { say, when } = useWords()
  return (
    <div className="scroll-x">
      <table className="dense">
        <thead>
          <tr>
            <th>{say('visitstaff:regulars.person')}</th>
            <th>{say('visitstaff:regulars.visits')}</th>
            <th>{say('visitstaff:regulars.last')}</th>
            <th>{say('visitstaff:regulars.team')}</th>
            <th>{say('visitstaff:regulars.next')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.personId}>
              <td>
                <a href={`/arbeid/person/${row.personId}/faste`}>
                  <bdi>{row.name}</bdi>
                </a>
                {row.helpEachTime && (
                  <>
                    {' '}
                    <StatusTag tone="info">{say('visitstaff:training.each')}</StatusTag>
                  </>
                )}
              </td>
              <td>{row.visits}</td>
              <td>{row.lastServedBy ?? '–'}</td>
              <td>{row.team ?? say('visitstaff:regulars.noTeam')}</td>
              <td>{row.nextTime ? when(row.nextTime) : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** an adviser sees their own weeks, whoever leads all of them. */
function Kept({ kept }: { kept: Page['kept'] }) {
  const { say, day } = useWords()
  const weeks = kept[0]?.weeks ?? []
  if (weeks.length === 0) return null
  return (
    <section aria-labelledby="holdt" className="stack-tight">
      <h2 id="holdt">{say('visitstaff:kept.heading')}</h2>
      <p className="quiet">{say('visitstaff:kept.lead', { n: weeks[0]?.minimum ?? 0 })}</p>
      <ul className="plain-list stack-tight">
        {kept.map((one) => (
          <li key={one.staffId} className="card stack-tight">
            <span className="strong">{one.name}</span>
            <ul>
              {one.weeks.map((week) => (
                <li key={week.monday}>
                  {say('visitstaff:kept.week', { day: day(week.monday) })}:{' '}
                  {say('visitstaff:kept.cell', { kept: week.kept, used: week.used })}
                  {week.missing > 0 && (
                    <>
                      {' '}
                      <StatusTag tone="warning">
                        {say('visitstaff:kept.missing', { n: week.missing })}
                      </StatusTag>
                    </>
                  )}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Alone({ rows }: { rows: NonNullable<Page['alone']> }) {
  const { say, coded, when } = useWords()
  return (
    <section aria-labelledby="alene" className="stack-tight">
      <h2 id="alene">{say('visitstaff:alone.heading')}</h2>
      {rows.length === 0 && <p className="quiet">{say('visitstaff:alone.none')}</p>}
      <ul>
        {rows.map((row) => (
          <li key={`${row.at} ${row.personId}`}>
            {say('visitstaff:alone.line', {
              when: when(row.at),
              who: row.name ?? say('visitstaff:alone.unknown'),
              receiver: coded('visits:reception.receiver')(row.receiver),
              by: row.by ?? '–',
            })}{' '}
            <span className="quiet">
              {[
                row.task && coded('profile:task')(row.task),
                row.reason,
                row.outcome && coded('visitstaff:reception.refer.taken')(row.outcome),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
