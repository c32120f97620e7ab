import type { FastifyInstance } from 'fastify'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { StaffKey } from '../../db/seed/staff.ts'
import { sendLetter } from '../../office/reach/letters/actions.ts'
import { myLetterPaper } from '../../office/reach/letters/views.ts'
import { draftTemplate } from '../../office/reach/templates/actions.ts'
import { axeViolations } from '../../test/support/axe.ts'
import { DESK, openBrowser, PHONE } from '../../test/support/browser.ts'
import { beginStory, type Story } from '../../test/support/story.ts'
import { storyPages } from '../../test/support/story-pages.ts'
import { addPerson, STAFF, staffActor } from '../../test/support/world.ts'

let story: Story
let browser: Browser
let personId: string
let code: string
const open: FastifyInstance[] = []

beforeAll(async () => {
  story = await beginStory()
  browser = await openBrowser()
  personId = await addPerson(story.database.system, {
    givenName: 'Amina',
    familyName: 'Prøvetoft',
    language: 'ar',
    address: 'Skolegata 8, 9901 Granvik',
    assigned: [{ side: 'municipal', staffId: STAFF.municipalAdviserA, lead: true }],
  })
  const adviser = staffActor('municipalAdviserA')
  const filled = { matter: 'sosialhjelp', reason: 'Du har nok penger denne måneden.' }
  const sent = await story.asStaff(adviser, (ctx) =>
    sendLetter(ctx, { personId, template: 'decisionRefused', filled, facts: {}, key: 'k' }),
  )
  if (!sent.ok) throw new Error(sent.reason)
  const { noticeId } = sent.value
  const paper = await story.asPerson(personId, (ctx) => myLetterPaper(ctx, { noticeId }))
  code = paper.ok ? paper.value.code : ''
  await story.asStaff(adviser, (ctx) => draftTemplate(ctx, { key: 'meetingSummons' }))
})
afterAll(async () => {
  await browser.close()
  await Promise.all(open.map((app) => app.close()))
  await story.end()
})

/** The workbench as this employee has it, at a desk or on a telephone. */
async function visit(key: StaffKey, path: string, viewport: { width: number; height: number }) {
  const { staffId: id, name, roles } = staffActor(key)
  const firstName = name.split(' ')[0] ?? name
  const viewer = { kind: 'staff', id, name, firstName, unit: 'Velferdskontoret Granvik', roles } as const
  const app = await storyPages(story, { actor: staffActor(key), viewer })
  app.get('/live/staff', (_request, reply) => reply.type('text/event-stream').send('retry: 60000\n\n'))
  open.push(app)
  const origin = await app.listen({ port: 0 })
  const page = await browser.newPage({ viewport })
  await page.goto(origin + path, { waitUntil: 'networkidle' })
  return page
}

const inOrder = async (page: Awaited<ReturnType<typeof visit>>) => ({
  violations: await axeViolations(page),
  sideways: await page.evaluate(() => document.documentElement.scrollWidth > innerWidth),
  styled: await page.evaluate(() => document.querySelectorAll('[style]').length),
})
const ORDER = { violations: [], sideways: false, styled: 0 }

describe.each([DESK, PHONE])('at $width pixels', (size) => {
  test('every template can be read over, in Arabic too', async () => {
    for (const path of [
      '/arbeid/maler',
      '/arbeid/maler/decisionRefused?sprak=ar',
      '/arbeid/maler/meetingSummons?versjon=2',
    ]) {
      const page = await visit('municipalAdviserA', path, size)
      expect({ path, ...(await inOrder(page)) }).toEqual({ path, ...ORDER })
      await page.close()
    }
  })

  test('a letter is filled in, looked over in every channel, and not sent by that', async () => {
    const page = await visit('municipalAdviserA', `/arbeid/person/${personId}/brev?mal=decisionRefused`, size)
    expect(await inOrder(page)).toEqual(ORDER)
    await page.getByLabel('Hva det gjelder').fill('sosialhjelp')
    await page.getByLabel('Grunnen').fill('Du har nok *penger* <b>nå</b>.')
    await page.getByRole('button', { name: 'Se på brevet' }).click()
    await page.getByRole('heading', { name: 'Slik ser personen det' }).waitFor()
    const arabic = page.locator('article[lang=ar]')
    expect(await arabic.getAttribute('dir')).toBe('rtl')
    expect(await page.locator('article[lang=nb]').innerText()).toContain('Du har nok *penger* <b>nå</b>.')
    expect(await inOrder(page)).toEqual(ORDER)
    await page.close()
  })

  test('the code on a letter is read in by whoever sits at the desk, in the language one chooses', async () => {
    const page = await visit('hostA', '/arbeid/brev', size)
    expect(await inOrder(page)).toEqual(ORDER)
    await page.getByLabel('Kode på brevet').fill(code)
    await page.getByLabel('Les på').selectOption('uk')
    await page.getByRole('button', { name: 'Hent brevet' }).click()
    await page.getByText('Відповідь на заяву: sosialhjelp').waitFor()
    expect(await inOrder(page)).toEqual(ORDER)
    // K23: only whoever read it knows that it was read to the person.
    await page.getByLabel('Hvem tolket?').selectOption('onDemand')
    await page.getByRole('button', { name: 'Ja, lest for personen' }).click()
    await page.getByText('Ført: personen har fått høre brevet.').waitFor()
    expect(await inOrder(page)).toEqual(ORDER)
    await page.close()
  })
})
