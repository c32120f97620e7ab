import { statSync } from 'node:fs'
import type { BrowserContext, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { textFor } from '../../text/index.ts'
import { axeViolations } from '../support/axe.ts'
import { openBrowser, PHONE } from '../support/browser.ts'
import { shellApp } from '../support/web-app.ts'
import { OFFICES, PERSONS } from '../support/world.ts'
import type { House } from './support/house.ts'
import { scene } from './support/scene.ts'
import { formWith } from './support/walker.ts'

const TERMINAL = '__Host-terminal'
/** What the browser has of the house, wherever in it. The provider is a house of its own, also where it stands within. */
const names = async (context: BrowserContext, { baseUrl }: House) =>
  (await context.cookies(['/', '/vis', '/arbeid'].map((path) => baseUrl + path))).map(({ name }) => name)
const nb = textFor('nb')

/** The device shows a code, and the host types it. */
async function pair(house: House, screen: Page, name: string): Promise<void> {
  await screen.goto(`${house.baseUrl}/skjerm`)
  await screen.getByRole('button').click()
  const code = (await screen.locator('.terminal-code').textContent()) ?? ''
  expect(code).toMatch(/^\d{3} \d{3}$/)
  const anne = await house.staff('hostA')
  const list = await anne.open('/arbeid/skjermer')
  const wrong = await anne.send(list, formWith(list, 'kode'), { kode: '12', slag: 'public', navn: name })
  expect(wrong.text).toContain(nb('reasons:screenCodeWrong'))
  const paired = await anne.send(list, formWith(list, 'kode'), { kode: code, slag: 'public', navn: name })
  expect(paired.text).toContain(name)
  await screen.goto(`${house.baseUrl}/skjerm`)
  expect(new URL(screen.url()).pathname).toBe('/terminal')
}

async function logIn(house: House, screen: Page, to: string): Promise<void> {
  const { subject } = await house.db.system
    .selectFrom('person')
    .select('subject')
    .where('id', '=', PERSONS.resident)
    .executeTakeFirstOrThrow()
  await screen.goto(`${house.baseUrl}/logg-inn?til=${to}&som=${encodeURIComponent(subject ?? '')}`)
  await screen.locator('button.first').click()
  await screen.waitForURL(`**${to}`)
}

scene(
  'C6-10, R-449: she leaves the screen: it asks, it is emptied, her draft is kept, and nothing is left',
  async (house) => {
    const browser = await openBrowser()
    try {
      const context = await browser.newContext({ viewport: { ...PHONE, width: 360 } })
      context.setDefaultTimeout(30_000)
      const screen = await context.newPage()
      const wrong: string[] = []
      const holdsUp = async (where: string) => {
        wrong.push(...(await axeViolations(screen)).map((one) => `${where} ${one}`))
        const wide = await screen.evaluate(() => document.documentElement.scrollWidth)
        if (wide > 360) wrong.push(`${where} is ${wide} wide`)
      }
      await pair(house, screen, 'Ved vinduet')
      for (const code of ['ti', 'ar'] as const) {
        await screen.locator(`button[value=${code}]`).click()
        expect(await screen.getAttribute('html', 'lang')).toBe(code)
        await screen.getByRole('heading', { name: textFor(code)('visits:terminal.home.title') }).waitFor()
        await holdsUp(`first page ${code}`)
      }
      const ar = textFor('ar')
      await screen.clock.install()
      await logIn(house, screen, '/min-side/skriv')

      // Without scripts the page leads to one that asks, which leads on to the end.
      const plain = await browser.newContext({
        viewport: { ...PHONE, width: 360 },
        javaScriptEnabled: false,
        storageState: await context.storageState(),
      })
      const still = await plain.newPage()
      await still.goto(`${house.baseUrl}/min-side/skriv`)
      const refresh = await still.locator('meta[http-equiv=refresh]').getAttribute('content')
      expect(refresh).toBe('120; url=/terminal/er-du-der?til=%2Fmin-side%2Fskriv')
      const asking = await still.goto(`${house.baseUrl}${refresh?.split('url=')[1]}`)
      expect(asking?.headers().refresh).toBe('60; url=/terminal/slutt?ingen=ja')
      expect(await still.locator('textarea').count()).toBe(0)
      await still.getByRole('link', { name: ar('visits:terminal.warn.on') }).click()
      expect(new URL(still.url()).pathname).toBe('/min-side/skriv')
      await plain.close()

      // She writes, and stops.
      const words = 'Husleien er betalt'
      const kept = () =>
        house.db.system
          .selectFrom('draft')
          .select('body')
          .where('personId', '=', PERSONS.resident)
          .executeTakeFirst()
      await screen.locator('textarea[name=text]').pressSequentially(words)
      await screen.clock.fastForward(6_000)
      await house.soon(async () => (await kept())?.body === words)
      const dialog = screen.getByRole('dialog')
      await screen.clock.fastForward(110_000)
      expect(await dialog.isVisible()).toBe(false)
      await screen.clock.fastForward(11_000)
      await dialog.waitFor()
      await holdsUp('warning')
      const goOn = dialog.getByRole('button', { name: ar('visits:terminal.warn.on') })
      expect(await goOn.evaluate((button) => button === document.activeElement)).toBe(true)
      // A key that is no answer does not go on for somebody else.
      await screen.keyboard.press('x')
      expect(await dialog.isVisible()).toBe(true)
      await screen.keyboard.press('Enter')
      await dialog.waitFor({ state: 'hidden' })
      expect(await screen.locator('textarea[name=text]').inputValue()).toBe(words)

      // She goes on, and goes away.
      await screen.locator('textarea[name=text]').pressSequentially(' i dag')
      await screen.clock.fastForward(121_000)
      await dialog.waitFor()
      await screen.clock.fastForward(61_000)
      await screen.waitForURL('**/terminal')
      await house.soon(async () => (await kept())?.body === `${words} i dag`)
      expect(await names(context, house)).toEqual([TERMINAL])
      expect(await screen.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0)
      for (let back = 0; back < 3; back += 1) {
        await screen.goBack({ waitUntil: 'load' }).catch(() => null)
        expect(await screen.content()).not.toContain(words)
        expect(await screen.content()).not.toContain('Elvekvist')
      }
      const open = await house.db.system
        .selectFrom('session')
        .select('idHash')
        .where('terminalId', 'is not', null)
        .where('revokedAt', 'is', null)
        .execute()
      expect(open).toEqual([])

      // On her own device the draft is there.
      const amina = await house.person('resident')
      expect((await amina.open('/min-side/skriv')).text).toContain(`${words} i dag`)
      expect(wrong).toEqual([])
    } finally {
      await browser.close()
    }

    // Whoever looks after the screens takes it out, and it is nobody’s.
    const anne = await house.staff('hostA')
    const list = await anne.open('/arbeid/skjermer')
    const parting = list.forms.find((form) => form.buttons.some(({ name }) => name === 'fjern'))
    const parted = parting && (await anne.send(list, parting, {}, parting.buttons[0]))
    expect(parted?.text).toContain(
      nb('visitstaff:terminal.partedBy', { who: 'Anne Vindlykt', when: '' }).trim(),
    )
    const adviser = await house.staff('stateAdviserA')
    expect((await adviser.open('/arbeid/skjermer')).status).toBe(404)
    // Everybody can read how it is done without a login, and staff where they do it.
    const eyes = await openBrowser()
    try {
      const page = await eyes.newPage({ viewport: { ...PHONE, width: 360 } })
      for (const code of ['nb', 'ar', 'ti'] as const) {
        await page.context().addCookies([{ name: 'sprak', value: code, url: house.baseUrl }])
        await page.goto(`${house.baseUrl}/uten-innlogging`)
        expect(await axeViolations(page)).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
        expect(await page.content()).toContain(textFor(code)('visits:tasks.appeal'))
      }
    } finally {
      await eyes.close()
    }
    expect((await anne.open('/arbeid/oppgaver')).text).toContain(nb('visits:tasks.appeal'))
  },
)

test('R-449: the script of a shared screen is small', () => {
  expect(statSync(new URL('../../app/static/terminal.js', import.meta.url)).size).toBeLessThan(3 * 1024)
})

test('R-447, R-449: in production a kiosk and a board stand on a device of that office alone', async () => {
  const granvik = { id: OFFICES.A, name: 'Granvik', open: true, later: false, opens: null, dutyPhone: null }
  const asked = async (terminal: object | null, url: string) => {
    const app = await shellApp({
      demo: false,
      terminal: terminal as never,
      officeHours: async () => granvik as never,
      board: async () => ({ called: [{ ticket: '4', desk: '2' }], waiting: [] }),
      kiosk: async () => ({ ok: true, value: { ticket: '5' } }),
    })
    try {
      const [got, sent] = [
        await app.inject({ url }),
        await app.inject({
          method: 'POST',
          url,
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          payload: 'hvorfor=other&key=k1',
        }),
      ]
      return [got.statusCode, sent.statusCode]
    } finally {
      await app.close()
    }
  }
  const device = (kind: string, officeId: string) => ({ kind, officeId, home: '/', idle: null })
  const why = `/mottak/${OFFICES.A}/hvorfor`
  expect(await asked(null, why)).toEqual([404, 404])
  expect(await asked(device('kiosk', OFFICES.B), why)).toEqual([404, 404])
  expect(await asked(device('board', OFFICES.A), why)).toEqual([404, 404])
  expect(await asked(device('kiosk', OFFICES.A), why)).toEqual([200, 303])
  const board = `/mottak/tavle/${OFFICES.A}`
  expect((await asked(null, board))[0]).toBe(404)
  expect((await asked(device('board', OFFICES.A), board))[0]).toBe(200)
})
