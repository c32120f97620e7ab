import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, openHouse } from '../../test/scenes/support/house.ts'
import { gives, hears, type Named, named } from '../../test/scenes/support/mandates.ts'
import { axeViolations } from '../../test/support/axe.ts'
import { DESK, openBrowser, PHONE } from '../../test/support/browser.ts'

/** The pages of helpers as people see them: at 360 px without scripts, in every language, and on the workbench. */
const LANGUAGES = ['nb', 'nn', 'en', 'se', 'uk', 'pl', 'ar', 'ti', 'so'] as const
const SHOTS = process.env.SHOTS

let house: House
let browser: Browser
let son: Named
let giverId: string
let talk: string
beforeAll(async () => {
  house = await openHouse()
  browser = await openBrowser()
  const thomas = await house.person('resident')
  giverId = thomas.id
  son = await named(house, { givenName: 'Sivert', familyName: 'Elvekvist', birthDate: '2000-01-10' })
  await gives(thomas, {
    name: 'Sivert Elvekvist',
    number: son.number,
    acts: ['read', 'write', 'receive', 'speakFor'],
  })
  const lars = await house.staff('operator')
  await hears(lars, thomas.id, { yes: true, interpreter: 'notNeeded' })
  await house.clockTo('2026-03-02 11:00')
  talk = (await thomas.writes('Når får jeg plass på tiltaket?', { helped: 'family' })).threadId
  const page = await son.open(`/min-side/for/${giverId}`)
  const form = page.forms.find(({ fields }) => fields.some(({ name }) => name === 'text'))
  if (!form) throw new Error(page.text)
  await son.send(page, form, { text: 'Kan han begynne på tiltaket 17. mars?' })
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

/** Signs in as people do, by choosing who they are, and stays in one language. */
async function open(
  who: { name: string },
  start: '/min-side' | '/arbeid',
  viewport: typeof PHONE | typeof DESK,
  language = 'nb',
  javaScriptEnabled = true,
): Promise<Page> {
  const context = await browser.newContext({ viewport, javaScriptEnabled })
  await context.addCookies([{ name: 'sprak', value: language, url: house.baseUrl }])
  const page = await context.newPage()
  await page.goto(`${house.baseUrl}${start}`)
  await page
    .getByRole('button', { name: who.name })
    .or(page.getByRole('link', { name: who.name }))
    .first()
    .click()
  await page.waitForURL(`${house.baseUrl}${start}`)
  return page
}

async function look(page: Page, path: string, name: string) {
  const answer = await page.goto(`${house.baseUrl}${path}`)
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true })
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1,
  )
  const stands = page.url().replace(house.baseUrl, '')
  return [stands, answer?.status(), sideways, await axeViolations(page)]
}

describe('helpers on Min side', () => {
  it.each(LANGUAGES)('are right at 360 px in %s', { timeout: 120_000 }, async (language) => {
    const thomas = await house.person('resident')
    const mine = await open(thomas, '/min-side', PHONE, language)
    for (const path of [
      '/min-side/hjelperne-mine',
      '/min-side/hjelperne-mine/ny',
      '/min-side/samtykker',
      '/min-side/far-det-ikke-til',
      '/be-om-kontakt',
    ])
      expect(await look(mine, path, `${language}-${path.split('/').at(-1)}`)).toEqual([path, 200, false, []])
    await mine.context().close()
    const his = await open(son, '/min-side', PHONE, language)
    for (const path of [
      `/min-side/for/${giverId}`,
      ...(['nb', 'ar', 'ti'].includes(language) ? [`/min-side/for/${giverId}/avtaler?hvordan=phone`] : []),
      `/min-side/for/${giverId}/samtaler/${talk}`,
      '/min-side/hjelperne-mine',
    ])
      expect(await look(his, path, `${language}-for-${path.length}`)).toEqual([path, 200, false, []])
    await his.context().close()
  })

  it('work without scripts', async () => {
    const page = await open(son, '/min-side', PHONE, 'nb', false)
    await page.goto(`${house.baseUrl}/min-side/for/${giverId}`)
    await page.getByLabel(/^Skriv for/).fill('Han kan komme på tirsdag.')
    await page.getByRole('button', { name: 'Send' }).click()
    expect(await page.getByRole('status').innerText()).toMatch(/Mottatt\. Nummeret er \d+\./)
    await page.context().close()
  })
})

describe('mandates on the workbench', () => {
  it.each([
    ['wide', DESK],
    ['narrow', PHONE],
  ] as const)('are right when it is %s', { timeout: 120_000 }, async (name, viewport) => {
    const anne = await house.staff('hostA')
    const page = await open(anne, '/arbeid', viewport)
    for (const path of [
      `/arbeid/person/${giverId}/fullmakter`,
      `/arbeid/person/${giverId}/skriv-for`,
      '/arbeid/hjelpere',
    ])
      expect(await look(page, path, `${name}-${path.split('/').at(-1)}`)).toEqual([path, 200, false, []])
    await page.locator('summary').evaluateAll((all) => {
      for (const one of all) (one.parentElement as HTMLDetailsElement).open = true
    })
    await page.goto(`${house.baseUrl}/arbeid/person/${giverId}/fullmakter`)
    await page.evaluate(() => {
      for (const one of document.querySelectorAll('details')) one.open = true
    })
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}-open.png`, fullPage: true })
    expect(await axeViolations(page)).toEqual([])
    await page.context().close()
  })
})
