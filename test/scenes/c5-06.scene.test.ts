import { expect } from 'vitest'
import { PERSONS } from './support/house.ts'
import { bench, booked, ends, fieldsOf, mine, presses } from './support/meeting.ts'
import { scene } from './support/scene.ts'

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
