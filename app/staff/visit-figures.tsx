import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { BREAKDOWNS, type Breakdown, COUNTS } from '../../office/visits/figures/model.ts'
import { staffDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { BenchHead } from '../ui/bench-head.tsx'
import { Period } from './period.tsx'
import { plain } from './plain.ts'
import { useKeys } from './use-keys.ts'
import { visitValue } from './visit-figures-words.ts'
import { useWords } from './words.ts'

/** what the reception counts, for whoever leads the office; what cannot be shown is a dash. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { office } = staffDoor(context)
  const asked = new URL(request.url).searchParams
  const period = { from: asked.get('fra') ?? '', until: asked.get('til') ?? '' }
  const found = await office.visits.visitFigures(period)
  if (found.ok) return { ...plain(found.value), refused: false }
  if (found.reason !== 'badPeriod') throw fault('notFound')
  const usual = await office.visits.visitFigures()
  if (!usual.ok) throw fault('notFound')
  return { ...plain(usual.value), refused: true }
}

type Page = Awaited<ReturnType<typeof loader>>
const NONE = '–'

export default function VisitFigures() {
  const { from, until, least, rows, refused } = useLoaderData() as Page
  const { say } = useWords()
  useKeys(() => false)
  return (
    <div className="stack-loose">
      <title>{say('visitstaff:figures.title')}</title>
      <BenchHead heading={say('visitstaff:figures.title')} lead={say('visitstaff:figures.lead')}>
        <p>
          <a href={`/arbeid/besokstall/fil?fra=${from}&til=${until}`}>{say('visitstaff:figures.file')}</a>
        </p>
      </BenchHead>
      <Period from={from} until={until} refused={refused} />
      {BREAKDOWNS.map((by) => (
        <Table key={by} by={by} rows={rows.filter((row) => row.by === by)} />
      ))}
      <p className="small quiet">{say('visitstaff:figures.few', { least })}</p>
    </div>
  )
}

function Table({ by, rows }: { by: Breakdown; rows: Page['rows'] }) {
  const { say } = useWords()
  if (rows.length === 0) return null
  const heading = say(`visitstaff:figures.by.${by}`)
  const lasted = (['minutes', 'wait'] as const).map((of) => ({ of, label: say(`visitstaff:figures.${of}`) }))
  return (
    <section className="stack-tight" aria-labelledby={`fordelt-${by}`}>
      <h2 id={`fordelt-${by}`}>{heading}</h2>
      <table className="dense stacks counted even">
        <caption className="aksel-sr-only">{heading}</caption>
        <thead>
          <tr>
            <th scope="col">{heading}</th>
            {COUNTS.map((count) => (
              <th key={count} scope="col" className="num">
                {say(`visitstaff:figures.count.${count}`)}
              </th>
            ))}
            {lasted.map(({ of, label }) => (
              <th key={of} scope="col" className="num">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.value}>
              <th scope="row">{visitValue(say, by, row.value)}</th>
              {COUNTS.map((count) => (
                <td key={count} className="num" data-label={say(`visitstaff:figures.count.${count}`)}>
                  {row.counts[count] ?? NONE}
                </td>
              ))}
              {lasted.map(({ of, label }) => (
                <td key={of} className="num" data-label={label}>
                  {row[of] ? say('visitstaff:figures.minutes.of', row[of]) : NONE}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
