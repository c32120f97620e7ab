import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { staffDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { BenchHead } from '../ui/bench-head.tsx'
import { useSay } from '../ui/shell.ts'

export async function loader({ context }: LoaderFunctionArgs) {
  const found = await staffDoor(context).office.meetings.companionFigures()
  if (!found.ok) throw fault('notFound')
  return found.value
}

const SHARES = ['held', 'agreed', 'moved'] as const
const NONE = '–'
const percent = (share: number | null) => (share === null ? NONE : `${Math.round(share * 100)} %`)

/** R-405, C5-03: the same wait and the same outcome, with and without somebody at one's side. */
export default function WithCompanion() {
  const say = useSay()
  const { days, least, rows } = useLoaderData<typeof loader>()
  return (
    <div className="stack-loose">
      <title>{say('meetstaff:talk.compare.title')}</title>
      <BenchHead
        heading={say('meetstaff:talk.compare.title')}
        lead={say('meetstaff:talk.compare.lead', { days, least })}
      />
      <div className="scroll-x">
        <table className="dense">
          <thead>
            <tr>
              <th scope="col">{say('meetstaff:talk.compare.group')}</th>
              <th scope="col">{say('meetstaff:talk.compare.meetings')}</th>
              <th scope="col">{say('meetstaff:talk.compare.wait')}</th>
              {SHARES.map((share) => (
                <th key={share} scope="col">
                  {say(`meetstaff:talk.compare.${share}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.group}>
                <th scope="row">{say(`meetstaff:talk.compare.${row.group}`)}</th>
                <td>{row.meetings ?? NONE}</td>
                <td>
                  {row.waitDays === null
                    ? NONE
                    : say('meetstaff:talk.compare.days', { n: Math.round(row.waitDays) })}
                </td>
                {SHARES.map((share) => (
                  <td key={share}>{percent(row[share])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}
