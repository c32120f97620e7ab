import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type House, openHouse } from '../../test/scenes/support/house.ts'
import { DESK, openBrowser, PHONE } from '../../test/support/browser.ts'
import { faultsOf, look } from '../../test/support/look.ts'
import type { Language } from '../../text/index.ts'

/** A chat by everybody who takes part in it: small screen, any script and direction, keyboard alone, no JavaScript. */
let house: House
let browser: Browser
beforeAll(async () => {
  house = await openHouse()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

async function reader(language: Language, more: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: PHONE, ...more })
  await context.addCookies([{ name: 'sprak', value: language, url: house.baseUrl }])
  return context.newPage()
}
async function tabTo(page: Page, wanted: string): Promise<void> {
  for (let steps = 0; steps < 150; steps += 1) {
    await page.keyboard.press('Tab')
    const here = await page.evaluate(() => {
      const at = document.activeElement
      return at === null ? '' : `${at.getAttribute('name') ?? ''}=${at.getAttribute('value') ?? ''}`
    })
    if (here === wanted) return
  }
  throw new Error(`${wanted} cannot be reached by the keyboard`)
}

it.each(['nb', 'ar', 'ti'] as const)(
  'is read, written and waited in at 360 px with scripts: %s',
  { timeout: 180_000 },
  async (language) => {
    const page = await reader(language)
    expect(await look(page, `${house.baseUrl}/chat`, { language })).toEqual([])
    await tabTo(page, 'text=')
    await page.keyboard.type('Hvordan klager man på et vedtak?')
    await tabTo(page, 'gjor=skriv')
    await page.keyboard.press('Enter')
    await page.locator('blockquote').waitFor()
    expect(await faultsOf(page, { language })).toEqual([])
    await tabTo(page, 'gjor=menneske')
    await page.keyboard.press('Enter')
    await page.locator('[value=ut]').waitFor()
    expect(await faultsOf(page, { language })).toEqual([])
    await page.context().close()
  },
)

it.each(['arbeidsgiver', 'behandler'])(
  'leads from the front page to the queue of its own: %s',
  { timeout: 180_000 },
  async (door) => {
    const page = await reader('nb', { javaScriptEnabled: false })
    await page.goto(house.baseUrl)
    await page.locator(`main a[href="/chat?for=${door}"]`).click()
    await page.locator('[value=menneske]').click()
    await page.locator('[value=ut]').waitFor()
    const queue = door === 'arbeidsgiver' ? 'employer' : 'clinician'
    const rows = await house.db.system
      .selectFrom('chat')
      .select('queue')
      .where('audience', '=', queue)
      .execute()
    expect(rows).toEqual([{ queue }])
    await page.context().close()
  },
)

it('is signed in to with all that was written, and goes on there once it is said to be theirs', {
  timeout: 180_000,
}, async () => {
  const page = await reader('nb', { javaScriptEnabled: false })
  await page.goto(`${house.baseUrl}/chat`)
  await page.locator('textarea').fill('Hva er alderspensjon?')
  await page.locator('[value=skriv]').click()
  await page.getByRole('link', { name: 'Logg inn og send som melding' }).click()
  const { name } = await house.person('aap')
  await page.getByRole('button', { name }).or(page.getByRole('link', { name })).first().click()
  await page.waitForURL('**/min-side/chat?fra=*')
  await page.locator('.card .conversation', { hasText: 'alderspensjon' }).waitFor()
  await page.goto(`${house.baseUrl}/min-side/chat`)
  await page.locator('[value=ikke-min]').waitFor()
  expect(await page.locator('.conversation').count()).toBe(0)
  await page.locator('[value=min]').click()
  await page.locator('.conversation', { hasText: 'alderspensjon' }).waitFor()
  expect(await page.locator('[value=min]').count()).toBe(0)
  await page.context().close()
})

it('is answered at the desk by keyboard, with an interpreter beside it', { timeout: 180_000 }, async () => {
  const visitor = await reader('ar', { javaScriptEnabled: false })
  await visitor.goto(`${house.baseUrl}/chat`)
  await visitor.locator('[value=menneske]').click()
  const page = await reader('nb', { viewport: DESK })
  await page.goto(`${house.baseUrl}/arbeid`)
  const { name } = await house.staff('operator')
  await page.getByRole('button', { name }).or(page.getByRole('link', { name })).first().click()
  await page.waitForURL(`${house.baseUrl}/arbeid`)
  for (const path of ['/arbeid/chat', '/arbeid/svar', '/arbeid/hendelser']) {
    expect(await look(page, house.baseUrl + path)).toEqual([])
  }
  await page.goto(`${house.baseUrl}/arbeid/svar`)
  await page.locator('main table a').first().click()
  await page.waitForURL('**/arbeid/svar/*')
  expect(await faultsOf(page)).toEqual([])
  await page.locator('#paa-so summary').press('Enter')
  await page.locator('[name="tittel.so"]').fill('Kulan')
  await page.locator('[name="tekst.so"]').fill('Waad codsan kartaa kulan.')
  await page.locator('[name="oversatt.so"]').selectOption('machine')
  await page.getByRole('button', { name: 'Lagre som utkast' }).press('Enter')
  await page.waitForURL('**/arbeid/svar')
  await page.locator('main table').getByText('Ikke godkjent').first().waitFor()
  const kept = await house.db.system
    .selectFrom('articleText')
    .select(['body', 'translation'])
    .where('language', '=', 'so')
    .where('title', '=', 'Kulan')
    .execute()
  expect(kept).toEqual([{ body: 'Waad codsan kartaa kulan.', translation: 'machine' }])
  const row = await house.db.system
    .selectFrom('chat')
    .select('id')
    .where('language', '=', 'ar')
    .where('state', '=', 'waiting')
    .orderBy('startedAt', 'desc')
    .executeTakeFirstOrThrow()
  await page.goto(`${house.baseUrl}/arbeid/chat`)
  await page.locator(`form:has(input[value="${row.id}"]) button`).press('Enter')
  await page.waitForURL('**/arbeid/chat/*-*')
  const said = await page.locator('main').innerText()
  expect(said).toContain('arabisk')
  expect(said).toContain('Dere snakker ikke samme språk')
  expect(await faultsOf(page)).toEqual([])
  await page.getByRole('button', { name: 'Hent tolk' }).press('Enter')
  await page.getByText('Vi leter etter tolk på arabisk').waitFor()
  const order = await house.soon(() => house.simulators.interpreter?.orders().at(-1))
  await house.simulators.interpreter?.accepts(house.baseUrl, order.key, {
    name: 'Yusuf Karimi',
    number: '+4740100033',
  })
  await page.reload()
  await page.getByRole('link', { name: '+4740100033' }).waitFor()
  expect(await faultsOf(page)).toEqual([])
  await visitor.reload()
  expect(await visitor.content()).not.toMatch(/Yusuf|40100033/)
  await page.getByRole('button', { name: 'Tolken er med' }).press('Enter')
  await page.getByText('Yusuf Karimi er med på arabisk').waitFor()
  await page.context().close()
  await visitor.context().close()
})
