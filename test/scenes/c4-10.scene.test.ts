import { expect } from 'vitest'
import { T0 } from '../support/world.ts'
import { presses, ringsAndWaits, takesNext } from './support/desk.ts'
import type { Employee } from './support/employee.ts'
import type { House } from './support/house.ts'
import type { Page } from './support/html.ts'
import { scene } from './support/scene.ts'

const NUMBER = '+4740021001'
const INTERPRETER = '+4740100010'

/** Filmon rings; he and Lars do not manage in Norwegian. */
async function filmonRings(house: House) {
  const filmon = await house.neighbour({
    givenName: 'Filmon',
    familyName: 'Tesfatolk',
    language: 'ti',
    interpreterNeed: 'none',
    phone: NUMBER,
    phoneKind: 'own',
    phoneConfirmedAt: T0,
  })
  const lars = await house.staff('operator')
  return { filmon, lars }
}

async function takes(house: House, lars: Employee) {
  const caller = await ringsAndWaits(house, NUMBER)
  const { page } = await takesNext(house, lars)
  const known = await presses(lars, page, 'Filmon Tesfatolk snakker selv')
  return { caller, page: await presses(lars, known, 'Gå videre uten å være sikrere') }
}

/** The order as it has come to a service; the job carries it there a moment after. */
const orderAt = (house: House, which: 'interpreter' | 'interpreterBackup', known = 0) =>
  house.soon(() => house.simulators[which]?.orders()[known])

const again = (lars: Employee, page: Page) => lars.open(page.address)
const talks = (house: House, personId: string) =>
  house.db.system
    .selectFrom('event')
    .select(['kind', 'data'])
    .where('personId', '=', personId)
    .where('kind', 'in', ['interpreterUsed', 'interpreterMissing'])
    .orderBy('at')
    .orderBy('id')
    .execute()

scene('C4-10 An interpreter joins the call', async (house) => {
  const { filmon, lars } = await filmonRings(house)
  const { caller, page } = await takes(house, lars)
  expect(page.text).toContain('Dere snakker ikke samme språk')

  // One press. Who accepts is rung into the same room, within ten minutes by the promise.
  const asked = await presses(lars, page, 'Hent tolk', { sprak: 'ti' })
  expect(asked.text).toContain('Vi leter etter tolk på tigrinja')
  const order = await orderAt(house, 'interpreter')
  expect(order).toMatchObject({ language: 'ti', withdrawn: false })
  const [owed] = await house.db.system
    .selectFrom('promise')
    .select(['dueAt', 'isOpen'])
    .where('personId', '=', filmon.id)
    .where('kind', '=', 'connectInterpreter')
    .execute()
  expect(owed?.dueAt.since(T0).total('minutes')).toBe(10)
  await house.simulators.interpreter?.accepts(house.baseUrl, order.key, {
    name: 'Rahel Berhe',
    number: INTERPRETER,
  })
  const rung = await house.voice.rung(INTERPRETER)
  expect(rung.shows).toBe('+4780000111')
  const heard = await rung.answers()
  expect(heard.map(({ key, language }) => `${key} ${language}`)).toEqual([
    'calls:interpreter.start nb',
    'calls:interpreter.bound ti',
  ])
  expect(caller.talksWith()).toHaveLength(2)
  expect(caller.talksWith()).toContain(INTERPRETER)
  const beside = await again(lars, asked)
  expect(beside.text).toContain('Rahel Berhe er med på tigrinja')
  expect(beside.text).not.toContain(INTERPRETER)
  expect(beside.text).not.toContain('Dere snakker ikke samme språk')

  // Known next time, from this moment.
  const profile = await house.db.system
    .selectFrom('person')
    .select(['interpreterNeed', 'interpreterLanguage'])
    .where('id', '=', filmon.id)
    .executeTakeFirst()
  expect(profile).toEqual({ interpreterNeed: 'always', interpreterLanguage: 'ti' })

  // Who falls out is asked for again at once; the call goes on.
  await rung.hangsUp()
  const next = await orderAt(house, 'interpreter', 1)
  await house.simulators.interpreter?.accepts(house.baseUrl, next.key, { number: '+4740100011' })
  await (await house.voice.rung('+4740100011')).answers()
  expect(caller.talksWith()).toHaveLength(2)

  const about = await presses(lars, await again(lars, asked), 'Videre', { tema: 'disabilityBenefit' })
  const told = await presses(lars, about, 'Lagre', { resultat: 'forwarded' })
  await presses(lars, told, 'Lest opp. Avslutt samtalen')
  await house.soon(() => !caller.live())
  expect((await talks(house, filmon.id)).map(({ data }) => (data as { by: string }).by)).toEqual([
    'onDemand',
    'onDemand',
  ])
})

scene('C4-10 none is free: a talk with interpreter is owed, and this one is no guidance', async (house) => {
  const { filmon, lars } = await filmonRings(house)
  const { caller, page } = await takes(house, lars)
  const asked = await presses(lars, page, 'Hent tolk', { sprak: 'ti' })
  const first = await orderAt(house, 'interpreter')
  await house.simulators.interpreter?.declines(house.baseUrl, first.key)
  const second = await orderAt(house, 'interpreterBackup')
  await house.simulators.interpreterBackup?.declines(house.baseUrl, second.key)
  const none = await house.soon(async () => {
    const now = await again(lars, asked)
    return now.text.includes('Fant ingen tolk på tigrinja') ? now : null
  })
  expect(none.text).toContain('Vi ringer med tolk senest')
  const booked = await house.db.system
    .selectFrom('promise')
    .select(['dueAt', 'details'])
    .where('personId', '=', filmon.id)
    .where('kind', '=', 'callBack')
    .where('isOpen', '=', true)
    .execute()
  expect(booked).toMatchObject([{ details: { moved: 'office', interpreter: 'ti' } }])
  // Five working days from Monday 2 March.
  expect(
    Temporal.Instant.compare(booked[0]?.dueAt ?? T0, Temporal.Instant.from('2026-03-09T15:00:00Z')),
  ).toBe(-1)

  // Without a reason, and for practice, it cannot be closed.
  const about = await presses(lars, none, 'Videre', { tema: 'disabilityBenefit' })
  for (const utentolk of ['', 'practice']) {
    const refused = await presses(lars, about, 'Lagre', { resultat: 'resolved', utentolk })
    expect(refused.text).toContain('Personen trenger tolk')
  }
  const told = await presses(lars, about, 'Lagre', { resultat: 'resolved', utentolk: 'noneFound' })
  expect(told.text).not.toContain('Personen trenger tolk')
  const [missing, used] = await talks(house, filmon.id)
  expect(missing).toMatchObject({ kind: 'interpreterMissing', data: { moved: 'office', asked: 2 } })
  expect(used).toMatchObject({ data: { by: 'none', why: 'noneFound', guidance: false } })
  const again5 = await house.db.system
    .selectFrom('promise')
    .select('clock')
    .where('personId', '=', filmon.id)
    .where('kind', '=', 'redoInterpretedTalk')
    .where('isOpen', '=', true)
    .execute()
  expect(again5).toEqual([{ clock: 'reinterpret' }])
  await caller.hangsUp()
  await house.soon(() => !caller.live())
})
