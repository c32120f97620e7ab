import { data, type HeadersArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { door } from '../context.ts'
import { fault } from '../fault.ts'
import { GoTo } from '../ui/forms.tsx'
import { useSay } from '../ui/shell.ts'
import { officeOfDevice } from './terminal-guard.ts'

/** a number and how long it takes, and nothing else. The choice of language is forgotten, and the screen goes back by itself. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const ticket = new URL(request.url).searchParams.get('n') ?? ''
  if (!/^\d{1,6}$/.test(ticket)) throw fault('notFound')
  const here = door(context)
  await officeOfDevice(here, params.office, 'kiosk')
  const office = params.office ?? ''
  const found = await here.kioskWait(office, ticket)
  if (found === undefined) throw fault('notFound')
  return data(
    { office, ticket, wait: found.wait },
    {
      headers: {
        'set-cookie': 'sprak=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax',
        refresh: `20; url=/mottak/${encodeURIComponent(office)}`,
        'cache-control': 'no-store',
      },
    },
  )
}

export const headers = ({ loaderHeaders }: HeadersArgs) => loaderHeaders

export default function KioskTicket() {
  const say = useSay()
  const { office, ticket, wait } = useLoaderData<typeof loader>()
  return (
    <div className="stack-loose">
      <title>{say('visits:reception.slip.ticket', { n: ticket })}</title>
      <h1 className="kiosk-number">{say('visits:reception.slip.ticket', { n: ticket })}</h1>
      <p className="lead">{say('visits:kiosk.wait')}</p>
      {wait && <p className="lead">{say('visits:kiosk.wait.minutes', wait)}</p>}
      <p>
        <GoTo href={`/mottak/${office}`} variant="secondary">
          {say('visits:kiosk.start')}
        </GoTo>
      </p>
    </div>
  )
}
