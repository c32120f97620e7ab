import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { staffDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { BenchHead } from '../ui/bench-head.tsx'
import { EmptyState } from '../ui/signs.tsx'
import { Period } from './period.tsx'
import { plain } from './plain.ts'
import { useKeys } from './use-keys.ts'
import { useWords } from './words.ts'

/** what came of going out, for whoever leads the office; what is of too few is a dash. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { office } = staffDoor(context)
  const asked = new URL(request.url).searchParams
  const found = await office.visits.outreachFigures({
    from: asked.get('fra') ?? '',
    until: asked.get('til') ?? '',
  })
  if (found.ok) return { ...plain(found.value), refused: false }
  if (found.reason !== 'badPeriod') throw fault('notFound')
  const usual = await office.visits.outreachFigures()
  if (!usual.ok) throw fault('notFound')
  return { ...plain(usual.value), refused: true }
}

type Page = Awaited<ReturnType<typeof loader>>
const COLUMNS = ['rounds', 'notBack', 'unnamed', 'named', 'agreed', 'kept'] as const

export default function OutreachFigures() {
  const { from, until, least, rows, places, refused } = useLoaderData() as Page
  const { say } = useWords()
  useKeys(() => false)
  return (
    <div className="stack-loose">
      <title>{say('visitstaff:outreachFigures.title')}</title>
      <BenchHead
        heading={say('visitstaff:outreachFigures.title')}
        lead={say('visitstaff:outreachFigures.lead', { least })}
      >
        <p>
          <a href="/arbeid/ute">{say('visitstaff:outreach.heading')}</a>
        </p>
      </BenchHead>
      <Period from={from} until={until} refused={refused} />
      {rows.length === 0 ? (
        <EmptyState heading={say('visitstaff:outreachFigures.none')} />
      ) : (
        <table className="dense stacks counted">
          <caption>{say('visitstaff:outreachFigures.byKind')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('visitstaff:outreach.placeKind')}</th>
              {COLUMNS.map((one) => (
                <th key={one} scope="col">
                  {say(`visitstaff:outreachFigures.${one}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.kind}>
                <th scope="row">{say(`visitstaff:outreach.arena.${row.kind}`)}</th>
                {COLUMNS.map((one) => (
                  <td key={one} data-label={say(`visitstaff:outreachFigures.${one}`)}>
                    {row[one] ?? '–'}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {places.length > 0 && (
        <table className="dense stacks counted">
          <caption>{say('visitstaff:places.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('visitstaff:outreach.place')}</th>
              <th scope="col">{say('visitstaff:outreachFigures.rounds')}</th>
              <th scope="col">{say('visitstaff:outreachFigures.unnamed')}</th>
            </tr>
          </thead>
          <tbody>
            {places.map(({ name, rounds, unnamed }) => (
              <tr key={name}>
                <th scope="row">
                  <bdi>{name}</bdi>
                </th>
                <td data-label={say('visitstaff:outreachFigures.rounds')}>{rounds}</td>
                <td data-label={say('visitstaff:outreachFigures.unnamed')}>{unnamed}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}
