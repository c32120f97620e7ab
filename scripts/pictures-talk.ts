/**
 * Takes the README's pictures of calls: node scripts/pictures-talk.ts [address].
 * Start a fresh demo first, as for pictures.ts; its clock stands in office hours.
 */
import { DESK, launchBrowser } from '../test/support/browser.ts'
import { BASE, beSomebody, take, visitor } from './picture-stage.ts'

const LONG_PHONE = { width: 360, height: 1000 } as const

const browser = await launchBrowser()
const desk = await visitor(browser, DESK, 1)

const phone = await visitor(browser, LONG_PHONE, 2)
await beSomebody(phone, 'Vær Rune')
await phone.goto(`${BASE}/min-side/ring-meg`)
await phone.locator('select[name=tid1]').selectOption({ index: 2 })
await phone.locator('form.write button[type=submit]').click()
await phone.waitForURL(/ring-meg\?/)
await take(phone, 'call-back')

await beSomebody(desk, /^Berit Tindegard/)
await desk.goto(`${BASE}/arbeid/vakt`)
await take(desk, 'duty-roster')

const caller = await visitor(browser, DESK, 1)
await caller.goto(`${BASE}/demo/ring`)
await caller.getByRole('button', { name: 'Ring', exact: true }).click()
await caller.locator('.phone-line').first().waitFor()
// A known number may lead straight to the queue; from everywhere else 0 does.
const key = caller.getByRole('button', { name: '0', exact: true })
if (await key.isVisible()) await key.click()
await beSomebody(desk, /^Lars Fjordtoft/)
await desk.goto(`${BASE}/arbeid/samtaler`)
await desk.getByRole('button', { name: 'Ta neste' }).click()
await desk.waitForURL(/arbeid\/samtaler\/./)
await take(desk, 'desk-call')
await browser.close()
