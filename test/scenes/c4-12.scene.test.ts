import { expect } from 'vitest'
import { assign, STAFF, T0 } from '../support/world.ts'
import type { House } from './support/house.ts'
import { callsOn, press, textsTo } from './support/ring.ts'
import { scene } from './support/scene.ts'
import { formWith } from './support/walker.ts'

const OWN = '+4740021201'
const FRIEND = '+4740021299'

async function withoutCredit(house: House) {
  const person = await house.neighbour({
    givenName: 'Rune',
    familyName: 'Tomtoft',
    contactStatus: 'partlyDigital',
  })
  await assign(house.db.system, person.id, 'state', { staffId: STAFF.stateAdviserA })
  await house.db.system
    .insertInto('contactPoint')
    .values({
      personId: person.id,
      kind: 'phone',
      value: OWN,
      phoneKind: 'own',
      prepaid: true,
      confirmedAt: T0,
    })
    .execute()
  return person
}

scene('C4-12 an empty text from the own prepaid phone is "call me", and costs nothing', async (house) => {
  const person = await withoutCredit(house)
  await house.simulators.sms?.reply(house.baseUrl, OWN, ' ')
  await house.soon(() => textsTo(house, OWN).find((text) => /Takk\. Vi ringer deg senest/.test(text)))
  const kari = await house.staff('stateAdviserA')
  const list = await kari.open('/arbeid/ring')
  expect(callsOn(list)).toHaveLength(1)
  expect(list.text).toContain('kontantkort')
  await house.simulators.sms?.reply(house.baseUrl, OWN, '')
  expect(callsOn(await kari.open('/arbeid/ring'))).toHaveLength(1)
  expect((await person.open('/min-side/ring-meg')).text).toMatch(/ringer deg senest onsdag 4\.\smars/)
})

scene(
  'C4-12 a friend’s phone: rung once for the person only; the friend hears nothing, and it is no try',
  async (house) => {
    const person = await withoutCredit(house)
    const page = await person.open('/min-side/ring-meg')
    await person.send(page, formWith(page, 'nummer'), {
      nummer: '40 02 12 99',
      hvem: 'borrowed',
      eier: 'en venn',
    })
    const kari = await house.staff('stateAdviserA')
    const list = await kari.open('/arbeid/ring')
    expect(list.text).toContain('lånt telefon')
    expect(list.text).toContain('Snakk bare med personen selv')
    const [href = ''] = callsOn(list)
    const one = await kari.open(href)
    expect(one.text).toContain('Spør først hvem du snakker med')
    expect(one.text).toContain('en venn')

    await press(kari, one, 'ring')
    const desk = await house.db.system
      .selectFrom('staff')
      .select('phone')
      .where('id', '=', STAFF.stateAdviserA)
      .executeTakeFirstOrThrow()
    await (await house.voice.rung(desk.phone)).answers()
    const friend = await house.voice.rung(FRIEND)
    expect(friend.shows).toBe('+4780000111')
    const heard = await friend.answers()
    expect(heard.map(({ key }) => key)).toEqual(['calls:callback.line.hello'])
    expect(heard.map(({ words }) => words).join(' ')).not.toMatch(/Rune|Tomtoft|Kari|sak/)
    await friend.hangsUp()

    const after = await press(kari, await kari.open(href), 'annen', { hvem: 'en venn' })
    expect(after.text).toContain('Forsøket er ført')
    expect(after.text).toContain('En annen svarte')
    await house.clockTo('2026-03-02 10:05')
    expect(callsOn(await kari.open('/arbeid/ring'))).toEqual([href])
    expect(textsTo(house, FRIEND)).toEqual([])
    const points = await house.db.system
      .selectFrom('contactPoint')
      .select('value')
      .where('personId', '=', person.id)
      .execute()
    expect(points.map(({ value }) => value)).toEqual([OWN])
  },
)

scene(
  'C4-12 "ring me" without a login confirms nothing, and waits for somebody who checks who it is',
  async (house) => {
    const person = await withoutCredit(house)
    const open = await (await fetch(new URL('/ring-meg', house.baseUrl))).text()
    expect(open).toContain('Ring meg')
    const ask = (number: string, name = 'Rune') =>
      fetch(new URL('/ring-meg', house.baseUrl), {
        method: 'POST',
        headers: { origin: house.baseUrl },
        body: new URLSearchParams({ navn: name, nummer: number, tid1: '', tid2: '' }),
      })
    const [known, unknown] = [await (await ask(OWN)).text(), await (await ask('+4740029876')).text()]
    const said = (html: string) => /<p class="lead">([^<]*)/.exec(html)?.[1]
    expect(said(known)).toMatch(/^Takk\. Vi ringer nummeret du skrev/)
    expect(said(unknown)).toBe(said(known))
    expect((await ask('skjult')).status).toBe(422)
    expect((await person.open('/min-side/ring-meg')).text).not.toMatch(/ringer deg senest/)

    const lars = await house.staff('operator')
    const list = await lars.open('/arbeid/ring')
    expect(list.text).toContain(OWN)
    const id = /name="onske" value="([0-9a-f-]{36})"/.exec(list.html.slice(list.html.indexOf(OWN)))?.[1] ?? ''
    const found = await lars.open(`/arbeid/ring?onske=${id}&sok=Tomtoft`)
    await press(lars, found, 'knytt', { person: person.id, sjekk: 'calledBack' })
    expect((await person.open('/min-side/ring-meg')).text).toMatch(/ringer deg senest/)
  },
)
