import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { sayWhen } from '../../text/when.ts'
import { door } from '../context.ts'
import { type Refused, refuse } from '../form.ts'
import { Choices, Press, Refusal, TextLine } from '../ui/forms.tsx'
import { useSay, useShell } from '../ui/shell.ts'
import { windowChoice, windowField, windowsIn } from '../ui/windows.ts'

/** without a login. What is answered is the same whoever asks and for whatever number. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const here = door(context)
  const by = new URL(request.url).searchParams.get('innen')
  const due = by !== null && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(by) ? Temporal.Instant.from(by) : null
  const windows = due === null ? await here.calls.windows() : []
  return data({
    due: due && sayWhen(here.language, due, here.now),
    windows: windows.map((one) => windowChoice(here.language, one, here.now)),
  })
}

/** Another site is turned away before this is reached, and so many are taken from one address (server/limits.ts). */
export async function action({ request, context }: ActionFunctionArgs) {
  const here = door(context)
  const values: Record<string, string> = {}
  for (const [name, value] of await request.formData()) if (typeof value === 'string') values[name] = value
  if ((values.navn ?? '').trim() === '') return refuse('empty', values, { field: 'navn' })
  const asked = await here.calls.ask({
    name: values.navn ?? '',
    number: values.nummer ?? '',
    language: here.language,
    windows: windowsIn([values.tid1, values.tid2]),
  })
  if (asked.ok) return redirect(`/ring-meg?innen=${asked.value.dueAt}`, 303)
  const field = asked.reason === 'badForm' ? 'nummer' : windowField(asked.reason)
  return refuse(asked.reason === 'badForm' ? 'needsNumber' : asked.reason, values, field ? { field } : {})
}

export default function CallMe() {
  const say = useSay()
  const { agency } = useShell()
  const { due, windows } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>() as Refused | undefined
  if (due !== null)
    return (
      <div className="stack">
        <title>{say('calls:callback.title')}</title>
        <h1 className="title">{say('calls:callback.title')}</h1>
        <p className="lead">{say('calls:callback.public.done', { when: due })}</p>
        <p>{say('calls:callback.public.doneNext', { phone: agency.phone })}</p>
        <p>{say('calls:callback.public.check')}</p>
      </div>
    )
  return (
    <div className="stack-loose">
      <title>{say('calls:callback.title')}</title>
      <div className="stack-tight">
        <h1 className="title">{say('calls:callback.title')}</h1>
        <p className="lead">{say('calls:callback.public.lead')}</p>
        <p>{say('calls:callback.public.check')}</p>
      </div>
      <form method="post" className="write stack">
        <Refusal refused={refused} />
        <TextLine
          name="navn"
          label={say('calls:callback.name')}
          refused={refused}
          maxLength={100}
          autoComplete="name"
        />
        <TextLine
          name="nummer"
          type="tel"
          label={say('calls:callback.number')}
          refused={refused}
          maxLength={20}
          autoComplete="tel"
        />
        <Choices
          name="tid1"
          label={say('calls:callback.when')}
          refused={refused}
          options={[{ value: '', label: say('calls:callback.anyTime') }, ...windows]}
        />
        <Choices
          name="tid2"
          label={say('calls:callback.whenElse')}
          refused={refused}
          options={[{ value: '', label: say('calls:callback.noOther') }, ...windows]}
        />
        <div>
          <Press>{say('calls:callback.send')}</Press>
        </div>
      </form>
    </div>
  )
}
