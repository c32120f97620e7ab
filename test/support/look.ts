import type { Page } from 'playwright-core'
import { type Language, languageFacts } from '../../text/index.ts'
import { axeViolations, bringsAxe } from './axe.ts'

/**
 * Axe looks at one language of each direction: what it finds lies in the markup, which is the same in all. In every other
 * language each page is opened, and must be there, in that language and direction, and no wider than the screen.
 * `npm run test:languages` has axe look at all.
 */
const CLOSELY: readonly Language[] = ['nb', 'ar']
const everyLanguage = process.env.EVERY_LANGUAGE === '1'
const closely = (language: Language) => everyLanguage || CLOSELY.includes(language)

/** Where pictures of all that is looked at are kept, for eyes. */
const SHOTS = process.env.SHOTS

type Size = { width: number; height: number }
type Wanted = {
  /** The reader's; bokmål unless told. */
  language?: Language
  status?: number
  /** Where it leads, when that is another address. */
  to?: string
  /** One load for all of them; the page's own size unless told. */
  sizes?: readonly Size[]
  /** What a reader does before it is looked at. */
  first?: (page: Page) => Promise<unknown>
}

/**
 * Opens an address in a page that is kept, whose cache is warm, and tells what is wrong there: nothing, when it is in
 * order. To be led elsewhere is a fault too.
 */
export async function look(page: Page, address: string, wanted: Wanted = {}): Promise<string[]> {
  const { status = 200, to = address, language = 'nb' } = wanted
  await bringsAxe(page, closely(language))
  const answer = await page.goto(address)
  const faults: string[] = []
  if (answer?.status() !== status) faults.push(`${address}: answers ${answer?.status()}`)
  if (page.url() !== to) faults.push(`${address}: leads to ${page.url()}`)
  return [...faults, ...(await faultsOf(page, wanted))]
}

/** What is wrong with the page as it stands. */
export async function faultsOf(page: Page, wanted: Omit<Wanted, 'status' | 'to'> = {}): Promise<string[]> {
  const { language = 'nb', first, sizes = [page.viewportSize() as Size] } = wanted
  await hydrated(page)
  await first?.(page)
  const faults: string[] = []
  for (const size of sizes) {
    if (page.viewportSize()?.width !== size.width) await page.setViewportSize(size)
    const found = await seen(page, language)
    if (closely(language)) found.push(...(await axeViolations(page)))
    if (SHOTS) await page.screenshot({ path: nameOf(page, language, size), fullPage: true, caret: 'initial' })
    faults.push(...found.map((fault) => `${page.url()} in ${language} at ${size.width}: ${fault}`))
  }
  return faults
}

async function seen(page: Page, language: Language): Promise<string[]> {
  const { lang, dir, wide, screen, styled } = await page.evaluate(() => {
    const { lang, dir, scrollWidth, clientWidth } = document.documentElement
    const styled = document.querySelectorAll('[style]').length
    return { lang, dir, wide: scrollWidth, screen: clientWidth, styled }
  })
  const faults: string[] = []
  if (lang !== language || dir !== languageFacts(language).dir) faults.push(`is in ${lang}, ${dir}`)
  if (wide > screen) faults.push(`is ${wide} wide`)
  // The security policy does not let styles in attributes through.
  if (styled > 0) faults.push(`has ${styled} elements with a style of their own`)
  return faults
}

/** A page that brings scripts is another when they have begun; React marks what it has taken over. */
export const hydrated = (page: Page): Promise<unknown> =>
  page.waitForFunction(
    () =>
      document.querySelector('script[type=module]') === null ||
      Object.keys(document.body).some((key) => key.startsWith('__reactFiber')),
  )

type SignedIn = { browser: { cookies: ReadonlyMap<string, string> } }

/** From now on the page is read by whoever is signed in so, or by a stranger, in this language. */
export async function readAs(
  page: Page,
  { baseUrl }: { baseUrl: string },
  language: Language,
  who?: SignedIn,
): Promise<void> {
  // The session's cookie is kept only where the line is protected, and sent to one's own machine all the same.
  const url = baseUrl.replace(/^http:/, 'https:')
  const cookies = new Map([...(who?.browser.cookies ?? []), ['sprak', language] as const])
  await page.context().clearCookies()
  await page.context().addCookies([...cookies].map(([name, value]) => ({ name, value, url })))
}

/** Every part that is folded away is looked at too. */
export const unfold = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const part of document.querySelectorAll('details')) part.open = true
  })

const nameOf = (page: Page, language: Language, { width }: Size) =>
  `${SHOTS}/${new URL(page.url()).pathname.slice(1).replaceAll('/', '-')}-${language}-${width}.png`
