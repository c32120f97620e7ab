import { expect } from 'vitest'
import { assign, STAFF, T0 } from '../support/world.ts'
import type { Citizen } from './support/citizen.ts'
import type { Employee } from './support/employee.ts'
import type { House } from './support/house.ts'
import { scene } from './support/scene.ts'
import { formWith } from './support/walker.ts'

const SENSITIVE = /syk|sjuk|lege|penge|stønad|vedtak|\bsak|søknad|ungdom|veileder|oppfølging|arbeid/i

/** A resident of twenty with a pay-as-you-go phone and no code device, and a meeting offered on Tuesday at ten. */
async function offered(
  house: House,
  number: string,
): Promise<{ young: Citizen; kari: Employee; text: string }> {
  const young = await house.neighbour({
    givenName: 'Milan',
    familyName: 'Ungtoft',
    birthDate: '2005-11-20',
    contactStatus: 'partlyDigital',
  })
  await assign(house.db.system, young.id, 'state', { staffId: STAFF.stateAdviserA })
  await house.db.system
    .insertInto('contactPoint')
    .values({
      personId: young.id,
      kind: 'phone',
      value: number,
      phoneKind: 'own',
      prepaid: true,
      confirmedAt: T0,
    })
    .execute()
  const kari = await house.staff('stateAdviserA')
  const page = await kari.open(`/arbeid/person/${young.id}/sms`)
  const done = await kari.send(page, formWith(page, 'gjor=mote'), {
    tid: '2026-03-10T10:00',
    sted: 'kontoret i Granvik',
  })
  expect(done.text).toContain('Forslaget er lagt i køen')
  const [sent] = await house.soon(() => {
    const texts = house.simulators.sms?.to(number) ?? []
    return texts.length > 0 && texts
  })
  return { young, kari, text: sent?.text ?? '' }
}

const reply = async (house: House, number: string, text: string, id?: string) => {
  const answer = await house.simulators.sms?.reply(house.baseUrl, number, text, id)
  expect(answer?.status).toBe(200)
}
const nextText = (house: House, number: string, how: RegExp) =>
  house.soon(() => house.simulators.sms?.to(number).find(({ text }) => how.test(text)))
const offers = async (kari: Employee, person: string) =>
  (await kari.open(`/arbeid/person/${person}/sms`)).text

scene('C3-04 a text with office, day, time and how to answer; yes books it, once', async (house) => {
  const number = '+4740010001'
  const { young, kari, text } = await offered(house, number)
  expect(text).toMatch(/^Velferdskontoret: Møte tirsdag 10\.\smars kl\.\s10.* Svar JA, NEI eller RING/)
  expect(text).not.toMatch(SENSITIVE)

  await reply(house, number, 'ja takk', 'in-1')
  await reply(house, number, 'ja takk', 'in-1')
  await reply(house, number, 'Ja')
  await nextText(house, number, /Avtalt tirsdag 10\.\smars/)
  expect(await offers(kari, young.id)).toMatch(/kontoret i Granvik: ja/)
  const meetings = (await kari.list('mine')).filter((row) => row.personId === young.id)
  expect(meetings).toHaveLength(1)
  // Owed on the day, and a meeting like any other.
  expect(meetings[0]?.dueAt).toBe('2026-03-10T14:30:00Z')
  expect(
    await house.db.system
      .selectFrom('meeting')
      .select(['state', 'startsAt'])
      .where('personId', '=', young.id)
      .execute(),
  ).toEqual([{ state: 'booked', startsAt: Temporal.Instant.from('2026-03-10T09:00:00Z') }])
  expect(house.simulators.sms?.to(number).filter((one) => /Avtalt/.test(one.text))).toHaveLength(1)
})

scene('C3-04 no opens a new offer, in the person’s own language too', async (house) => {
  const number = '+4740010002'
  const { young, kari } = await offered(house, number)
  await house.db.system.updateTable('person').set({ language: 'pl' }).where('id', '=', young.id).execute()
  await reply(house, number, 'Nie, dziękuję')
  await nextText(house, number, /Nową propozycję dostaniesz najpóźniej poniedziałek|Nową propozycję/)
  expect(await offers(kari, young.id)).toMatch(/kontoret i Granvik: nei/)
  const owed = (await kari.list('mine')).filter((row) => row.personId === young.id)
  expect(owed).toHaveLength(1)
  expect(owed[0]?.dueAt).toBe('2026-03-09T09:00:00Z')
})

scene(
  'C3-04 call, and what stands in no list, is a call within two working days and nothing else',
  async (house) => {
    const number = '+4740010003'
    const { young, kari } = await offered(house, number)
    await reply(house, number, 'Kanskje, må spørre sjefen min først')
    await nextText(house, number, /Vi ringer deg senest onsdag 4\.\smars/)
    await reply(house, number, 'RING')
    const said = await offers(kari, young.id)
    expect(said).not.toMatch(/Granvik: ja/)
    const calls = (await kari.list('mine')).filter(
      (row) => row.personId === young.id && row.dueAt === '2026-03-04T09:00:00Z',
    )
    expect(calls.length).toBeGreaterThan(0)
  },
)

scene(
  'C3-04 the link in the text leads to the conversation in at most two steps, with the time of the answer',
  async (house) => {
    const number = '+4740010004'
    const { young, text } = await offered(house, number)
    const link = /https?:\/\/\S+\/l\/[2-9a-z]+/.exec(text)?.[0] ?? ''
    expect(link).not.toBe('')
    const outside = await fetch(link, { redirect: 'manual' })
    expect(outside.status).toBe(302)
    expect(outside.headers.get('location')).toMatch(/^\/min-side\/samtaler\//)
    const page = await young.open(new URL(link).pathname)
    expect(page.address).toMatch(/^\/min-side\/samtaler\//)
    expect(page.text).toContain('Møte tirsdag 10.')
    expect(page.text).toMatch(/senest mandag 9\.\smars/)
  },
)

scene('C3-04 from a number that is nobody’s a yes books nothing', async (house) => {
  const { young, kari } = await offered(house, '+4740010005')
  await reply(house, '+4749999999', 'JA')
  const answer = await house.soon(() => house.simulators.sms?.to('+4749999999')[0])
  expect(answer.text).toMatch(/Vi ser ikke hvem denne meldingen er fra/)
  expect(await offers(kari, young.id)).toMatch(/Granvik: ikke svart/)
})
