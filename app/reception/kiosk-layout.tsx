import { type LoaderFunctionArgs, Outlet, useLoaderData, useRouteError } from 'react-router'
import style from '../citizen/citizen.css?url'
import { door } from '../context.ts'
import { Banners, bannersShown } from '../ui/banners.tsx'
import { ErrorPage } from '../ui/error-page.tsx'
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

export function ErrorBoundary() {
  return (
    <main id="innhold" className="page page-kiosk">
      <ErrorPage error={useRouteError()} />
    </main>
  )
}
