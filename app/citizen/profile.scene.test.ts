import type { FastifyInstance } from 'fastify'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { employee } from '../../test/support/benches.ts'
import { DESK, openBrowser, PHONE } from '../../test/support/browser.ts'
import { faultsOf, look, unfold } from '../../test/support/look.ts'
import { beginStory, type Story } from '../../test/support/story.ts'
import { citizen, post, storyPages } from '../../test/support/story-pages.ts'
import { PERSONS } from '../../test/support/world.ts'
import { LANGUAGES } from '../../text/index.ts'

const PAGES = ['', '/skjerm', '/sporsmal', '/hentested'].map((rest) => `/min-side/slik-snakker-vi${rest}`)
let story: Story
let browser: Browser
let page: Page
const open: FastifyInstance[] = []
const marte = citizen(PERSONS.aap, 'Marte')
let origin: string
beforeAll(async () => {
  story = await beginStory()
  browser = await openBrowser()
  page = await browser.newPage({ viewport: PHONE })
  const app = await storyPages(story, marte)
  open.push(app)
  origin = await app.listen({ port: 0 })
})
afterAll(async () => {
  await browser.close()
  await Promise.all(open.map((app) => app.close()))
  await story.end()
})

test.each(LANGUAGES.map(({ code }) => code))(
  'every page of the profile is in order at 360 px, in %s',
  async (language) => {
    Object.assign(marte, citizen(PERSONS.aap, 'Marte', language))
    for (const path of PAGES) expect(await look(page, origin + path, { language, first: unfold })).toEqual([])
    await page.goto(`${origin}/min-side/slik-snakker-vi/sporsmal`)
    await page.selectOption('select[name="task.readMessage"]', 'withHelp')
    await page.selectOption('select[name="task.sendStatusCard"]', 'alone')
    await page.selectOption('select[name="interpreterNeed"]', 'always')
    await page.selectOption('select[name="interpreterLanguage"]', 'so')
    await page.selectOption('select[name="access.internet"]', 'cutOff')
    await page.locator('main form button[type=submit]').last().click()
    await page.locator('input[name=sett]').waitFor({ state: 'attached' })
    expect(await faultsOf(page, { language })).toEqual([])
  },
)

test('the workbench shows and sets the profile, in order at 1280 px', async () => {
  const app = await storyPages(story, employee('stateAdviserA'))
  open.push(app)
  const bench = `${await app.listen({ port: 0 })}/arbeid/person/${PERSONS.resident}`
  const wide = { sizes: [DESK] }
  for (const address of [`${bench}/profil`, `${bench}/profil?kartlegg=1`])
    expect(await look(page, address, { ...wide, first: unfold })).toEqual([])
  // Two presses from the person's own page: open, and set.
  await page.goto(bench)
  await page.locator('#ikke-skjerm > summary').click()
  await page.locator('#ikke-skjerm textarea').fill('Jeg får det ikke til')
  await page.locator('#ikke-skjerm button').click()
  await page.getByText('Jeg får det ikke til').first().waitFor()
  expect(await faultsOf(page, wide)).toEqual([])
})

test('R-307: that something has happened is told in one form, and somebody looks at the profile', async () => {
  const app = await storyPages(story, citizen(PERSONS.aap, 'Marte'))
  open.push(app)
  const told = await post(app, '/min-side/slik-snakker-vi', {
    del: 'endring',
    hva: 'lifeEvent',
    ord: 'Jeg er blitt alene',
  })
  expect([told.statusCode, told.headers.location]).toEqual([
    303,
    '/min-side/slik-snakker-vi?fortalt=1#lagret',
  ])
  const reviews = await story.database.system
    .selectFrom('promise')
    .select('details')
    .where('personId', '=', PERSONS.aap)
    .where('kind', '=', 'reviewProfile')
    .where('isOpen', '=', true)
    .execute()
  expect(reviews).toHaveLength(1)
  expect(JSON.stringify(reviews[0]?.details)).toContain('Jeg er blitt alene')
  const long = await post(app, '/min-side/slik-snakker-vi', { del: 'endring', ord: 'x'.repeat(301) })
  expect(long.statusCode).toBe(422)
  expect(long.body).toContain('x'.repeat(301))
})
