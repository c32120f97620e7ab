import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { SHARING_CONSENTS } from '../../office/people/mandates/model.ts'
import { door, personDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { type Refused, readForm, refuse } from '../form.ts'
import { Choices, HiddenFields, Press, Refusal, TextLine, Tick } from '../ui/forms.tsx'
import { useSay } from '../ui/shell.ts'
import { lastDay } from './helpers-new.tsx'
import { type ShownConsent, shownConsent } from './helpers-words.ts'
import { idIn } from './words.ts'

const DONE = ['given', 'ended'] as const
const SIDES = ['state', 'municipal'] as const

/** what the person has let the office show or tell, to whom and until when, and one press that ends it. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const here = personDoor(context)
  const { mandates } = await here.office.people.myHelpers()
  const told = new URL(request.url).searchParams.get('gjort')
  return {
    consents: mandates
      .filter(({ kind, state }) => kind === 'consent' && state === 'active')
      .map((line) => shownConsent(line, here)),
    done: DONE.find((known) => known === told) ?? null,
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request, door(context))
  if (!form.ok) return form.refused
  const { values } = form
  const me = personDoor(context)
  if (values.gjor === 'slutt') {
    const ended = await me.office.people.endMandate({ mandateId: idIn(values.samtykke) })
    if (!ended.ok && ended.reason === 'notFound') throw fault('notFound')
    if (!ended.ok) return refuse(ended.reason, values)
    return redirect('/min-side/samtykker?gjort=ended', 303)
  }
  const to = SHARING_CONSENTS.find((known) => known === values.til)
  if (to === undefined) return refuse('badForm', values, { field: 'til' })
  const given = await me.office.people.giveConsent({
    to,
    recipient: values.hvem ?? '',
    sides: SIDES.filter((side) => values[`side.${side}`] === 'ja'),
    ...lastDay(values.dag),
  })
  if (given.ok) return redirect('/min-side/samtykker?gjort=given', 303)
  const field = given.reason === 'empty' ? 'hvem' : given.reason === 'mandateTooLong' ? 'dag' : undefined
  return refuse(given.reason, values, field ? { field } : {})
}

export default function Consents() {
  const say = useSay()
  const { consents, done } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>() as Refused | undefined
  return (
    <div className="stack-loose">
      <title>{say('mandates:consent.heading')}</title>
      <div className="stack-tight">
        <p>
          <a href="/min-side/hjelperne-mine">{say('mandates:helpers.heading')}</a>
        </p>
        <h1 className="title">{say('mandates:consent.heading')}</h1>
        <p className="lead">{say('mandates:consent.lead')}</p>
        {done && (
          <p className="kept" role="status">
            {say(`mandates:consent.${done}`)}
          </p>
        )}
      </div>
      {consents.length === 0 && <p>{say('mandates:consent.none')}</p>}
      <ul className="plain-list stack">
        {consents.map((consent: ShownConsent) => (
          <ConsentCard key={consent.id} consent={consent} />
        ))}
      </ul>
      <GiveForm refused={refused} />
    </div>
  )
}

function ConsentCard({ consent }: { consent: ShownConsent }) {
  const say = useSay()
  return (
    <li className="card stack-tight">
      <h2 className="section-title">{consent.what}</h2>
      {consent.who && (
        <p>
          <bdi>{consent.who}</bdi>
        </p>
      )}
      <p>
        {consent.sides.join(' · ')} · {consent.period}
      </p>
      {consent.notes.map((note) => (
        <p key={note} className="quiet">
          {note}
        </p>
      ))}
      <form method="post">
        <HiddenFields form={`end-${consent.id}`} />
        <input type="hidden" name="samtykke" value={consent.id} />
        <Press
          name="gjor"
          value="slutt"
          variant="secondary"
          aria-label={say('mandates:consent.endFor', { what: `${consent.what} ${consent.who}`.trim() })}
        >
          {say('mandates:consent.end')}
        </Press>
      </form>
    </li>
  )
}

function GiveForm({ refused }: { refused: Refused | undefined }) {
  const say = useSay()
  return (
    <section className="stack" aria-labelledby="gi">
      <h2 id="gi" className="section-title">
        {say('mandates:consent.new')}
      </h2>
      <form method="post" className="write stack">
        <HiddenFields form="consent" />
        <Refusal refused={refused} />
        <Choices
          name="til"
          label={say('mandates:consent.what')}
          refused={refused}
          options={SHARING_CONSENTS.map((value) => ({ value, label: say(`mandates:consent.to.${value}`) }))}
        />
        <TextLine
          name="hvem"
          label={say('mandates:consent.who')}
          hint={say('mandates:consent.whoHint')}
          refused={refused}
          autoComplete="off"
          maxLength={200}
        />
        <fieldset className="plain-fieldset">
          <legend className="strong">{say('mandates:consent.sides')}</legend>
          {SIDES.map((side) => (
            <Tick
              key={side}
              name={`side.${side}`}
              label={say(`citizen:people.side.${side}`)}
              refused={refused}
            />
          ))}
        </fieldset>
        <TextLine name="dag" type="date" label={say('mandates:new.until')} refused={refused} />
        <div>
          <Press name="gjor" value="gi">
            {say('mandates:consent.new')}
          </Press>
        </div>
      </form>
    </section>
  )
}
