import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { Citizen } from '../../test/scenes/support/citizen.ts'
import { type House, openHouse } from '../../test/scenes/support/house.ts'
import { callsOn, press } from '../../test/scenes/support/ring.ts'
import { formWith } from '../../test/scenes/support/walker.ts'
import { axeViolations } from '../../test/support/axe.ts'
import { DESK, openBrowser, PHONE } from '../../test/support/browser.ts'

/** The pages of calls that are owed: at 360 px without scripts, in languages of both directions, and on the workbench. */
let house: House
let browser: Browser
let thomas: Citizen
beforeAll(async () => {
  house = await openHouse()
  browser = await openBrowser()
  thomas = await house.person('resident')
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

async function open(
  who: { name: string },
  start: '/min-side' | '/arbeid',
  viewport: typeof PHONE | typeof DESK,
  language = 'nb',
): Promise<Page> {
  const context = await browser.newContext({ viewport })
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

async function look(page: Page, path: string) {
  const answer = await page.goto(`${house.baseUrl}${path}`)
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1,
  )
  return [answer?.status(), sideways, await axeViolations(page)]
}

it('are right at 360 px, from left and from right', { timeout: 180_000 }, async () => {
  for (const language of ['nb', 'ar', 'ti'])
    for (const path of ['/min-side/ring-meg', '/ring-meg', '/min-side/chat']) {
      const page = await open(thomas, '/min-side', PHONE, language)
      expect(await look(page, path), `${language} ${path}`).toEqual([200, false, []])
      expect(await page.locator('html').getAttribute('dir')).toBe(language === 'ar' ? 'rtl' : 'ltr')
      await page.context().close()
    }
  const asked = await thomas.open('/min-side/ring-meg')
  await thomas.send(asked, formWith(asked, 'nummer'), { med: 'Nora Nabo' })
  const page = await open(thomas, '/min-side', PHONE, 'ar')
  expect(await look(page, '/min-side/ring-meg')).toEqual([200, false, []])
  await page.context().close()
})

it('are right on the workbench, where keys lead from call to call', { timeout: 180_000 }, async () => {
  await fetch(new URL('/ring-meg', house.baseUrl), {
    method: 'POST',
    headers: { origin: house.baseUrl },
    body: new URLSearchParams({ navn: 'Noen', nummer: '40029999' }),
  })
  const kari = await house.staff('stateAdviserA')
  const [href = ''] = callsOn(await kari.open('/arbeid/ring'))
  const page = await open(kari, '/arbeid', DESK)
  expect(await look(page, href)).toEqual([200, false, []])
  expect(await look(page, `/arbeid/person/${thomas.id}/tolk`)).toEqual([200, false, []])
  expect(await look(page, '/arbeid/ring')).toEqual([200, false, []])
  // The keys work as soon as the page has its scripts.
  await vi.waitFor(
    async () => {
      await page.keyboard.press('r')
      await page.waitForURL(`**${href}`, { timeout: 1000 })
    },
    { timeout: 30_000 },
  )
  await page.context().close()
  const lars = await open(await house.staff('operator'), '/arbeid', DESK)
  expect(await look(lars, '/arbeid/ring')).toEqual([200, false, []])
  expect(await lars.getByText('Noen').count()).toBeGreaterThan(0)
  await lars.context().close()
})

it('R-413, R-380: who is to be there is asked about when they are, and may speak in this call only', async () => {
  const kari = await house.staff('stateAdviserA')
  const [href = ''] = callsOn(await kari.open('/arbeid/ring')).filter((one) => one.includes(thomas.id))
  const before = await kari.open(href)
  expect(before.text).toContain('Nora Nabo')
  // Nobody speaks for anybody before there is a call to do it in.
  expect(before.forms.some(({ buttons }) => buttons.some(({ value }) => value === 'fullmakt'))).toBe(false)
  const ringing = await press(kari, before, 'ring')
  const bad = await press(kari, ringing, 'fullmakt', { navn: '', relasjon: 'neighbour', sider: 'state' })
  expect(bad.status).toBe(422)
  const said = { navn: 'Nora Nabo', fodt: '1970-04-02', relasjon: 'neighbour', sider: 'state' }
  const given = await press(kari, ringing, 'fullmakt', said)
  expect(given.address).toMatch(/gikk=fullmakt/)
  expect(given.forms.some(({ buttons }) => buttons.some(({ value }) => value === 'fullmakt'))).toBe(false)
  const rows = await house.db.system
    .selectFrom('mandate')
    .select(['holderName', 'sides', 'callId', 'callOnly'])
    .where('personId', '=', thomas.id)
    .execute()
  const call = new URL(given.address, house.baseUrl).searchParams.get('samtale')
  expect(rows).toEqual([{ holderName: 'Nora Nabo', sides: ['state'], callId: call, callOnly: true }])
})
