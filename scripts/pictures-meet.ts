/**
 * Takes the README's pictures of meeting face to face: node scripts/pictures-meet.ts [address].
 * Start a fresh demo first, as for pictures.ts; its clock stands in office hours.
 */
import { DESK, launchBrowser } from '../test/support/browser.ts'
import { BASE, beSomebody, take, visitor } from './picture-stage.ts'

const PHONE = { width: 360, height: 1000 } as const
const KIOSK = { width: 800, height: 760 } as const

const browser = await launchBrowser()
const desk = await visitor(browser, DESK, 1)
await beSomebody(desk, /^Anne Vindlykt/)
await desk.goto(`${BASE}/arbeid/mottak`)
const board = await desk.locator('a[href^="/mottak/tavle/"]').getAttribute('href')
const office = board?.split('/').at(-1)

const kiosk = await visitor(browser, KIOSK, 1)
await kiosk.goto(`${BASE}/mottak/${office}`)
await kiosk.locator('button[value=nb]').click()
await kiosk.waitForURL(/hvorfor/)
await take(kiosk, 'kiosk')

await desk.getByRole('button', { name: 'Kall inn neste' }).click()
await desk.waitForURL(/arbeid\/mottak\/./)
await take(desk, 'visit')

const phone = await visitor(browser, PHONE, 2)
await beSomebody(phone, 'Vær Rune')
await phone.goto(`${BASE}/min-side/avtaler`)
await take(phone, 'meetings')
await browser.close()
