import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { ASSIST_REASONS } from '../../office/threads/model.ts'
import { staffDoor } from '../context.ts'
import { type Refused, readForm, refuse } from '../form.ts'
import { HiddenFields, Press, Refusal, TextBox } from '../ui/forms.tsx'
import { idOf } from './ids.ts'
import { SmallSelect } from './parts.tsx'
import { personFor } from './person-for.ts'
import { PersonHead } from './person-head.tsx'
import { plain } from './plain.ts'
import { useKeys } from './use-keys.ts'
import { useWords } from './words.ts'

const CHANNELS = ['dropIn', 'officePhone', 'contactCentrePhone', 'meetingOffice', 'outreach'] as const

/** R-373, C2-06: the person's own words, with the pen in the hand of whoever is signed in. Nobody has to remember it. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const here = staffDoor(context)
  const personId = idOf(params.personId)
  const { name } = await personFor(here, personId, { purpose: 'visit', what: 'contact' })
  return {
    personId,
    name,
    channel: here.viewer.roles.includes('RE') ? 'dropIn' : 'officePhone',
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const here = staffDoor(context)
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  const { values } = form
  const done = await here.office.threads.registerContact({
    personId: idOf(params.personId),
    channel: CHANNELS.find((channel) => channel === values.kanal) ?? 'dropIn',
    text: values.text ?? '',
    assisted: ASSIST_REASONS.find((reason) => reason === values.hvorfor) ?? 'other',
  })
  if (!done.ok) return refuse(done.reason, values, { field: 'text', details: done.details })
  return plain(done.value)
}

type Sent = { lines: { ownerName: string; dueAt: string; enquiryId: string }[] }

export default function Assist() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as Sent | Refused | undefined
  const words = useWords()
  const { say } = words
  useKeys(() => false)
  const refused = answer && 'reason' in answer ? answer : undefined
  return (
    <div className="stack narrow">
      <PersonHead title={say('desk:assist.heading')} page={page} />
      <p>{say('desk:assist.lead')}</p>
      {answer && 'lines' in answer && (
        <div className="kept" role="status">
          {answer.lines.map((line) => (
            <p key={line.enquiryId}>
              {say('desk:assist.done', { who: line.ownerName, when: words.when(line.dueAt) })}
            </p>
          ))}
        </div>
      )}
      <form method="post" className="stack">
        <HiddenFields form="assist" />
        <Refusal refused={refused} />
        <SmallSelect
          name="kanal"
          label={say('desk:mandate.channel')}
          value={page.channel}
          options={CHANNELS.map((value) => ({ value, label: words.channel(value) }))}
        />
        <TextBox name="text" label={say('desk:assist.text')} refused={refused} rows={5} />
        <SmallSelect
          name="hvorfor"
          label={say('desk:assist.why')}
          options={ASSIST_REASONS.map((value) => ({ value, label: say(`desk:assist.${value}`) }))}
        />
        <div>
          <Press>{say('desk:assist.send')}</Press>
        </div>
      </form>
    </div>
  )
}
