import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeViolations } from '../../test/support/axe.ts'
import { DESK, openBrowser, PHONE } from '../../test/support/browser.ts'
import { beginStory, type Story } from '../../test/support/story.ts'
import { citizen, storyPages } from '../../test/support/story-pages.ts'
import { addPerson, assign, PERSONS, STAFF, staffActor } from '../../test/support/world.ts'

let story: Story
const open: FastifyInstance[] = []
beforeAll(async () => {
  story = await beginStory()
  await assign(story.database.system, PERSONS.aap, 'state', { staffId: STAFF.stateAdviserA })
})
afterAll(async () => {
  await Promise.all(open.map((app) => app.close()))
  await story.end()
})

test.each(['nb', 'ar', 'ti'] as const)(
  'a meeting is asked for at 360 px without a script, in %s',
  async (language) => {
    const personId = await addPerson(story.database.system, { givenName: 'Marte' })
    await assign(story.database.system, personId, 'state', { staffId: STAFF.stateAdviserA })
    const app = await storyPages(story, citizen(personId, 'Marte', language))
    open.push(app)
    const origin = await app.listen({ port: 0 })
    const browser = await openBrowser()
    const page = await browser.newPage({ viewport: PHONE })
    const sound = async () => [
      await page.evaluate(() => document.documentElement.scrollWidth > innerWidth),
      await page.evaluate(() => document.querySelectorAll('script').length),
      await axeViolations(page),
    ]
    await page.goto(`${origin}/min-side/be-om-mote`)
    expect(await sound()).toEqual([false, 0, []])
    await page.fill('textarea[name=text]', 'Plan')
    await page.selectOption('select[name=form]', 'physicalOffice')
    await page.check('input[name=tolk]')
    await page.locator('main form.write button[type=submit]').click()
    await page.locator('main article').waitFor()
    expect(await sound()).toEqual([false, 0, []])
    expect(
      await story.database.system
        .selectFrom('meetingRequest')
        .select(['wishedMode', 'state'])
        .where('personId', '=', personId)
        .execute(),
    ).toEqual([{ wishedMode: 'physicalOffice', state: 'open' }])
    await browser.close()
  },
)

test('the list, the page of one person and the figures are in order at 1280 px', async () => {
  const actor = {
    ...staffActor('stateAdviserA'),
    roles: [...staffActor('stateAdviserA').roles, 'LE'] as const,
  }
  const viewer = { kind: 'staff', id: actor.staffId, name: actor.name, roles: actor.roles } as never
  const app = await storyPages(story, { actor, viewer, language: 'nb' } as never)
  open.push(app)
  const origin = await app.listen({ port: 0 })
  const browser = await openBrowser()
  const page = await browser.newPage({ viewport: DESK })
  for (const path of [
    '/arbeid/moteonsker',
    `/arbeid/person/${PERSONS.aap}/moteonsker`,
    '/arbeid/moteonsker/tall',
  ]) {
    const answer = await page.goto(origin + path)
    await page.evaluate(() => {
      for (const part of document.querySelectorAll('details')) part.open = true
    })
    expect([path, answer?.status(), await axeViolations(page)]).toEqual([path, 200, []])
  }
  await browser.close()
})
