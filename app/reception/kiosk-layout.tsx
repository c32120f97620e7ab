import { Outlet, useRouteError } from 'react-router'
import style from '../citizen/citizen.css?url'
import { ErrorPage } from '../ui/error-page.tsx'

export const links = () => [{ rel: 'stylesheet', href: style }]

/** A kiosk in a waiting room: nothing of a login, and nothing that leads out of it. */
export default function KioskLayout() {
  return (
    <main id="innhold" tabIndex={-1} className="page page-kiosk">
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
