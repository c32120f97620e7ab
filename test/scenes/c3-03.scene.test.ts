import { expect } from 'vitest'
import { addPerson, T0 } from '../support/world.ts'
import { type House, inOslo, STAFF } from './support/house.ts'
import { scene } from './support/scene.ts'

const REPLY = 'Plassen på tiltaket er klar mandag 9. mars.'

/** Somebody who is reached without a screen, with an adviser on the state side and a landline of his own. */
const assisted = (house: House, given: string) =>
  addPerson(house.db.system, {
    givenName: given,
    familyName: 'Prøvetoft',
    contactStatus: 'assisted',
    phone: '+4761000000',
    phoneConfirmedAt: T0.subtract({ hours: 240 }),
    address: 'Skolegata 8, 9901 Granvik',
    assigned: [{ side: 'state', staffId: STAFF.stateAdviserA, lead: true }],
  })

scene('C3-03 The busy week', async (house) => {
  const [kari, jonas, anne, marit] = [
    await house.staff('stateAdviserA'),
    await house.staff('deputyStateA'),
    await house.staff('hostA'),
    await house.staff('officeLeaderA'),
  ]
  const before = (await kari.list('mine')).length
  const asked = await Promise.all(Array.from({ length: 25 }, (_, at) => assisted(house, `Spør${at}`)))
  for (const personId of asked) await anne.registers(personId, { channel: 'dropIn', theme: 'measure' })
  const personId = asked[0] as string
  const rows = await kari.list('mine')
  expect(rows).toHaveLength(before + 25)
  const entry = rows.find((row) => row.personId === personId)
  expect(entry && inOslo(entry.dueAt)).toBe('2026-03-04 10:00')
  const promiseId = entry?.promiseId ?? ''
  const place = { personId, threadId: await threadOf(house, personId), promiseId }
  const figures = async () => {
    const text = (await marit.open('/arbeid/leder')).lines
    return (label: string) => Number.parseInt(text[text.indexOf(label) + 1] ?? '', 10)
  }
  const first = await figures()

  // She is warned before she writes: it does not work for him; three times to ring at, or the deputy.
  const shown = await kari.page(place)
  expect(shown.text).toContain('Min side virker ikke for Spør0 Prøvetoft')
  expect(shown.text).toContain('Best nå: ring')
  const slots = shown.forms
    .filter((form) => form.values.gjor === 'ringetid')
    .map((form) => inOslo(form.values.tid ?? ''))
  expect(slots).toEqual(['2026-03-02 11:00', '2026-03-02 13:00', '2026-03-02 15:00'])
  expect(shown.text).toContain('La Jonas Bekkegard ringe')

  // Sending without saying why is not done, and her words are kept.
  const held = await kari.answers(place, REPLY, [promiseId], '')
  expect(held.status).toBe(422)
  expect(held.text).toContain('Rådet er en annen måte å nå personen på.')
  expect(held.html).toContain(REPLY)
  expect(await sentTo(house, personId)).toBe(0)

  // Sent all the same: the entry stays open with its clock, and the choice is counted beside the speed.
  const sent = await kari.answers(place, REPLY, [promiseId], 'capacity')
  expect(sent.text).toMatch(/står åpen|ikke nådd fram/i)
  expect(await sentTo(house, personId)).toBe(1)
  const still = (await kari.list('mine')).find((row) => row.promiseId === promiseId)
  expect(still && inOslo(still.dueAt)).toBe('2026-03-04 10:00')
  const unread = await figures()
  expect(unread('Holdt i tide')).toBe(first('Holdt i tide'))
  expect(unread('Svart, men ikke nådd fram')).toBe(first('Svart, men ikke nådd fram') + 1)
  expect(unread('På grunn av kapasitet')).toBe(first('På grunn av kapasitet') + 1)

  await house.clockTo('2026-03-03 15:00')
  // The deputy may answer from three quarters of the time; he says what he opens for, as anybody does who has nothing there.
  await jonas.talks({ ...place, purpose: 'followUp' }, { summary: REPLY, about: [promiseId] })
  const read = await jonas.api('GET', `/api/v1/persons/${personId}/threads/${place.threadId}`)
  const entries = (read.body as { entries: Entry[] }).entries
  const done = entries.find((one) => one.promiseId === promiseId)
  expect(done && [done.state, done.answered?.how, inOslo(done.answered?.at ?? '')]).toEqual([
    'keptElsewhere',
    'officePhone',
    '2026-03-03 15:00',
  ])
  expect((await kari.list('mine')).filter((row) => row.personId === personId)).toEqual([])
  const reached = await figures()
  expect(Number(reached('Holdt i tide'))).toBeGreaterThan(first('Holdt i tide'))
  expect(reached('Svart, men ikke nådd fram')).toBe(first('Svart, men ikke nådd fram'))
})

scene('C3-03 A call planned instead, and the deputy asked', async (house) => {
  const kari = await house.staff('stateAdviserA')
  const anne = await house.staff('hostA')
  const personId = await assisted(house, 'Per')
  await anne.registers(personId, { channel: 'dropIn', theme: 'measure' })
  const promiseId = (await kari.list('mine')).find((row) => row.personId === personId)?.promiseId ?? ''
  const place = { personId, threadId: await threadOf(house, personId), promiseId }
  const planned = await kari.does(place, 'ringetid', {})
  expect(planned.text).toContain('Du ringer da.')
  const owed = (await kari.list('mine')).filter((row) => row.personId === personId)
  expect(owed.map((row) => inOslo(row.dueAt)).sort()).toEqual(['2026-03-02 11:00', '2026-03-04 10:00'])
  expect((await kari.does(place, 'ringetid', {})).status).toBe(422)
  await house.clockTo('2026-03-02 11:00')
  await kari.talks(place, { summary: REPLY, about: [promiseId] })
  expect((await kari.list('mine')).filter((row) => row.personId === personId)).toEqual([])
})

type Entry = { promiseId: string; state: string; answered?: { how: string; at: string } }

async function threadOf(house: House, personId: string): Promise<string> {
  const row = await house.db.system
    .selectFrom('thread')
    .select('id')
    .where('personId', '=', personId)
    .executeTakeFirstOrThrow()
  return row.id
}

async function sentTo(house: House, personId: string): Promise<number> {
  const rows = await house.db.system
    .selectFrom('message')
    .select('id')
    .where('personId', '=', personId)
    .where('direction', '=', 'out')
    .execute()
  return rows.length
}
