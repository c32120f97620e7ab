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
  const { visits } = staffDoor(context).office
  const [found, unnamed] = [await visits.papersToScan(), await visits.unnamedPapers()]
  if (!found.ok || !unnamed.ok) throw fault('notFound')
  return { piles: plain(found.value), unnamed: plain(unnamed.value) }
}

export default function Piles() {
  const { piles, unnamed } = useLoaderData<typeof loader>()
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
      {unnamed.length > 0 && (
        <section aria-labelledby="uten-navn" className="stack-tight">
          <h2 id="uten-navn">{say('visitstaff:reception.papers.unnamed')}</h2>
          <p className="quiet">{say('visitstaff:reception.papers.unnamed.lead')}</p>
          <ul className="plain-list hits">
            {unnamed.map(({ visitId, ticket, day: came, sheets }) => (
              <li key={visitId}>
                <a href={`/arbeid/mottak/${visitId}`}>
                  {say('visitstaff:reception.scan.pile', { n: ticket, day: day(came) })}
                </a>{' '}
                {sheets.map(words).join(', ')}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
