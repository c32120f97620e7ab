import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ringLeg } from '../../office/calls/line/legs.ts'
import { settingsFrom } from '../../office/kernel/settings.ts'
import { inTransaction } from '../../office/kernel/transaction.ts'
import { type House, openHouse } from '../../test/scenes/support/house.ts'
import { axeViolations } from '../../test/support/axe.ts'
import { DESK, openBrowser, PHONE } from '../../test/support/browser.ts'
import { hydrated } from '../../test/support/look.ts'
import { clockAtT0 } from '../../test/support/world.ts'

let house: House
let browser: Browser
beforeAll(async () => {
  house = await openHouse()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

const open = async (viewport: { width: number; height: number }): Promise<Page> => {
  const page = await (await browser.newContext({ viewport, locale: 'nb-NO' })).newPage()
  await page.goto(`${house.baseUrl}/demo/ring`)
  await hydrated(page)
  return page
}
const heard = (page: Page) => page.locator('.phone-line').allInnerTexts()
const press = (page: Page, key: string) => page.getByRole('button', { name: key, exact: true }).click()

test('one rings, hears the menu, presses, says something after the tone, and it is owed an answer', async () => {
  const page = await open(DESK)
  expect(await axeViolations(page)).toEqual([])
  await page.getByLabel('Hvem ringer').selectOption({ label: 'Et annet nummer' })
  await page.getByLabel('Annet nummer', { exact: true }).fill('400 70 001')
  await page.getByLabel('Hvilken linje').selectOption({ label: 'Arbeidsgivere' })
  await page.getByRole('button', { name: 'Ring', exact: true }).click()
  await expect.poll(() => heard(page)).toContain('Soomaali, riix 7.')
  expect(await axeViolations(page)).toEqual([])
  await press(page, '2')
  await expect.poll(() => heard(page)).toContain('An employee is ill or needs things adapted: press 2.')
  await press(page, '0')
  await expect.poll(() => heard(page)).toContain('You are first in line.')
  await press(page, '2')
  await page.getByLabel('Si noe etter tonen').fill('My colleague has been ill since Monday.')
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'Ferdig' }).click()
  await expect.poll(() => page.locator('.phone-screen').innerText()).toContain('Samtalen er slutt')
  const laid = await house.db.system.selectFrom('unidentified').select(['sender', 'body']).execute()
  expect(laid).toEqual([
    { sender: '+4740070001', body: expect.stringContaining('My colleague has been ill since Monday.') },
  ])
})

test('a telephone that is rung can be answered, on a small screen too, by keyboard alone', async () => {
  const caller = house.phone('+4740070002')
  await caller.rings()
  await caller.presses('0')
  const call = await house.db.system
    .selectFrom('call')
    .select('id')
    .where('providerId', '=', caller.call().sid)
    .executeTakeFirstOrThrow()
  await inTransaction(
    { databases: house.db, clock: clockAtT0(), settings: settingsFrom() },
    { kind: 'system', name: 'test' },
    (ctx) => ringLeg(ctx, { callId: call.id, kind: 'operator', number: '42 00 30 31', ringSeconds: 45 }),
  )
  const page = await open(PHONE)
  const answer = page.getByRole('button', { name: 'Svar', exact: true })
  await answer.waitFor()
  expect(await axeViolations(page)).toEqual([])
  await answer.focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => caller.talksWith()).toEqual(['+4742003031'])
  await expect.poll(() => page.locator('.phone-screen').innerText()).toContain('Snakker med')
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
})

test('what cannot be done is not done, and nothing breaks', async () => {
  for (const form of [
    { gjor: 'press:1', samtale: 'CAnone' },
    { gjor: 'dance', samtale: '' },
    { gjor: 'say', samtale: '../..', tekst: 'x'.repeat(2000) },
    { gjor: 'ring', nummer: '<b>', linje: 'none of ours' },
  ]) {
    const answer = await fetch(`${house.baseUrl}/demo/ring`, {
      method: 'POST',
      body: new URLSearchParams(form as Record<string, string>),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(answer.status).toBe(200)
  }
})
