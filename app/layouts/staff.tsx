import type { ReactNode } from 'react'
import { type LoaderFunctionArgs, Outlet, redirect, useLoaderData, useRouteError } from 'react-router'
import { door } from '../context.ts'
import { gate } from '../gate.ts'
import style from '../staff/staff.css?url'
import { Banners, bannersShown } from '../ui/banners.tsx'
import { ErrorPage } from '../ui/error-page.tsx'
import { TopBar } from '../ui/top-bar.tsx'

export const links = () => [{ rel: 'stylesheet', href: style }]

const PICK_UP = '/arbeid/hentested'

export const middleware = [gate('staff')]

/** How many notices wait, for the bar. A page that is shown to somebody signed out has none. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const here = door(context)
  // who only keeps a place for fetching is led there, wherever they came in.
  const keeper = here.viewer?.kind === 'staff' && here.viewer.roles.length === 0
  if (keeper && new URL(request.url).pathname !== PICK_UP) throw redirect(PICK_UP)
  const staff = here.viewer?.kind === 'staff'
  return {
    unread: staff ? await here.office.threads.unreadNotices() : 0,
    banners: staff ? bannersShown(await here.chats.banners(), here.language) : [],
  }
}

/** Staff pages are hydrated: keyboard and live lists need it. */
export const handle = { hydrate: true }

function Bench({ children }: { children: ReactNode }) {
  return (
    <>
      <TopBar />
      <main id="innhold" tabIndex={-1} className="bench">
        {children}
      </main>
    </>
  )
}

export default function StaffLayout() {
  return (
    <Bench>
      <Banners banners={useLoaderData<typeof loader>().banners} />
      <Outlet />
    </Bench>
  )
}

export function ErrorBoundary() {
  return (
    <Bench>
      <ErrorPage error={useRouteError()} />
    </Bench>
  )
}
