import type { ReactNode } from 'react'
import {
  Links,
  type LoaderFunctionArgs,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from 'react-router'
import { languageFacts } from '../text/index.ts'
import style from './citizen/citizen.css?url'
import { door, type Screen } from './context.ts'
import { TerminalWatch } from './reception/terminal-watch.tsx'
import favicon from './static/favicon.svg?url&no-inline'
import { ErrorPage } from './ui/error-page.tsx'
import type { ShellFacts } from './ui/shell.ts'
import { useShell } from './ui/shell.ts'

export function loader({ context, request }: LoaderFunctionArgs): ShellFacts {
  const here = door(context)
  return {
    viewer: here.viewer,
    csrf: here.csrf,
    language: here.language,
    reads: here.reads,
    now: here.now.toString(),
    agency: here.agency,
    demo: here.demo,
    largeText: here.largeText,
    path: new URL(request.url).pathname,
    pageKey: crypto.randomUUID(),
    idle: here.terminal && idleOn(here.terminal, new URL(request.url).pathname),
  }
}

/** a shared screen watches over every page but those that it begins with and asks on. */
const idleOn = ({ idle, home }: Screen, path: string) =>
  path === home || path === '/terminal/er-du-der' ? null : idle

/** A page sends JavaScript only when one of its routes asks for it: staff and demo, never a citizen's page. */
function useHydrated(): boolean {
  const whole = useRouteLoaderData('root') !== undefined
  const asked = useMatches().some(
    (match) => (match.handle as { hydrate?: boolean } | undefined)?.hydrate === true,
  )
  // When the root itself failed there is nothing to hydrate with; the words stand without it.
  return whole && asked
}

export function Layout({ children }: { children: ReactNode }) {
  const { reads, largeText } = useShell()
  const hydrated = useHydrated()
  return (
    <html lang={reads} dir={languageFacts(reads).dir} data-text={largeText ? 'large' : undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <link rel="icon" href={favicon} type="image/svg+xml" />
        <Meta />
        <Links />
      </head>
      <body>
        <TerminalWatch />
        {children}
        {hydrated && <ScrollRestoration />}
        {hydrated && <Scripts />}
      </body>
    </html>
  )
}

export default function App() {
  return <Outlet />
}

/** Last resort, when even the layouts failed: the words and their style, and nothing that could fail again. */
export function ErrorBoundary() {
  return (
    <main className="page">
      <link rel="stylesheet" href={style} precedence="default" />
      <ErrorPage error={useRouteError()} />
    </main>
  )
}
