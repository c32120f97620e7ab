import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { staffDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { plain } from '../staff/plain.ts'
import { useWords } from '../staff/words.ts'
import { EmptyState } from '../ui/signs.tsx'

/** everybody who was given another time, for whoever leads the office: why, and where they went. */
export async function loader({ context }: LoaderFunctionArgs) {
  const found = await staffDoor(context).office.visits.turnedList()
  if (!found.ok) throw fault('notFound')
  return plain(found.value)
}

export default function TurnedList() {
  const { rows, counts, undecided } = useLoaderData<typeof loader>()
  const { say, coded, language, when } = useWords()
  const reason = coded('visitstaff:door.reason')
  const way = coded('visitstaff:door.way')
  return (
    <div className="stack">
      <title>{say('visitstaff:door.list')}</title>
      <div className="bench-head">
        <h1>{say('visitstaff:door.list')}</h1>
        <p className="quiet">{say('visitstaff:door.list.lead')}</p>
      </div>
      {undecided > 0 && <p className="strong">{say('visitstaff:door.undecided', { n: undecided })}</p>}
      {rows.length === 0 ? (
        <EmptyState heading={say('visitstaff:door.none')} />
      ) : (
        <>
          <ul>
            {counts.map((one) => (
              <li key={`${one.reason}${one.way}`}>
                {reason(one.reason)}, {way(one.way)}: {one.n}
              </li>
            ))}
          </ul>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
          <section className="scroll-x" tabIndex={0} aria-label={say('visitstaff:door.list')}>
            <table className="dense">
              <thead>
                <tr>
                  <th scope="col">{say('visitstaff:door.came')}</th>
                  <th scope="col">{say('visitstaff:reception.ticket')}</th>
                  <th scope="col">{say('visitstaff:reception.language')}</th>
                  <th scope="col">{say('visitstaff:door.why')}</th>
                  <th scope="col">{say('visitstaff:door.where')}</th>
                  <th scope="col">{say('visitstaff:door.goes')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={`${row.turnedAt}${row.ticket}`}>
                    <td>{when(row.turnedAt)}</td>
                    <td>{row.ticket}</td>
                    <td>{language(row.language)}</td>
                    <td>{reason(row.reason)}</td>
                    <td>{way(row.way)}</td>
                    <td>{when(row.goesAt)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </>
      )}
    </div>
  )
}
