import { type LoaderFunctionArgs, Outlet, useLoaderData, useParams, useRouteError } from 'react-router'
import style from '../citizen/citizen.css?url'
import { door } from '../context.ts'
import { faultOf } from '../fault.ts'
import { Banners, bannersShown } from '../ui/banners.tsx'
import { GoTo } from '../ui/forms.tsx'
import { Telephone } from '../ui/frame.tsx'
import { useSay, useShell } from '../ui/shell.ts'
import kiosk from './kiosk.css?url'

export const links = () => [style, kiosk].map((href) => ({ rel: 'stylesheet', href }))

/** what is wrong for many just now is told to whoever has come about it, too. */
export async function loader({ context }: LoaderFunctionArgs) {
  const here = door(context)
  return { banners: bannersShown(await here.chats.banners(), here.language) }
}

/** A kiosk in a waiting room: nothing of a login, and nothing that leads out of it. */
export default function KioskLayout() {
  return (
    <main id="innhold" tabIndex={-1} className="page page-kiosk">
      <Banners banners={useLoaderData<typeof loader>().banners} />
      <Outlet />
    </main>
  )
}

/** A fault, or a device that is the office's no more: the way to a person, and no link that leads out of the screen. */
export function ErrorBoundary() {
  const say = useSay()
  const { agency } = useShell()
  const { office } = useParams()
  const { kind } = faultOf(useRouteError())
  return (
    <main id="innhold" className="page page-kiosk">
      <div className="stack-loose">
        <title>{say(`common:fault.${kind}.title`)}</title>
        <h1 className="title">{say(`common:fault.${kind}.title`)}</h1>
        <p className="lead">{say('visits:kiosk.desk')}</p>
        {agency.phone && <Telephone number={agency.phone} className="telephone" />}
        {office && (
          <p>
            <GoTo href={`/mottak/${office}`} variant="secondary">
              {say('visits:kiosk.start')}
            </GoTo>
          </p>
        )}
      </div>
    </main>
  )
}
