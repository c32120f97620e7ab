import type { LoaderFunctionArgs } from 'react-router'
import { COUNTS } from '../../office/visits/figures/model.ts'
import { asFile } from '../../office/visits/figures/rules.ts'
import { staffDoor } from '../context.ts'
import { visitValue } from './visit-figures-words.ts'

/** the same figures as a file, in the reader's words. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { office, say } = staffDoor(context)
  const asked = new URL(request.url).searchParams
  const found = await office.visits.visitFigures({
    from: asked.get('fra') ?? '',
    until: asked.get('til') ?? '',
  })
  if (!found.ok) return new Response(null, { status: found.reason === 'badPeriod' ? 422 : 404 })
  const { from, until, rows } = found.value
  const head = [
    say('visitstaff:figures.by.value'),
    '',
    ...COUNTS.map((count) => say(`visitstaff:figures.count.${count}`)),
    say('visitstaff:figures.minutes.median'),
    say('visitstaff:figures.minutes.most'),
    say('visitstaff:figures.wait.median'),
    say('visitstaff:figures.wait.most'),
  ]
  const told = rows.map((row) => ({
    ...row,
    by: say(`visitstaff:figures.by.${row.by}`),
    value: visitValue(say, row.by, row.value),
  }))
  return new Response(asFile(told, head), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="besok-${from}-${until}.csv"`,
    },
  })
}
