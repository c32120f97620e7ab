import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sendLetter } from '../../office/reach/letters/actions.ts'
import { myLetterPaper } from '../../office/reach/letters/views.ts'
import { draftTemplate } from '../../office/reach/templates/actions.ts'
import { type Benches, benchesOver } from '../../test/support/benches.ts'
import { DESK, openBrowser, PHONE } from '../../test/support/browser.ts'
import { faultsOf, look } from '../../test/support/look.ts'
import { beginStory, type Story } from '../../test/support/story.ts'
import { addPerson, STAFF, staffActor } from '../../test/support/world.ts'

let story: Story
let browser: Browser
let page: Page
let benches: Benches
let personId: string
let code: string

beforeAll(async () => {
  story = await beginStory()
  browser = await openBrowser()
  page = await browser.newPage({ viewport: DESK })
  benches = benchesOver(story)
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
  await benches.close()
  await story.end()
})

const sizes = [DESK, PHONE]

test('every template can be read over, in Arabic too', async () => {
  for (const path of [
    '/arbeid/maler',
    '/arbeid/maler/decisionRefused?sprak=ar',
    '/arbeid/maler/meetingSummons?versjon=2',
  ])
    expect(await look(page, (await benches.at('municipalAdviserA')) + path, { sizes })).toEqual([])
})

test('a letter is filled in, looked over in every channel, and not sent by that', async () => {
  const origin = await benches.at('municipalAdviserA')
  expect(await look(page, `${origin}/arbeid/person/${personId}/brev?mal=decisionRefused`, { sizes })).toEqual(
    [],
  )
  await page.getByLabel('Hva det gjelder').fill('sosialhjelp')
  await page.getByLabel('Grunnen').fill('Du har nok *penger* <b>nå</b>.')
  await page.getByRole('button', { name: 'Se på brevet' }).click()
  await page.getByRole('heading', { name: 'Slik ser personen det' }).waitFor()
  const arabic = page.locator('article[lang=ar]')
  expect(await arabic.getAttribute('dir')).toBe('rtl')
  expect(await page.locator('article[lang=nb]').innerText()).toContain('Du har nok *penger* <b>nå</b>.')
  expect(await faultsOf(page, { sizes })).toEqual([])
})

test('the code on a letter is read in by whoever sits at the desk, in the language one chooses', async () => {
  expect(await look(page, `${await benches.at('hostA')}/arbeid/brev`, { sizes })).toEqual([])
  await page.getByLabel('Kode på brevet').fill(code)
  await page.getByLabel('Les på').selectOption('uk')
  await page.getByRole('button', { name: 'Hent brevet' }).click()
  await page.getByText('Відповідь на заяву: sosialhjelp').waitFor()
  expect(await faultsOf(page, { sizes })).toEqual([])
  // K23: only whoever read it knows that it was read to the person.
  await page.getByLabel('Hvem tolket?').selectOption('onDemand')
  await page.getByRole('button', { name: 'Ja, lest for personen' }).click()
  await page.getByText('Ført: personen har fått høre brevet.').waitFor()
  expect(await faultsOf(page, { sizes })).toEqual([])
})
