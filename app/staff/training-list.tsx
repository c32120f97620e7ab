import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { staffDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { BenchHead } from '../ui/bench-head.tsx'
import { EmptyState } from '../ui/signs.tsx'
import { plain } from './plain.ts'
import { useKeys } from './use-keys.ts'
import { useWords } from './words.ts'

/** who is learning what at the office, and what training took beside guidance. */
export async function loader({ context }: LoaderFunctionArgs) {
  const found = await staffDoor(context).office.visits.trainingList()
  if (!found.ok) throw fault('notFound')
  return plain(found.value)
}

type Page = Awaited<ReturnType<typeof loader>>

export default function TrainingList() {
  const { plans, figures } = useLoaderData() as Page
  const { say, when } = useWords()
  useKeys(() => false)
  return (
    <div className="stack-loose">
      <title>{say('visitstaff:training.heading')}</title>
      <BenchHead heading={say('visitstaff:training.heading')} />
      {plans.length === 0 ? (
        <EmptyState heading={say('visitstaff:training.list.none')} />
      ) : (
        <div className="scroll-x">
          <table className="dense">
            <thead>
              <tr>
                <th>{say('visitstaff:training.list.person')}</th>
                <th>{say('visitstaff:training.plan')}</th>
                <th>{say('visitstaff:training.list.mastered')}</th>
                <th>{say('visitstaff:training.list.next')}</th>
                <th>{say('visitstaff:training.owner')}</th>
              </tr>
            </thead>
            <tbody>
              {plans.map((plan) => (
                <tr key={plan.personId}>
                  <td>
                    <a href={`/arbeid/person/${plan.personId}/opplaring`}>
                      <bdi>{plan.name}</bdi>
                    </a>
                  </td>
                  <td>
                    <bdi>{plan.goal}</bdi>
                  </td>
                  <td>{`${plan.mastered}/${plan.steps}`}</td>
                  <td>{plan.next ? when(plan.next) : say('visitstaff:training.list.noTime')}</td>
                  <td>{plan.owner}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Figures figures={figures} />
    </div>
  )
}

function Figures({ figures }: { figures: Page['figures'] }) {
  const { say } = useWords()
  return (
    <section aria-labelledby="tall" className="stack-tight">
      <h2 id="tall">{say('visitstaff:training.figures')}</h2>
      {figures === null ? (
        <p>{say('visitstaff:training.figures.few')}</p>
      ) : (
        <dl className="facts">
          <dt>{say('visitstaff:training.figures.sessions')}</dt>
          <dd>{figures.sessions}</dd>
          <dt>{say('visitstaff:training.figures.minutes')}</dt>
          <dd>{figures.minutes}</dd>
          <dt>{say('visitstaff:training.figures.guidance')}</dt>
          <dd>{figures.guidanceMinutes}</dd>
          <dt>{say('visitstaff:training.figures.mastered')}</dt>
          <dd>{figures.mastered}</dd>
        </dl>
      )}
    </section>
  )
}
