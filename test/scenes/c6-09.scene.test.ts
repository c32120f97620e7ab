import type { Page as Screen } from 'playwright-core'
import { expect } from 'vitest'
import { axeViolations } from '../support/axe.ts'
import { openBrowser, PHONE } from '../support/browser.ts'
import { oslo } from '../support/story.ts'
import { assign, STAFF } from '../support/world.ts'
import { presses } from './support/desk.ts'
import type { House } from './support/house.ts'
import { scene } from './support/scene.ts'

const NOTE = 'Hun er redd for å gå ut. Brevet fra banken lå uåpnet.'
const CODE = 'vinterdag 26'
const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46, 0x49, 0x46, 1, 2, 3])

async function comesIn(house: House, screen: Screen, name: string): Promise<void> {
  await screen.goto(`${house.baseUrl}/arbeid`)
  await screen.getByRole('button', { name }).or(screen.getByRole('link', { name })).first().click()
  await screen.waitForURL(`${house.baseUrl}/arbeid`)
}

/** Everything that lies on the phone, as whoever finds it could read it. */
const onPhone = (screen: Screen): Promise<string> =>
  screen.evaluate(async () => {
    const text = (value: unknown): string => {
      if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return new TextDecoder().decode(value)
      if (value !== null && typeof value === 'object') return Object.values(value).map(text).join(' ')
      return String(value)
    }
    const db: IDBDatabase = await new Promise((done) => {
      const asked = indexedDB.open('ute', 1)
      asked.onsuccess = () => done(asked.result)
    })
    const kept: unknown[] = await new Promise((done) => {
      const asked = db.transaction('ting').objectStore('ting').getAll()
      asked.onsuccess = () => done(asked.result)
    })
    db.close()
    const pages: string[] = []
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) pages.push((await (await cache.match(request))?.text()) ?? '')
    }
    return [...kept.map(text), ...pages, JSON.stringify({ ...localStorage, ...sessionStorage })].join('\n')
  })

scene('C6-09 Out of the office', async (house) => {
  const kari = await house.staff('stateAdviserA')
  const her = await house.neighbour({
    givenName: 'Solveig',
    familyName: 'Stillheim',
    phone: '+4740011122',
    phoneKind: 'own',
    phoneConfirmedAt: oslo('2026-02-02 10:00'),
  })
  await assign(house.db.system, her.id, 'state', { staffId: STAFF.stateAdviserA })
  await house.clockTo('2026-03-03 15:00')
  const found = await kari.open('/arbeid/ute?sok=Solveig+Stillheim')
  const planned = await presses(kari, found, 'Planlegg besøket', {
    hvem: her.id,
    slags: 'home',
    sted: 'Heimveien 4',
    fra: '2026-03-03T18:00',
    tilbake: '2026-03-03T20:30',
    venter: STAFF.deputyStateA,
  })
  expect(planned.text).toContain('Solveig Stillheim, Heimveien 4')
  expect((await (await house.staff('deputyStateA')).open('/arbeid/ute')).text).toContain('Heimveien 4')

  const browser = await openBrowser()
  try {
    const context = await browser.newContext({
      viewport: { ...PHONE, width: 360 },
      timezoneId: 'Europe/Oslo',
    })
    await context.addCookies([{ name: 'sprak', value: 'nb', url: house.baseUrl }])
    const screen = await context.newPage()
    await comesIn(house, screen, kari.name)
    const wrong: string[] = []
    const look = async () => {
      wrong.push(...(await axeViolations(screen)))
      const wide = await screen.evaluate(() => document.documentElement.scrollWidth)
      if (wide > 360) wrong.push(`${screen.url()} is ${wide} wide`)
    }
    await screen.goto(`${house.baseUrl}/arbeid/ute`)
    await look()
    await screen.goto(`${house.baseUrl}/arbeid/ute/runde`)
    await screen.evaluate(() => navigator.serviceWorker.ready)
    await look()
    await screen.getByLabel('Kode for denne runden').first().fill(CODE)
    await screen.getByRole('button', { name: 'Begynn runden' }).click()
    await screen.getByText('På nett', { exact: true }).waitFor()
    await look()

    await context.setOffline(true)
    await screen.reload()
    await screen.locator('#gammel-kode').fill('feil kode her')
    await screen.getByRole('button', { name: 'Åpne runden' }).click()
    await screen.getByText('Koden er feil').waitFor()
    await screen.locator('#gammel-kode').fill(CODE)
    await screen.getByRole('button', { name: 'Åpne runden' }).click()
    await screen.getByText('Uten nett').waitFor()
    await screen.getByLabel('Når').fill('2026-03-03T18:30')
    await screen.getByLabel('Notat').fill(NOTE)
    await screen.getByLabel('Avtalt steg').fill('Ringe banken sammen')
    await screen.getByLabel('Ring fra').fill('2026-03-05T10:00')
    await screen.getByLabel('Ring til').fill('2026-03-05T11:00')
    await screen
      .getByLabel('Bilde av et brev')
      .setInputFiles({ name: 'brev.jpg', mimeType: 'image/jpeg', buffer: JPEG })
    await screen.getByRole('button', { name: 'Lås på telefonen' }).click()
    await screen.getByText('Venter på nett: 1').waitFor()
    const lies = await onPhone(screen)
    for (const word of ['banken', 'Solveig', 'Heimveien', 'redd', CODE, her.id])
      expect(lies).not.toContain(word)
    // Before the other, as the phone sends it, and wrong: it holds up nothing and is lost no more than the rest.
    await screen.getByLabel('Når').fill('2026-03-05T18:45')
    await screen.getByLabel('Notat').fill('Døra sto åpen')
    await screen.getByRole('button', { name: 'Lås på telefonen' }).click()
    await screen.getByText('Venter på nett: 2').waitFor()
    await screen.reload()
    await screen.locator('#gammel-kode').fill(CODE)
    await screen.getByRole('button', { name: 'Åpne runden' }).click()
    await screen.getByText('Venter på nett: 2').waitFor()

    await house.clockTo('2026-03-03 20:10')
    await context.setOffline(false)
    await screen.getByRole('button', { name: 'Send nå' }).click()
    const left = screen.locator('#ligger')
    await left.getByText('tiden er fram i tid').waitFor()
    await screen.getByText('Venter på nett: 1').waitFor()
    await look()
    await left.getByRole('button', { name: 'Rett og send igjen' }).click()
    await screen.getByLabel('Når').fill('2026-03-03T18:45')
    await screen.getByRole('button', { name: 'Lås på telefonen' }).click()
    await screen.getByText('Alt er sendt').waitFor()
    await screen.getByRole('button', { name: 'Avslutt runden' }).click()
    await screen.locator('#ny-kode').waitFor()
    expect(
      await screen.evaluate(async () => {
        const db: IDBDatabase = await new Promise((done) => {
          const asked = indexedDB.open('ute', 1)
          asked.onsuccess = () => done(asked.result)
        })
        return new Promise((done) => {
          const asked = db.transaction('ting').objectStore('ting').count()
          asked.onsuccess = () => done(asked.result)
        })
      }),
    ).toBe(0)
    expect(wrong).toEqual([])
  } finally {
    await browser.close()
  }

  const [then, later] = ['2026-03-03 18:30', '2026-03-03 18:45'].map((at) => oslo(at).toString())
  const rows = async (table: 'event' | 'promise' | 'document') =>
    (await house.db.system
      .selectFrom(table)
      .selectAll()
      .where('personId', '=', her.id)
      .execute()) as unknown as Record<string, unknown>[]
  const happened = await rows('event')
  const visit = happened.filter(({ kind }) => kind === 'visitLogged')
  const hers = { channel: 'outreach', authorship: 'staffAdviser', actorId: kari.id }
  expect(visit).toMatchObject([hers, hers])
  expect(visit.map(({ at }) => String(at)).sort()).toEqual([then, later])
  expect(happened.some(({ kind }) => kind === 'visitPlanned')).toBe(true)
  for (const kind of ['documentReceived', 'callBackAsked'])
    expect(happened.filter((one) => one.kind === kind).map((one) => String(one.at))).toEqual([then])
  expect((await rows('document')).map(({ receivedAt }) => String(receivedAt))).toEqual([then])
  const call = (await rows('promise')).find(({ kind }) => kind === 'callBack')
  expect(String(call?.countingFrom)).toBe(oslo('2026-03-04 08:00').toString())
  expect((await kari.page({ personId: her.id })).text).toContain('18.30')
  await presses(kari, await kari.open('/arbeid/ute'), 'Jeg er tilbake')
  await house.clockTo('2026-03-03 21:00')
  expect(
    await house.db.system.selectFrom('staffNotice').select('id').where('kind', '=', 'visitNotBack').execute(),
  ).toEqual([])
})
