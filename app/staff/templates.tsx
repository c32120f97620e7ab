import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import type { Template } from '../../office/reach/templates/model.ts'
import { staffDoor } from '../context.ts'
import { BenchHead } from '../ui/bench-head.tsx'
import { useKeys } from './use-keys.ts'
import { useWords } from './words.ts'

type Line = Pick<Template, 'key' | 'version' | 'state' | 'owner'> & {
  local: boolean
  languages: number
  machine: number
}

/** the texts of letters, who answers for each, and what is on its way. */
export async function loader({ context }: LoaderFunctionArgs) {
  const all = await staffDoor(context).office.reach.templates()
  return { inUse: all.inUse.map(lineOf), others: all.others.map(lineOf) }
}

const lineOf = ({ key, version, state, owner, officeId, texts }: Template): Line => ({
  key,
  version,
  state,
  owner,
  local: officeId !== null,
  languages: texts.length,
  machine: texts.filter(({ source }) => source === 'machine').length,
})

export default function Templates() {
  const page = useLoaderData<typeof loader>()
  const { say } = useWords()
  useKeys(() => false)
  return (
    <div className="stack">
      <title>{say('desk:template.heading')}</title>
      <BenchHead heading={say('desk:template.heading')} lead={say('desk:template.lead')} />
      <Lines heading={say('desk:template.inUse')} lines={page.inUse} />
      {page.others.length > 0 && <Lines heading={say('desk:template.others')} lines={page.others} />}
    </div>
  )
}

function Lines({ heading, lines }: { heading: string; lines: readonly Line[] }) {
  const { say, coded } = useWords()
  return (
    <section className="stack-tight">
      <h2>{heading}</h2>
      <div className="scroll-x">
        <table className="dense">
          <thead>
            <tr>
              <th scope="col">{say('desk:template.name')}</th>
              <th scope="col">{say('desk:template.version')}</th>
              <th scope="col">{say('desk:template.stateHead')}</th>
              <th scope="col">{say('desk:template.owner')}</th>
              <th scope="col">{say('desk:template.languages')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={`${line.key}${line.version}`}>
                <td>
                  <a href={`/arbeid/maler/${line.key}?versjon=${line.version}`}>
                    {coded('desk:template')(line.key)}
                  </a>
                </td>
                <td>{line.version}</td>
                <td>
                  {line.local && line.state !== 'approved'
                    ? say('desk:template.localUnapproved')
                    : coded('desk:template.state')(line.state)}
                </td>
                <td>{line.owner}</td>
                <td>{say('desk:template.count', { n: line.languages, machine: line.machine })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
