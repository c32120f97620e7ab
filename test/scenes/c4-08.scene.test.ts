import { expect } from 'vitest'
import { assign, STAFF, T0 } from '../support/world.ts'
import type { House } from './support/house.ts'
import { scene } from './support/scene.ts'
import { buttonCalled, formWith } from './support/walker.ts'

const OWN = '+4740020808'

/** A resident who writes nothing and speaks little Norwegian, followed up by a state adviser, with a number of her own. */
async function selam(house: House) {
  const person = await house.neighbour({
    givenName: 'Selam',
    familyName: 'Tesfatoft',
    language: 'ti',
    contactStatus: 'unknown',
  })
  await assign(house.db.system, person.id, 'state', { staffId: STAFF.stateAdviserA })
  await house.db.system
    .insertInto('contactPoint')
    .values({ personId: person.id, kind: 'phone', value: OWN, phoneKind: 'own', confirmedAt: T0 })
    .execute()
  return person
}

const lineOf = (house: House, personId: string) =>
  house.db.system
    .selectFrom('directLine')
    .select(['number', 'grounds', 'givenByKind'])
    .where('personId', '=', personId)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
const owed = (house: House, personId: string) =>
  house.db.system
    .selectFrom('promise')
    .select(['id', 'kind', 'isOpen', 'deskStaffId'])
    .where('personId', '=', personId)
    .where('isOpen', '=', true)
    .where('kind', 'not in', ['reviewProfile', 'reachPerson'])
    .execute()

scene('C4-08 A direct line that is a right', async (house) => {
  const person = await selam(house)
  const kari = await house.staff('stateAdviserA')
  expect(await lineOf(house, person.id)).toBeUndefined()
  const profile = await kari.open(`/arbeid/person/${person.id}/profil`)
  const form = formWith(profile, 'kode')
  await kari.send(profile, form, { text: 'Hun kan ikke skrive', kode: 'cannotRead' }, buttonCalled(form, /./))
  const line = await house.soon(() => lineOf(house, person.id))
  expect(line.givenByKind).toBe('rule')
  expect(line.grounds).toContain('assisted')

  // She reads it on her own page; nobody's own number is on it.
  const phones = await house.db.system.selectFrom('staff').select('phone').where('phone', '<>', '').execute()
  const people = await person.open('/min-side/folkene-mine')
  expect(people.html).toContain(line.number)
  for (const { phone } of phones) expect(people.html).not.toContain(phone)

  // By day it rings her adviser; nobody there, the deputy.
  const caller = house.phone(OWN)
  await caller.rings('direct', line.number)
  const staffPhone = async (id: string) =>
    (await house.db.system.selectFrom('staff').select('phone').where('id', '=', id).executeTakeFirstOrThrow())
      .phone
  const adviser = await house.voice.rung(await staffPhone(STAFF.stateAdviserA))
  expect(adviser.shows).not.toBe(OWN)
  await adviser.letsRing()
  const deputy = await house.voice.rung(await staffPhone(STAFF.deputyStateA))
  await deputy.answers()
  await house.soon(() => caller.talksWith().length === 1)
  await caller.hangsUp()
  const events = await house.db.system
    .selectFrom('event')
    .select('kind')
    .where('personId', '=', person.id)
    .execute()
  expect(events.map(({ kind }) => kind)).toContain('callReceived')

  // In the evening nobody is rung; what she says after the tone lies with her adviser.
  await house.clockTo('2026-03-02 19:00')
  const late = house.phone(OWN)
  await late.rings('direct', line.number)
  expect(house.voice.legs(await staffPhone(STAFF.stateAdviserA))).toEqual([])
  await late.saysAfterTone(8, 'Hei, det er Selam. Kan du ringe meg?')
  await late.hangsUp()
  const spoken = await house.soon(async () => {
    const open = await owed(house, person.id)
    return open.length > 0 && open
  })
  expect(spoken.map(({ deskStaffId }) => deskStaffId)).toContain(STAFF.stateAdviserA)

  // Thanks makes no task; a question does.
  await house.clockTo('2026-03-03 09:00')
  const before = (await owed(house, person.id)).length
  await house.simulators.sms?.reply(house.baseUrl, OWN, 'Tusen takk!')
  await house.soon(async () => (await person.open('/min-side/samtaler')).text.includes('Tusen takk'))
  expect(await owed(house, person.id)).toHaveLength(before)
  await house.simulators.sms?.reply(house.baseUrl, OWN, 'Hvor møter jeg dere i morgen?')
  await house.soon(async () => (await owed(house, person.id)).length > before)

  // It may not be withheld without a reason, and the reason counts.
  const page = await kari.open(`/arbeid/person/${person.id}/direktenummer`)
  const silent = await kari.send(page, formWith(page, 'gjor=hold-tilbake'), { grunn: 'other', sagt: '' })
  expect(silent.status).toBe(422)
  expect((await lineOf(house, person.id))?.number).toBe(line.number)
  const again = await kari.open(`/arbeid/person/${person.id}/direktenummer`)
  await kari.send(again, formWith(again, 'gjor=hold-tilbake'), { grunn: 'capacity' })
  expect(await lineOf(house, person.id)).toBeUndefined()
  expect((await person.open('/min-side/folkene-mine')).text).toContain('ዓቕሚ')

  // The number is not dead: it still leads to those who answer for her.
  await house.clockTo('2026-03-03 10:00')
  const old = house.phone(OWN)
  await old.rings('direct', line.number)
  await house.voice.rung(await staffPhone(STAFF.stateAdviserA))
  await old.hangsUp()
  expect(await house.invariants()).toEqual([])
})
