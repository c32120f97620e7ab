import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type House, openHouse } from '../../test/scenes/support/house.ts'
import type { Page } from '../../test/scenes/support/html.ts'
import { formWith } from '../../test/scenes/support/walker.ts'
import { DESK, openBrowser, PHONE } from '../../test/support/browser.ts'
import { look, readAs } from '../../test/support/look.ts'
import { assign, PERSONS, STAFF } from '../../test/support/world.ts'

/** Appointments on Min side, behind a link of one's own and on the workbench: booked, moved and cancelled by forms alone. */
let house: House
let browser: Browser
beforeAll(async () => {
  house = await openHouse()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

const withButton = (page: Page, value: string) => {
  const found = page.forms.find(({ buttons }) => buttons.some((button) => button.value === value))
  if (!found) throw new Error(`no button ${value} at ${page.address}`)
  return found
}
const timesOf = (form: ReturnType<typeof formWith>) =>
  form.fields.find(({ name }) => name === 'tid')?.options.map(({ value }) => value) ?? []

it('a time is chosen, moved and cancelled without a script, and the calendar shows it until it is revoked', async () => {
  const thomas = await house.person('resident')
  const shown = await thomas.open('/min-side/avtaler/ny?tolk=nei&hvordan=physicalOffice')
  const form = formWith(shown, 'tid')
  const [, first, second] = timesOf(form)
  const booked = await thomas.send(shown, form, { om: 'Planen', tid: first ?? '' })
  expect([booked.address.includes('bestilt='), booked.text.includes('Tiden er din')]).toEqual([true, true])

  const again = await thomas.send(shown, form, { om: 'Planen', tid: first ?? '' })
  expect([again.status, again.text.includes('Tiden er opptatt')]).toEqual([422, true])

  const made = await thomas.send(
    booked,
    withButton(booked, 'kalender'),
    {},
    { text: '', name: 'gjor', value: 'kalender', action: null },
  )
  const address = /https?:\/\/[^<\s]+\/kalender\/\w+\.ics/.exec(made.html)?.[0] ?? ''
  const path = new URL(address).pathname
  const feed = await fetch(house.baseUrl + path)
  expect([feed.status, feed.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8'])
  expect(await feed.text()).not.toMatch(/Planen|Thomas/)

  const move = await thomas.open(booked.links.find(({ href }) => href.endsWith('/flytt'))?.href ?? '')
  const moved = await thomas.send(move, formWith(move, 'tid'), { tid: second ?? '' })
  expect(moved.text).toContain('Møtet er flyttet til')
  const cancelled = await thomas.send(moved, formWith(moved, 'hvorfor'), { hvorfor: 'Syk' })
  expect(cancelled.text).toContain('Møtet er avlyst')
  expect(cancelled.text).toContain('Du har ingen avtaler')
  expect(await (await fetch(house.baseUrl + path)).text()).toContain('STATUS:CANCELLED')
  expect((await fetch(`${house.baseUrl}/kalender/${'a'.repeat(32)}.ics`)).status).toBe(404)

  const rune = await house.person('dual')
  expect((await rune.open(move.address)).status).toBe(404)
}, 120_000)

it('a time that is found for a wish keeps the wish from the list to the booking, which grants it', async () => {
  const mona = await house.neighbour({ givenName: 'Mona', familyName: 'Prøvedal' })
  await assign(house.db.system, mona.id, 'state', { staffId: STAFF.stateAdviserA })
  const ask = await mona.open('/min-side/be-om-mote')
  await mona.send(ask, formWith(ask, 'trappefri'), { text: 'Planen', form: 'phone' })
  const wish = () =>
    house.db.system
      .selectFrom('meetingRequest')
      .select(['id', 'state', 'meetingId'])
      .where('personId', '=', mona.id)
      .executeTakeFirstOrThrow()
  const { id: wishId } = await wish()

  const kari = await house.staff('stateAdviserA')
  const list = await kari.open(`/arbeid/person/${mona.id}/moteonsker`)
  const link = list.links.find(({ href }) => href.includes(`onske=${wishId}`))?.href ?? ''
  const empty = formWith(await kari.open(link), 'hvem')
  expect(empty.values).toMatchObject({ onske: wishId, form: 'phone' })
  const chosen = new URLSearchParams({ ...empty.values, tolk: 'notFlagged' })
  const times = await kari.open(`/arbeid/person/${mona.id}/moter?${chosen}`)
  const form = formWith(times, 'om')
  const book = { text: '', name: 'gjor', value: 'bestill', action: null }
  const refused = await kari.send(times, form, { om: 'Planen', tid: null }, book)
  expect([refused.status, formWith(refused, 'om').values.onske]).toEqual([422, wishId])
  const booked = await kari.send(refused, formWith(refused, 'om'), { tid: timesOf(form)[0] ?? '' }, book)
  expect(booked.text).toContain('Møtet er avtalt')

  const meeting = await house.db.system
    .selectFrom('meeting')
    .select(['id', 'requestId', 'mode'])
    .where('personId', '=', mona.id)
    .executeTakeFirstOrThrow()
  expect(meeting).toMatchObject({ requestId: wishId, mode: 'phone' })
  expect(await wish()).toEqual({ id: wishId, state: 'granted', meetingId: meeting.id })
}, 120_000)

it('the pages are right at 360 px in languages of both directions, and on the workbench', async () => {
  const thomas = await house.person('resident')
  const shown = await thomas.open('/min-side/avtaler/ny?tolk=nei&hvordan=physicalOffice')
  const booked = await thomas.send(shown, formWith(shown, 'tid'), {})
  const move = booked.links.find(({ href }) => href.endsWith('/flytt'))?.href ?? ''
  const link = await house.db.system
    .selectFrom('shortLink')
    .select('code')
    .where('purpose', '=', 'meeting')
    .where('personId', '=', PERSONS.resident)
    .orderBy('madeAt', 'desc')
    .executeTakeFirstOrThrow()
  const page = await browser.newPage()
  for (const language of ['nb', 'ar', 'ti'] as const) {
    await readAs(page, house, language, thomas)
    for (const path of [
      '/min-side/avtaler',
      '/min-side/avtaler/ny?tolk=nei&hvordan=phone',
      move,
      `/mote/${link.code}`,
    ])
      expect(await look(page, house.baseUrl + path, { language, sizes: [PHONE] })).toEqual([])
  }
  const kari = await house.staff('stateAdviserA')
  const staff = `/arbeid/person/${PERSONS.resident}/moter?tolk=ordered&form=phone&type=followUp&hvem=${STAFF.stateAdviserA}`
  await readAs(page, house, 'nb', kari)
  expect(await look(page, house.baseUrl + staff, { sizes: [DESK] })).toEqual([])
}, 180_000)
