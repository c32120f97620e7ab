import { expect } from 'vitest'
import { simulateVideo } from '../../gateways/simulator/video.ts'
import { settingsFrom } from '../../office/kernel/settings.ts'
import { inTransaction } from '../../office/kernel/transaction.ts'
import { bookMeeting } from '../../office/meetings/booking/actions.ts'
import type { BookMeeting } from '../../office/meetings/booking/model.ts'
import { AREAS } from '../../office/meetings/talk/model.ts'
import { SIMULATOR_SECRET } from '../../server/gateway-config.ts'
import { oslo } from '../support/story.ts'
import { clockAtT0, staffActor, T0 } from '../support/world.ts'
import type { Citizen } from './support/citizen.ts'
import { type House, PERSONS, STAFF } from './support/house.ts'
import type { Page } from './support/html.ts'
import { scene } from './support/scene.ts'
import { buttonCalled, type Walker } from './support/walker.ts'

/** The meeting is in the calendar before the scene begins; how it got there is told in the scenes of booking. */
async function booked(house: House, told: Partial<BookMeeting> = {}): Promise<string> {
  const around = { databases: house.db, clock: clockAtT0(), settings: settingsFrom() }
  const done = await inTransaction(around, staffActor('stateAdviserA'), (ctx) =>
    bookMeeting(ctx, {
      personId: PERSONS.resident,
      kind: 'followUp',
      mode: 'physicalOffice',
      purpose: 'Bli kjent\nPlan for våren',
      side: 'state',
      theme: 'contactAdviser',
      startsAt: oslo('2026-03-04 10:00'),
      staffId: STAFF.stateAdviserA,
      interpreter: { answer: 'notFlagged' },
      channel: 'officePhone',
      ...told,
    }),
  )
  if (!done.ok) throw new Error(done.reason)
  return done.value.meetingId
}

const mine = (who: Walker, meetingId: string) => who.open(`/min-side/avtaler/${meetingId}`)
const bench = (who: Walker, meetingId: string, personId: string = PERSONS.resident) =>
  who.open(`/arbeid/person/${personId}/moter/${meetingId}`)

/** Presses the button with that name, in the form that it stands in. */
async function presses(
  who: Walker,
  page: Page,
  button: string | RegExp,
  values: Readonly<Record<string, string | null>> = {},
  field = '',
): Promise<Page> {
  const form = page.forms.find(
    ({ buttons, fields, values: held }) =>
      buttons.some(({ text }) => (typeof button === 'string' ? text === button : button.test(text))) &&
      (field === '' || fields.some(({ name }) => name === field) || Object.values(held).includes(field)),
  )
  if (!form) throw new Error(`no button ${button} at ${page.address}:\n${page.text.slice(0, 1500)}`)
  return who.send(page, form, values, buttonCalled(form, button))
}

const fieldsOf = (page: Page, prefix: string) => [
  ...new Set(
    page.forms
      .flatMap(({ fields }) => fields.map(({ name }) => name))
      .filter((name) => name.startsWith(prefix)),
  ),
]
const OWN_WORDS = 'Jeg leverer legeerklæringen, og du ringer meg mandag.'

/** Ticks who was there, writes the main point, and lets the meeting end. */
async function ends(adviser: Walker, meetingId: string, more: Record<string, string> = {}): Promise<Page> {
  const page = await bench(adviser, meetingId)
  const there = Object.fromEntries(fieldsOf(page, 'der.').map((name) => [name, 'ja']))
  const seen = await presses(adviser, page, 'Lagre', { ...there, ...more }, fieldsOf(page, 'der.')[0])
  const said = await presses(adviser, seen, 'Lagre', { ord: OWN_WORDS, hvordan: 'done' }, 'ord')
  return presses(adviser, said, 'Avslutt møtet')
}

scene('C5-06 Both sides’ agenda, minutes afterwards', async (house) => {
  const resident = await house.person('resident')
  const adviser = await house.staff('stateAdviserA')
  const meetingId = await booked(house, { kind: 'firstMeeting' })

  // The summons: purpose, the adviser's points, place and form, and the question.
  const { id: notice } = await house.db.system
    .selectFrom('notice')
    .select('id')
    .where('personId', '=', PERSONS.resident)
    .where('kind', '=', 'meetingSummons')
    .executeTakeFirstOrThrow()
  const summons = await resident.open(`/min-side/post/${notice}`)
  for (const said of [
    'Bli kjent',
    'Plan for våren',
    'taushetsplikten',
    'hvordan du klager',
    'Velferdskontoret Granvik, Torget 2',
    'Hva er viktig for deg å snakke om?',
  ])
    expect(summons.text).toContain(said)

  // Hers come first, on both pages.
  const asked = await presses(resident, await mine(resident, meetingId), 'Legg til', {
    punkt: 'Jeg glemmer det som blir sagt',
  })
  expect(asked.text).toContain('Jeg glemmer det som blir sagt')
  const seen = await bench(adviser, meetingId)
  expect(seen.text.indexOf('Jeg glemmer det')).toBeLessThan(seen.text.indexOf('Plan for våren'))
  expect(seen.text.indexOf('Jeg glemmer det')).toBeGreaterThan(0)

  await house.clockTo('2026-03-04 10:00')
  let page = await presses(adviser, await bench(adviser, meetingId), 'Møtet begynner')
  for (const told of ['både hjelpe og kontrollere', 'Taushetsplikten', 'Hvordan man klager'])
    expect(page.text).toContain(told)

  // It does not end with what is missing, nor with a yes.
  const early = await presses(adviser, page, 'Avslutt møtet')
  expect(early.status).toBe(422)
  const explained = Object.fromEntries(fieldsOf(page, 'forklart.').map((name) => [name, 'ja']))
  page = await presses(adviser, await bench(adviser, meetingId), 'Lagre', explained, 'forklart.secrecy')
  const yes = await presses(adviser, page, 'Lagre', { ord: 'Forstått: ja', hvordan: 'done' }, 'ord')
  expect(yes.status).toBe(422)
  expect(yes.text).toContain('egne ord')
  const there = Object.fromEntries(fieldsOf(page, 'der.').map((name) => [name, 'ja']))
  page = await presses(adviser, await bench(adviser, meetingId), 'Lagre', there, fieldsOf(page, 'der.')[0])
  const unsaid = await presses(adviser, page, 'Avslutt møtet')
  expect(unsaid.text).toContain('hovedsaken med egne ord')
  page = await ends(adviser, meetingId)
  expect(page.text).toContain('Referatet er ikke sendt ennå')

  // Held without minutes: on the work list, due in two working days.
  const owed = (await adviser.list()).find(({ text }) => text.includes('sende referat'))
  expect(owed?.dueAt).toBe('2026-03-06T09:00:00Z')
  expect((await mine(resident, meetingId)).text).toContain('Referatet kommer senest')

  page = await presses(adviser, await bench(adviser, meetingId), 'Send referatet', {
    'del.health': 'Du venter på legen.',
    'avtalt.office.1': 'Ringe deg',
    'frist.office.1': '2026-03-09',
    'avtalt.person.1': 'Levere legeerklæringen',
    'frist.person.1': '2026-03-06',
  })
  expect(page.status).toBe(200)
  expect((await adviser.list()).some(({ text }) => text.includes('sende referat'))).toBe(false)
  expect((await adviser.list()).some(({ text }) => text.includes('holde det som er avtalt'))).toBe(true)
  const read = await mine(resident, meetingId)
  for (const line of ['Du venter på legen.', 'Ringe deg', 'Levere legeerklæringen', 'Det er ingen straff'])
    expect(read.text).toContain(line)
  const corrected = await presses(resident, read, 'Send rettelsen', { text: 'Jeg venter på sykehuset.' })
  expect(corrected.text).toContain('Jeg venter på sykehuset.')
  expect((await bench(adviser, meetingId)).text).toContain('Jeg venter på sykehuset.')
  await presses(adviser, await bench(adviser, meetingId), 'Send referatet', {
    'del.health': 'Du venter på sykehuset.',
  })
  const right = await presses(resident, await mine(resident, meetingId), 'Slik var det')
  expect(right.text).toContain('Du har sagt at slik var det')
})

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
  for (const area of AREAS.slice(0, 6)) under = await presses(adviser, under, 'snakket om', {}, area)
  await house.clockTo('2026-03-04 10:30')
  const open = await ends(adviser, talk)
  expect(open.status).toBe(422)
  expect(open.text).toContain('5 områder er ikke merket')
  under = await bench(adviser, talk)
  for (const area of AREAS.slice(6)) under = await presses(adviser, under, 'senere', {}, area)
  expect((await ends(adviser, talk)).text).toContain('Referatet er ikke sendt ennå')
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
  const links = await house.db.system
    .selectFrom('shortLink')
    .select('participantId')
    .where('meetingId', '=', meetingId)
    .execute()
  expect(links.map(({ participantId }) => participantId)).not.toContain(await idOf('Granvik skole'))
})
