import { expect } from 'vitest'
import { assign, STAFF, T0 } from '../support/world.ts'
import type { Citizen } from './support/citizen.ts'
import type { House } from './support/house.ts'
import { callsOn, choiceLike, press, textsTo } from './support/ring.ts'
import { scene } from './support/scene.ts'
import { formWith } from './support/walker.ts'

const NUMBER = '+4740020201'
const SENSITIVE = /syk|lege|penge|stønad|vedtak|\bsak\b|søknad|veileder|arbeid/i

async function caller(house: House): Promise<Citizen> {
  const person = await house.neighbour({
    givenName: 'Tor',
    familyName: 'Ventetoft',
    contactStatus: 'digital',
    phone: NUMBER,
    phoneKind: 'own',
    phoneConfirmedAt: T0,
  })
  await assign(house.db.system, person.id, 'state', { staffId: STAFF.stateAdviserA })
  return person
}

/** On Min side: Tuesday 13–14, else Wednesday 10–11. */
async function asksFor(person: Citizen) {
  const page = await person.open('/min-side/ring-meg')
  return person.send(page, formWith(page, 'tid2'), {
    tid1: choiceLike(page, /tirsdag 3\.\smars kl\.\s13–14/),
    tid2: choiceLike(page, /onsdag 4\.\smars kl\.\s10–11/),
  })
}

scene('C4-02 announced, tried three times on two days, then written with a right to book', async (house) => {
  const person = await caller(house)
  const waits = house.phone(NUMBER)
  await waits.rings('general')
  await waits.hangsUp()
  const agreed = await asksFor(person)
  expect(agreed.text).toMatch(/ringer deg tirsdag 3\.\smars kl\.\s13–14/)

  await house.clockTo('2026-03-03 12:50')
  const ahead = await house.soon(() =>
    textsTo(house, NUMBER).find((text) => /Vi ringer deg i dag kl\.\s13\b/.test(text)),
  )
  expect(ahead).not.toMatch(SENSITIVE)
  const kari = await house.staff('stateAdviserA')
  const list = await kari.open('/arbeid/ring')
  const [href = ''] = callsOn(list)
  const miss = async (at: string) => {
    await house.clockTo(at)
    const page = await press(kari, await kari.open(href), 'noAnswer')
    expect(page.text).toContain('Forsøket er ført')
  }
  await miss('2026-03-03 13:10')
  const tried = await house.soon(() =>
    textsTo(house, NUMBER).find((text) => /Vi prøvde å ringe deg/.test(text)),
  )
  expect(tried).toMatch(/Svar RING, eller svar 1 for .*https?:\S+\/l\/[2-9a-z]+/)
  expect(tried).not.toMatch(SENSITIVE)

  await miss('2026-03-03 13:40')
  await house.clockTo('2026-03-03 15:00')
  expect((await person.open('/min-side/ring-meg')).text).toMatch(/ringer deg onsdag 4\.\smars kl\.\s10–11/)
  await miss('2026-03-04 10:05')
  await house.clockTo('2026-03-04 10:10')

  const mine = await person.open('/min-side/ring-meg')
  expect(mine.text).toMatch(/Til og med onsdag 18\.\smars kan du velge en tid/)
  expect(mine.text.match(/Ingen svarte/g)).toHaveLength(3)
  const inbox = await person.open('/min-side/post')
  expect(inbox.text).toContain('Vi har prøvd å ringe deg')
  await house.clockTo('2026-03-19 10:00')
  expect(callsOn(await kari.open('/arbeid/ring'))).toContain(href)
})

scene(
  'C4-02 a digit, CALL or the link in the text picks a time; the queue is not stood in again',
  async (house) => {
    const person = await caller(house)
    await asksFor(person)
    await house.clockTo('2026-03-03 13:10')
    const kari = await house.staff('stateAdviserA')
    const [href = ''] = callsOn(await kari.open('/arbeid/ring'))
    await press(kari, await kari.open(href), 'voicemail')
    const tried = await house.soon(() =>
      textsTo(house, NUMBER).find((text) => /Vi prøvde å ringe deg/.test(text)),
    )
    const link = /https?:\/\/\S+\/l\/[2-9a-z]+/.exec(tried)?.[0] ?? ''
    const outside = await fetch(link, { redirect: 'manual' })
    const place = outside.headers.get('location') ?? ''
    const page = await (await fetch(new URL(place, house.baseUrl))).text()
    expect(page).toContain('Når skal vi ringe?')
    expect(page).not.toMatch(/Tor\b|Ventetoft|Kari/)
    const [, value = ''] = /<option[^>]*value="([^"]+)"[^>]*>torsdag 5\.\smars kl\.\s9–10</.exec(page) ?? []
    const picked = await fetch(new URL(place, house.baseUrl), {
      method: 'POST',
      body: new URLSearchParams({ tid1: value }),
      headers: { origin: house.baseUrl },
    })
    expect(await picked.text()).toMatch(/Vi ringer torsdag 5\.\smars kl\.\s9–10/)

    await house.simulators.sms?.reply(house.baseUrl, NUMBER, '2')
    await house.soon(() =>
      textsTo(house, NUMBER).find((text) => /Takk\. Vi ringer deg torsdag 5\.\smars kl\.\s13–14/.test(text)),
    )
    expect((await person.open('/min-side/ring-meg')).text).toMatch(/torsdag 5\.\smars kl\.\s13–14/)
  },
)

scene(
  'C4-02 answered in the inbox and opened: closed as answered elsewhere, and not before',
  async (house) => {
    const person = await caller(house)
    const kari = await house.staff('stateAdviserA')
    const written = await person.writes('Når begynner praksisen min?')
    await house.db.system
      .selectFrom('promise')
      .select('id')
      .where('personId', '=', person.id)
      .executeTakeFirstOrThrow()
    await kari.answers({ personId: person.id, threadId: written.threadId }, 'Den begynner mandag.')
    await person.reads(written.threadId)
    await person.presses(written.threadId, /Ring meg/)
    const entries = await kari.entries({ personId: person.id, threadId: written.threadId })
    const call = entries.at(-1)?.promiseId ?? ''
    const state = async () =>
      (
        await house.db.system
          .selectFrom('promise')
          .select(['state', 'linkedEventId'])
          .where('id', '=', call)
          .executeTakeFirstOrThrow()
      ).state
    await kari.answers(
      { personId: person.id, threadId: written.threadId, promiseId: call },
      'Klokka åtte, i Storgata 4.',
      [call],
    )
    expect(await state()).toBe('sentNotReached')
    await person.reads(written.threadId)
    expect(await state()).toBe('keptElsewhere')
    expect(callsOn(await kari.open('/arbeid/ring'))).toEqual([])
  },
)

scene('C4-02 an unkept window is told to the deputy and the team lead within the hour', async (house) => {
  const person = await caller(house)
  await asksFor(person)
  await house.clockTo('2026-03-03 14:20')
  for (const who of ['deputyStateA', 'leadStateA'] as const) {
    const list = await (await house.staff(who)).open('/arbeid/ring')
    expect(list.text).toContain('Tiden ble ikke holdt')
    expect(callsOn(list)).toHaveLength(1)
  }
  await house.soon(() =>
    textsTo(house, NUMBER).find((text) => /Vi ringte deg ikke da vi hadde sagt/.test(text)),
  )
})
