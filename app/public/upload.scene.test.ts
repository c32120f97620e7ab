import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type House, openHouse } from '../../test/scenes/support/house.ts'
import { DESK, openBrowser, PHONE } from '../../test/support/browser.ts'
import { look, readAs } from '../../test/support/look.ts'
import { assign, STAFF, T0 } from '../../test/support/world.ts'
import { LANGUAGES } from '../../text/index.ts'

const NUMBER = '+4740030001'

let house: House
let browser: Browser
let page: Page
let person: string
beforeAll(async () => {
  house = await openHouse()
  browser = await openBrowser()
  page = await browser.newPage()
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

test('the page where one hands in is in order in every language, and no wider than a telephone', async () => {
  const href = await link()
  const sizes = [PHONE]
  for (const { code: language } of LANGUAGES) {
    await readAs(page, house, language)
    expect(await look(page, href, { language, sizes, to: href.replace('/l/', '/last-opp/') })).toEqual([])
  }
  await readAs(page, house, 'ar')
  const gone = `${house.baseUrl}/l/abcdefgh23`
  expect(await look(page, gone, { language: 'ar', sizes, status: 410 })).toEqual([])
})

test('so are the windows of staff for texts, papers and strangers, and the telephone and post of the demo', async () => {
  await house.simulators.sms?.reply(house.baseUrl, '+4749000000', 'Hei, hvem er dette?')
  const kari = await house.staff('stateAdviserA')
  const lars = await house.staff('operator')
  for (const [path, who] of [
    [`/arbeid/person/${person}/sms`, kari],
    [`/arbeid/person/${person}/papirer`, kari],
    ['/arbeid/uidentifisert', lars],
    ['/demo/telefon', kari],
    ['/demo/post', kari],
  ] as const) {
    await readAs(page, house, 'nb', who)
    expect(await look(page, house.baseUrl + path, { sizes: [DESK] })).toEqual([])
    expect(await page.textContent('h1'), path).toBeTruthy()
  }
})
