/**
 * Takes the README's pictures by acting out the demo's story in a browser: node scripts/pictures.ts [address].
 * Start a fresh demo first (PORT, and DATA_DIR on an empty directory), so that nothing else has happened in the town.
 */
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { DESK, openBrowser } from '../test/support/browser.ts'
import { smallPng } from './small-png.ts'

const BASE = process.argv[2] ?? 'http://127.0.0.1:3000'
/** A telephone held so that a picture shows the whole of what matters. */
const LONG_PHONE = { width: 360, height: 1240 } as const
const DIRECTORY = fileURLToPath(new URL('../docs/images/', import.meta.url))
const MESSAGE = 'Når begynner praksisplassen min? Kan jeg få sosialhjelp til strømregningen?'
const ANSWER = `Hei, Rune. Praksisplassen på verkstedet begynner mandag 9. mars kl. 9. Du møter Tone i skranken.

Gi meg beskjed her hvis dagen ikke passer.`

const browser = await openBrowser()
const rune = await visitor(browser, LONG_PHONE, 2)
const colleague = await visitor(browser, DESK, 1)

await beSomebody(rune, 'Vær Rune')
await rune.locator('textarea[name=text]').fill(MESSAGE)
await rune.getByRole('button', { name: 'Send', exact: true }).click()
await rune.getByText('Vi har fått meldingen din').first().waitFor()
await take(rune, 'receipt')

await beSomebody(colleague, /^Ruth Kveldgard/)
await colleague.goto(`${BASE}/arbeid?liste=laget`)
await colleague.locator('table.work').waitFor()
await colleague.keyboard.press('j')
await take(colleague, 'work-list')

await beSomebody(colleague, 'Vær Kari')
await open(colleague)
await colleague.locator('#overfor > summary').click()
await colleague
  .locator('select[name=til]')
  .selectOption({ label: await optionWith(colleague, 'Jonas Bekkegard') })
await colleague.locator('select[name=arsak]').selectOption('capacity')
await colleague
  .locator('#overfor textarea')
  .fill('Jeg er på kurs til onsdag. Plassen er avtalt med verkstedet.')
await colleague.locator('#overfor button[type=submit]').click()
await colleague.getByText('Saken er gitt videre').waitFor()

await beSomebody(colleague, 'Vær Jonas')
await open(colleague)
await colleague.locator('#accept button').click()
await colleague.locator('.done').waitFor()
await colleague.locator('#svar textarea').fill(ANSWER)
await take(colleague, 'conversation')
await colleague.locator('#svar button[type=submit]').click()
await colleague.getByText('Svaret er sendt').waitFor()

await rune.goto(`${BASE}/min-side`)
await take(rune, 'min-side')

await colleague.goto(`${BASE}/demo?${new URLSearchParams({ navn: 'Rune Hagelykt' })}`)
await colleague.getByRole('button', { name: /^90 %/ }).click()
await colleague.getByRole('heading', { name: 'Dette skjedde på veien' }).waitFor()
await colleague.getByRole('link', { name: 'Sjekk nå' }).click()
await colleague.getByText(/^Alle \d+ reglene holder/).waitFor()
await take(colleague, 'demo', true)
await browser.close()

async function visitor(
  from: Browser,
  viewport: { width: number; height: number },
  deviceScaleFactor: number,
) {
  const context: BrowserContext = await from.newContext({ viewport, deviceScaleFactor, locale: 'nb-NO' })
  return context.newPage()
}

/** By the demo room's link and the press at the login, as anybody goes in. */
async function beSomebody(page: Page, link: string | RegExp): Promise<void> {
  await page.goto(`${BASE}/demo`)
  await page.getByRole('link', { name: link }).click()
  await page.getByRole('button', { name: /^Fortsett som/ }).click()
  await page.waitForURL(/\/(min-side|arbeid)/)
}

/** Rune's matter on the list of whoever is logged in. */
async function open(page: Page): Promise<void> {
  await page.goto(`${BASE}/arbeid?liste=mine`)
  await page.getByRole('link', { name: 'Rune Hagelykt' }).first().click()
  await page.locator('#svar').waitFor()
}

async function optionWith(page: Page, name: string): Promise<string> {
  const labels = await page.locator('select[name=til] option').allInnerTexts()
  return labels.find((label) => label.includes(name)) ?? name
}

async function take(page: Page, name: string, whole = false): Promise<void> {
  await page.evaluate(() => window.scrollTo(0, 0))
  const png = smallPng(await page.screenshot({ fullPage: whole }))
  await writeFile(`${DIRECTORY}${name}.png`, png)
  console.log(`${name}.png ${Math.round(png.length / 1024)} kB`)
}
