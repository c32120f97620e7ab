import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { staffDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { plain } from '../staff/plain.ts'
import { useWords } from '../staff/words.ts'
import { BenchHead } from '../ui/bench-head.tsx'
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
  const columns = [
    say('visitstaff:door.came'),
    say('visitstaff:reception.ticket'),
    say('visitstaff:reception.language'),
    say('visitstaff:door.why'),
    say('visitstaff:door.where'),
    say('visitstaff:door.goes'),
  ]
  return (
    <div className="stack">
      <title>{say('visitstaff:door.list')}</title>
      <BenchHead heading={say('visitstaff:door.list')} lead={say('visitstaff:door.list.lead')} />
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
          <table className="dense stacks counted">
            <caption className="aksel-sr-only">{say('visitstaff:door.list')}</caption>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={`${row.turnedAt}${row.ticket}`}>
                  {[
                    when(row.turnedAt),
                    row.ticket,
                    language(row.language),
                    reason(row.reason),
                    way(row.way),
                    when(row.goesAt),
                  ].map((cell, at) => (
                    <td key={columns[at]} data-label={columns[at]}>
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </div>
  )
}
