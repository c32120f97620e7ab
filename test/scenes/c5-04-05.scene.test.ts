import { expect } from 'vitest'
import { assign, STAFF, T0 } from '../support/world.ts'
import { presses } from './support/desk.ts'
import { type House, inOslo } from './support/house.ts'
import { scene } from './support/scene.ts'
import { buttonCalled, formWith } from './support/walker.ts'

const OWN = '+4740050505'
const DUE = '2026-03-09 10:00'

const wishes = (house: House, personId: string) =>
  house.db.system
    .selectFrom('meetingRequest')
    .selectAll()
    .where('personId', '=', personId)
    .orderBy('askedAt')
    .execute()
const owed = (house: House, personId: string) =>
  house.db.system
    .selectFrom('promise')
    .selectAll()
    .where('personId', '=', personId)
    .where('isOpen', '=', true)
    .where('kind', 'in', ['arrangeMeeting', 'holdMeeting', 'callBack'])
    .execute()

/** Somebody on a screen whom the adviser met a month ago: no rule gives them a meeting. */
async function resident(house: House, told: Parameters<House['neighbour']>[0] = {}) {
  const person = await house.neighbour(told)
  await assign(
    house.db.system,
    person.id,
    'state',
    { staffId: STAFF.stateAdviserA },
    T0.subtract({ hours: 24 * 200 }),
  )
  await house.db.system
    .updateTable('person')
    .set({ reviewAt: T0.add({ hours: 24 * 300 }) })
    .where('id', '=', person.id)
    .execute()
  await house.db.system
    .insertInto('event')
    .values({
      personId: person.id,
      at: T0.subtract({ hours: 24 * 30 }),
      kind: 'talkHeld',
      side: 'common',
      channel: 'meetingOffice',
      actorKind: 'staff',
      actorId: STAFF.stateAdviserA,
      authorship: 'staffAdviser',
      data: '{}',
    })
    .execute()
  await house.db.system
    .insertInto('contactPoint')
    .values({ personId: person.id, kind: 'phone', value: OWN, phoneKind: 'own', confirmedAt: T0 })
    .execute()
  return person
}

scene('C5-04 The friend’s call', async (house) => {
  const amal = await resident(house, {
    givenName: 'Amal',
    familyName: 'Prøvestad',
    language: 'ar',
    interpreterNeed: 'always',
    interpreterLanguage: 'ar',
  })
  const page = await amal.open('/min-side/be-om-mote')
  const asked = await amal.send(page, formWith(page, 'trappefri'), {
    text: 'أريد التحدث عن وضعي بعد الطلاق.',
  })
  expect(asked.status).toBe(200)
  expect(await wishes(house, amal.id)).toMatchObject([
    { state: 'open', rules: ['interpreterNeed'], wishes: { interpreter: 'ar' } },
  ])

  // The friend rings: what he says is written down, and the wish is not touched by it.
  const kari = await house.staff('stateAdviserA')
  const [wish] = await owed(house, amal.id)
  const list = await kari.open('/arbeid/moteonsker')
  expect(list.text).toContain('Amal Prøvestad')
  expect(list.text).toContain('Skal ha møte')
  expect(list.text).toContain('Tolk: arabisk')
  expect(list.html).toContain(`onske=${(await wishes(house, amal.id))[0]?.id}`)
  const rung = await kari.api('POST', `/api/v1/persons/${amal.id}/talks`, {
    channel: 'officePhone',
    spoke: true,
    promiseIds: [wish?.id],
    summary: 'En venn ringte og la igjen en beskjed.',
  })
  expect([rung.status, (rung.body as { ended: string[] }).ended]).toEqual([201, []])
  // Nor by the same friend asking again: it is the same wish, with its first due time.
  const own = await kari.open(`/arbeid/person/${amal.id}/moteonsker`)
  await kari.send(
    own,
    formWith(own, 'hjelper'),
    { hjelper: 'Yusuf' },
    buttonCalled(formWith(own, 'hjelper'), 'Registrer'),
  )
  const after = await wishes(house, amal.id)
  expect(after).toMatchObject([{ state: 'open', helperName: 'Yusuf' }])
  const [still] = await owed(house, amal.id)
  expect([still?.id, inOslo(still?.dueAt ?? '')]).toEqual([wish?.id, DUE])
  // A no is not to be had, for want of time or otherwise.
  const again = await kari.open('/arbeid/moteonsker')
  const form = formWith(again, 'grunn')
  const refused = await kari.send(
    again,
    form,
    { grunn: 'capacity', istedet: 'call', ord: 'Vi ringer.' },
    buttonCalled(form, 'Si nei'),
  )
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('Etter reglene får personen møtet')
})

scene('C5-05 Asking for a meeting', async (house) => {
  const kari = await house.staff('stateAdviserA')
  const mona = await resident(house, { givenName: 'Mona', familyName: 'Prøvedal' })

  // By telephone at T0: written down by staff, owed until Monday.
  const own = await kari.open(`/arbeid/person/${mona.id}/moteonsker`)
  const ask = formWith(own, 'kanal')
  const written = await kari.send(
    own,
    ask,
    { kanal: 'officePhone', text: 'Vil snakke om planen.' },
    buttonCalled(ask, 'Registrer'),
  )
  expect(written.text).toContain('Ønsket er registrert')
  const [promise] = await owed(house, mona.id)
  expect(inOslo(promise?.dueAt ?? '')).toBe(DUE)
  const mine = await mona.open('/min-side/be-om-mote')
  expect(mine.text).toMatch(/svarer deg senest mandag 9\. mars kl\. 10/)

  // No rule gives it; a call is offered instead, with the reason and the way to a second opinion.
  const list = await kari.open('/arbeid/moteonsker')
  expect(list.text).toContain('Vurderes')
  const answer = formWith(list, 'grunn')
  const bare = await kari.send(
    list,
    answer,
    { grunn: 'otherChannelSuits', istedet: 'call', ord: '' },
    buttonCalled(answer, 'Tilby noe annet'),
  )
  expect(bare.status).toBe(422)
  await kari.send(
    list,
    answer,
    { grunn: 'otherChannelSuits', istedet: 'call', ord: 'Vi kan ta det på telefon i morgen.' },
    buttonCalled(answer, 'Tilby noe annet'),
  )
  expect((await owed(house, mona.id)).map(({ kind }) => kind)).toEqual(['callBack'])
  const told = await mona.open('/min-side/be-om-mote')
  expect(told.text).toContain('Du ble tilbudt noe annet')
  expect(told.text).toContain('Be teamlederen se på det')
  const inbox = await mona.open('/min-side/post')
  expect(inbox.text).toContain('Vi kan ikke gi deg et møte nå')

  // She asks the lead to look, and then insists: it is the same wish, and now it is given.
  const review = await presses(mona as never, told, 'Be teamlederen se på det')
  expect(review.text).toMatch(/ser på svaret på nytt og svarer deg senest mandag 9\. mars kl\. 10/)
  const insisted = await presses(mona as never, review, 'Jeg vil fortsatt møtes')
  expect(insisted.text).toContain('Du får et møte.')
  expect(insisted.text).toContain('du har bedt om det mer enn én gang')
  expect(await wishes(house, mona.id)).toMatchObject([{ state: 'open', rules: ['secondRequest'] }])

  // Want of time is a reason where no rule gives the meeting, and it is counted.
  const per = await resident(house, { givenName: 'Per', familyName: 'Prøveli' })
  const asking = await per.open('/min-side/be-om-mote')
  await per.send(asking, formWith(asking, 'trappefri'), { form: 'video', tid: 'morning' })
  const his = await kari.open(`/arbeid/person/${per.id}/moteonsker`)
  const no = formWith(his, 'grunn')
  await kari.send(
    his,
    no,
    { grunn: 'capacity', istedet: 'dropIn', ord: 'Alle tider er tatt.' },
    buttonCalled(no, 'Si nei'),
  )
  expect(await wishes(house, per.id)).toMatchObject([
    { state: 'declined', declineReason: 'capacity', alternative: 'dropIn' },
  ])

  // What was answered in writing and is still unclear gives the meeting, with nothing more to ask for.
  const unclear = await resident(house, { givenName: 'Una', familyName: 'Prøvemo' })
  const { threadId } = await unclear.writes('Hvorfor er tiltaket mitt stoppet?')
  const [question] = await house.db.system
    .selectFrom('promise')
    .selectAll()
    .where('personId', '=', unclear.id)
    .where('kind', '=', 'answerMessage')
    .execute()
  const answered = await kari.api('POST', `/api/v1/persons/${unclear.id}/threads/${threadId}/answers`, {
    promiseIds: [question?.id],
    text: 'Tiltaket er avsluttet etter avtale.',
  })
  expect([answered.status, answered.text]).toEqual([201, expect.any(String)])
  await unclear.presses(threadId, 'Forstod ikke')
  expect(await house.soon(async () => (await wishes(house, unclear.id))[0])).toMatchObject({ state: 'open' })
  expect((await unclear.open('/min-side/be-om-mote')).text).toContain('noe er fortsatt uklart for deg')
})
