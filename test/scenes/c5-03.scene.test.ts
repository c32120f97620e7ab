import { expect } from 'vitest'
import { settingsFrom } from '../../office/kernel/settings.ts'
import { inTransaction } from '../../office/kernel/transaction.ts'
import { bookMeeting, freeSlots } from '../../office/meetings/booking/actions.ts'
import { oslo } from '../support/story.ts'
import { clockAtT0, staffActor, T0 } from '../support/world.ts'
import type { Citizen } from './support/citizen.ts'
import { type House, STAFF } from './support/house.ts'
import { scene } from './support/scene.ts'
import { buttonCalled, formWith, type Walker } from './support/walker.ts'

const around = (house: House) => ({ databases: house.db, clock: clockAtT0(), settings: settingsFrom() })
const adviserOf = staffActor('stateAdviserA')

/** Somebody whom the state adviser answers for. */
async function somebody(house: House, givenName: string, told: object = {}): Promise<Citizen> {
  const person = await house.neighbour({ givenName, ...told })
  await house.db.system
    .insertInto('assignment')
    .values({ personId: person.id, side: 'state', staffId: STAFF.stateAdviserA, lead: true, fromAt: T0 })
    .execute()
  return person
}

async function booked(house: House, personId: string, startsAt: string, answer: 'ordered' | 'notFlagged') {
  const done = await inTransaction(around(house), adviserOf, (ctx) =>
    bookMeeting(ctx, {
      personId,
      kind: 'followUp',
      mode: 'physicalOffice',
      purpose: 'Se på planen',
      side: 'state',
      theme: 'contactAdviser',
      startsAt: oslo(startsAt),
      staffId: STAFF.stateAdviserA,
      interpreter: { answer },
      channel: 'officePhone',
    }),
  )
  if (!done.ok) throw new Error(done.reason)
  return done.value.meetingId
}

async function brings(person: Citizen, meetingId: string, name: string) {
  const page = await person.open(`/min-side/avtaler/${meetingId}`)
  const form = formWith(page, 'navn')
  return person.send(page, form, { navn: name }, buttonCalled(form, 'Ta med'))
}

/** The meeting as the adviser holds it: begun, everybody there, the main point said, ended. */
async function holds(adviser: Walker, personId: string, meetingId: string) {
  const address = `/arbeid/person/${personId}/moter/${meetingId}`
  const send = async (field: string, button: string, values: Record<string, string> = {}) => {
    const page = await adviser.open(address)
    const form = page.forms.find(
      ({ fields, buttons }) =>
        buttons.some(({ text }) => text === button) &&
        (field === '' || fields.some(({ name }) => name.startsWith(field))),
    )
    if (!form) throw new Error(`no ${button} at ${address}`)
    const there = field === 'der.' ? form.fields.filter(({ name }) => name.startsWith('der.')) : []
    const change = { ...values, ...Object.fromEntries(there.map(({ name }) => [name, 'ja'])) }
    return adviser.send(page, form, change, buttonCalled(form, button))
  }
  await send('', 'Møtet begynner')
  await send('der.', 'Lagre')
  await send('ord', 'Lagre', { ord: 'Jeg leverer papirene, og du ringer meg.', hvordan: 'done' })
  const ended = await send('avtalt.', 'Avslutt møtet', {
    'avtalt.office.1': 'Ringe',
    'frist.office.1': '2026-03-12',
  })
  expect(ended.status).toBe(200)
  return send('del.', 'Send referatet', { 'del.practical': 'Vi møtes igjen om to uker.' })
}

scene('C5-03 Companions yes, substitutes no', async (house) => {
  const adviser = await house.staff('stateAdviserA')
  const wife = await somebody(house, 'Leila')
  const withHusband = await booked(house, wife.id, '2026-03-04 10:00', 'notFlagged')
  const brought = await brings(wife, withHusband, 'Omid')
  expect(brought.text).toContain('Omid (er med deg)')
  const seen = await adviser.open(`/arbeid/person/${wife.id}/moter/${withHusband}`)
  expect(seen.text).toContain('følge')
  expect(seen.text).toContain('tolker ikke og bestemmer ikke')
  expect(seen.text).toContain('Tolken tolker alt som sies i rommet')

  // Neither interprets nor decides: no role for it, and no way to answer for her.
  const none = await inTransaction(
    around(house),
    { kind: 'person', personId: wife.id, language: 'nb' },
    (ctx) =>
      import('../../office/meetings/talk/actions.ts').then(({ addParticipant }) =>
        addParticipant(ctx, { personId: wife.id, meetingId: withHusband, role: 'interpreter', name: 'Omid' }),
      ),
  )
  expect(none).toMatchObject({ ok: false, reason: 'badForm' })

  // The summary goes to her, and none to him.
  await house.clockTo('2026-03-04 10:00')
  await holds(adviser, wife.id, withHusband)
  expect((await wife.open(`/min-side/avtaler/${withHusband}`)).text).toContain('Vi møtes igjen om to uker.')
  const companion = await house.db.system
    .selectFrom('meetingParticipant')
    .select('id')
    .where('meetingId', '=', withHusband)
    .where('role', '=', 'companion')
    .executeTakeFirstOrThrow()
  const copy = await adviser.open(`/arbeid/person/${wife.id}/moter/${withHusband}?kopi=${companion.id}`)
  expect(copy.text).not.toContain('Til Omid')

  // With a worker from a charity, and alone a week later: the same times and offers.
  const man = await somebody(house, 'Jon')
  const offers = () =>
    inTransaction(around(house), { kind: 'person', personId: man.id, language: 'nb' }, (ctx) =>
      freeSlots(ctx, { personId: man.id, kind: 'followUp', mode: 'physicalOffice', interpreted: false }),
    )
  const alone = await offers()
  const accompanied = await booked(house, man.id, '2026-03-05 10:00', 'notFlagged')
  await brings(man, accompanied, 'Kirkens Bymisjon')
  const beside = await offers()
  const starts = (found: typeof alone) =>
    found.ok ? found.value.map(({ startsAt }) => startsAt.toString()) : []
  const taken = oslo('2026-03-05 10:00').toString()
  expect(starts(alone).length).toBeGreaterThan(10)
  expect(starts(beside).filter((at) => !starts(alone).includes(at))).toEqual([])
  expect(starts(alone)).toContain(taken)
  expect(starts(beside)).not.toContain(taken)

  // The half-yearly comparison: nothing of a few people, and then both, with wait and outcome.
  const lead = await house.staff('leadStateA')
  const figures = () => lead.open('/arbeid/moter/folge')
  expect((await figures()).text).toMatch(/Med følge\s+–/)
  for (let n = 0; n < 10; n += 1) {
    const person = await somebody(house, `Person${n}`)
    const id = await booked(
      house,
      person.id,
      `2026-03-0${n < 5 ? 3 : 6} ${String(9 + (n % 5)).padStart(2, '0')}:00`,
      'notFlagged',
    )
    if (n < 5) await brings(person, id, 'Følge')
    await house.db.system
      .updateTable('meeting')
      .set({ state: 'held', outcome: 'held' })
      .where('id', '=', id)
      .execute()
  }
  await house.clockTo('2026-03-06 15:00')
  const shown = (await figures()).text
  expect(shown).toMatch(/Med følge\s+6\s/)
  expect(shown).toMatch(/Ventetid/)
})
