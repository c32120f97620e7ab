import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { staffDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { BenchHead } from '../ui/bench-head.tsx'
import { HiddenFields, Press, useReason } from '../ui/forms.tsx'
import { EmptyState } from '../ui/signs.tsx'
import { idOf } from './ids.ts'
import { SmallSelect } from './parts.tsx'
import { plain } from './plain.ts'
import { HandedIn, useSheetWords } from './reception-papers.tsx'
import { useKeys } from './use-keys.ts'
import { useWords } from './words.ts'

/** papers that were handed in become documents. What the form sends goes to server/scan-route.ts. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const here = staffDoor(context)
  const visitId = idOf(params.visit)
  const found = await here.office.visits.visitAtDesk({ visitId })
  if (!found.ok) throw fault('notFound')
  const papers = await here.office.visits.deskPapers({ visitId })
  if (!papers.ok) throw fault('notFound')
  const query = new URL(request.url).searchParams
  return {
    visitId,
    ticket: found.value.visit.ticket,
    papers: plain(papers.value),
    refused: query.get('feil'),
    done: query.has('gjort'),
  }
}

const TYPES = 'image/jpeg,image/png,image/webp,image/heic,application/pdf'

export default function Scan() {
  const { visitId, ticket, papers, refused, done } = useLoaderData<typeof loader>()
  const { say } = useWords()
  const reason = useReason()
  const words = useSheetWords()
  useKeys(() => false)
  const options = papers.papers
    .filter(({ open }) => open)
    .flatMap(({ promiseId, sheets, files }) =>
      sheets.map((sheet, at) => ({
        value: `${promiseId}:${at}`,
        label: `${words(sheet)} (${say('visitstaff:reception.papers.files', { n: files[at] ?? 0 })})`,
        first: (files[at] ?? 0) === 0,
      })),
    )
  return (
    <div className="stack narrow">
      <title>{say('visitstaff:reception.papers.scan')}</title>
      <BenchHead
        heading={say('visitstaff:reception.papers.scan')}
        lead={say('visitstaff:reception.scan.lead')}
      >
        <p>
          <a href={`/arbeid/mottak/${visitId}`}>{say('visitstaff:reception.visit.heading', { n: ticket })}</a>{' '}
          <a href="/arbeid/mottak/papirer">{say('visitstaff:reception.scan.list')}</a>
        </p>
      </BenchHead>
      {done && (
        <p className="done" role="status">
          {say('visitstaff:reception.scan.done')}
        </p>
      )}
      {options.length === 0 ? (
        <EmptyState heading={say('visitstaff:reception.scan.none')} />
      ) : (
        <form method="post" encType="multipart/form-data" className="stack-tight">
          <HiddenFields form="scan" />
          <SmallSelect
            id="ark"
            name="ark"
            label={say('visitstaff:reception.scan.sheet')}
            value={(options.find(({ first }) => first) ?? options[0])?.value ?? ''}
            options={options}
          />
          <div className="aksel-form-field stack-tight">
            <label htmlFor="fil" className="aksel-form-field__label aksel-label">
              {say('visitstaff:reception.scan.file')}
            </label>
            <p id="fil-om" className="aksel-form-field__description quiet">
              {say('visitstaff:reception.scan.file.hint')}
            </p>
            {refused && (
              <p id="fil-feil" className="field-error" role="alert">
                {reason(refused)}
              </p>
            )}
            <input
              id="fil"
              name="fil"
              type="file"
              multiple
              required
              accept={TYPES}
              aria-describedby={refused ? 'fil-om fil-feil' : 'fil-om'}
            />
          </div>
          <div>
            <Press>{say('visitstaff:reception.scan.save')}</Press>
          </div>
        </form>
      )}
      <HandedIn visitId={visitId} papers={papers} />
    </div>
  )
}
