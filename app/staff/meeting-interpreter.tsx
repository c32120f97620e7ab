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
import { BenchHead } from '../ui/bench-head.tsx'
import { Refusal } from '../ui/forms.tsx'
import { idOf } from './ids.ts'
import { actOnMeetingInterpreter, meetingInterpreterData } from './meeting-interpreter-data.ts'
import { MeetingInterpreterPanel } from './meeting-interpreter-panel.tsx'
import { useWords } from './words.ts'

const of = (params: LoaderFunctionArgs['params']) => ({
  personId: idOf(params.personId),
  meetingId: idOf(params.meetingId),
})

/** the interpreter of one meeting: ordered, confirmed, here or not. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const here = staffDoor(context)
  const { personId, meetingId } = of(params)
  const opened = await here.office.access.openPerson(personId, { purpose: 'followUp', what: 'interpreter' })
  const shown = await meetingInterpreterData(here, { personId, meetingId })
  if (!opened.ok || shown === null) throw fault('notFound')
  const { givenName, familyName } = opened.value.person
  return { personId, meetingId, name: `${givenName} ${familyName}`, shown }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const here = staffDoor(context)
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  const ids = of(params)
  const done = await actOnMeetingInterpreter(here, ids, form.values)
  if (done === null) return refuse('badForm', form.values)
  if (!done.ok) return refuse(done.reason, form.values, { details: done.details })
  return redirect(`/arbeid/person/${ids.personId}/moter/${ids.meetingId}/tolk`, 303)
}

export default function MeetingInterpreterPage() {
  const { personId, meetingId, name, shown } = useLoaderData<typeof loader>()
  const refused = useActionData() as Refused | undefined
  const { say } = useWords()
  const heading = say('meetstaff:interpreter.for', { name })
  return (
    <div className="stack narrow">
      <title>{heading}</title>
      <BenchHead heading={heading}>
        <a href={`/arbeid/person/${personId}/moter/${meetingId}`}>{say('meetstaff:interpreter.meeting')}</a>
      </BenchHead>
      <Refusal refused={refused} />
      <MeetingInterpreterPanel
        shown={shown}
        to={`/arbeid/person/${personId}/moter/${meetingId}/tolk`}
        moveTo={`/arbeid/person/${personId}/moter?flytt=${meetingId}`}
        refused={refused}
      />
    </div>
  )
}
