import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { BREAKDOWNS, type Figure, type FigureRow } from '../../office/calls/figures/model.ts'
import { staffDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { BenchHead } from '../ui/bench-head.tsx'
import { CallFigureTable } from './call-figures-table.tsx'
import { Period } from './period.tsx'
import { type Plain, plain } from './plain.ts'
import { useKeys } from './use-keys.ts'
import { useWords } from './words.ts'

/** how the telephone went, week by week; what cannot be shown is a dash. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { office } = staffDoor(context)
  const asked = new URL(request.url).searchParams
  const period = { from: asked.get('fra') ?? '', until: asked.get('til') ?? '' }
  const found = await office.calls.callFigures(period)
  if (found.ok) return plain({ figures: found.value, refused: null })
  if (found.reason !== 'badPeriod') throw fault('notFound')
  const usual = await office.calls.callFigures({})
  if (!usual.ok) throw fault('notFound')
  return plain({ figures: usual.value, refused: found.reason })
}

export type CallFiguresPage = Plain<Awaited<ReturnType<typeof loader>>>

export default function CallFigures() {
  const { figures, refused } = useLoaderData() as CallFiguresPage
  const { say } = useWords()
  useKeys(() => false)
  const of = (by: FigureRow['by']) => figures.rows.filter((row) => row.by === by)
  return (
    <div className="stack-loose">
      <title>{say('voice:callFigures.heading')}</title>
      <BenchHead
        heading={say('voice:callFigures.heading')}
        lead={say(`voice:callFigures.${figures.scope}`)}
      />
      <Period from={figures.from} until={figures.until} refused={refused !== null} />
      {BREAKDOWNS.map((by) => (
        <CallFigureTable key={by} by={by} rows={of(by)} />
      ))}
      <p className="small quiet">{say('voice:callFigures.few', { least: figures.least })}</p>
    </div>
  )
}

export type ShownFigure = Plain<Figure>
