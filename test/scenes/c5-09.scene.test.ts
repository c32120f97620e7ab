import { expect } from 'vitest'
import { OFFICES } from '../../db/seed/staff.ts'
import { assign, STAFF, T0 } from '../support/world.ts'
import type { Citizen } from './support/citizen.ts'
import type { Employee } from './support/employee.ts'
import type { House } from './support/house.ts'
import { scene } from './support/scene.ts'
import { formWith } from './support/walker.ts'

const NUMBER = '+4740019009'
const SENSITIVE = /syk|lege|penge|stønad|vedtak|\bsak|søknad|veileder|oppfølging|arbeid|tolk/i

/** A resident of B2 who needs an interpreter, and their adviser at Office B. */
async function resident(house: House): Promise<{ man: Citizen; stine: Employee }> {
  const man = await house.neighbour({
    ...{ givenName: 'Yusuf', familyName: 'Sundmoe', place: 'B2', contactStatus: 'partlyDigital' },
    ...{ interpreterNeed: 'always', interpreterLanguage: 'so' },
  })
  await assign(house.db.system, man.id, 'state', { staffId: STAFF.stateAdviserB })
  await house.db.system
    .insertInto('contactPoint')
    .values({ personId: man.id, kind: 'phone', value: NUMBER, phoneKind: 'own', confirmedAt: T0 })
    .execute()
  return { man, stine: await house.staff('stateAdviserB') }
}

const page = (personId: string) => `/arbeid/person/${personId}/moter`
const timesIn = (form: ReturnType<typeof formWith>) =>
  form.fields.find(({ name }) => name === 'tid')?.options.map(({ value }) => value) ?? []
const at = (form: ReturnType<typeof formWith>, moment: string) => {
  const found = timesIn(form).find((value) => value.startsWith(moment))
  if (!found) throw new Error(`no ${moment} among ${timesIn(form)}`)
  return found
}

/** Wednesday 11 March 12:00, booked from the person's page: the interpreter is asked for before anything else. */
async function booked(stine: Employee, personId: string): Promise<void> {
  const empty = await stine.open(page(personId))
  expect(empty.html.indexOf('name="tolk"')).toBeLessThan(empty.html.indexOf('name="form"'))
  const asked = await stine.open(
    `${page(personId)}?tolk=ordered&tolkgrunn=&type=mapping&hvem=${STAFF.stateAdviserB}&form=physicalOffice&fra=2026-03-11T08:00:00Z`,
  )
  const form = formWith(asked, 'om')
  const done = await stine.send(
    asked,
    form,
    { om: 'Bli kjent', tid: at(form, '2026-03-11T11:00:00Z') },
    form.buttons.find(({ value }) => value === 'bestill'),
  )
  expect(done.text).toContain('Møtet er avtalt')
}

const meetings = (house: House, personId: string) =>
  house.db.system.selectFrom('meeting').selectAll().where('personId', '=', personId).execute()
const texts = (house: House) => house.simulators.sms?.to(NUMBER) ?? []
/** The answer to a text. Notices of the ladder go to the same number in their own time. */
const replies = async (house: House, text: string, answer: RegExp) => {
  const before = texts(house).length
  const taken = await house.simulators.sms?.reply(house.baseUrl, NUMBER, text)
  expect(taken?.status).toBe(200)
  return house.soon(() =>
    texts(house)
      .slice(before)
      .map((sent) => sent.text)
      .find((sent) => answer.test(sent)),
  )
}
const officeMoves = async (stine: Employee, personId: string, meetingId: string, to: string) => {
  const shown = await stine.open(`${page(personId)}?flytt=${meetingId}&fra=${to}`)
  const form = formWith(shown, 'hvemba')
  const moving = shown.forms.find(
    ({ values, fields }) => values.mote === meetingId && fields.some(({ name }) => name === 'tid'),
  )
  const chosen = moving ?? form
  return stine.send(
    shown,
    chosen,
    { hvemba: 'office', tid: at(chosen, to) },
    chosen.buttons.find(({ value }) => value === 'flytt'),
  )
}

scene(
  'C5-09 moved by text to a library near home; the office’s third move goes to the team lead',
  async (house) => {
    const { man, stine } = await resident(house)
    await booked(stine, man.id)
    const [meeting] = await meetings(house, man.id)
    expect([meeting?.startsAt.toString(), meeting?.endsAt.toString()]).toEqual([
      '2026-03-11T11:00:00Z',
      '2026-03-11T12:30:00Z',
    ])

    const offer = await replies(
      house,
      'Hei, kan vi flytte til torsdag i Sundmoen?',
      /Svar 1, 2 eller 3.*torsdag.*Sundmoen bibliotek.*\/l\//,
    )
    expect(offer).not.toMatch(SENSITIVE)
    const link = /\/l\/\w+/.exec(offer)?.[0] ?? ''
    const everything = await man.open(link)
    expect(everything.status).toBe(200)
    expect(everything.text).toContain('Sundmoen bibliotek')

    await replies(house, '2', /Flyttet til torsdag .*Sundmoen bibliotek/)
    const [moved] = await meetings(house, man.id)
    expect([moved?.mode, moved?.movedByPerson, moved?.movedByOffice]).toEqual(['physicalElsewhere', 1, 0])
    expect(moved?.endsAt.since(moved.startsAt).total('minutes')).toBe(90)
    const interpreters = await house.db.system
      .selectFrom('interpreterRequest')
      .select(['startsAt', 'endedAt'])
      .where('personId', '=', man.id)
      .execute()
    expect(
      interpreters.filter(({ endedAt }) => endedAt === null).map(({ startsAt }) => startsAt?.toString()),
    ).toEqual([moved?.startsAt.toString()])
    const notices = (await stine.notices()).filter((line) => /flyttet/i.test(line))
    expect(notices).toHaveLength(1)
    expect(await man.open('/min-side/avtaler').then(({ text }) => text)).toContain('Sundmoen bibliotek')

    const id = moved?.id ?? ''
    for (const to of ['2026-03-17T10:00:00Z', '2026-03-19T10:00:00Z'])
      expect((await officeMoves(stine, man.id, id, to)).text).toContain('Møtet er flyttet')
    const third = await officeMoves(stine, man.id, id, '2026-03-24T10:00:00Z')
    expect(third.text).toContain('Teamlederen har fått det')
    const lead = await house.staff('leadStateB')
    const owed = (await lead.list('mine')).filter(({ personId }) => personId === man.id)
    expect(owed).toHaveLength(1)
    const [last] = await meetings(house, man.id)
    expect([last?.state, last?.movedByOffice, last?.movedByPerson]).toEqual(['cancelled', 3, 1])
    const calls = await house.db.system
      .selectFrom('call')
      .select('id')
      .where('personId', '=', man.id)
      .execute()
    expect(calls).toEqual([])
    expect(OFFICES.B).toBe(last?.officeId)
  },
)
