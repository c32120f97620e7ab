import { type LoaderFunctionArgs, Outlet, useLoaderData, useRouteError } from 'react-router'
import style from '../citizen/citizen.css?url'
import { door } from '../context.ts'
import { gate } from '../gate.ts'
import { Banners, bannersShown } from '../ui/banners.tsx'
import { BesideBanner } from '../ui/beside-banner.tsx'
import { ErrorPage } from '../ui/error-page.tsx'
import { Frame } from '../ui/frame.tsx'

export const links = () => [{ rel: 'stylesheet', href: style }]

export const middleware = [gate('person')]

/** what is wrong for many just now stands first on every page. */
export async function loader({ context }: LoaderFunctionArgs) {
  const here = door(context)
  return { banners: bannersShown(await here.chats.banners(), here.language) }
}

/** Min side: complete without JavaScript, so nothing here may depend on it. */
export default function CitizenLayout() {
  return (
    <Frame>
      <BesideBanner />
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
