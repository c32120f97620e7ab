import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useActionData } from 'react-router'
import { staffDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { type Refused, readForm, refuse } from '../form.ts'
import { HiddenFields, Refusal } from '../ui/forms.tsx'
import { useSay } from '../ui/shell.ts'
import { URGENT_NEEDS } from './urgent-needs.ts'

/** whether it can wait, and nothing of what it is about. */
export async function loader({ context }: LoaderFunctionArgs) {
  if (!(await staffDoor(context).office.visits.myReception()).ok) throw fault('notFound')
  return null
}

export async function action({ context, request }: ActionFunctionArgs) {
  const here = staffDoor(context)
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  const came = await here.office.visits.comeToDoor({
    language: here.language,
    urgent: form.values.haster === 'ja',
    clientKey: form.idempotencyKey,
  })
  if (!came.ok) return refuse(came.reason, form.values)
  return redirect(`/arbeid/dor/${came.value.visitId}`, 303)
}

export default function DoorUrgent() {
  const say = useSay()
  const refused = useActionData() as Refused | undefined
  return (
    <div className="stack-loose">
      <title>{say('public:urgent.heading')}</title>
      <h1 className="title">{say('public:urgent.heading')}</h1>
      <Refusal refused={refused} />
      <ul className="lead">
        {URGENT_NEEDS.map((need) => (
          <li key={need}>{say(`visits:door.need.${need}`)}</li>
        ))}
      </ul>
      <p>{say('visits:door.private')}</p>
      <form method="post" className="door-choices">
        <HiddenFields form="door-urgent" />
        <button type="submit" name="haster" value="ja" className="door-big">
          {say('visits:door.yes')}
        </button>
        <button type="submit" name="haster" value="nei" className="door-big">
          {say('visits:door.no')}
        </button>
      </form>
      <p>
        <a href="/arbeid/dor">{say('common:language')}</a>
      </p>
    </div>
  )
}
