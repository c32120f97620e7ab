import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { hasText } from '../../text/index.ts'
import { door } from '../context.ts'
import { Press, TextLine } from '../ui/forms.tsx'
import { useSay } from '../ui/shell.ts'

/**
 * on a screen of the office, or in their own browser, an employee's help is opened by the code they read out.
 * Posted to server/assisted-route.ts.
 */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { terminal, viewer } = door(context)
  return {
    fault: new URL(request.url).searchParams.get('feil'),
    opens: terminal?.kind === 'public' || terminal?.kind === 'desk' || viewer?.kind === 'staff',
  }
}

export default function AssistedCode() {
  const { fault, opens } = useLoaderData<typeof loader>()
  const say = useSay()
  const key = `reasons:${fault ?? ''}`
  if (!opens)
    return (
      <div className="stack">
        <title>{say('assisted:code.title')}</title>
        <h1 className="title">{say('assisted:code.title')}</h1>
        <p className="lead">{say('reasons:needsScreen')}</p>
        <p>
          <a href="/uten-innlogging">{say('visits:tasks.title')}</a>
        </p>
      </div>
    )
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
