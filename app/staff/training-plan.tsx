import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { isLanguage, type Language, textFor } from '../../text/index.ts'
import { sayWhen } from '../../text/when.ts'
import { staffDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { idOf } from './ids.ts'
import { useWords } from './words.ts'

/** R-871, G8: the plan on paper, in the person's language: no login stands between them and it. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const here = staffDoor(context)
  const personId = idOf(params.personId)
  const found = await here.office.visits.trainingFor({ personId })
  if (!found.ok || found.value.plan === null) throw fault('notFound')
  const { plan, next, language } = found.value
  const asked = new URL(request.url).searchParams.get('sprak') ?? language
  const lang: Language = isLanguage(asked) ? asked : 'en'
  const say = textFor(lang)
  const when = (at: Temporal.Instant) => sayWhen(lang, at, here.now)
  const coming = plan.endedAt === null ? say('visits:training.nextOwed') : null
  return {
    personId,
    lang,
    agency: here.agency.name,
    title: say('visits:training.title'),
    goal: plan.goal,
    helper: plan.helper && say('visits:training.helper', { name: plan.helper }),
    steps: plan.steps.map(({ step, masteredAt, trainer }) => ({
      step: say(`visits:training.step.${step}`),
      says: masteredAt
        ? say('visits:training.mastered', { when: when(masteredAt), who: trainer ?? '' })
        : say('visits:training.notYet'),
    })),
    next: next ? say('visits:training.next', { when: when(next.startsAt), who: next.who }) : coming,
    slip: say('visits:training.slip', { phone: here.agency.phone }),
  }
}

export default function PrintedPlan() {
  const plan = useLoaderData<typeof loader>()
  const { say } = useWords()
  return (
    <div className="stack narrow">
      <title>{plan.title}</title>
      <p className="no-print">
        <a href={`/arbeid/person/${plan.personId}/opplaring`}>{say('visitstaff:training.heading')}</a>
      </p>
      <article className="card stack" lang={plan.lang} dir={plan.lang === 'ar' ? 'rtl' : 'ltr'}>
        <h1>{plan.title}</h1>
        <p className="quiet">{plan.agency}</p>
        <p className="lead">
          <bdi>{plan.goal}</bdi>
        </p>
        <ul>
          {plan.steps.map(({ step, says }) => (
            <li key={step}>
              <span className="strong">{step}</span>: {says}
            </li>
          ))}
        </ul>
        {plan.next && <p className="strong">{plan.next}</p>}
        {plan.helper && <p>{plan.helper}</p>}
        <p>{plan.slip}</p>
      </article>
    </div>
  )
}
