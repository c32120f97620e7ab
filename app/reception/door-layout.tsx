import { Outlet, useRouteError } from 'react-router'
import style from '../citizen/citizen.css?url'
import { gate } from '../gate.ts'
import { ErrorPage } from '../ui/error-page.tsx'

export const links = () => [{ rel: 'stylesheet', href: style }]
export const middleware = [gate('staff')]

/** The tablet at a door: shown to visitors, so nothing of the office's work leads on from it, and no script is sent. */
export default function DoorLayout() {
  return (
    <main id="innhold" tabIndex={-1} className="page">
      <Outlet />
    </main>
  )
}

export function ErrorBoundary() {
  return (
    <main id="innhold" className="page">
      <ErrorPage error={useRouteError()} />
    </main>
  )
}
