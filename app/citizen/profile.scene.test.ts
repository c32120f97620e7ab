import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeViolations } from '../../test/support/axe.ts'
import { DESK, openBrowser, PHONE } from '../../test/support/browser.ts'
import { beginStory, type Story } from '../../test/support/story.ts'
import { citizen, post, storyPages } from '../../test/support/story-pages.ts'
import { PERSONS, staffActor } from '../../test/support/world.ts'
import { LANGUAGES } from '../../text/index.ts'

const PAGES = ['', '/skjerm', '/sporsmal', '/hentested'].map((rest) => `/min-side/slik-snakker-vi${rest}`)
let story: Story
const open: FastifyInstance[] = []
beforeAll(async () => {
  story = await beginStory()
})
afterAll(async () => {
  await Promise.all(open.map((app) => app.close()))
  await story.end()
})

test.each(LANGUAGES.map(({ code }) => code))(
  'every page of the profile is in order at 360 px, in %s',
  async (language) => {
    const app = await storyPages(story, citizen(PERSONS.aap, 'Marte', language))
    open.push(app)
    const origin = await app.listen({ port: 0 })
    const browser = await openBrowser()
    const page = await browser.newPage({ viewport: PHONE, javaScriptEnabled: true })
    for (const path of PAGES) {
      await page.goto(origin + path)
      await page.evaluate(() => {
        for (const part of document.querySelectorAll('details')) part.open = true
      })
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
      expect([path, sideways, await axeViolations(page)]).toEqual([path, false, []])
      if (process.env.PICTURES)
        await page.screenshot({
          path: `${process.env.PICTURES}/${language}${path.replaceAll('/', '-')}.png`,
          fullPage: true,
        })
    }
    await page.goto(`${origin}/min-side/slik-snakker-vi/sporsmal`)
    await page.selectOption('select[name="task.readMessage"]', 'withHelp')
    await page.selectOption('select[name="task.sendStatusCard"]', 'alone')
    await page.selectOption('select[name="interpreterNeed"]', 'always')
    await page.selectOption('select[name="interpreterLanguage"]', 'so')
    await page.selectOption('select[name="access.internet"]', 'cutOff')
    await page.locator('main form button[type=submit]').last().click()
    await page.locator('input[name=sett]').waitFor({ state: 'attached' })
    expect(await axeViolations(page)).toEqual([])
    if (process.env.PICTURES)
      await page.screenshot({ path: `${process.env.PICTURES}/${language}-result.png`, fullPage: true })
    await browser.close()
  },
)

test('the workbench shows and sets the profile, in order at 1280 px', async () => {
  const actor = staffActor('stateAdviserA')
  const viewer = { kind: 'staff', id: actor.staffId, name: actor.name, roles: actor.roles } as never
  const app = await storyPages(story, { actor, viewer, language: 'nb' } as never)
  open.push(app)
  const origin = await app.listen({ port: 0 })
  const browser = await openBrowser()
  const page = await browser.newPage({ viewport: DESK })
  const address = `${origin}/arbeid/person/${PERSONS.resident}/profil`
  for (const path of [address, `${address}?kartlegg=1`]) {
    await page.goto(path)
    await page.evaluate(() => {
      for (const part of document.querySelectorAll('details')) part.open = true
    })
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
    expect([path, sideways, await axeViolations(page)]).toEqual([path, false, []])
    if (process.env.PICTURES)
      await page.screenshot({
        path: `${process.env.PICTURES}/staff${path.includes('?') ? '-q' : ''}.png`,
        fullPage: true,
      })
  }
  // Two presses from the person's own page: open, and set.
  await page.goto(`${origin}/arbeid/person/${PERSONS.resident}`)
  await page.locator('#ikke-skjerm > summary').click()
  await page.locator('#ikke-skjerm textarea').fill('Jeg får det ikke til')
  await page.locator('#ikke-skjerm button').click()
  await page.getByText('Jeg får det ikke til').first().waitFor()
  expect(await axeViolations(page)).toEqual([])
  if (process.env.PICTURES)
    await page.screenshot({ path: `${process.env.PICTURES}/staff-after.png`, fullPage: true })
  await browser.close()
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
