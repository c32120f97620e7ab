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
import { actOnInterpreter, interpreterData } from './interpreter-data.ts'
import { InterpreterPanel } from './interpreter-panel.tsx'
import { plain } from './plain.ts'
import { useWords } from './words.ts'

/** an interpreter for somebody who is there, or whom one rings: asked for, rung, and written down as who it was. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const here = staffDoor(context)
  const personId = idOf(params.personId)
  const opened = await here.office.access.openPerson(personId, { purpose: 'visit', what: 'interpreter' })
  if (!opened.ok) throw fault('notFound')
  const { givenName, familyName, interpreterNeed, interpreterLanguage, language } = opened.value.person
  return {
    personId,
    name: `${givenName} ${familyName}`,
    needed: interpreterNeed !== 'none',
    language: interpreterLanguage ?? language,
    orders: plain(await interpreterData(here, { personId })),
    centre: here.viewer.roles.includes('CC'),
  }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const here = staffDoor(context)
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  const personId = idOf(params.personId)
  const done = await actOnInterpreter(here, { personId }, form.values)
  if (done === null) return refuse('badForm', form.values)
  if (!done.ok) return refuse(done.reason, form.values, { details: done.details })
  return redirect(`/arbeid/person/${personId}/tolk`, 303)
}

export default function InterpreterHere() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData() as Refused | undefined
  const { say } = useWords()
  const heading = say('voice:interpreter.for', { name: page.name })
  return (
    <div className="stack narrow">
      <title>{heading}</title>
      <BenchHead heading={heading}>
        <a href={`/arbeid/person/${page.personId}`}>{say('voice:chat.person')}</a>
      </BenchHead>
      <Refusal refused={refused} />
      <InterpreterPanel {...page} refused={refused} />
    </div>
  )
}
