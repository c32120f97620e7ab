import { Outlet, useRouteError } from 'react-router'
import { onlyInDemo } from '../gate.ts'
import style from '../staff/staff.css?url'
import { ErrorPage } from '../ui/error-page.tsx'
import { useSay } from '../ui/shell.ts'

export const links = () => [{ rel: 'stylesheet', href: style }]

export const handle = { hydrate: true }

export const middleware = [onlyInDemo]

/** The demo room: dense like the workbench, open to anyone who tries the product. */
export default function DemoLayout() {
  const say = useSay()
  return (
    <>
      <a className="skip" href="#innhold">
        {say('common:skip')}
      </a>
      <header className="topbar">
        <a className="topbar-name" href="/demo">
          {say('demo:title')}
        </a>
        <div className="topbar-who">
          <a href="/">{say('common:toFront')}</a>
        </div>
      </header>
      <main id="innhold" tabIndex={-1} className="bench">
        <Outlet />
      </main>
    </>
  )
}

export function ErrorBoundary() {
  return (
    <main id="innhold" className="bench">
      <ErrorPage error={useRouteError()} />
    </main>
  )
}
