import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type House, openHouse } from '../../test/scenes/support/house.ts'
import { DESK, openBrowser, PHONE } from '../../test/support/browser.ts'
import { faultsOf, look, readAs } from '../../test/support/look.ts'

/** The desk by keyboard alone, with scripts; each screen of it and the shown page without a violation. */
let house: House
let browser: Browser
let page: Page
beforeAll(async () => {
  house = await openHouse()
  browser = await openBrowser()
  page = await browser.newPage({ viewport: DESK })
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

/** Tab until the wanted thing has the keyboard: whatever cannot be reached so cannot be used so. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let steps = 0; steps < 120; steps += 1) {
    await page.keyboard.press('Tab')
    const here = await page.evaluate(() => {
      const at = document.activeElement as HTMLElement | null
      const label =
        at instanceof HTMLInputElement || at instanceof HTMLSelectElement ? at.labels?.[0]?.innerText : null
      return (label ?? at?.getAttribute('aria-label') ?? at?.innerText ?? '').trim()
    })
    if (typeof name === 'string' ? here === name : name.test(here)) return
  }
  throw new Error(`nothing called ${name} can be reached by the keyboard`)
}
const heading = (page: Page, words: string) => page.getByRole('heading', { level: 1, name: words }).waitFor()

it('takes a call from first question to last without a pointer', { timeout: 180_000 }, async () => {
  await readAs(page, house, 'nb', await house.staff('operator'))
  await page.goto(`${house.baseUrl}/arbeid`)
  const wrong: string[] = []
  const lookHere = async () => {
    wrong.push(...(await faultsOf(page)))
  }
  /** By the keyboard to what is called so, and pressed; the next screen has this heading. */
  const press = async (name: string, next: string) => {
    await tabTo(page, name)
    await page.keyboard.press('Enter')
    await heading(page, next)
    await lookHere()
  }
  // The keys work as soon as the page has its scripts.
  await vi.waitFor(
    async () => {
      await page.keyboard.press('g')
      await page.keyboard.press('k')
      await page.waitForURL('**/arbeid/samtaler', { timeout: 1000 })
    },
    { timeout: 60_000 },
  )
  await heading(page, 'Samtaler')
  await lookHere()
  // Nobody waits: the key is answered, and nothing is lost.
  await page.keyboard.press('n')
  await page.getByText('Ingen venter i køen nå.').first().waitFor()
  await lookHere()
  await tabTo(page, 'Nummeret de ringer fra, om du ser det')
  await page.keyboard.type('42005104')
  await page.keyboard.press('Enter')
  await heading(page, 'Hvem gjelder det?')
  await lookHere()
  await press('Pia Kolltoft snakker selv', 'Hvor sikre er vi på hvem det er?')
  await tabTo(page, 'Still spørsmål')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Sjekk svarene' }).waitFor()
  await lookHere()
  await press('Gå videre uten å være sikrere', 'Hva gjelder det?')
  await press('Videre', 'Svar nå, eller lov et svar')
  await tabTo(page, 'Når pengene kommer')
  await page.keyboard.press('Space')
  await press('Lagre', 'Les opp for personen')
  await press('Lest opp. Avslutt samtalen', 'Ferdig')
  expect(wrong).toEqual([])
})

it('tells the list of somebody who begins to wait', { timeout: 180_000 }, async () => {
  await readAs(page, house, 'nb', await house.staff('operator'))
  await page.goto(`${house.baseUrl}/arbeid/samtaler`)
  await page.getByRole('heading', { name: 'Ingen venter nå.' }).waitFor()
  const caller = house.phone('+4742005100')
  await caller.rings('general')
  const waits = () =>
    house.db.system.selectFrom('call').select('id').where('state', '=', 'waiting').executeTakeFirst()
  for (let presses = 0; presses < 3 && !(await waits()); presses += 1) await caller.presses('0')
  const news = page.getByRole('button', { name: /endring.* i køen\. Vis/ })
  await news.waitFor()
  await news.press('Enter')
  await page.getByRole('heading', { name: '1 venter' }).waitFor()
  expect(await page.locator('table').innerText()).not.toMatch(/Thomas|4200/)
  expect(await faultsOf(page)).toEqual([])
  await caller.hangsUp()
})

it.each(['nb', 'ar'] as const)('shows the page for a code at 360 px: %s', async (language) => {
  const sizes = [PHONE]
  await readAs(page, house, language)
  expect(await look(page, `${house.baseUrl}/vis`, { language, sizes })).toEqual([])
  await page.locator('#kode').fill('123456')
  await page.locator('main button[type=submit]').click()
  await page.locator('[role=alert]').waitFor()
  expect(await faultsOf(page, { language, sizes })).toEqual([])
})
