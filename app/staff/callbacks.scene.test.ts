import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { Citizen } from '../../test/scenes/support/citizen.ts'
import { type House, openHouse } from '../../test/scenes/support/house.ts'
import { callsOn, press } from '../../test/scenes/support/ring.ts'
import { formWith } from '../../test/scenes/support/walker.ts'
import { DESK, openBrowser, PHONE } from '../../test/support/browser.ts'
import { look, readAs } from '../../test/support/look.ts'

/** The pages of calls that are owed: at 360 px without scripts, in languages of both directions, and on the workbench. */
let house: House
let browser: Browser
let page: Page
let thomas: Citizen
beforeAll(async () => {
  house = await openHouse()
  browser = await openBrowser()
  page = await browser.newPage()
  thomas = await house.person('resident')
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

it('are right at 360 px, from left and from right', { timeout: 180_000 }, async () => {
  const sizes = [PHONE]
  for (const language of ['nb', 'ar', 'ti'] as const) {
    await readAs(page, house, language, thomas)
    for (const path of ['/min-side/ring-meg', '/ring-meg', '/min-side/chat'])
      expect(await look(page, house.baseUrl + path, { language, sizes })).toEqual([])
  }
  const asked = await thomas.open('/min-side/ring-meg')
  await thomas.send(asked, formWith(asked, 'nummer'), { med: 'Nora Nabo' })
  await readAs(page, house, 'ar', thomas)
  expect(await look(page, `${house.baseUrl}/min-side/ring-meg`, { language: 'ar', sizes })).toEqual([])
})

it('are right on the workbench, where keys lead from call to call', { timeout: 180_000 }, async () => {
  await fetch(new URL('/ring-meg', house.baseUrl), {
    method: 'POST',
    headers: { origin: house.baseUrl },
    body: new URLSearchParams({ navn: 'Noen', nummer: '40029999' }),
  })
  const kari = await house.staff('stateAdviserA')
  const [href = ''] = callsOn(await kari.open('/arbeid/ring'))
  const sizes = [DESK]
  await readAs(page, house, 'nb', kari)
  for (const path of [href, `/arbeid/person/${thomas.id}/tolk`, '/arbeid/ring'])
    expect(await look(page, house.baseUrl + path, { sizes })).toEqual([])
  // The keys work as soon as the page has its scripts.
  await vi.waitFor(
    async () => {
      await page.keyboard.press('r')
      await page.waitForURL(`**${href}`, { timeout: 1000 })
    },
    { timeout: 30_000 },
  )
  await readAs(page, house, 'nb', await house.staff('operator'))
  expect(await look(page, `${house.baseUrl}/arbeid/ring`, { sizes })).toEqual([])
  expect(await page.getByText('Noen').count()).toBeGreaterThan(0)
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
