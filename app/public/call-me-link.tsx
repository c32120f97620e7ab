import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { sayWindow } from '../../text/when.ts'
import { door } from '../context.ts'
import { type Refused, refuse } from '../form.ts'
import { Choices, Press, Refusal } from '../ui/forms.tsx'
import { useSay } from '../ui/shell.ts'
import { windowChoice, windowsIn } from '../ui/windows.ts'
import { LinkGone } from './link-gone.tsx'

const GONE = 410

/** C4-02: the link of the text after a try. No name, no matter: whoever holds the phone may be holding another's. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const here = door(context)
  const offer = await here.calls.byLink(params.code ?? '')
  if (offer.kind === 'gone') return data(null, { status: GONE })
  return data({
    windows: offer.windows.map((one) => windowChoice(here.language, one, here.now)),
    agreed: offer.agreed && sayWindow(here.language, offer.agreed.from, offer.agreed.until, here.now),
    chosen: new URL(request.url).searchParams.has('valgt'),
  })
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const here = door(context)
  const values: Record<string, string> = {}
  for (const [name, value] of await request.formData()) if (typeof value === 'string') values[name] = value
  const [window] = windowsIn([values.tid1])
  if (!window) return refuse('needsContactTime', values, { field: 'tid1' })
  const code = params.code ?? ''
  const picked = await here.calls.pick(code, window)
  if (picked.ok || picked.reason === 'notFound')
    return redirect(`/ring/${encodeURIComponent(code)}?valgt=1`, 303)
  return refuse(picked.reason, values, { field: 'tid1' })
}

export default function PickTime() {
  const say = useSay()
  const found = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>() as Refused | undefined
  if (found === null) return <LinkGone />
  if (found.chosen && found.agreed !== null && refused === undefined)
    return (
      <div className="stack">
        <title>{say('calls:callback.pick.title')}</title>
        <h1 className="title">{say('calls:callback.pick.title')}</h1>
        <p className="lead">{say('calls:callback.pick.done', { window: found.agreed })}</p>
      </div>
    )
  return (
    <div className="stack-loose">
      <title>{say('calls:callback.pick.title')}</title>
      <div className="stack-tight">
        <h1 className="title">{say('calls:callback.pick.title')}</h1>
        <p className="lead">{say('calls:callback.pick.lead')}</p>
        {found.agreed !== null && <p>{say('calls:callback.pick.agreed', { window: found.agreed })}</p>}
      </div>
      <form method="post" className="write stack">
        <Refusal refused={refused} />
        <Choices name="tid1" label={say('calls:callback.when')} refused={refused} options={found.windows} />
        <div>
          <Press>{say('calls:callback.pick.send')}</Press>
        </div>
      </form>
    </div>
  )
}
