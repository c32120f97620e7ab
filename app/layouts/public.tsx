import { Outlet, useMatches, useRouteError } from 'react-router'
import style from '../citizen/citizen.css?url'
import { ErrorPage } from '../ui/error-page.tsx'
import { Frame } from '../ui/frame.tsx'

export const links = () => [{ rel: 'stylesheet', href: style }]

/** Pages for everybody, read without being signed in. `handle.wide` gives a page the whole width. */
export default function PublicLayout() {
  const wide = useMatches().some((match) => (match.handle as { wide?: boolean } | undefined)?.wide === true)
  return (
    <Frame wide={wide}>
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
