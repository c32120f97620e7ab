import { Outlet, useRouteError } from 'react-router'
import style from '../citizen/citizen.css?url'
import { gate } from '../gate.ts'
import { ErrorPage } from '../ui/error-page.tsx'
import { Frame } from '../ui/frame.tsx'

export const links = () => [{ rel: 'stylesheet', href: style }]

export const middleware = [gate('person')]

/** Min side: complete without JavaScript, so nothing here may depend on it. */
export default function CitizenLayout() {
  return (
    <Frame>
      <Outlet />
    </Frame>
  )
}

export function ErrorBoundary() {
  return (
    <Frame>
      <ErrorPage error={useRouteError()} />
    </Frame>
  )
}
