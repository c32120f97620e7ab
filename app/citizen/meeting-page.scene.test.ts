import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bookMeeting } from '../../office/meetings/booking/actions.ts'
import * as talk from '../../office/meetings/talk/actions.ts'
import { employee } from '../../test/support/benches.ts'
import { DESK, openBrowser, PHONE } from '../../test/support/browser.ts'
import { faultsOf, look, unfold } from '../../test/support/look.ts'
import { beginStory, oslo, type Story } from '../../test/support/story.ts'
import { citizen, storyPages } from '../../test/support/story-pages.ts'
import { PERSONS, STAFF, staffActor } from '../../test/support/world.ts'

let story: Story
const open: FastifyInstance[] = []
const personId = PERSONS.resident
const adviser = staffActor('stateAdviserA')
beforeAll(async () => {
  story = await beginStory()
})
afterAll(async () => {
  await Promise.all(open.map((app) => app.close()))
  await story.end()
})

async function booked(at: string) {
  const done = await story.asStaff(adviser, (ctx) =>
    bookMeeting(ctx, {
      personId,
      kind: 'collaboration',
      mode: 'video',
      purpose: 'Bli kjent\nPlan for våren',
      side: 'state',
      theme: 'contactAdviser',
      startsAt: oslo(at),
      staffId: STAFF.stateAdviserA,
      interpreter: { answer: 'notFlagged' },
      channel: 'officePhone',
    }),
  )
  if (!done.ok) throw new Error(done.reason)
  const ids = { personId, meetingId: done.value.meetingId }
  await story.asStaff(adviser, (ctx) =>
    talk.addParticipant(ctx, { ...ids, role: 'employer', name: 'Bakeriet', mayHear: ['work', 'health'] }),
  )
  return ids
}

test.each([
  ['nb', '2026-03-04 10:00'],
  ['ar', '2026-03-05 10:00'],
  ['ti', '2026-03-06 10:00'],
] as const)('a meeting is read and answered at 360 px without a script, in %s', async (language, at) => {
  const { meetingId } = await booked(at)
  const app = await storyPages(story, citizen(personId, 'Thomas', language))
  open.push(app)
  const origin = await app.listen({ port: 0 })
  const browser = await openBrowser()
  const page = await browser.newPage({ viewport: PHONE })
  const scripts = () => page.locator('script').count()
  expect(await look(page, `${origin}/min-side/avtaler/${meetingId}`, { language })).toEqual([])
  expect(await scripts()).toBe(0)
  await page.fill('textarea[name=punkt]', 'Jeg glemmer det som blir sagt')
  await page.locator('button[value=punkt]').click()
  await page.locator('button[value=bort]').waitFor()
  await page.uncheck('input[name="hore.health"]')
  await page.locator('button[value=ja]').click()
  await page.locator('button[value=ja]').waitFor({ state: 'detached' })
  expect(await faultsOf(page, { language })).toEqual([])
  expect(await scripts()).toBe(0)
  const [employer] = await story.database.system
    .selectFrom('meetingParticipant')
    .select(['approval', 'mayHear'])
    .where('meetingId', '=', meetingId)
    .where('role', '=', 'employer')
    .execute()
  expect(employer).toEqual({ approval: 'approved', mayHear: ['work'] })
  expect(await look(page, `${origin}/video-test`, { language })).toEqual([])
  expect(await scripts()).toBe(0)
  await browser.close()
})

test('the page of staff is in order before, in and after the meeting, at 1280 px', async () => {
  const ids = await booked('2026-03-09 10:00')
  const app = await storyPages(story, employee('stateAdviserA'))
  open.push(app)
  const origin = await app.listen({ port: 0 })
  const browser = await openBrowser()
  const page = await browser.newPage({ viewport: DESK })
  const address = `${origin}/arbeid/person/${personId}/moter/${ids.meetingId}`
  const found = () => look(page, address, { first: unfold })
  expect(await found()).toEqual([])
  story.clock.set(oslo('2026-03-09 10:00'))
  await story.asStaff(adviser, (ctx) => talk.beginMeeting(ctx, ids))
  expect(await found()).toEqual([])
  await story.database.system
    .updateTable('meeting')
    .set({ state: 'held', outcome: 'held' })
    .where('id', '=', ids.meetingId)
    .execute()
  const parts = [{ matter: 'work' as const, body: 'Halv stilling.' }]
  const agreed = [{ who: 'office' as const, body: 'Ringe', dueOn: '2026-03-12' }]
  await story.asStaff(adviser, (ctx) => talk.writeMinutes(ctx, { ...ids, after: 0, parts, agreed }))
  expect(await found()).toEqual([])
  await browser.close()
})
