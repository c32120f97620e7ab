/**
 * Takes the README's pictures by acting out the demo's story in a browser: node scripts/pictures.ts [address].
 * Start a fresh demo first (PORT, and DATA_DIR on an empty directory), so that nothing else has happened in the town.
 */
import type { Page } from 'playwright-core'
import { DESK, launchBrowser } from '../test/support/browser.ts'
import { BASE, beSomebody, take, visitor } from './picture-stage.ts'

/** A telephone held so that a picture shows the whole of what matters. */
const LONG_PHONE = { width: 360, height: 1240 } as const
const DAYS_TAKE = 180_000
const MESSAGE = 'Når begynner praksisplassen min? Kan jeg få sosialhjelp til strømregningen?'
const ANSWER = `Hei, Rune. Praksisplassen på verkstedet begynner mandag 9. mars kl. 9. Du møter Tone i skranken.

Gi meg beskjed her hvis dagen ikke passer.`

const browser = await launchBrowser()
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
// Days are acted out on the way, which takes its time.
await colleague.getByRole('button', { name: /^90 %/ }).click({ timeout: DAYS_TAKE })
await colleague.getByRole('heading', { name: 'Dette skjedde på veien' }).waitFor({ timeout: DAYS_TAKE })
await colleague.getByRole('link', { name: 'Sjekk nå' }).click()
await colleague.getByText(/^Alle \d+ reglene holder/).waitFor()
// The room is long; what is worth seeing stands above the list of the rules.
await colleague.setViewportSize({ width: DESK.width, height: 1900 })
await take(colleague, 'demo')
await browser.close()

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
