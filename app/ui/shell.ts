import { useRouteLoaderData } from 'react-router'
import type { Idle } from '../../office/visits/terminals/rules.ts'
import { type Language, type PageLanguage, type Say, textFor } from '../../text/index.ts'
import type { Agency, Viewer } from '../context.ts'

/** What the root tells every page. Plain data, since it may travel to the browser. */
export interface ShellFacts {
  readonly viewer: Viewer | null
  readonly csrf: string
  readonly language: Language
  /** What the page is shown in; another than `language` only where somebody is helped. */
  readonly reads: PageLanguage
  readonly now: string
  readonly agency: Agency
  readonly demo: boolean
  readonly largeText: boolean
  readonly path: string
  /** New for each page shown; forms make their idempotency keys of it. */
  readonly pageKey: string
  /** on a shared screen: seconds until it asks, and until it is emptied. */
  readonly idle: Idle | null
}

const UNKNOWN: ShellFacts = {
  viewer: null,
  csrf: '',
  language: 'nb',
  reads: 'nb',
  now: '1970-01-01T00:00:00Z',
  agency: { name: '', phone: '', urgentPhone: '', phoneHours: '', address: '' },
  demo: false,
  largeText: false,
  path: '/',
  pageKey: '',
  idle: null,
}

/** The root's facts; when the root itself failed, empty ones that an error page can live with. */
export function useShell(): ShellFacts {
  return (useRouteLoaderData('root') as ShellFacts | undefined) ?? UNKNOWN
}

/** The texts in the reader's language. */
export function useSay(): Say {
  return textFor(useShell().reads)
}
