import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { scopeWords, shownConsent } from '../citizen/helpers-words.ts'
import { staffDoor } from '../context.ts'
import { fault } from '../fault.ts'
import type { Refused } from '../form.ts'
import { HiddenFields, Press, Refusal } from '../ui/forms.tsx'
import { StatusTag } from '../ui/signs.tsx'
import { idOf } from './ids.ts'
import { actOnMandates, type Done } from './mandates-action.ts'
import { ConsentForm, ConsentsHeld, RefuseForm, RequestsAbout } from './mandates-consents.tsx'
import { ConfirmForm, RegisterForm, SafetyForm } from './mandates-forms.tsx'
import { HelperForm, InterpreterForm, RequestForm } from './mandates-talks.tsx'
import { personFor } from './person-for.ts'
import { PersonHead } from './person-head.tsx'
import { plain } from './plain.ts'
import { useKeys } from './use-keys.ts'
import { useWords } from './words.ts'

/** who may help whom, over both sides, with no case content through it; and what must be said when it may not. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const here = staffDoor(context)
  const personId = idOf(params.personId)
  const purpose = new URL(request.url).searchParams.get('formal')
  const register = await here.office.people.registerFor(personId, purpose)
  if (!register.ok) throw fault('notFound')
  const { person, name } = await personFor(here, personId, { what: 'mandates' })
  const { mandates, safety, interpreting } = register.value
  const [letters, asked] = [
    await here.office.people.lettersToOpen({ personId }),
    await here.office.people.requestsAbout({ personId, purpose }),
  ]
  return {
    personId,
    name,
    interpreter: person.interpreterNeed === 'none' ? null : (person.interpreterLanguage ?? person.language),
    reception: here.viewer.roles.includes('RE'),
    cleared: safety.reach !== null,
    safety,
    interpreting: plain(interpreting),
    letters: letters.ok ? plain(letters.value) : [],
    requests: asked.ok ? plain(asked.value) : [],
    consents: mandates
      .filter(({ kind, state }) => kind === 'consent' && state === 'active')
      .map((line) => ({
        ...shownConsent(line, here),
        opens: line.consentTo === 'letter' ? line.messageId : null,
      })),
    mandates: mandates
      .filter(({ kind, state }) => kind === 'mandate' && ['asked', 'active', 'suspended'].includes(state))
      .map((line) => ({
        id: line.id,
        name: line.holderName,
        relation: line.relation,
        state: line.state,
        before: line.before,
        form: line.form,
        ...scopeWords(line, here),
      })),
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  return actOnMandates(staffDoor(context), request, idOf(params.personId))
}

export type MandatesPage = ReturnType<typeof useLoaderData<typeof loader>>
type Row = MandatesPage['mandates'][number]

export default function Mandates() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as Done | Refused | undefined
  const words = useWords()
  const { say } = words
  useKeys(() => false)
  const refused = answer && 'reason' in answer ? answer : undefined
  return (
    <div className="stack narrow">
      <PersonHead title={say('desk:mandate.heading')} page={page} />
      {answer && 'done' in answer && <DoneWords answer={answer} />}
      <Refusal refused={refused} />
      {page.safety.stands && (
        <p className="strong" data-safety="yes">
          {say('desk:safety.stands')}
        </p>
      )}
      <section className="stack-tight" aria-labelledby="register">
        <h2 id="register">{say('desk:mandate.of')}</h2>
        {page.mandates.length === 0 && <p>{say('desk:mandate.none')}</p>}
        {page.mandates.map((mandate) => (
          <MandateRow key={mandate.id} mandate={mandate} page={page} refused={refused} />
        ))}
        <p className="quiet">{say('desk:mandate.neutral')}</p>
      </section>
      <RegisterForm page={page} refused={refused} />
      <ConsentsHeld page={page} />
      <ConsentForm page={page} refused={refused} />
      <RequestsAbout page={page} refused={refused} />
      <HelperForm page={page} refused={refused} />
      <RequestForm page={page} refused={refused} />
      <InterpreterForm page={page} refused={refused} />
      <SafetyForm page={page} refused={refused} />
    </div>
  )
}

function DoneWords({ answer }: { answer: Done }) {
  const words = useWords()
  const { say } = words
  const key = `desk:done.${answer.done}` as Parameters<typeof say>[0]
  const params = {
    ...(answer.number === undefined ? {} : { number: String(answer.number) }),
    ...(answer.when === undefined ? {} : { when: words.when(answer.when) }),
  }
  return (
    <p className="kept" role="status">
      {say(key, params)}
    </p>
  )
}

function MandateRow(props: { mandate: Row; page: MandatesPage; refused: Refused | undefined }) {
  const { mandate, page, refused } = props
  const { say } = useWords()
  return (
    <div className="card stack-tight">
      <p className="row">
        <bdi className="strong">{mandate.name}</bdi>
        <StatusTag tone={mandate.state === 'active' ? 'success' : 'neutral'}>
          {say(`mandates:state.${mandate.state}`)}
        </StatusTag>
        <span>{say(`mandates:relation.${mandate.relation}`)}</span>
      </p>
      <p>
        {mandate.period} · {mandate.sides.join(' · ')} · {mandate.themes.join(', ')}
      </p>
      <p>{mandate.acts.join(' · ')}</p>
      <p className="quiet">
        {say(`desk:form.${mandate.form}`)}
        {mandate.before && <> · {say('mandates:helpers.before', { name: mandate.before })}</>}
      </p>
      {mandate.state === 'asked' && <ConfirmForm page={page} mandateId={mandate.id} refused={refused} />}
      {mandate.state === 'active' && <RefuseForm page={page} mandateId={mandate.id} refused={refused} />}
      <form method="post">
        <HiddenFields form={`end-${mandate.id}`} />
        <input type="hidden" name="fullmakt" value={mandate.id} />
        <input type="hidden" name="kanal" value={page.reception ? 'dropIn' : 'officePhone'} />
        <Press name="gjor" value="slutt" variant="secondary" small>
          {say('desk:mandate.revoke')}
        </Press>
      </form>
    </div>
  )
}
