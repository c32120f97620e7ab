import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { sayWhen } from '../../text/when.ts'
import { door, personDoor } from '../context.ts'
import { readForm, refuse } from '../form.ts'
import { GoTo, HiddenFields, Press, Refusal, TextLine } from '../ui/forms.tsx'
import { useSay } from '../ui/shell.ts'

const ADDRESS = '/min-side/opplaring'

/** the person's own plan, and the way out of it. */
export async function loader({ context }: LoaderFunctionArgs) {
  const here = personDoor(context)
  const { plan, next, checks, alone, helpEachTime } = await here.office.visits.myTraining()
  const when = (at: Temporal.Instant) => sayWhen(here.language, at, here.now)
  return {
    helpEachTime,
    next: next && { when: when(next.startsAt), who: next.who },
    checks: checks.map(({ step, dueAt }) => ({ step, when: when(dueAt) })),
    alone: alone.filter((step) => !checks.some((check) => check.step === step)),
    plan: plan && {
      goal: plan.goal,
      helper: plan.helper,
      endedHow: plan.endedHow,
      steps: plan.steps.map(({ step, masteredAt, trainer }) => ({
        step,
        mastered: masteredAt && { when: when(masteredAt), who: trainer ?? '' },
      })),
      sessions: plan.sessions.map(({ id, heldAt, trainer, minutes, guidanceMinutes }) => ({
        id,
        says: { when: when(heldAt), who: trainer, minutes, guidance: guidanceMinutes },
      })),
    },
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request, door(context))
  if (!form.ok) return form.refused
  const { visits } = personDoor(context).office
  const { values } = form
  const done =
    values.gjor === 'sjekk'
      ? await visits.checkWithMe({ step: values.steg ?? '', number: values.nummer || null })
      : await visits.wantHelpEachTime({ on: values.gjor === 'hjelp' })
  return done.ok ? redirect(ADDRESS, 303) : refuse(done.reason, values, { details: done.details })
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

export default function MyTraining() {
  const say = useSay()
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <div className="stack-loose">
      <title>{say('visits:training.title')}</title>
      <div className="stack-tight">
        <p>
          <a href="/min-side">{say('citizen:back')}</a>
        </p>
        <h1 className="title">{say('visits:training.title')}</h1>
        <p className="lead">{say('visits:training.lead')}</p>
      </div>
      <Refusal refused={refused} />
      {page.checks.map(({ step, when }) => (
        <p key={step} className="kept" role="status">
          <span className="strong">{say(`visits:training.step.${step}`)}.</span>{' '}
          {say('visits:training.check.asked', { when })}
        </p>
      ))}
      {page.plan ? <Plan plan={page.plan} next={page.next} /> : <p>{say('visits:training.none')}</p>}
      {page.alone.map((step) => (
        <section key={step} className="card stack-tight" aria-labelledby={`alene-${step}`}>
          <h2 id={`alene-${step}`} className="section-title">
            {say(`visits:training.step.${step}`)}
          </h2>
          <p>{say('visits:training.check.hint')}</p>
          {step === 'write' ? (
            <div>
              <GoTo href="/min-side/skriv" variant="secondary">
                {say('visits:training.step.write')}
              </GoTo>
            </div>
          ) : (
            <form method="post" className="stack-tight">
              <HiddenFields form={`check-${step}`} />
              <input type="hidden" name="steg" value={step} />
              {refused?.reason === 'needsNumber' && refused.values.steg === step && (
                <TextLine
                  id={`nummer-${step}`}
                  name="nummer"
                  type="tel"
                  label={say('visits:training.number')}
                  autoComplete="tel"
                  refused={refused}
                />
              )}
              <div>
                <Press name="gjor" value="sjekk" variant="secondary">
                  {say('visits:training.check')}
                </Press>
              </div>
            </form>
          )}
        </section>
      ))}
      <EachTime on={page.helpEachTime} />
    </div>
  )
}

function Plan({ plan, next }: { plan: NonNullable<Page['plan']>; next: Page['next'] }) {
  const say = useSay()
  const running = plan.endedHow === null
  return (
    <section className="stack" aria-labelledby="maal">
      <h2 id="maal" className="section-title">
        {say('visits:training.goal')}
      </h2>
      <p className="lead">
        <bdi>{plan.goal}</bdi>
      </p>
      {plan.endedHow === 'reached' && <p>{say('visits:training.ended.reached')}</p>}
      {plan.endedHow === 'stopped' && <p>{say('visits:training.ended.stopped')}</p>}
      <ul className="plain-list stack-tight">
        {plan.steps.map(({ step, mastered }) => (
          <li key={step} className="card">
            <span className="strong">{say(`visits:training.step.${step}`)}</span>
            <br />
            {mastered ? say('visits:training.mastered', mastered) : say('visits:training.notYet')}
          </li>
        ))}
      </ul>
      {next && <p className="strong">{say('visits:training.next', next)}</p>}
      {!next && running && <p>{say('visits:training.nextOwed')}</p>}
      {plan.helper && <p>{say('visits:training.helper', { name: plan.helper })}</p>}
      {plan.sessions.length > 0 && (
        <details className="disclosure">
          <summary>{say('visits:training.sessions')}</summary>
          <ul>
            {plan.sessions.map(({ id, says }) => (
              <li key={id}>{say('visits:training.session', says)}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function EachTime({ on }: { on: boolean }) {
  const say = useSay()
  return (
    <form method="post" className="card stack-tight">
      <HiddenFields form="each" />
      <h2 className="section-title">{say('visits:training.each')}</h2>
      <p>{say(on ? 'visits:training.each.is' : 'visits:training.each.lead')}</p>
      <div>
        <Press name="gjor" value={on ? 'laer' : 'hjelp'} variant="secondary">
          {say(on ? 'visits:training.each.off' : 'visits:training.each.on')}
        </Press>
      </div>
    </form>
  )
}
