import { expect } from 'vitest'
import type { InterpreterSimulator } from '../../gateways/simulator/interpreter.ts'
import { textFor } from '../../text/index.ts'
import { assign, STAFF } from '../support/world.ts'
import type { Citizen } from './support/citizen.ts'
import type { Employee } from './support/employee.ts'
import { type House, inOslo } from './support/house.ts'
import type { Page } from './support/html.ts'
import { scene } from './support/scene.ts'
import { formWith } from './support/walker.ts'

const TIGRINYA = { language: 'ti', interpreterNeed: 'always', interpreterLanguage: 'ti' } as const
const nb = textFor('nb')

const main = (house: House): InterpreterSimulator => house.simulators.interpreter as InterpreterSimulator
const meetingsOf = (house: House, personId: string) =>
  house.db.system
    .selectFrom('meeting')
    .selectAll()
    .where('personId', '=', personId)
    .orderBy('startsAt')
    .execute()
const eventsOf = async (house: House, personId: string, kind: string) =>
  (
    await house.db.system
      .selectFrom('event')
      .select('data')
      .where('personId', '=', personId)
      .where('kind', '=', kind)
      .execute()
  ).map(({ data }) => data)
const owed = (house: House, personId: string, kind: string) =>
  house.db.system
    .selectFrom('promise')
    .selectAll()
    .where('personId', '=', personId)
    .where('kind', '=', kind)
    .where('isOpen', '=', true)
    .execute()

/** The form of a booking, after the interpreter has been answered as prefilled. */
const bookingForm = (kari: Employee, personId: string, kind = 'mapping') =>
  kari.open(
    `/arbeid/person/${personId}/moter?tolk=ordered&type=${kind}&form=physicalOffice&hvem=${STAFF.stateAdviserA}`,
  )
/** The times that are offered, as the office's clock shows them. */
const timesIn = (page: Page): { value: string; at: string }[] =>
  formWith(page, 'tid')
    .fields.filter(({ name }) => name === 'tid')
    .flatMap(({ options }) => options)
    .map(({ value }) => ({ value, at: inOslo(value.split('/')[0] ?? '') }))
async function books(kari: Employee, personId: string, wanted: string, kind = 'mapping'): Promise<Page> {
  const page = await bookingForm(kari, personId, kind)
  const time = timesIn(page).find(({ at }) => at === wanted)
  if (time === undefined) throw new Error(`not offered: ${wanted}; ${timesIn(page).map(({ at }) => at)}`)
  return presses(kari, page, 'bestill', { tid: time.value })
}
/** The main service finds somebody for what it was asked for last. */
async function finds(house: House, count: number, number = '+4740100021') {
  const order = await house.soon(() => main(house).orders()[count - 1])
  await main(house).accepts(house.baseUrl, order.key, {
    name: 'Rahel Berhe',
    number,
    level: 'C',
    adult: true,
  })
  return order
}
async function meetingPage(kari: Employee, house: House, personId: string) {
  const [meeting] = await meetingsOf(house, personId)
  return kari.open(`/arbeid/person/${personId}/moter/${meeting?.id}/tolk`)
}
function presses(kari: Employee, page: Page, deed: string, values: Record<string, string> = {}) {
  const form = page.forms.find(({ buttons }) => buttons.some(({ value }) => value === deed))
  const button = form?.buttons.find(({ value }) => value === deed)
  if (form === undefined || button === undefined) throw new Error(`no button ${deed}`)
  return kari.send(page, form, values, button)
}
/** Somebody who speaks Tigrinya, whom the adviser follows up. */
async function tigrinyaSpeaker(house: House): Promise<Citizen> {
  const person = await house.neighbour(TIGRINYA)
  await assign(house.db.system, person.id, 'state', { staffId: STAFF.stateAdviserA })
  return person
}

scene('C5-01 Interpreter first', async (house) => {
  const awet = await tigrinyaSpeaker(house)
  const kari = await house.staff('stateAdviserA')
  // Asked for in a message: a time by Monday at ten.
  await awet.writes('Jeg vil gjerne ha et møte med tolk.')
  const [wish] = await house.soon(async () => {
    const found = await owed(house, awet.id, 'arrangeMeeting')
    return found.length > 0 && found
  })
  expect(inOslo(wish?.dueAt ?? '')).toBe('2026-03-09 10:00')

  const opened = await kari.open(`/arbeid/person/${awet.id}/moter`)
  const first = formWith(opened, 'tolk')
  expect(first.fields[0]?.name).toBe('tolk')
  expect(first.values.tolk).toBe('ordered')
  expect(opened.text).toContain('tigrinja')

  // Nothing can be saved before it is answered, and not to practise Norwegian in a talk of guidance.
  const page = await bookingForm(kari, awet.id)
  const form = formWith(page, 'tid')
  const says = async (tolk: string, tolkgrunn: string) => {
    const values = { ...form.values, tolk, tolkgrunn, gjor: 'bestill' }
    return (await kari.send(page, { ...form, values }, {})).text
  }
  expect(await says('', '')).toContain(nb('reasons:interpreterUnanswered'))
  expect(await says('notNeeded', '')).toContain(nb('reasons:interpreterReason'))
  expect(await says('notNeeded', 'practice')).toContain(nb('reasons:interpreterStays'))
  expect(await meetingsOf(house, awet.id)).toEqual([])

  await books(kari, awet.id, '2026-03-05 10:00')
  const [meeting] = await meetingsOf(house, awet.id)
  expect(await owed(house, awet.id, 'arrangeMeeting')).toEqual([])
  expect(meeting?.endsAt.since(meeting.startsAt).total('minutes')).toBe(90)
  const order = await house.soon(() => main(house).orders()[0])
  expect(order).toMatchObject({ language: 'ti', mode: 'inPerson', booked: { level: 'C' } })
  expect(JSON.stringify(order)).not.toContain(awet.id)

  // The summons is in both languages and says that an interpreter will be there.
  const rows = await house.db.system
    .selectFrom('messageText')
    .select('body')
    .where('personId', '=', awet.id)
    .execute()
  const words = rows.map(({ body }) => body).join('\n')
  expect(words).toContain(textFor('ti')('meetings:talk.summons.interpreter'))
  expect(words).toContain(nb('meetings:talk.summons.interpreter'))

  // A working day ahead nobody has said yes: the adviser knows, and then the lead.
  await house.clockTo('2026-03-04 10:01')
  expect(await kari.notices()).toContainEqual(
    expect.stringContaining(nb('staff:notice.interpreterUnconfirmed')),
  )
  expect((await meetingPage(kari, house, awet.id)).text).toContain(
    nb('meetstaff:interpreter.state.unconfirmed'),
  )
  await house.clockTo('2026-03-04 12:02')
  expect(await owed(house, awet.id, 'connectInterpreter')).toMatchObject([{ leadReason: 'breach' }])
})

/** The talk has begun, all are marked, and it cannot be stored while nobody has said who interpreted. */
async function cannotEndUnsaid(house: House, kari: Employee, personId: string): Promise<void> {
  const [meeting] = await meetingsOf(house, personId)
  const talk = `/arbeid/person/${personId}/moter/${meeting?.id}`
  await presses(kari, await kari.open(talk), 'start')
  const begun = await kari.open(talk)
  const fields = begun.forms.flatMap((form) => form.fields)
  const marked = fields.filter(({ name }) => name.startsWith('der.')).map(({ name }) => [name, 'ja'])
  await presses(kari, begun, 'der', Object.fromEntries(marked))
  const ended = await presses(kari, await kari.open(talk), 'slutt')
  expect(ended.text).toContain(nb('reasons:interpreterUnwritten'))
  expect((await meetingsOf(house, personId))[0]?.state).toBe('begun')
}

scene('C5-02 The interpreter who did not come', async (house) => {
  const awet = await tigrinyaSpeaker(house)
  const saba = await tigrinyaSpeaker(house)
  const kari = await house.staff('stateAdviserA')
  await books(kari, awet.id, '2026-03-03 10:00')
  await finds(house, 1)
  await books(kari, saba.id, '2026-03-03 13:00', 'followUp')
  await finds(house, 2)
  expect((await meetingPage(kari, house, awet.id)).text).toContain('Rahel Berhe tolker på tigrinja')

  // 10:05: nobody is there. One by telephone is found, the talk goes on, and the record says so.
  await house.clockTo('2026-03-03 10:05')
  await presses(kari, await meetingPage(kari, house, awet.id), 'tolk-mangler')
  const sought = await finds(house, 3, '+4740100033')
  expect(sought).toMatchObject({ mode: 'phone', booked: null })
  const coming = await house.soon(async () => {
    const shown = await meetingPage(kari, house, awet.id)
    return shown.text.includes('+4740100033') && shown
  })
  await presses(kari, coming, 'tolk-med')
  expect(await eventsOf(house, awet.id, 'interpreterUsed')).toMatchObject([{ by: 'onDemand', mode: 'phone' }])
  expect((await meetingsOf(house, awet.id))[0]?.whoInterpreted).toBe('onDemand')

  // 13:05: nobody, and none by telephone in ten minutes: a new time is owed, and it is the office that moved.
  await house.clockTo('2026-03-03 13:05')
  await cannotEndUnsaid(house, kari, saba.id)
  await presses(kari, await meetingPage(kari, house, saba.id), 'tolk-mangler')
  await house.soon(() => main(house).orders()[3])
  // Money for food cannot wait, and the wife helps.
  const page = await meetingPage(kari, house, saba.id)
  await presses(kari, page, 'andre-tolket', { hvemtolket: 'family', hastet: 'ja' })
  expect(await eventsOf(house, saba.id, 'familyInterpreted')).toMatchObject([
    { by: 'family', emergency: true, tried: true, allowed: true },
  ])
  const [again] = await owed(house, saba.id, 'redoInterpretedTalk')
  expect(inOslo(again?.dueAt ?? '')).toBe('2026-03-10 13:05')
  expect((await meetingsOf(house, saba.id))[0]?.whoInterpreted).toBe('familyEmergency')

  await house.clockTo('2026-03-03 13:16')
  const [time] = await owed(house, saba.id, 'arrangeMeeting')
  expect(inOslo(time?.dueAt ?? '')).toBe('2026-03-10 13:15')
  const after = await meetingPage(kari, house, saba.id)
  expect(after.text).toContain(nb('meetstaff:interpreter.state.noneFound'))
  const moved = await kari.open(/href="([^"]*\?flytt=[^"]+)"/.exec(after.html)?.[1] ?? '')
  const wanted = timesIn(moved).find(({ at }) => at >= '2026-03-05')
  // Also where the person is said to have asked for it.
  await presses(kari, moved, 'flytt', { tid: wanted?.value ?? '', hvemba: 'person' })
  expect((await meetingsOf(house, saba.id))[0]).toMatchObject({
    movedByOffice: 1,
    movedByPerson: 0,
    state: 'booked',
  })
  expect(await owed(house, saba.id, 'arrangeMeeting')).toEqual([])
})
