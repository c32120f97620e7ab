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
import { HiddenFields, Press, Refusal, useReason } from '../ui/forms.tsx'
import { EmptyState, StatusTag } from '../ui/signs.tsx'
import { aboutIn } from './assisted-about.ts'
import { idOf } from './ids.ts'
import { useKeys } from './use-keys.ts'
import { useWords } from './words.ts'

/** R-345, C6-06: a phone is lost or stolen, said at the desk or in a call by somebody whom the office is sure of. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { visitId, callId } = aboutIn(request)
  const met = { ...(visitId ? { visitId } : {}), ...(callId ? { callId } : {}) }
  const found = await staffDoor(context).office.visits.phonesToLose(met)
  if (!found.ok && found.reason === 'notFound') throw fault('notFound')
  return {
    refused: found.ok ? null : found.reason,
    name: found.ok ? found.value.name : '',
    phones: found.ok ? found.value.phones : [],
    back: callId ? `/arbeid/samtaler/${callId}` : `/arbeid/mottak/${visitId}`,
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const here = staffDoor(context)
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  const { visitId, callId } = aboutIn(request)
  const met = { ...(visitId ? { visitId } : {}), ...(callId ? { callId } : {}) }
  const done = await here.office.visits.phoneLost({ ...met, contactPointId: idOf(form.values.nummer) })
  if (done.ok) return redirect(`/arbeid/mistet-nummer${new URL(request.url).search}`, 303)
  if (done.reason === 'notFound') throw fault('notFound')
  return refuse(done.reason, form.values)
}

export default function LostPhone() {
  const { name, phones, back, refused: shut } = useLoaderData<typeof loader>()
  const refused = useActionData() as Refused | undefined
  const { say } = useWords()
  const reason = useReason()
  useKeys(() => false)
  return (
    <div className="stack narrow">
      <title>{say('visitstaff:lost.title')}</title>
      <div className="stack-tight">
        <p>
          <a href={back}>{say('visitstaff:assisted.back')}</a>
        </p>
        <h1>{say('visitstaff:lost.title')}</h1>
        <p>
          <bdi className="strong">{name}</bdi> {say('visitstaff:lost.lead')}
        </p>
      </div>
      <Refusal refused={refused} />
      {shut !== null && <p role="alert">{reason(shut)}</p>}
      {shut === null && phones.length === 0 && <EmptyState heading={say('visitstaff:lost.none')} />}
      <ul className="plain-list stack">
        {phones.map(({ id, ends, lost }) => (
          <li key={id} className="card row row-apart">
            <p>
              {say('visitstaff:lost.ends')} <bdi className="strong">{ends}</bdi>
            </p>
            {lost ? (
              <StatusTag tone="warning">{say('visitstaff:lost.is')}</StatusTag>
            ) : (
              <form method="post">
                <HiddenFields form={`lost-${id}`} />
                <Press name="nummer" value={id} variant="secondary" small>
                  {say('visitstaff:lost.sure', { ends })}
                </Press>
              </form>
            )}
          </li>
        ))}
      </ul>
      {phones.some(({ lost }) => lost) && <p role="status">{say('visitstaff:lost.done')}</p>}
    </div>
  )
}
