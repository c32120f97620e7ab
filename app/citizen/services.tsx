import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { personDoor } from '../context.ts'
import { GoTo } from '../ui/forms.tsx'
import { useSay } from '../ui/shell.ts'
import { EmptyState } from '../ui/signs.tsx'
import { dayOf, factCards } from './facts.ts'
import { FactsShown } from './facts-shown.tsx'

/** all services of both sides on one page, in order of time; can be read aloud and printed. */
export async function loader({ context }: LoaderFunctionArgs) {
  const here = personDoor(context)
  const { facts } = await here.office.threads.home()
  const ordered = [...facts].sort((a, b) => dayOf(b).localeCompare(dayOf(a)))
  return {
    state: factCards(
      ordered.filter((fact) => fact.side === 'state'),
      here,
    ),
    municipal: factCards(
      ordered.filter((fact) => fact.side === 'municipal'),
      here,
    ),
  }
}

export default function Services() {
  const say = useSay()
  const found = useLoaderData<typeof loader>()
  const sides = (['state', 'municipal'] as const).filter((side) => found[side].length > 0)
  return (
    <div className="stack-loose">
      <title>{say('citizen:services.title')}</title>
      <div className="stack-tight">
        <p>
          <a href="/min-side">{say('citizen:back')}</a>
        </p>
        <h1 className="title">{say('citizen:services.title')}</h1>
        <p className="lead">{say('citizen:services.lead')}</p>
      </div>
      {sides.length === 0 && <EmptyState heading={say('citizen:services.none')} />}
      {sides.map((side) => (
        <section key={side} className="stack">
          <h2 className="section-title">{say(`citizen:people.side.${side}`)}</h2>
          <FactsShown facts={found[side]} />
        </section>
      ))}
      <p>
        <GoTo href="/min-side/skriv">{say('citizen:write.heading')}</GoTo>
      </p>
    </div>
  )
}
