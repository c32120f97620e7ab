import type { Browser, Page as Screen } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { axeViolations } from '../support/axe.ts'
import { openBrowser, PHONE } from '../support/browser.ts'
import type { Citizen } from './support/citizen.ts'
import type { Employee } from './support/employee.ts'
import { inOslo, STAFF } from './support/house.ts'
import type { Page } from './support/html.ts'
import { scene } from './support/scene.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

const PRACTICE = 'Når begynner arbeidspraksisen min?'
const RENT = 'Hjelpen til husleia var lavere enn sist.'
const TWO_MATTERS = `${PRACTICE}\n\n${RENT}`

/** Nobody has to know how the office is organised: no field speaks of it. */
const asksForUnit = (page: Page) =>
  page.forms
    .flatMap((form) => form.fields)
    .flatMap((field) => [field.label, ...field.options.map((option) => option.label)])
    .filter((label) => /\b(stat|statlig|kommun\w*|kontor\w*|enhet\w*|avdeling\w*|side)\b/i.test(label))

/** Min side in a real browser; the person logs in there as anybody would. */
async function onPhone(person: Citizen, baseUrl: string): Promise<Screen> {
  const context = await browser.newContext({ viewport: PHONE })
  const screen = await context.newPage()
  await screen.goto(`${baseUrl}/logg-inn?til=/min-side`)
  await screen.getByRole('textbox', { name: 'Navn' }).fill(person.name)
  await screen.getByRole('button', { name: 'Søk' }).click()
  await screen.getByRole('button', { name: new RegExp(person.name) }).click()
  await screen.waitForURL(/\/min-side$/)
  return screen
}

const focused = (screen: Screen) =>
  screen.evaluate(() => {
    const at = document.activeElement
    const label = at?.id ? document.querySelector(`label[for="${at.id}"]`) : null
    return { tag: at?.tagName ?? '', says: (label ?? at)?.textContent?.trim() ?? '' }
  })

async function tabTo(screen: Screen, tag: string, says: RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    const at = await focused(screen)
    if (at.tag === tag && says.test(at.says)) return
    await screen.keyboard.press('Tab')
  }
  throw new Error(`the keyboard does not come to ${tag} ${says}`)
}

scene('C1-01 One message, two kinds of matter', async (house) => {
  const rune = await house.person('dual')
  const begun = performance.now()
  const receipt = await rune.writes(TWO_MATTERS)
  expect(performance.now() - begun).toBeLessThan(10_000)
  expect(receipt.number).toBeGreaterThan(0)
  expect(receipt.parts).toEqual([
    {
      about: expect.stringMatching(/^Del 1: /),
      says: 'Kari Mosetoft svarer deg senest onsdag 4. mars kl. 10.',
    },
    {
      about: expect.stringMatching(/^Del 2: /),
      says: 'Mette Stormtoft svarer deg senest onsdag 4. mars kl. 10.',
    },
  ])
  for (const page of [await rune.home(), receipt.page, await rune.reads(receipt.threadId)])
    expect(asksForUnit(page)).toEqual([])

  const [kari, mette] = [await house.staff('stateAdviserA'), await house.staff('municipalAdviserA')]
  const place = { personId: rune.id, threadId: receipt.threadId }
  for (const adviser of [kari, mette]) {
    const rows = await adviser.list('mine')
    expect(rows.map((row) => [row.name, inOslo(row.dueAt)])).toEqual([['Rune Hagelykt', '2026-03-04 10:00']])
  }
  await stateAdviserNeverReads(kari, rune.id, receipt.threadId)

  await kari.answers(place, 'Praksisen begynner mandag 16. mars.')
  await mette.answers(place, 'Vi hadde trukket fra strømmen. Du får resten på torsdag.')
  const home = await rune.home()
  expect(new Set(home.links.map(({ href }) => href).filter((href) => href.includes('/samtaler/')))).toEqual(
    new Set([`/min-side/samtaler/${receipt.threadId}`]),
  )
  const talk = await rune.reads(receipt.threadId)
  expect(talk.text).toContain('Praksisen begynner mandag 16. mars.')
  expect(talk.text).toContain('Du får resten på torsdag.')
  expect(talk.text).toMatch(/Kari Mosetoft, veileder\b/)
  expect(talk.text).toMatch(/Mette Stormtoft, sosialfaglig veileder\b/)
  await stateAdviserNeverReads(kari, rune.id, receipt.threadId)

  for (const how of ['keyboard', 'dictation'] as const) {
    const neighbour = await house.neighbour({
      givenName: how === 'keyboard' ? 'Trygve' : 'Magnhild',
      assigned: [
        { side: 'state', staffId: STAFF.stateAdviserA, lead: true },
        { side: 'municipal', staffId: STAFF.municipalAdviserA },
      ],
    })
    await onSmallScreen(neighbour, house.baseUrl, how)
  }
})

/** What the second paragraph says is nowhere in what the state adviser is sent: page, API, search, notices. */
async function stateAdviserNeverReads(kari: Employee, personId: string, threadId: string): Promise<void> {
  const answers = [
    (await kari.page({ personId, threadId })).html,
    (await kari.page({ personId })).html,
    (await kari.open('/arbeid')).html,
    (await kari.open('/arbeid/varsler')).html,
    (await kari.open(`/arbeid/kort/${personId}?samtale=${threadId}`)).html,
  ]
  for (const path of [
    `/api/v1/persons/${personId}`,
    `/api/v1/persons/${personId}/threads/${threadId}`,
    `/api/v1/persons/${personId}/timeline`,
    `/api/v1/work-list`,
    `/api/v1/triage`,
    `/api/v1/notices`,
  ]) {
    const answer = await kari.api('GET', path)
    expect([path, answer.status]).toEqual([path, 200])
    answers.push(answer.text)
  }
  for (const answer of answers) expect(answer).not.toMatch(/husleia|lavere enn sist|trukket fra strømmen/)
}

async function onSmallScreen(person: Citizen, baseUrl: string, how: 'keyboard' | 'dictation'): Promise<void> {
  const screen = await onPhone(person, baseUrl)
  expect(await screen.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
  expect(await axeViolations(screen)).toEqual([])
  await tabTo(screen, 'TEXTAREA', /\S/)
  if (how === 'keyboard') {
    for (const [index, paragraph] of TWO_MATTERS.split('\n').entries()) {
      if (index > 0) await screen.keyboard.press('Enter')
      await screen.keyboard.type(paragraph)
    }
  } else await screen.keyboard.insertText(TWO_MATTERS)
  await screen.keyboard.press('Tab')
  await tabTo(screen, 'BUTTON', /\S/)
  await screen.keyboard.press('Enter')
  await screen.waitForURL(/\/min-side\/kvittering\//)
  expect(await screen.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
  expect(await axeViolations(screen)).toEqual([])
  // What a screen reader meets: one heading for the page, the number, and two items of a list.
  expect(await screen.getByRole('heading', { level: 1 }).count()).toBe(1)
  expect(await screen.getByRole('main').getByRole('listitem').count()).toBeGreaterThanOrEqual(2)
  expect(await screen.locator('.receipt-parts > li').count()).toBe(2)
  await screen.context().close()
}
