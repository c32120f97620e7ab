import { mkdirSync } from 'node:fs'
import { sql } from 'kysely'
import { test } from 'vitest'
import { PLACES } from '../../db/seed/organisation.ts'
import { axeViolations } from '../../test/support/axe.ts'
import { DESK, openBrowser, PHONE } from '../../test/support/browser.ts'
import { noticeStory } from '../../test/support/notices.ts'
import { storyPages } from '../../test/support/story-pages.ts'
import { staffActor } from '../../test/support/world.ts'

const OUT = '/tmp/s/shots'
const reader = (key: 'stateAdviserA' | 'leadStateA' | 'hostA' | 'keeper') => {
  const actor = staffActor(key)
  return {
    actor,
    viewer: {
      kind: 'staff',
      id: actor.staffId,
      name: actor.name,
      firstName: actor.name,
      unit: '',
      roles: actor.roles,
    } as const,
  }
}
test('look', async () => {
  mkdirSync(OUT, { recursive: true })
  const story = await noticeStory()
  const dig = await story.digital()
  await story.tell(dig)
  const ass = await story.assisted({ language: 'so', interpreterNeed: 'always' })
  await story.tell(ass, { eventKey: 'x2', kind: 'documentRequest' })
  const by = await story.comesBy()
  await sql`delete from profile_fact where person_id = ${by}`.execute(story.database.system)
  await sql`insert into profile_fact (person_id, field, value, source, method, by_kind, at)
        values (${by}, 'pickUp', ${JSON.stringify([PLACES.deskA, PLACES.cafe])}, 'ownStatement', 'desk', 'person', ${story.clock.now()})`.execute(
    story.database.system,
  )
  await story.tell(by, { eventKey: 'x3' })
  await story.at('2026-03-10 12:00')
  const browser = await openBrowser()
  const shot = async (
    key: Parameters<typeof reader>[0],
    path: string,
    name: string,
    viewport = DESK as { width: number; height: number },
  ) => {
    const app = await storyPages(story, reader(key))
    const origin = await app.listen({ port: 0 })
    const page = await browser.newPage({ viewport })
    await page.goto(origin + path)
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
    await page.screenshot({ path: `${OUT}/${name}.png`, fullPage: true })
    console.log(name, await page.locator('h1').textContent(), sideways, await axeViolations(page))
    await page.close()
    await app.close()
  }
  await shot('stateAdviserA', `/arbeid/person/${dig}`, 's-person')
  await shot('stateAdviserA', `/arbeid/ikke-nadd`, 's-unread')
  await shot('leadStateA', `/arbeid/ikke-nadd?hos=kontoret`, 's-unread-office')
  await shot('leadStateA', `/arbeid/ikke-nadd?hos=kontoret`, 's-unread-phone', PHONE)
  await shot('stateAdviserA', `/arbeid`, 's-list')
  await shot('hostA', `/arbeid/hentested`, 's-pickup')
  await shot('keeper', `/arbeid`, 's-keeper', PHONE)
  await browser.close()
  await story.end()
})
