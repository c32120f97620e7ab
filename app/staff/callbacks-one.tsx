import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { ATTEMPT_OUTCOMES } from '../../office/calls/model.ts'
import { sayWhen, sayWindow } from '../../text/when.ts'
import { staffDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { readForm, refuse } from '../form.ts'
import { BenchHead } from '../ui/bench-head.tsx'
import { Choices, HiddenFields, Press, Refusal, TextLine } from '../ui/forms.tsx'
import { useSay } from '../ui/shell.ts'
import { SideTag } from '../ui/signs.tsx'
import { windowChoice, windowsIn } from '../ui/windows.ts'
import { LogForm } from './callbacks-log.tsx'
import { idOf } from './ids.ts'
import { JointMandate, takeJointMandate } from './joint-mandate.tsx'
import { useWords } from './words.ts'

const idsIn = (params: Record<string, string | undefined>) => ({
  personId: idOf(params.personId),
  promiseId: idOf(params.promiseId),
})

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const here = staffDoor(context)
  const ids = idsIn(params)
  const found = await here.office.calls.callToMake(ids)
  if (!found.ok) throw fault('notFound')
  const { language, now, say } = here
  const { callback, offers, tries, ...call } = found.value
  const search = new URL(request.url).searchParams
  return {
    ...ids,
    name: call.name,
    side: call.side,
    theme: call.theme,
    number: call.number,
    kind: call.numberKind,
    owner: callback.numberOwner,
    when:
      callback.windowFrom && callback.windowUntil && callback.plannedAt
        ? sayWindow(language, callback.windowFrom, callback.windowUntil, now)
        : null,
    due: sayWhen(language, call.dueAt, now),
    interpreter: callback.interpreter,
    onlyWithPerson: callback.onlyWithPerson,
    helper: callback.helper?.name ?? null,
    answered: callback.answered,
    tries: tries.map(
      (one) =>
        `${sayWhen(language, one.at, now)}: ${say(`calls:callback.outcome.${one.outcome ?? 'ringing'}`)}${one.by ? ` (${one.by})` : ''}${one.answeredBy === 'other' ? ` – ${say('voice:callback.log.other')}` : ''}`,
    ),
    windows: offers.map((one) => windowChoice(language, one, now)),
    told: search.get('gikk'),
    callId: search.get('samtale'),
    shows: here.agency.phone,
    needsWhy: call.needsWhy,
  }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const here = staffDoor(context)
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  const { values } = form
  const { calls } = here.office
  const ids = idsIn(params)
  const page = `/arbeid/person/${ids.personId}/ring/${ids.promiseId}`
  if (values.gjor === 'ring') {
    const rung = await calls.ringNow({ ...ids, ...(values.hvorfor ? { why: values.hvorfor } : {}) })
    return rung.ok
      ? redirect(`${page}?gikk=ringer&samtale=${rung.value.callId}`, 303)
      : refuse(rung.reason, values, WHY.includes(rung.reason) ? { field: 'hvorfor' } : {})
  }
  if (values.gjor === 'fullmakt') {
    const given = await takeJointMandate(here, ids.personId, values)
    if (!given.ok)
      return refuse(given.reason, values, { field: given.reason === 'badForm' ? 'fodt' : 'navn' })
    const told = given.value.state === 'active' ? 'fullmakt' : 'fullmakt-venter'
    return redirect(`${page}?gikk=${told}&samtale=${idOf(values.samtale)}`, 303)
  }
  if (values.gjor === 'tid') {
    const chosen = await calls.chooseWindow({ ...ids, windows: windowsIn([values.tid1]) })
    return chosen.ok ? redirect(`${page}?gikk=avtalt`, 303) : refuse(chosen.reason, values, { field: 'tid1' })
  }
  const other = values.gjor === 'annen'
  const outcome = other ? 'noAnswer' : ATTEMPT_OUTCOMES.find((one) => one === values.gjor)
  if (!outcome) return refuse('empty', values)
  const logged = await calls.logAttempt({
    ...ids,
    outcome,
    answeredByOther: other,
    ...(values.hvem ? { said: values.hvem } : {}),
    ...(values.text ? { note: values.text } : {}),
    interpreter: values.tolk === 'professional' || values.tolk === 'onDemand' ? values.tolk : 'none',
    callId: values.samtale ? idOf(values.samtale) : null,
  })
  if (!logged.ok) return refuse(logged.reason, values, { field: 'text' })
  return redirect(logged.value.ended ? '/arbeid/ring' : `${page}?gikk=${logged.value.why}`, 303)
}

const WHY = ['ringingNotWanted', 'tooLong']
const TOLD = ['spoke', 'notHeard', 'tried'] as const

/** One call: what to know before it, the press that rings, how it went in two clicks, and another time. */
export default function OneCall() {
  const say = useSay()
  const words = useWords()
  const call = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const told = TOLD.find((one) => one === call.told)
  return (
    <div className="stack-loose">
      <title>{say('voice:callback.one.title', { name: call.name })}</title>
      <BenchHead
        heading={say('voice:callback.one.title', { name: call.name })}
        lead={
          <>
            {words.theme(call.theme)} <SideTag side={call.side} />
          </>
        }
      >
        <a href={`/arbeid/person/${call.personId}`}>{say('voice:callback.timeline')}</a>
      </BenchHead>
      {told && <p role="status">{say(`voice:callback.logged.${told}`)}</p>}
      {call.told === 'ringer' && <p role="status">{say('voice:callback.ringing', { number: call.shows })}</p>}
      {call.told === 'fullmakt' && <p role="status">{say('voice:callback.logged.mandate')}</p>}
      {call.told === 'fullmakt-venter' && <p role="status">{say('voice:callback.logged.mandateWaits')}</p>}
      {call.told === 'avtalt' && <p role="status">{say('voice:callback.choose.done')}</p>}
      <Refusal refused={refused} />
      <dl className="facts">
        <dt>{say('voice:callback.one.number')}</dt>
        <dd>
          {call.number === null ? (
            say('voice:callback.one.noNumber')
          ) : (
            <>
              <span dir="ltr">{call.number}</span>
              {call.kind && ` (${say(`voice:callback.number.${call.kind}`)})`}
              {call.owner && <span dir="auto"> – {call.owner}</span>}
            </>
          )}
        </dd>
        {call.when && (
          <>
            <dt>{say('voice:callback.one.when')}</dt>
            <dd>{call.when}</dd>
          </>
        )}
        <dt>{say('voice:callback.one.due')}</dt>
        <dd>{call.due}</dd>
        {call.answered.length > 0 && (
          <>
            <dt>{say('voice:callback.one.answered')}</dt>
            <dd>{call.answered.join(', ')}</dd>
          </>
        )}
      </dl>
      <div className="card stack-tight">
        <p>{say('voice:callback.one.identity')}</p>
        {call.onlyWithPerson && <p className="strong">{say('voice:callback.onlyPerson')}</p>}
        {call.interpreter && (
          <p>{say('voice:callback.interpreter', { language: words.language(call.interpreter) })}</p>
        )}
        {call.helper && <p dir="auto">{say('voice:callback.one.mandate', { name: call.helper })}</p>}
      </div>
      <form method="post" className="stack-tight narrow">
        <HiddenFields form="ring" />
        {call.needsWhy && (
          <TextLine
            name="hvorfor"
            label={say('voice:callback.one.why')}
            hint={say('voice:callback.one.whyHint')}
            refused={refused}
            maxLength={1000}
          />
        )}
        <Press name="gjor" value="ring" accessKey="r">
          {say('voice:callback.ring')}
        </Press>
      </form>
      {call.helper && call.callId && !call.told?.startsWith('fullmakt') && (
        <JointMandate callId={call.callId} name={call.helper} refused={refused} />
      )}
      <LogForm refused={refused} callId={call.callId} interpreter={call.interpreter !== null} />
      <section className="stack-tight" aria-labelledby="forsok">
        <h2 id="forsok" className="section-title">
          {say('voice:callback.tries')}
        </h2>
        {call.tries.length === 0 && <p className="quiet">{say('voice:callback.tries.none')}</p>}
        <ol className="plain-list">
          {call.tries.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      </section>
      <form method="post" className="row">
        <HiddenFields form="window" />
        <Choices name="tid1" label={say('voice:callback.choose')} refused={refused} options={call.windows} />
        <Press name="gjor" value="tid" variant="secondary">
          {say('voice:callback.choose')}
        </Press>
      </form>
    </div>
  )
}
