import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { hasText } from '../../text/index.ts'
import { Press, TextLine } from '../ui/forms.tsx'
import { useSay } from '../ui/shell.ts'

/** on a terminal or tablet an employee's help is opened by the code they read out. Posted to server/assisted-route.ts. */
export async function loader({ request }: LoaderFunctionArgs) {
  return { fault: new URL(request.url).searchParams.get('feil') }
}

export default function AssistedCode() {
  const { fault } = useLoaderData<typeof loader>()
  const say = useSay()
  const key = `reasons:${fault ?? ''}`
  return (
    <form method="post" action="/hjelpeokt" className="stack">
      <title>{say('assisted:code.title')}</title>
      <h1 className="title">{say('assisted:code.title')}</h1>
      <p className="lead">{say('assisted:code.lead')}</p>
      {fault !== null && (
        <p className="field-error" role="alert">
          {say(hasText(key) ? key : 'reasons:unknown')}
        </p>
      )}
      <TextLine name="kode" label={say('assisted:code.label')} inputMode="numeric" />
      <div>
        <Press>{say('assisted:code.open')}</Press>
      </div>
    </form>
  )
}
