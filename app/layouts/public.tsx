import { type LoaderFunctionArgs, Outlet, useLoaderData, useMatches, useRouteError } from 'react-router'
import style from '../citizen/citizen.css?url'
import { door } from '../context.ts'
import { Banners, bannersShown } from '../ui/banners.tsx'
import { ErrorPage } from '../ui/error-page.tsx'
import { Frame } from '../ui/frame.tsx'

export const links = () => [{ rel: 'stylesheet', href: style }]

/** what is wrong for many just now stands first on every page. */
export async function loader({ context }: LoaderFunctionArgs) {
  const here = door(context)
  return { banners: bannersShown(await here.chats.banners(), here.language) }
}

/** Pages for everybody, read without being signed in. `handle.wide` gives a page the whole width. */
export default function PublicLayout() {
  const wide = useMatches().some((match) => (match.handle as { wide?: boolean } | undefined)?.wide === true)
  return (
    <Frame wide={wide}>
      <Banners banners={useLoaderData<typeof loader>().banners} />
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
