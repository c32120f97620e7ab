import { expect } from 'vitest'
import { TEAMS } from '../support/world.ts'
import type { Citizen } from './support/citizen.ts'
import type { Employee, Row } from './support/employee.ts'
import { inOslo, STAFF } from './support/house.ts'
import type { Page } from './support/html.ts'
import { planThread } from './support/plan.ts'
import { scene } from './support/scene.ts'

const RENT = 'Kan jeg få hjelp til å betale husleia i mars?'

const isAnswer = (row: Row) => !/avklar hvordan vi når fram/.test(row.text)

/** The headings a person meets, without their own name and counts. */
const headings = (page: Page, person: Citizen) =>
  [...page.html.matchAll(/<h([12])\b[^>]*>([\s\S]*?)<\/h\1>/g)].map(([, , inner = '']) =>
    inner
      .replace(/<[^>]*>/g, '')
      .replace(person.name.split(' ')[0] ?? '', '…')
      .replace(/\(.*\)/, ''),
  )

scene('C9-01 Social assistance only', async (house) => {
  const kristian = await house.person('socialOnly')
  const others = await house.person('resident')
  const [liv, hassan] = [await house.staff('municipalAdviserA2'), await house.staff('deputyMunicipalA')]
  const home = await kristian.home()
  expect(headings(home, kristian)).toEqual(headings(await others.home(), others))
  expect(home.text).toMatch(/Post og meldinger/)
  expect(home.text).toMatch(/Folkene mine\nSosiale tjenester Granvik · Sosiale tjenester i kommunen/)

  const { threadId, parts, page } = await kristian.writes(RENT)
  expect(parts.map(({ says }) => says)).toEqual([
    'Sosiale tjenester Granvik svarer deg senest onsdag 4. mars kl. 10.',
  ])
  for (const shown of [page, await kristian.reads(threadId)])
    expect(shown.text).not.toMatch(/bruk chat|ring oss i stedet|aktivitetsplan/i)
  expect((await kristian.home()).text).toMatch(
    /Dette venter du på\n[^\n]+\nSosiale tjenester Granvik svarer deg senest onsdag 4\. mars kl\. 10\./,
  )
  // How he is best reached is to be found out too; that is no answer to him.
  const [queued, ...more] = (await liv.list('laget')).filter(isAnswer)
  expect(more).toEqual([])
  expect(queued && [queued.personId, inOslo(queued.dueAt)]).toEqual([kristian.id, '2026-03-04 10:00'])

  await house.clockTo('2026-03-03 09:00')
  const named = await hassan.api('PUT', `/api/v1/persons/${kristian.id}/advisers/municipal`, {
    to: { staffId: STAFF.municipalAdviserA2 },
    reason: 'first',
    purpose: 'followUp',
  })
  expect([named.status, named.body]).toEqual([200, { taken: 1, offered: 0 }])
  expect((await liv.list('laget')).filter(isAnswer)).toEqual([])
  expect((await liv.list('mine')).filter(isAnswer).map((row) => [row.promiseId, inOslo(row.dueAt)])).toEqual([
    [queued?.promiseId, '2026-03-04 10:00'],
  ])
  expect((await kristian.home()).text).toMatch(/Folkene mine\nLiv Ekrehavn · Sosiale tjenester i kommunen/)
  expect((await kristian.home()).text).toMatch(/Liv Ekrehavn svarer deg senest i morgen kl\. 10\./)

  await liv.answers({ personId: kristian.id, threadId }, 'Ja. Send oss husleiekontrakten.')
  const unread = await kristian.home()
  expect(unread.text).toMatch(/Post og meldinger \(1 ulest\)/)
  expect(unread.text).toMatch(/Les svaret:/)
  expect((await kristian.reads(threadId)).text).toContain('Ja. Send oss husleiekontrakten.')
  expect((await kristian.home()).text).toMatch(/Post og meldinger \(ingen uleste\)/)

  // By phone and at the desk: the same owner, the same time, the same place to read it.
  await house.clockTo('2026-03-03 10:00')
  const [lars, anne] = [await house.staff('operator'), await house.staff('hostA')]
  for (const [who, channel] of [
    [lars, 'contactCentrePhone'],
    [anne, 'dropIn'],
  ] as const) {
    const person = await house.neighbour({
      assigned: [{ side: 'municipal', teamId: TEAMS.municipalA, lead: true }],
      contactStatus: 'unknown',
    })
    const readBack = await who.registers(person.id, { channel, theme: 'specialExpense' })
    expect(readBack.text).toMatch(/Sosiale tjenester Granvik har den\. Svar senest torsdag 5\. mars kl\. 10/)
    expect((await person.home()).text).toMatch(
      /Sosiale tjenester Granvik svarer deg senest torsdag 5\. mars kl\. 10\./,
    )
    const [row] = (await liv.list('laget')).filter((one) => one.personId === person.id)
    expect(row && inOslo(row.dueAt)).toBe('2026-03-05 10:00')
  }
})

const ANSWER = 'Vi dekker husleia for mars når kontrakten er sendt inn.'

scene('C9-02 One thread, two laws', async (house) => {
  const rune = await house.person('dual')
  const [kari, mette, nina] = [
    await house.staff('stateAdviserA'),
    await house.staff('municipalAdviserA'),
    await house.staff('dualAdviserA'),
  ]
  const threadId = await planThread(house, rune.id)
  const { parts, threadId: same } = await rune.writes(RENT, { thread: threadId })
  expect(same).toBe(threadId)
  expect(parts.map(({ says }) => says)).toEqual(['Mette Stormtoft svarer deg senest onsdag 4. mars kl. 10.'])
  const place = { personId: rune.id, threadId }

  const seen = await kari.page(place)
  expect(seen.lines).toContainEqual(
    expect.stringMatching(
      /Det finnes en kommunal sak, åpen, frist onsdag 4\. mars kl\. 10, hos Mette Stormtoft\./,
    ),
  )
  await house.clockTo('2026-03-02 12:00')
  await mette.answers(place, ANSWER)
  expect((await rune.reads(threadId)).text).toContain(ANSWER)

  for (const who of [mette, nina]) {
    const shown = await who.page({ ...place, purpose: 'followUp' })
    expect(shown.text).toContain(RENT)
    expect(shown.text).toContain(ANSWER)
    expect(new URL(shown.address, house.baseUrl).pathname).toBe(new URL(seen.address, house.baseUrl).pathname)
  }
  await municipalStaysMunicipal(kari, mette, rune.id, threadId)

  // One "send" goes the way the profile says: inbox with a neutral text message, paper, or a call that is owed.
  expect(sentTo(await house.outbox(rune.id))).toEqual([['sms', 'answerWaits']])
  const gudrun = await house.person('elderly')
  const unreachable = await house.neighbour({
    assigned: [{ side: 'municipal', staffId: STAFF.municipalAdviserA, lead: true }],
    contactStatus: 'assisted',
  })
  const anne = await house.staff('hostA')
  for (const [person, ways] of [
    [gudrun, [['letter', 'answerWaits']]],
    [unreachable, []],
  ] as const) {
    await anne.registers(person.id, { channel: 'dropIn', theme: 'specialExpense' })
    const row = (await mette.list('mine')).find((one) => one.personId === person.id)
    const thread = (
      (await mette.api('GET', `/api/v1/persons/${person.id}`)).body as { threads: { threadId: string }[] }
    ).threads[0]
    const after = await mette.answers(
      { personId: person.id, threadId: thread?.threadId ?? '', promiseId: row?.promiseId ?? '' },
      ANSWER,
    )
    expect(after.status).toBe(200)
    expect(sentTo(await house.outbox(person.id))).toEqual(ways)
    const owed = (await mette.list('mine')).filter((one) => one.personId === person.id)
    expect(owed.filter((one) => /Ringe|ring/i.test(one.text))).toHaveLength(ways.length === 0 ? 1 : 0)
    // Not reached is not answered: the question itself stays on the list.
    expect(owed.map((one) => one.promiseId)).toContain(row?.promiseId)
  }
})

const sentTo = (sent: readonly { channel: string; kind: string }[]) =>
  sent.map(({ channel, kind }) => [channel, kind])

/** Stored, searched, told and journalled on the municipal side only. */
async function municipalStaysMunicipal(kari: Employee, mette: Employee, personId: string, threadId: string) {
  const answers = [
    (await kari.page({ personId, threadId })).html,
    (await kari.open('/arbeid/varsler')).html,
    ...(await Promise.all(
      [
        `/api/v1/persons/${personId}`,
        `/api/v1/persons/${personId}/threads/${threadId}`,
        `/api/v1/persons/${personId}/timeline`,
        '/api/v1/notices',
      ].map(async (path) => (await kari.api('GET', path)).text),
    )),
  ]
  for (const answer of answers) expect(answer).not.toMatch(/husleia|kontrakten/)
  const found = async (who: Employee, words: string) =>
    (
      (await who.api('GET', `/api/v1/persons/${personId}/timeline?words=${words}`)).body as {
        entries: unknown[]
      }
    ).entries.length
  expect([await found(kari, 'husleia'), (await found(mette, 'husleia')) > 0]).toEqual([0, true])
  const timeline = async (who: Employee) =>
    (
      (await who.api('GET', `/api/v1/persons/${personId}/timeline`)).body as {
        entries: { kind: string; side: string }[]
      }
    ).entries
  expect(
    (await timeline(mette)).filter(({ kind }) => kind === 'journalMade').map(({ side }) => side),
  ).toEqual(['municipal'])
  expect(
    (await timeline(kari)).filter(({ kind, side }) => kind === 'journalMade' || side === 'municipal'),
  ).toEqual([])
}
