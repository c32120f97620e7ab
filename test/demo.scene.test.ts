import type { Browser as Chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { INVARIANTS } from '../office/kernel/invariants.ts'
import { readConfig } from '../server/config.ts'
import { demoRoom } from '../server/demo.ts'
import { servePages } from '../server/door.ts'
import { type Running, start } from '../server/start.ts'
import { axeViolations } from './support/axe.ts'
import { DESK, openBrowser, PHONE } from './support/browser.ts'
import { freshDatabase, type TestDatabase } from './support/database.ts'
import { type Answer, type Browser, browserAt, loginAs } from './support/login.ts'
import { freePort, testServer } from './support/server.ts'
import { BUILD } from './support/web-app.ts'

const RUNE = 'Rune Hagelykt'
const MESSAGE = 'Når begynner praksisplassen min? Kan jeg få sosialhjelp til strømregningen?'

let database: TestDatabase
let server: Running
let visitor: Browser
let chromium: Chromium

/** The demo as `npm start` serves it, the whole town with it. */
beforeAll(async () => {
  database = await freshDatabase()
  const env = { PORT: String(await freePort()), DATABASE_URL: database.url, LOG_LEVEL: 'silent' }
  server = await start(readConfig({ EVI_MODE: 'demo', ...env }))
  visitor = browserAt(server.address)
  chromium = await openBrowser()
})
afterAll(async () => {
  await chromium?.close()
  await server?.stop()
  await database?.drop()
})

const words = ({ body }: Answer) =>
  body
    .replace(/<script[\s\S]*?<\/script>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replace(/\s+/g, ' ')
const room = async (search = '') => visitor.visit(`/demo${search}`)
const rune = `?${new URLSearchParams({ navn: RUNE })}`

/** Presses the button of the clock's ladder that leads to this step of Rune's oldest promise. */
async function goTo(step: string): Promise<string> {
  const page = await room(rune)
  const button = new RegExp(`<button [^>]*value="([^"]+)"[^>]*><span[^>]*>${step}`).exec(page.body)
  const moved = await visitor.follow('/demo', { form: { til: button?.[1] ?? 'no such step', navn: RUNE } })
  expect(moved.status).toBe(200)
  return words(moved)
}

describe('who to be', () => {
  test('everybody the town presents stands there, and leads to the login that suggests them', async () => {
    const { body } = await room()
    expect(body).toContain('Sykepenger og sosialhjelp: to sider i én samtale')
    expect(body).toContain('href="/logg-inn?som=rune.h"')
    const login = await visitor.follow('/logg-inn/ansatt?som=kari.veileder')
    expect(login.body).toContain('Fortsett som Kari Mosetoft')
    expect(login.body.match(/value="kari\.veileder"/g)).toHaveLength(1)
  })

  test('a suggestion of nobody is none, and nobody is let in by a suggestion alone', async () => {
    const login = await visitor.follow('/logg-inn?som=finnes.ikke')
    expect(login.status).toBe(200)
    expect(login.body).not.toContain('Fortsett som')
    expect((await visitor.visit('/innlogging/hvem')).status).toBe(401)
  })
})

describe('the clock', () => {
  test('the story: a message in two parts, and the clock runs out for the one nobody answers', async () => {
    const { browser, csrf } = await loginAs(server.address, 'rune.h')
    const receipt = await browser.follow('/min-side/skriv', {
      form: { csrf, key: 'story', text: MESSAGE, gjor: 'send' },
    })
    expect(words(receipt)).toMatch(/Kari Mosetoft svarer deg[\s\S]*Mette Stormtoft svarer deg/)
    expect(words(await room(rune))).toMatch(/Rune Hagelykt Tiltak eller praksisplass S [\s\S]*Kari Mosetoft/)

    expect(await goTo('75 %')).toMatch(/Dette skjedde på veien[\s\S]*Påminnelse · Rune Hagelykt/)
    const told = await goTo('90 %')
    expect(told).toContain('Personen fikk vite at det kan bli sent · Rune Hagelykt')
    expect(told).toContain('har fått vite det')
    expect(told).toMatch(/SMS · Rune Hagelykt[\s\S]*Et svar til deg kan bli sent\./)
    expect(await goTo('100 %')).toContain('Frist brutt · Rune Hagelykt')

    const lead = await loginAs(server.address, 'mona.teamleder', 'staff')
    expect(words(await lead.browser.visit('/arbeid?liste=teamleder'))).toContain(RUNE)
  })

  test('a notice has left in the words of the person’s language, at the time when it would have left', async () => {
    const sent = await database.system
      .selectFrom('outgoing')
      .selectAll()
      .where('state', 'in', ['sent', 'delivered'])
      .where('kind', '=', 'answerLate')
      // A letter keeps its key: the words stand on the paper.
      .where('channel', '!=', 'letter')
      .execute()
    expect(sent.filter((one) => one.body.startsWith('notice.'))).toEqual([])
    const polish = sent.find((one) => one.language === 'pl')
    expect(polish?.body).toContain('Odpowiedź dla Ciebie może się opóźnić.')
    for (const one of sent) {
      expect(String(one.sentAt) >= String(one.madeAt)).toBe(true)
      const hour = one.sentAt?.toZonedDateTimeISO('Europe/Oslo').hour ?? 0
      expect(hour).toBeGreaterThanOrEqual(8)
      expect(hour).toBeLessThan(20)
    }
  })

  test('goes an hour, a working day and to a working morning', async () => {
    const at = async () =>
      Date.parse(/clock-now"><time dateTime="([^"]+)"/.exec((await room()).body)?.[1] ?? '')
    const before = await at()
    await visitor.follow('/demo', { form: { til: 'hour' } })
    const later = await at()
    expect(later - before).toBeGreaterThanOrEqual(3_600_000)
    expect(later - before).toBeLessThan(3_660_000)
    await visitor.follow('/demo', { form: { til: 'workingDay' } })
    expect((await at()) - later).toBeGreaterThanOrEqual(86_400_000)
    expect(words(await visitor.follow('/demo', { form: { til: 'morning' } }))).toMatch(
      /Klokka på kontoret (mandag|tirsdag|onsdag|torsdag|fredag) \d+\. \w+ kl\. 8 /,
    )
  })

  test.each([
    ['local', '2026-03-01T10:00', 'Klokka går bare framover'],
    ['local', '2031-01-01T10:00', 'mer enn seksti dager'],
    ['local', 'i morgen', 'Skriv en dag og et klokkeslett'],
    ['<script>', '', 'Skriv en dag og et klokkeslett'],
  ])('says why it does not go: %s %s', async (til, tidspunkt, says) => {
    const answer = await visitor.visit('/demo', { form: { til, tidspunkt } })
    expect(answer.status).toBe(422)
    expect(words(answer)).toContain(says)
  })
})

test('ten people write, and what they wrote is owed or needs no answer', async () => {
  const before = await database.system
    .selectFrom('message')
    .select(({ fn }) => fn.countAll().as('n'))
    .executeTakeFirst()
  const answer = await visitor.follow('/demo', { form: { gjor: 'meldinger' } })
  expect(words(answer)).toContain('10 meldinger kom inn.')
  const after = await database.system
    .selectFrom('message')
    .select(({ fn }) => fn.countAll().as('n'))
    .executeTakeFirst()
  expect(Number(after?.n) - Number(before?.n)).toBe(10)
})

test('every invariant is asked and holds after all this; one that is broken shows what breaks it', async () => {
  const held = words(await room('?sjekk=ja'))
  for (const { id } of INVARIANTS) expect(held).toContain(` ${id} `)
  expect(held).toContain(`Alle ${INVARIANTS.length} reglene holder.`)

  const { id } = await database.system
    .selectFrom('promise')
    .select('id')
    .where('isOpen', '=', true)
    .where('kind', '=', 'answerMessage')
    .executeTakeFirstOrThrow()
  const owing = database.system.updateTable('promise').where('id', '=', id)
  const { nextStep } = await database.system
    .selectFrom('promise')
    .select('nextStep')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  await owing.set({ nextStep: null, leaderListAt: null }).execute()
  const broken = words(await room('?sjekk=ja'))
  expect(broken).toContain('1 regel er brutt.')
  expect(broken).toContain(`promise ${id}`)
  await owing.set({ nextStep }).execute()
})

test('a name that nobody has is said, and a name with signs of SQL in it is only a name', async () => {
  expect(words(await room('?navn=Ingen%25'))).toContain('Ingen åpne løfter for «Ingen%».')
  expect((await room("?navn=';--&lofte='&fra=x&til=y")).status).toBe(200)
})

describe('to look at', () => {
  test.each([
    ['desk', DESK],
    ['telephone', PHONE],
  ])('nothing stands in the way of anybody, and nothing is wider than the %s', async (_name, viewport) => {
    const page = await chromium.newPage({ viewport })
    const wrong: string[] = []
    page.on('pageerror', (error) => wrong.push(String(error)))
    page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()))
    await page.goto(
      `${server.address}/demo${rune}&sjekk=ja&fra=2026-03-02T08:00:00Z&til=2026-12-31T08:00:00Z`,
    )
    expect(await axeViolations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      viewport.width,
    )
    expect(wrong).toEqual([])
    await page.close()
  })

  test('works without scripts: one press moves the clock, and the login takes one more', async () => {
    const context = await chromium.newContext({ viewport: DESK, javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${server.address}/demo`)
    await page.getByRole('button', { name: 'En time fram' }).click()
    await page.getByRole('heading', { name: 'Dette skjedde på veien' }).waitFor()
    await page.getByRole('link', { name: /^Kari Mosetoft/ }).click()
    await page.getByRole('button', { name: 'Fortsett som Kari Mosetoft' }).click()
    await page.getByRole('heading', { name: 'Arbeidsliste' }).waitFor()
    await context.close()
  })
})

describe('in production', () => {
  const env = {
    EVI_MODE: 'production',
    BASE_URL: 'https://kontoret.example',
    DATABASE_URL: 'postgres://owner@localhost/evi',
    DATABASE_APP_URL: 'postgres://app@localhost/evi',
    OIDC_CITIZEN_ISSUER: 'https://login.example',
    OIDC_CITIZEN_CLIENT_ID: 'a',
    OIDC_CITIZEN_CLIENT_SECRET: 'b',
    OIDC_STAFF_ISSUER: 'https://staff.example',
    OIDC_STAFF_CLIENT_ID: 'c',
    OIDC_STAFF_CLIENT_SECRET: 'd',
    SMS_URL: 'none',
    PRINT_URL: 'none',
    SMTP_URL: 'none',
    LOG_LEVEL: 'silent',
  }

  test('there is no demo room: not to read, not to post to, not as data, and none can be made', async () => {
    const production = await testServer({ env, routes: [servePages(BUILD)] })
    expect(production.app.house.demo).toBeNull()
    const { inject } = { inject: production.app.inject.bind(production.app) }
    for (const url of ['/demo', '/demo?sjekk=ja', '/demo/', '/demo.data'])
      expect((await inject({ url, headers: { host: 'kontoret.example' } })).statusCode).toBe(404)
    const posted = await inject({
      method: 'POST',
      url: '/demo',
      payload: 'til=hour',
      headers: { host: 'kontoret.example', 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(posted.statusCode).toBe(404)
    expect(() => demoRoom(production.app.house)).toThrow('not for production')
    await production.close()
  })
})
