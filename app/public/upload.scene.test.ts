import { afterAll, beforeAll, expect, test } from 'vitest'
import { staffMember } from '../../db/seed/staff.ts'
import { type House, openHouse } from '../../test/scenes/support/house.ts'
import { axeViolations } from '../../test/support/axe.ts'
import { DESK, openBrowser, PHONE } from '../../test/support/browser.ts'
import { loginAs } from '../../test/support/login.ts'
import { assign, STAFF, T0 } from '../../test/support/world.ts'
import { LANGUAGES } from '../../text/index.ts'

const SHOTS = process.env.SHOTS
const NUMBER = '+4740030001'

let house: House
let browser: Awaited<ReturnType<typeof openBrowser>>
let person: string
beforeAll(async () => {
  house = await openHouse()
  browser = await openBrowser()
  const una = await house.neighbour({ givenName: 'Una', familyName: 'Bildetoft' })
  person = una.id
  await assign(house.db.system, person, 'state', { staffId: STAFF.stateAdviserA })
  await house.db.system
    .insertInto('contactPoint')
    .values({ personId: person, kind: 'phone', value: NUMBER, phoneKind: 'own', confirmedAt: T0 })
    .execute()
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

const link = async () => {
  const before = house.simulators.sms?.to(NUMBER).length ?? 0
  await house.simulators.sms?.reply(house.baseUrl, NUMBER, `Jeg vil sende bilde nummer ${before}`)
  const text = await house.soon(() => house.simulators.sms?.to(NUMBER)[before])
  return /https?:\/\/\S+\/l\/[2-9a-z]+/.exec(text.text)?.[0] ?? ''
}

type Looking = { cookie?: string; language?: string; size?: typeof PHONE | typeof DESK }
async function look(path: string, name: string, { cookie, language, size = PHONE }: Looking) {
  // As a header: a browser keeps the session's cookie only where the line is protected.
  const context = await browser.newContext({
    viewport: size,
    ...(cookie ? { extraHTTPHeaders: { cookie } } : {}),
  })
  if (language) await context.addCookies([{ name: 'sprak', value: language, url: house.baseUrl }])
  const page = await context.newPage()
  await page.goto(new URL(path, house.baseUrl).href)
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true })
  const found = {
    violations: await axeViolations(page),
    dir: await page.getAttribute('html', 'dir'),
    heading: await page.textContent('h1'),
    wider: await page.evaluate('document.documentElement.scrollWidth > window.innerWidth'),
  }
  await context.close()
  return found
}

test('the page where one hands in has no violation in any language, and is no wider than a telephone', async () => {
  const href = await link()
  for (const { code, dir } of LANGUAGES) {
    const found = await look(href, `last-opp-${code}`, { language: code })
    expect(found, code).toMatchObject({ violations: [], dir, wider: false })
  }
  const gone = await look('/l/abcdefgh23', 'lenke-borte', { language: 'ar' })
  expect(gone).toMatchObject({ violations: [], dir: 'rtl' })
})

test('nor have the windows of staff for texts, papers and strangers, nor the telephone and post of the demo', async () => {
  await house.simulators.sms?.reply(house.baseUrl, '+4749000000', 'Hei, hvem er dette?')
  const kari = await loginAs(house.baseUrl, staffMember('stateAdviserA').subject, 'staff')
  const lars = await loginAs(house.baseUrl, staffMember('operator').subject, 'staff')
  for (const [path, name, who] of [
    [`/arbeid/person/${person}/sms`, 'sms', kari],
    [`/arbeid/person/${person}/papirer`, 'papirer', kari],
    ['/arbeid/uidentifisert', 'uidentifisert', lars],
    ['/demo/telefon', 'telefon', kari],
    ['/demo/post', 'post', kari],
  ] as const) {
    const found = await look(path, name, { cookie: who.cookie, size: DESK })
    expect(found, name).toMatchObject({ violations: [] })
    expect(found.heading, name).toBeTruthy()
  }
})
