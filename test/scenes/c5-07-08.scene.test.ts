import { expect } from 'vitest'
import { simulateVideo } from '../../gateways/simulator/video.ts'
import { AREAS } from '../../office/meetings/talk/model.ts'
import { SIMULATOR_SECRET } from '../../server/gateway-config.ts'
import { oslo } from '../support/story.ts'
import { T0 } from '../support/world.ts'
import type { Citizen } from './support/citizen.ts'
import { type House, PERSONS, STAFF } from './support/house.ts'
import { bench, booked, ends, fieldsOf, mine, presses } from './support/meeting.ts'
import { scene } from './support/scene.ts'
import { strangerAt } from './support/walker.ts'

/** Follows the one link, and says how the service lets them in. */
async function enters(house: House, resident: Citizen, meetingId: string) {
  const { location } = await resident.browser.visit(`/min-side/avtaler/${meetingId}/video`)
  return roomsOf(house).enters(location ?? '', oslo('2026-03-04 09:55'))
}
const roomsOf = (house: House) =>
  simulateVideo({ url: `${house.baseUrl}/videorom/`, appId: 'simulator', secret: SIMULATOR_SECRET })

scene('C5-07 Video only by choice', async (house) => {
  const resident = await house.person('resident')
  const adviser = await house.staff('stateAdviserA')

  // "No screen in my home": never offered.
  const restricted = await house.neighbour({ givenName: 'Rita' })
  await house.db.system
    .insertInto('profileFact')
    .values({
      personId: restricted.id,
      field: 'restriction.noVideoAtHome',
      value: 'true',
      source: 'ownStatement',
      method: 'phone',
      byKind: 'person',
      at: T0,
    })
    .execute()
  await house.db.system
    .insertInto('assignment')
    .values({ personId: restricted.id, side: 'state', staffId: STAFF.stateAdviserA, lead: true, fromAt: T0 })
    .execute()
  const first = await booked(house, { personId: restricted.id, startsAt: oslo('2026-03-05 12:00') })
  expect((await mine(restricted, first)).html).not.toContain('value="video"')
  expect((await bench(adviser, first, restricted.id)).html).not.toContain('value="video"')

  // In conflict: face to face, with the reason.
  const dispute = await booked(house, { kind: 'conflict', startsAt: oslo('2026-03-06 12:00') })
  expect((await mine(resident, dispute)).text).toContain('ansikt til ansikt')

  // By choice: one link, camera and microphone off, no recording.
  const talk = await booked(house, { kind: 'mapping', mode: 'video' })
  const page = await mine(resident, talk)
  expect(page.text).toContain('Kamera og mikrofon er av til du slår dem på. Ingenting blir tatt opp.')
  await house.clockTo('2026-03-04 09:55')
  expect(await enters(house, resident, talk)).toMatchObject({
    sound: false,
    picture: false,
    recording: false,
  })

  // Thirty minutes of sixty: no end before each area has its word, and a second talk for the rest.
  await house.clockTo('2026-03-04 10:00')
  let under = await presses(adviser, await bench(adviser, talk), 'Møtet begynner')

  // Wherever each of them sits, both look at the same paper, and see what is filled in.
  under = await presses(adviser, under, 'Legg fram arket')
  const code = /Kode til personen: (\d{6})/.exec(under.text)?.[1] ?? ''
  await presses(adviser, under, 'Skriv på arket', { sak: 'work', linje: 'Halv stilling fra april.' })
  const screen = strangerAt(house.baseUrl)
  await presses(screen, await screen.open('/vis'), 'Vis siden', { kode: code })
  for (const [who, where] of [
    [resident, `/min-side/avtaler/${talk}/papir`],
    [screen, '/vis'],
  ] as const)
    expect((await who.open(where)).text).toContain('Halv stilling fra april.')
  under = await bench(adviser, talk)
  for (const area of AREAS.slice(0, 6)) under = await presses(adviser, under, 'snakket om', {}, area)
  await house.clockTo('2026-03-04 10:30')
  const open = await ends(adviser, talk)
  expect(open.status).toBe(422)
  expect(open.text).toContain('5 områder er ikke merket')
  under = await bench(adviser, talk)
  for (const area of AREAS.slice(6)) under = await presses(adviser, under, 'senere', {}, area)
  const over = await ends(adviser, talk)
  expect(over.text).toContain('Referatet er ikke sendt ennå')
  // The minutes begin with what both saw, and the table is clear.
  expect(over.html).toContain('Halv stilling fra april.</textarea>')
  expect((await screen.open('/vis')).text).not.toContain('Halv stilling')
  const wish = await house.db.system
    .selectFrom('meetingRequest')
    .select(['kind', 'personId'])
    .where('personId', '=', PERSONS.resident)
    .execute()
  expect(wish).toEqual([{ kind: 'mapping', personId: PERSONS.resident }])
  await presses(adviser, await bench(adviser, talk), 'Send referatet', { 'del.work': 'Vi kom halvveis.' })

  // Refused video is never an absence.
  const later = await booked(house, { mode: 'video', startsAt: oslo('2026-03-05 10:00') })
  await presses(resident, await mine(resident, later), 'Jeg vil ikke ha video')
  await house.clockTo('2026-03-05 10:20')
  const refused = await presses(adviser, await bench(adviser, later), 'Personen kom ikke')
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('Det er ikke fravær')
})

scene('C5-08 Many around the table', async (house) => {
  const resident = await house.person('resident')
  const adviser = await house.staff('stateAdviserA')
  const meetingId = await booked(house, { kind: 'collaboration' })
  const adds = async (navn: string, rolle: string, hears: string[] = []) =>
    presses(adviser, await bench(adviser, meetingId), 'Legg til en deltaker', {
      navn,
      rolle,
      ...Object.fromEntries(hears.map((matter) => [`hore.${matter}`, 'ja'])),
    })
  await adds('Bakeriet', 'employer', ['work', 'health'])
  await adds('Granvik skole', 'school', ['education'])
  let page = await adds('Doktor Dahl', 'doctor', ['health'])
  expect(page.text).not.toContain('Det er mange')
  page = await adds('Jobbklubben', 'partner')
  expect(page.text).toContain('Dere blir 6. Det er mange.')
  page = await presses(adviser, page, 'Et mindre møte først')
  expect(page.text).toContain('Et mindre møte først')

  // The person says who comes, and what each hears.
  const people = () =>
    house.db.system
      .selectFrom('meetingParticipant')
      .select(['id', 'name'])
      .where('meetingId', '=', meetingId)
      .execute()
  const idOf = async (name: string) => (await people()).find((row) => row.name === name)?.id ?? ''
  const answer = async (who: string, button: string, values: Record<string, string | null> = {}) =>
    presses(resident, await mine(resident, meetingId), button, values, await idOf(who))
  await answer('Bakeriet', 'Ja, de kan være med', { 'hore.health': null })
  await answer('Granvik skole', 'Nei')
  await answer('Doktor Dahl', 'Ja, de kan være med')
  await answer('Jobbklubben', 'Ja, de kan være med')
  expect((await mine(resident, meetingId)).text).toContain('De får verken lenke eller referat')

  await house.clockTo('2026-03-04 10:00')
  page = await presses(adviser, await bench(adviser, meetingId), 'Møtet begynner')
  const explained = Object.fromEntries(fieldsOf(page, 'forklart.').map((name) => [name, 'ja']))
  page = await presses(adviser, page, 'Lagre', explained, 'forklart.whoIsHere')
  const without = await ends(adviser, meetingId)
  expect(without.status).toBe(422)
  expect(without.text).toContain('har ikke fått et neste steg')
  page = await bench(adviser, meetingId)
  const steps = Object.fromEntries([
    ...fieldsOf(page, 'steg.').map((name) => [name, 'Skriver til de andre']),
    ...fieldsOf(page, 'dag.').map((name) => [name, '2026-03-09']),
  ])
  page = await ends(adviser, meetingId, steps)
  await presses(adviser, page, 'Send referatet', {
    'del.work': 'Halv stilling i fire uker.',
    'del.health': 'Vondt i ryggen.',
    'del.practical': 'Nytt møte 9. mars.',
  })
  const copy = async (name: string) =>
    (await adviser.open(`/arbeid/person/${PERSONS.resident}/moter/${meetingId}?kopi=${await idOf(name)}`))
      .text
  const employer = /Til Bakeriet([\s\S]*?)Det vi skal snakke om/.exec(await copy('Bakeriet'))?.[1] ?? ''
  expect(employer).toContain('Halv stilling')
  expect(employer).toContain('Skriver til de andre')
  expect(employer).not.toContain('Vondt i ryggen')
  expect(await copy('Granvik skole')).not.toContain('Til Granvik skole')
  // Each party reads their own part by their own link; the one who was declined has none.
  const codeOf = async (name: string) =>
    (
      await house.db.system
        .selectFrom('shortLink')
        .select('code')
        .where('participantId', '=', await idOf(name))
        .executeTakeFirst()
    )?.code
  const outside = strangerAt(house.baseUrl)
  const read = (await outside.open(`/mote/${await codeOf('Bakeriet')}`)).text
  expect(read).toContain('Halv stilling')
  expect(read).not.toContain('Vondt i ryggen')
  expect(await codeOf('Granvik skole')).toBeUndefined()
  const links = await house.db.system
    .selectFrom('shortLink')
    .select('participantId')
    .where('meetingId', '=', meetingId)
    .execute()
  expect(links.map(({ participantId }) => participantId)).not.toContain(await idOf('Granvik skole'))
})
