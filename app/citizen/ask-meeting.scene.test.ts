import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bookMeeting, cancelMeeting } from '../../office/meetings/booking/actions.ts'
import { runWaiting } from '../../office/meetings/waiting/jobs.ts'
import { employee } from '../../test/support/benches.ts'
import { DESK, openBrowser, PHONE } from '../../test/support/browser.ts'
import { faultsOf, look, unfold } from '../../test/support/look.ts'
import { beginStory, type Story } from '../../test/support/story.ts'
import { citizen, storyPages } from '../../test/support/story-pages.ts'
import { addPerson, assign, PERSONS, STAFF } from '../../test/support/world.ts'

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

const GIVEN_BACK = '2026-03-11T09:00:00Z'
async function givenBack(personId: string): Promise<void> {
  const { system } = story.database
  const now = story.clock.now()
  await system
    .insertInto('contactPoint')
    .values({ personId, kind: 'phone', value: '+4740123456', phoneKind: 'own', confirmedAt: now })
    .execute()
  // Whoever took it before has had their turn.
  await system.deleteFrom('hold').where('why', '=', 'meeting').execute()
  const other = await addPerson(system)
  await assign(system, other, 'state', { staffId: STAFF.stateAdviserA })
  const made = await story.asPerson(other, (ctx) =>
    bookMeeting(ctx, {
      ...{ personId: other, kind: 'followUp', mode: 'physicalOffice', purpose: '', side: 'state' },
      ...{
        theme: 'contactAdviser',
        startsAt: Temporal.Instant.from(GIVEN_BACK),
        staffId: STAFF.stateAdviserA,
      },
      ...{ interpreter: { answer: 'notFlagged' }, channel: 'portalMessage' },
    }),
  )
  const meetingId = made.ok ? made.value.meetingId : ''
  await story.asPerson(other, (ctx) => cancelMeeting(ctx, { personId: other, meetingId }))
  await runWaiting(story.around)
}

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
    const inOrder = async () => {
      expect(await faultsOf(page, { language })).toEqual([])
      expect(await page.locator('script').count()).toBe(0)
    }
    await page.goto(`${origin}/min-side/be-om-mote`)
    await inOrder()
    await page.fill('textarea[name=text]', 'Plan')
    await page.selectOption('select[name=form]', 'physicalOffice')
    await page.check('input[name=tolk]')
    await page.locator('main form.write button[type=submit]').click()
    await page.locator('main article').waitFor()
    await inOrder()
    expect(
      await story.database.system
        .selectFrom('meetingRequest')
        .select(['wishedMode', 'state'])
        .where('personId', '=', personId)
        .execute(),
    ).toEqual([{ wishedMode: 'physicalOffice', state: 'open' }])
    // somebody gives a time back, and it is theirs by a press.
    await givenBack(personId)
    await page.reload()
    await inOrder()
    await page.locator('button[value=tar]').click()
    await page.waitForURL('**/min-side/avtaler')
    expect(await page.locator('main article time').first().getAttribute('datetime')).toBe(GIVEN_BACK)
    await browser.close()
  },
)

test('the list, the page of one person and the figures are in order at 1280 px', async () => {
  const { actor, viewer, language } = employee('stateAdviserA')
  const roles = [...actor.roles, 'LE'] as const
  const app = await storyPages(story, {
    actor: { ...actor, roles },
    viewer: { ...viewer, roles },
    language,
  })
  open.push(app)
  const origin = await app.listen({ port: 0 })
  const browser = await openBrowser()
  const page = await browser.newPage({ viewport: DESK })
  for (const path of [
    '/arbeid/moteonsker',
    `/arbeid/person/${PERSONS.aap}/moteonsker`,
    '/arbeid/moteonsker/tall',
    '/arbeid/kalender',
    `/arbeid/person/${PERSONS.aap}/moter`,
  ])
    expect(await look(page, origin + path, { first: unfold })).toEqual([])
  await page.goto(`${origin}/arbeid/moteonsker`)
  const tallest = await page.evaluate(() =>
    Math.max(
      ...[...document.querySelectorAll('main article')].map((card) => card.getBoundingClientRect().height),
    ),
  )
  expect(tallest).toBeLessThan(210)
  await browser.close()
})
