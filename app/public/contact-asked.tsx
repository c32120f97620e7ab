import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { door } from '../context.ts'
import { fault } from '../fault.ts'
import { RequestState, requestLine } from '../ui/requests.tsx'
import { useSay } from '../ui/shell.ts'

/** the receipt, and later the answer, for whoever holds its address. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const found = await door(context).requests.shown(params.code ?? '')
  if (found === null) throw fault('notFound')
  return { request: requestLine(found) }
}

export default function ContactAsked() {
  const say = useSay()
  const { request } = useLoaderData<typeof loader>()
  return (
    <div className="stack">
      <title>{say('mandates:request.received')}</title>
      <meta name="referrer" content="no-referrer" />
      <h1 className="title">{say('mandates:request.received')}</h1>
      <p className="lead" role="status">
        <RequestState request={request} />
      </p>
      <p>{say('mandates:request.keep')}</p>
      <p className="quiet">{say('mandates:request.noInsight')}</p>
    </div>
  )
}
