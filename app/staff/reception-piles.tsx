import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { staffDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { BenchHead } from '../ui/bench-head.tsx'
import { EmptyState } from '../ui/signs.tsx'
import { plain } from './plain.ts'
import { useSheetWords } from './reception-papers.tsx'
import { useKeys } from './use-keys.ts'
import { useWords } from './words.ts'

/** what lies in the reception and is not scanned, by number and day. */
export async function loader({ context }: LoaderFunctionArgs) {
  const found = await staffDoor(context).office.visits.papersToScan()
  if (!found.ok) throw fault('notFound')
  return { piles: plain(found.value) }
}

export default function Piles() {
  const { piles } = useLoaderData<typeof loader>()
  const { say, day } = useWords()
  const words = useSheetWords()
  useKeys(() => false)
  return (
    <div className="stack narrow">
      <title>{say('visitstaff:reception.scan.list')}</title>
      <BenchHead
        heading={say('visitstaff:reception.scan.list')}
        lead={say('visitstaff:reception.scan.list.lead')}
      >
        <p>
          <a href="/arbeid/mottak">{say('visitstaff:reception.visit.back')}</a>
        </p>
      </BenchHead>
      {piles.length === 0 && <EmptyState heading={say('visitstaff:reception.scan.list.none')} />}
      <ul className="plain-list hits">
        {piles.map(({ promiseId, visitId, ticket, day: came, sheets, files }) => (
          <li key={promiseId}>
            <a href={`/arbeid/mottak/${visitId}/skann`}>
              {say('visitstaff:reception.scan.pile', { n: ticket, day: day(came) })}
            </a>{' '}
            {sheets
              .filter((_, at) => files[at] === 0)
              .map(words)
              .join(', ')}
          </li>
        ))}
      </ul>
    </div>
  )
}
