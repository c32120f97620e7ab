import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeViolations } from '../test/support/axe.ts'
import { openBrowser, PHONE } from '../test/support/browser.ts'
import { type TestServer, testServer, twoPeople } from '../test/support/server.ts'
import { SESSION_COOKIE } from './session-request.ts'

let server: TestServer
let browser: Browser

beforeAll(async () => {
  const home = '<!doctype html><html lang="nb"><title>Min side</title><h1>Min side</h1></html>'
  server = await testServer({
    listen: true,
    routes: [
      async (app) => void app.get('/min-side', (_request, reply) => reply.type('text/html').send(home)),
    ],
  })
  await twoPeople(server.db)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

test('without scripts, on a small telephone, a person finds themselves in the list and is let in', async () => {
  const context = await browser.newContext({ viewport: PHONE, javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${server.baseUrl}/logg-inn`)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
  await page.getByRole('textbox', { name: 'Navn' }).fill('hassan')
  await page.getByRole('button', { name: 'Søk' }).click()
  await page.getByRole('button', { name: /Amina Hassan/ }).click()
  await page.getByRole('heading', { name: 'Min side' }).waitFor()
  const cookie = (await context.cookies()).find((one) => one.name === SESSION_COOKIE)
  expect(cookie).toMatchObject({ secure: true, httpOnly: true, sameSite: 'Lax', path: '/' })
  await context.close()
})

test('the list has nothing that stands in the way of anybody', async () => {
  const page = await browser.newPage({ viewport: PHONE })
  for (const way of ['/logg-inn', '/logg-inn/ansatt']) {
    await page.goto(`${server.baseUrl}${way}`)
    expect(await axeViolations(page)).toEqual([])
  }
  await page.close()
})
