import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { door, personDoor } from '../context.ts'
import { type Refused, readForm, refuse } from '../form.ts'
import { AskForm } from '../ui/ask-form.tsx'
import { useSay } from '../ui/shell.ts'
import { TimedText } from '../ui/time.tsx'

/** what was asked for and cannot be produced; the office owes guidance, and it is free. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  personDoor(context)
  const told = new URL(request.url).searchParams.get('senest') ?? ''
  return { dueAt: Number.isNaN(Date.parse(told)) ? null : told }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request, door(context))
  if (!form.ok) return form.refused
  const me = personDoor(context)
  const done = await me.office.people.cannotProduce({ about: form.values.text ?? '' })
  if (!done.ok) return refuse(done.reason, form.values, { field: 'text', details: done.details })
  const due = encodeURIComponent(done.value.dueAt.toString())
  return redirect(`/min-side/far-det-ikke-til?senest=${due}`, 303)
}

export default function Cannot() {
  const say = useSay()
  const { dueAt } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>() as Refused | undefined
  return (
    <div className="stack-loose">
      <title>{say('mandates:cannot.heading')}</title>
      <div className="stack-tight">
        <p>
          <a href="/min-side">{say('citizen:back')}</a>
        </p>
        <h1 className="title">{say('mandates:cannot.heading')}</h1>
        <p className="lead">{say('mandates:cannot.lead')}</p>
        {dueAt && (
          <p className="kept" role="status">
            <TimedText text="mandates:cannot.done" at={dueAt} />
          </p>
        )}
      </div>
      <CannotForm refused={refused} />
    </div>
  )
}

/** The same form for the person and for a holder. */
export function CannotForm({ refused }: { refused: Refused | undefined }) {
  const say = useSay()
  return (
    <AskForm
      form="cannot"
      id="vanskelig"
      label={say('mandates:cannot.about')}
      longest={300}
      deed="veiled"
      send={say('mandates:cannot.send')}
      refused={refused}
    />
  )
}
