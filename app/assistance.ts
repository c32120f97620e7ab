/**
 * R-323, C6-05: the pages that are there in the languages in which somebody is helped (text/languages.ts): what is written
 * for them, the receipt of it, and what they confirm. Every other page stands in Norwegian, marked as such, and is read to
 * them with an interpreter. text/assistance.test.ts holds that nothing on these is said in Norwegian.
 */
export const ASSISTANCE_PAGES = [
  { path: /^\/min-side\/?$/, file: 'citizen/home.tsx' },
  { path: /^\/min-side\/skriv$/, file: 'citizen/write.tsx' },
  { path: /^\/min-side\/kvittering\/[^/]+$/, file: 'citizen/receipt.tsx' },
  { path: /^\/min-side\/hjelpeokt$/, file: 'reception/assisted.tsx' },
] as const

/** Whether this page can be read in the language of the help. `.data`: the same page, asked for by a script. */
export const isAssistancePage = (path: string): boolean =>
  ASSISTANCE_PAGES.some((page) => page.path.test(path.replace(/\.data$/, '')))
