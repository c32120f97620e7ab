import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { door, personDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { type Refused, readForm, refuse } from '../form.ts'
import { GoTo, Refusal } from '../ui/forms.tsx'
import { RequestState, requestLine, type ShownRequest } from '../ui/requests.tsx'
import { useSay } from '../ui/shell.ts'
import { Time } from '../ui/time.tsx'
import { MandateCard, refusalIn } from './helpers-card.tsx'
import { type ShownDeed, type ShownMandate, shownDeed, shownMandate } from './helpers-words.ts'
import { idIn } from './words.ts'

const DONE = ['given', 'givenAsked', 'ended', 'refused'] as const

/** who may do what for the person, everything done in their name, and one press that ends it. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const here = personDoor(context)
  const { mandates, deeds } = await here.office.people.myHelpers()
  const helped = await here.office.people.whomIHelp()
  const requests = await here.office.people.myRequests()
  const told = new URL(request.url).searchParams.get('gjort')
  const shown = mandates.filter(({ kind }) => kind === 'mandate').map((line) => shownMandate(line, here))
  return {
    running: shown.filter(({ state }) => state === 'active' || state === 'asked' || state === 'suspended'),
    earlier: shown.filter(({ state }) => state === 'revoked' || state === 'expired'),
    deeds: deeds.map((deed) => shownDeed(deed, here.say)),
    helped: helped.map(({ personId, name }) => ({ personId, name })),
    requests: requests.map(requestLine),
    done: DONE.find((known) => known === told) ?? null,
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request, door(context))
  if (!form.ok) return form.refused
  const me = personDoor(context)
  const mandateId = idIn(form.values.fullmakt)
  if (form.values.gjor === 'forny') {
    const renewed = await me.office.people.renewMandate({ mandateId })
    if (!renewed.ok) return refuse(renewed.reason, form.values)
    return redirect(
      `/min-side/hjelperne-mine?gjort=${renewed.value.state === 'active' ? 'given' : 'givenAsked'}`,
      303,
    )
  }
  if (form.values.gjor === 'nei') {
    const said = await me.office.people.refuseHolder({ mandateId, ...refusalIn(form.values) })
    if (!said.ok) return refuse(said.reason, form.values)
    return redirect('/min-side/hjelperne-mine?gjort=refused', 303)
  }
  const ended = await me.office.people.endMandate({ mandateId })
  if (!ended.ok && ended.reason === 'notFound') throw fault('notFound')
  if (!ended.ok) return refuse(ended.reason, form.values)
  return redirect('/min-side/hjelperne-mine?gjort=ended', 303)
}

export default function Helpers() {
  const say = useSay()
  const { running, earlier, deeds, helped, requests, done } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>() as Refused | undefined
  return (
    <div className="stack-loose">
      <title>{say('mandates:helpers.heading')}</title>
      <div className="stack-tight">
        <p>
          <a href="/min-side">{say('citizen:back')}</a>
        </p>
        <h1 className="title">{say('mandates:helpers.heading')}</h1>
        <p className="lead">{say('mandates:helpers.lead')}</p>
        {done && (
          <p className="kept" role="status">
            {say(`mandates:helpers.${done}`)}
          </p>
        )}
      </div>
      <Refusal refused={refused} />
      {running.length === 0 && <p>{say('mandates:helpers.none')}</p>}
      <ul className="plain-list stack">
        {running.map((mandate: ShownMandate) => (
          <MandateCard key={mandate.id} mandate={mandate} />
        ))}
      </ul>
      <div className="row">
        <GoTo href="/min-side/hjelperne-mine/ny">{say('mandates:helpers.new')}</GoTo>
        <GoTo href="/min-side/samtykker" variant="secondary">
          {say('mandates:helpers.consents')}
        </GoTo>
        <GoTo href="/min-side/skriv" variant="secondary">
          {say('mandates:helpers.ask')}
        </GoTo>
        <GoTo href="/min-side/far-det-ikke-til" variant="secondary">
          {say('mandates:cannot.heading')}
        </GoTo>
      </div>
      <p className="quiet">{say('mandates:helpers.free')}</p>
      {helped.length > 0 && <IHelp helped={helped} />}
      <IAsked requests={requests} />
      <Deeds deeds={deeds} />
      {earlier.length > 0 && (
        <details className="disclosure">
          <summary>{say('mandates:helpers.earlier')}</summary>
          <ul className="plain-list stack-tight">
            {earlier.map((mandate: ShownMandate) => (
              <li key={mandate.id}>
                <bdi>{mandate.name}</bdi> · {mandate.period} · {say(`mandates:state.${mandate.state}`)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

/** what the reader has asked the office to do for others. */
function IAsked({ requests }: { requests: readonly ShownRequest[] }) {
  const say = useSay()
  return (
    <section className="stack-tight">
      {requests.length > 0 && <h2 className="section-title">{say('mandates:request.mine')}</h2>}
      <ul className="plain-list stack-tight">
        {requests.map((request) => (
          <li key={request.number}>
            <RequestState request={request} />
          </li>
        ))}
      </ul>
      <p>
        <a href="/be-om-kontakt">{say('mandates:request.heading')}</a>
      </p>
    </section>
  )
}

function IHelp({ helped }: { helped: readonly { personId: string; name: string }[] }) {
  const say = useSay()
  return (
    <section className="stack-tight" aria-labelledby="jeg-hjelper">
      <h2 id="jeg-hjelper" className="section-title">
        {say('mandates:helpers.iHelp')}
      </h2>
      <ul className="links plain-list">
        {helped.map(({ personId, name }) => (
          <li key={personId}>
            <a href={`/min-side/for/${personId}`}>
              <bdi>{say('mandates:helpers.open', { name })}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Deeds({ deeds }: { deeds: readonly ShownDeed[] }) {
  const say = useSay()
  return (
    <section className="stack-tight" aria-labelledby="gjort">
      <h2 id="gjort" className="section-title">
        {say('mandates:helpers.deeds')}
      </h2>
      {deeds.length === 0 && <p className="quiet">{say('mandates:helpers.deedsNone')}</p>}
      <ul className="plain-list stack-tight">
        {deeds.map(({ id, who, what, why, at, threadId, answered }) => (
          <li key={id}>
            <bdi className="strong">{who}</bdi>{' '}
            {threadId ? <a href={`/min-side/samtaler/${threadId}`}>{what}</a> : what} {why}
            <br />
            {answered && (
              <>
                <span>{answered}</span>
                <br />
              </>
            )}
            <span className="quiet small">
              <Time at={at} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
