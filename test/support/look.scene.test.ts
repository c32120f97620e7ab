import Fastify, { type FastifyInstance } from 'fastify'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, PHONE } from './browser.ts'
import { look } from './look.ts'

/** The eyes of every other test of pages: each fault they are to find is put before them. */
const whole = (body: string, attributes = 'lang="nb" dir="ltr"') =>
  `<!doctype html><html ${attributes}><head><title>Prøve</title></head><body><main><h1>Prøve</h1>${body}</main></body></html>`
const PAGES: Record<string, string> = {
  '/fine': whole('<p>Alt er bra.</p>'),
  '/wide': whole('<p style="width: 900px">Bred</p>'),
  '/foreign': whole('<p>Alt er bra.</p>', 'lang="en" dir="rtl"'),
  '/unnamed': whole('<input>'),
  '/only-wide': whole('<table width="900"><tr><td>Bred</td></tr></table>'),
}

let app: FastifyInstance
let origin: string
let page: Page
beforeAll(async () => {
  app = Fastify()
  for (const [path, html] of Object.entries(PAGES))
    app.get(path, (_request, reply) => reply.type('text/html').send(html))
  app.get('/elsewhere', (_request, reply) => reply.redirect('/fine'))
  origin = await app.listen({ port: 0 })
  page = await (await openBrowser()).newPage({ viewport: PHONE })
})
afterAll(async () => {
  await page.context().close()
  await app.close()
})

const looks: [string, NonNullable<Parameters<typeof look>[2]>, (string | RegExp)[]][] = [
  ['/fine', {}, []],
  ['/fine', { language: 'ti' }, ['is in nb, ltr']],
  ['/wide', {}, [/is \d+ wide/, 'has 1 elements with a style']],
  ['/only-wide', {}, [/at 360: is \d+ wide/]],
  ['/only-wide', { sizes: [{ width: 1280, height: 800 }] }, []],
  ['/foreign', {}, ['is in en, rtl']],
  ['/unnamed', {}, ['label: ']],
  ['/elsewhere', {}, ['leads to']],
  ['/elsewhere', { to: '/fine' }, []],
  ['/gone', { status: 404, language: 'ti' }, ['is in ,']],
  ['/gone', { language: 'ti' }, ['answers 404', 'is in ,']],
]
test.each(looks)('%s, looked at with %o: %o', async (path, { to, ...wanted }, faults) => {
  const asked = to === undefined ? wanted : { ...wanted, to: origin + to }
  expect(await look(page, origin + path, asked)).toEqual(
    faults.map((fault) =>
      typeof fault === 'string' ? expect.stringContaining(fault) : expect.stringMatching(fault),
    ),
  )
})
