import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { door } from '../context.ts'
import { GoTo } from '../ui/forms.tsx'
import { useSay } from '../ui/shell.ts'

/** The help is over, or has run out: nothing of anybody stands on this page. */
export async function loader({ context }: LoaderFunctionArgs) {
  return { staff: door(context).viewer?.kind === 'staff' }
}

export default function AssistedOver() {
  const { staff } = useLoaderData<typeof loader>()
  const say = useSay()
  return (
    <div className="stack">
      <title>{say('assisted:over.title')}</title>
      <h1 className="title">{say('assisted:over.title')}</h1>
      <p className="lead">{say('assisted:over.lead')}</p>
      <p>
        {staff ? (
          <GoTo href="/arbeid/hjelpeokt">{say('assisted:over.staff')}</GoTo>
        ) : (
          <GoTo href="/hjelpeokt">{say('assisted:over.again')}</GoTo>
        )}
      </p>
    </div>
  )
}
