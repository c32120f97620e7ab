import { expect } from 'vitest'
import { assign, STAFF, T0 } from '../support/world.ts'
import type { House } from './support/house.ts'
import { callsOn, press, textsTo } from './support/ring.ts'
import { scene } from './support/scene.ts'
import { formWith } from './support/walker.ts'

const NUMBER = '+4740020701'
const keys = (heard: readonly { key: string | null }[]) => heard.map(({ key }) => key?.replace('line:', ''))

/** Kari rings Siv at 10:12 about what she asked to be rung for, by the button; nobody picks up. */
async function kariRings(house: House) {
  const person = await house.neighbour({
    givenName: 'Siv',
    familyName: 'Ringtoft',
    contactStatus: 'digital',
    phone: NUMBER,
    phoneKind: 'own',
    phoneConfirmedAt: T0,
  })
  await assign(house.db.system, person.id, 'state', { staffId: STAFF.stateAdviserA })
  const page = await person.open('/min-side/ring-meg')
  await person.send(page, formWith(page, 'nummer'), {})
  await house.clockTo('2026-03-02 10:12')
  const kari = await house.staff('stateAdviserA')
  const [href = ''] = callsOn(await kari.open('/arbeid/ring'))
  await press(kari, await kari.open(href), 'ring')
  const { phone } = await house.db.system
    .selectFrom('staff')
    .select('phone')
    .where('id', '=', STAFF.stateAdviserA)
    .executeTakeFirstOrThrow()
  await (await house.voice.rung(phone)).answers()
  const rung = await house.voice.rung(NUMBER)
  await rung.letsRing()
  return { person, kari, href, shows: rung.shows }
}

scene('C4-07 the try is on record with why, and shows the common number', async (house) => {
  const { person, kari, href, shows } = await kariRings(house)
  expect(shows).toBe('+4780000111')
  await house.soon(async () => (await kari.open(href)).text.includes('Ingen svarte'))
  await house.clockTo('2026-03-02 10:14')
  const text = await house.soon(() => textsTo(house, NUMBER).find((one) => /Vi prøvde å ringe deg/.test(one)))
  expect(text).not.toMatch(/Kari|veileder|plan/i)
  expect((await person.open('/min-side/ring-meg')).text).toContain('Ingen svarte')
  const event = await house.db.system
    .selectFrom('event')
    .select(['theme', 'promiseId'])
    .where('personId', '=', person.id)
    .where('kind', '=', 'callAttempt')
    .executeTakeFirstOrThrow()
  expect(event).toMatchObject({ theme: 'contactAdviser' })
})

scene('C4-07 who rings back hears no name before the check, and who rang after it', async (house) => {
  const { person } = await kariRings(house)
  await house.clockTo('2026-03-02 10:40')
  const siv = house.phone(NUMBER)
  const first = await siv.rings('general')
  expect(keys(first)[0]).toBe('returned.lead')
  expect(first.map(({ words }) => words).join(' ')).not.toMatch(/Kari|Siv|Ringtoft|plan/i)
  await siv.presses('1')
  const text = await house.soon(() => textsTo(house, NUMBER).find((one) => /\b\d{6}\b/.test(one)))
  const after = await siv.presses(/\b\d{6}\b/.exec(text)?.[0] ?? '')
  expect(keys(after)).toContain('returned.who')
  const back = await house.db.system
    .selectFrom('event')
    .select('data')
    .where('personId', '=', person.id)
    .where('kind', '=', 'missedCallReturned')
    .execute()
  expect(back).toHaveLength(1)
})

scene('C4-07 the operator who takes the call sees when, who and about what', async (house) => {
  await kariRings(house)
  await house.clockTo('2026-03-02 10:40')
  const siv = house.phone(NUMBER)
  await siv.rings('general')
  await siv.presses('0')
  const lars = await house.staff('operator')
  const taken = await press(lars, await lars.open('/arbeid/samtaler'), 'neste')
  expect(taken.text).toMatch(/10\.12/)
  expect(taken.text).toContain((await house.staff('stateAdviserA')).name)
})
