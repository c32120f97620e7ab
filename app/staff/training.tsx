import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { staffDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { type Refused, readForm, refuse } from '../form.ts'
import { HiddenFields, Press, Refusal } from '../ui/forms.tsx'
import { StatusTag } from '../ui/signs.tsx'
import { idOf } from './ids.ts'
import { SmallSelect } from './parts.tsx'
import { PersonHead } from './person-head.tsx'
import { plain } from './plain.ts'
import { actOnTraining } from './training-action.ts'
import { EachTime, PlanForm, SessionForm } from './training-forms.tsx'
import { Ready, Sessions, Steps } from './training-parts.tsx'
import { useKeys } from './use-keys.ts'
import { useWords } from './words.ts'

/** what somebody learns on a screen, step by step, and what is left alone. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const here = staffDoor(context)
  const personId = idOf(params.personId)
  const found = await here.office.visits.trainingFor({ personId })
  if (!found.ok) throw fault('notFound')
  const done = new URL(request.url).searchParams.get('gjort')
  return { personId, done, ...plain(found.value) }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const here = staffDoor(context)
  const personId = idOf(params.personId)
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  const done = await actOnTraining(here, personId, form.values, form.idempotencyKey)
  if (done.ok) return redirect(`/arbeid/person/${personId}/opplaring?gjort=${done.what}`, 303)
  if (done.reason === 'notFound') throw fault('notFound')
  return refuse(done.reason, form.values, { details: done.details })
}

export type TrainingData = Awaited<ReturnType<typeof loader>>
const DONE = ['plan', 'session', 'each', 'saved'] as const

export default function Training() {
  const page = useLoaderData() as TrainingData
  const refused = useActionData() as Refused | undefined
  const { say, when } = useWords()
  useKeys(() => false)
  const done = DONE.find((one) => one === page.done)
  const open = page.plan?.endedAt === null
  return (
    <div className="stack-loose">
      <PersonHead title={say('visitstaff:training.heading')} page={page} />
      {done && !refused && <p role="status">{say(`visitstaff:training.done.${done}`)}</p>}
      <Refusal refused={refused} />
      {page.helpEachTime && (
        <p>
          <StatusTag tone="info">{say('visitstaff:training.each')}</StatusTag>
        </p>
      )}
      {page.checks.map((check) => (
        <p key={check.step} className="strong">
          {say('visitstaff:training.check', {
            step: say(`visits:training.step.${check.step}`),
            when: when(check.dueAt),
          })}
        </p>
      ))}
      {page.next && (
        <p>{say('visitstaff:training.next', { when: when(page.next.startsAt), who: page.next.who })}</p>
      )}
      <div className={page.plan ? 'split' : 'narrow'}>
        <div className="stack">
          {page.plan && <Steps plan={page.plan} />}
          <Ready page={page} />
          {open && <SessionForm page={page} refused={refused} />}
          {page.plan && <Sessions plan={page.plan} />}
        </div>
        <aside className="stack">
          <PlanForm page={page} refused={refused} />
          {page.plan && <Given personId={page.personId} />}
          <EachTime page={page} refused={refused} />
          <p>
            <a href={`/arbeid/person/${page.personId}/profil`}>{say('visitstaff:training.toProfile')}</a>
          </p>
        </aside>
      </div>
    </div>
  )
}

/** R-871, G8: the plan in the person's hand, or said to them; nobody logs in for it. */
function Given({ personId }: { personId: string }) {
  const { say, coded } = useWords()
  return (
    <section className="card stack-tight" aria-labelledby="gitt">
      <h2 id="gitt">{say('visitstaff:training.share')}</h2>
      <p>
        <a href={`/arbeid/person/${personId}/opplaring/plan`}>{say('visitstaff:training.print')}</a>
      </p>
      <form method="post" className="row">
        <HiddenFields form="given" />
        <input type="hidden" name="gjor" value="delt" />
        <SmallSelect
          name="hvordan"
          label={say('visitstaff:training.session.form')}
          options={['print', 'aloud', 'phone'].map((value) => ({
            value,
            label: coded('visitstaff:training.share')(value),
          }))}
        />
        <Press small variant="secondary">
          {say('visitstaff:training.share.save')}
        </Press>
      </form>
    </section>
  )
}
