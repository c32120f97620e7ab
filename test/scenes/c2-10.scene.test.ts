import { expect } from 'vitest'
import { oslo } from '../support/story.ts'
import type { Page } from './support/html.ts'
import { letter } from './support/letters.ts'
import { does, forGiver, gives, hears, named, registers } from './support/mandates.ts'
import { scene } from './support/scene.ts'

scene('C2-10 A mandate that must be hers', async (house) => {
  const wife = await house.person('arabic')
  const husband = await named(house, { givenName: 'Karim', familyName: 'Shabandir', birthDate: '1980-02-02' })
  const anne = await house.staff('hostA')
  const lars = await house.staff('operator')
  const adviser = await house.staff('stateAdviserA3')
  const cleared = await house.staff('clearedAdviserA')

  const before = await husband.open('/min-side/hjelperne-mine')
  const nothing = async () => {
    expect((await husband.open(forGiver(wife.id))).status).toBe(404)
    expect(facts(await husband.open('/min-side/hjelperne-mine'))).toEqual(facts(before))
  }

  const taken = await registers(anne, wife.id, {
    name: 'Karim Shabandir',
    number: husband.number,
    relation: 'spouse',
    household: true,
    asker: 'holder',
    alone: { at: 'office', interpreter: 'notNeeded' },
  })
  expect(taken.text).toContain('Den gjelder ikke før noen har snakket med personen alene')
  await nothing()
  const state = async () =>
    (
      await house.db.system
        .selectFrom('mandate')
        .select(['state', 'interpreter', 'aloneAt'])
        .where('personId', '=', wife.id)
        .orderBy('askedAt', 'desc')
        .execute()
    )[0]
  expect((await state())?.state).toBe('asked')

  // Without interpreter it cannot be said that she was heard.
  await house.clockTo('2026-03-02 12:30')
  const without = await hears(lars, wife.id, { yes: true, interpreter: 'notNeeded' })
  expect(without.status).toBe(422)
  expect(without.text).toContain('Personen trenger tolk')
  const heard = await hears(lars, wife.id, {
    yes: false,
    safety: { reach: 'phone', value: '48 99 88 77', place: 'Biblioteket på torget' },
  })
  expect(heard.text).toContain('Trygghetsmerket er satt')
  expect(await state()).toEqual({ state: 'declined', interpreter: 'onDemand', aloneAt: 'ownNumber' })

  // He is told only that no mandate is in place.
  await nothing()
  const told = await does(anne, wife.id, 'Kan vi svare?', { navn: 'Karim Shabandir', hvem: 'spouse' })
  expect(told.text).toContain('Det er ingen fullmakt på plass.')

  // Her new number and meeting place are absent for everyone but cleared staff, backwards too.
  for (const staff of [adviser, lars, anne]) {
    const page = await staff.open(`/arbeid/person/${wife.id}?formal=followUp`)
    const register = await staff.open(`/arbeid/person/${wife.id}/fullmakter`)
    const api = await staff.api('GET', `/api/v1/persons/${wife.id}`)
    for (const text of [page.text, register.text, api.text]) {
      expect(text).not.toMatch(/48 ?99 ?88 ?77|4899|Biblioteket på torget|Karim/)
      expect(text).not.toContain(oldNumber())
    }
    expect(register.text).toContain('Et trygghetsmerke står')
  }
  await cleared.open(`/arbeid/person/${wife.id}?formal=followUp`)
  const route = await cleared.open(`/arbeid/person/${wife.id}/fullmakter`)
  expect(route.text).toMatch(/48998877/)
  expect(route.text).toContain('Biblioteket på torget')

  // What the office sends from now on goes to the channel she named.
  const points = await house.db.system
    .selectFrom('contactPoint')
    .select(['value', 'unwanted', 'protected'])
    .where('personId', '=', wife.id)
    .where('endedAt', 'is', null)
    .execute()
  expect(points.filter((point) => !point.unwanted)).toEqual([
    { value: '+4748998877', unwanted: false, protected: true },
  ])
  await house.clockTo('2026-03-02 13:00')
  await house.comesFromCase(letter(wife.id, { language: 'ar' }))
  await house.clockTo('2026-03-02 13:10')
  const sent = await house.db.system
    .selectFrom('outgoing')
    .select(['address', 'recipientId'])
    .where('personId', '=', wife.id)
    .where('state', 'not in', ['cancelled'])
    .where('madeAt', '>=', oslo('2026-03-02 12:30'))
    .execute()
  expect(sent.length).toBeGreaterThan(0)
  expect(sent.filter(({ address }) => address !== '+4748998877')).toEqual([])

  function oldNumber() {
    return '+47400'
  }
})

scene('C2-10 and instead she had once said yes', async (house) => {
  const wife = await house.person('resident')
  const husband = await named(house, { givenName: 'Karim', familyName: 'Shabandir', birthDate: '1980-02-02' })
  const lars = await house.staff('operator')
  const kari = await house.staff('stateAdviserA')
  const asked = await gives(wife, {
    name: 'Karim Shabandir',
    number: husband.number,
    relation: 'spouse',
    household: true,
    acts: ['read', 'write', 'receive'],
  })
  expect(asked.text).toContain('Før den gjelder, snakker vi med deg alene')
  expect((await husband.open(forGiver(wife.id))).status).toBe(404)
  await hears(lars, wife.id, { yes: true, interpreter: 'notNeeded' })
  await house.clockTo('2026-03-02 13:00')
  const sent = await wife.writes('Når får jeg plass på tiltaket?')
  const entries = await kari.entries({ personId: wife.id, threadId: sent.threadId })
  await kari.answers(
    { personId: wife.id, threadId: sent.threadId },
    'Du begynner 16. mars.',
    entries.map(({ promiseId }) => promiseId),
  )
  await house.clockTo('2026-03-02 14:00')
  expect((await husband.open(`${forGiver(wife.id)}/samtaler/${sent.threadId}`)).text).toContain('16. mars')

  await house.clockTo('2026-03-02 14:05')
  const ended = await does(lars, wife.id, /^Avslutt nå/)
  expect(ended.text).toContain('Fullmakten er slutt fra dette sekundet.')
  for (const path of ['', `/samtaler/${sent.threadId}`])
    expect((await husband.open(`${forGiver(wife.id)}${path}`)).status).toBe(404)
  const mine = await husband.open('/min-side/hjelperne-mine')
  expect(mine.text).not.toContain('Thomas')
  expect((await house.outbox()).filter((row) => row.personId === husband.id)).toEqual([])
  const queued = await house.db.system
    .selectFrom('outgoing')
    .select('id')
    .where('recipientId', '=', husband.id)
    .where('state', 'in', ['queued', 'held', 'sending'])
    .execute()
  expect(queued).toEqual([])
  // What was done stays on record, for her.
  expect((await wife.open('/min-side/hjelperne-mine')).text).toContain('Karim Shabandir leste en melding')
})

/** What a page says, without what changes with every page. */
const facts = (page: Page) => page.lines.filter((line) => !/^\d|kl\./.test(line))
