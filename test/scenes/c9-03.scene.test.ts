import { expect } from 'vitest'
import type { Citizen } from './support/citizen.ts'
import type { Employee } from './support/employee.ts'
import { inOslo, PERSONS } from './support/house.ts'
import { scene } from './support/scene.ts'
import { formWith } from './support/walker.ts'

const WHITELIST = {
  account: (account: string) => ({ account }),
  address: { address: 'Skolegata 8' },
  applicationStatus: { application: 'socialAssistance', status: 'decided' },
  documentsComplete: { application: 'socialAssistance', complete: true },
  decision: { decision: 'socialAssistance', date: '2026-02-27', status: 'granted' },
  nextPayment: { date: '2026-03-05', amount: 7650 },
}

scene('C9-03 What the contact centre may see', async (house) => {
  const lars = await house.staff('operator')
  const view = async (id: string) => (await lars.api('GET', `/api/v1/persons/${id}/contact-centre-view`)).body
  const fields = (account: string, asOf: string, mayBeOutdated: boolean) =>
    Object.fromEntries(
      Object.entries({ ...WHITELIST, account: WHITELIST.account(account) }).map(([kind, value]) => [
        kind,
        { value, source: 'municipalSystem', asOf, mayBeOutdated },
      ]),
    )
  expect(await view(PERSONS.residentB1)).toEqual({
    outcome: 'insight',
    municipality: 'Elvemark',
    fields: fields('9902.11.30013', '2026-03-02T08:00:00Z', false),
    mayBeOutdated: false,
    mayConfirmPayment: true,
  })
  expect(await view(PERSONS.residentA)).toEqual({
    outcome: 'insight',
    municipality: 'Granvik',
    fields: fields('9901.11.30012', '2026-03-01T09:00:00Z', true),
    mayBeOutdated: true,
    mayConfirmPayment: false,
  })
  expect(await view(PERSONS.residentB2)).toEqual({ outcome: 'noInsightForward', municipality: 'Sundmoen' })

  const page = (id: string) => lars.open(`/arbeid/kontaktsenter/${id}`)
  const [ofA, ofB1, ofB2] = [
    await page(PERSONS.residentA),
    await page(PERSONS.residentB1),
    await page(PERSONS.residentB2),
  ]
  expect(ofB1.text).not.toMatch(/utdatert/)
  expect(ofA.text).toMatch(/kan være utdatert\. Ikke bekreft utbetaling/i)
  expect(ofB2.text).toMatch(/Ingen innsyn – send videre/)
  expect(ofB2.html).not.toMatch(/9903|Skolegata|7650|socialAssistance/)

  const pia = await house.person('residentA')
  const liv = await house.staff('municipalAdviserA2')
  const checked = await lars.send(ofA, formWith(ofA, 'sjekk=ja'), {})
  expect(checked.text).toMatch(/Liv Ekrehavn har den\. Svar senest onsdag 4\. mars kl\. 10/)
  expect((await liv.list('mine')).map((row) => [row.personId, inOslo(row.dueAt)])).toEqual([
    [pia.id, '2026-03-04 10:00'],
  ])
  expect(ofB1.forms.some((form) => form.values.sjekk === 'ja')).toBe(false)

  await forwardsInCodes(lars, PERSONS.residentB2)
  const secret = 'Jeg fikk sosialhjelp fordi samboeren min flyttet ut i februar.'
  await pia.writes(secret)
  await neverRetrievable(lars, pia, /samboeren|flyttet ut/)

  // A municipality that wants words switches them on for itself; they are kept on its side.
  const { municipalityId } = await house.db.system
    .selectFrom('person')
    .select('municipalityId')
    .where('id', '=', PERSONS.dual)
    .executeTakeFirstOrThrow()
  await house.configure('contact.municipalNotes', municipalityId ?? '', true)
  const noted = await lars.registers(PERSONS.dual, {
    channel: 'contactCentrePhone',
    theme: 'specialExpense',
    text: 'Spør om depositum til hybelen',
  })
  expect(noted.text).toMatch(/Mette Stormtoft har den/)
  const [kari, mette] = [await house.staff('stateAdviserA'), await house.staff('municipalAdviserA')]
  const brief = (await mette.api('GET', `/api/v1/persons/${PERSONS.dual}`)).body as {
    threads: { threadId: string }[]
  }
  const thread = brief.threads[0]?.threadId ?? ''
  const read = async (who: Employee) =>
    (await who.api('GET', `/api/v1/persons/${PERSONS.dual}/threads/${thread}`)).text
  expect(await read(mette)).toContain('depositum')
  expect(await read(kari)).not.toContain('depositum')
})

/** Person, theme, urgency, language, wish for contact, what was answered, appeal lodged – and not a word of one's own. */
async function forwardsInCodes(lars: Employee, personId: string): Promise<void> {
  const shown = await lars.open(`/arbeid/ny-kontakt?person=${personId}`)
  const form = formWith(shown, 'tema')
  const names = new Set(form.fields.map((field) => field.name.split('.')[0]))
  for (const name of ['tema', 'haster', 'sprak', 'ringes', 'besvart', 'klage']) expect(names).toContain(name)
  expect(shown.address).toContain(personId)
  const words = await lars.registers(personId, {
    channel: 'contactCentrePhone',
    theme: 'socialAssistance',
    text: 'Sier at hun ikke har penger igjen etter flyttingen',
  })
  expect(words.status).toBe(422)
  expect(words.text).toContain('Her kan vi ikke ta imot egne ord.')
  const sent = await lars.registers(personId, {
    channel: 'contactCentrePhone',
    theme: 'socialAssistance',
    answered: ['status'],
    appeal: true,
  })
  expect(sent.text).toMatch(/Gro Sundlykt har den\. Svar senest onsdag 4\. mars kl\. 10/)
}

/** Nothing of plan, minutes, dialogue or documents comes out with the operator's session, whatever address is asked. */
async function neverRetrievable(lars: Employee, person: Citizen, words: RegExp): Promise<void> {
  const threads = (await person.home()).links.flatMap(
    ({ href }) => /samtaler\/([0-9a-f-]{36})/.exec(href)?.[1] ?? [],
  )
  expect(threads.length).toBeGreaterThan(0)
  const paths = [
    `/api/v1/persons/${person.id}`,
    `/api/v1/persons/${person.id}/timeline`,
    `/api/v1/persons/${person.id}/contact-centre-view`,
    `/api/v1/persons?words=${encodeURIComponent(person.name)}`,
    '/api/v1/work-list?list=team',
    '/api/v1/notices',
    ...threads.map((thread) => `/api/v1/persons/${person.id}/threads/${thread}`),
  ]
  for (const path of paths)
    for (const purpose of ['', 'call', 'followUp']) {
      const asked = purpose === '' || !path.includes(person.id) ? path : `${path}?purpose=${purpose}`
      expect((await lars.api('GET', asked)).text).not.toMatch(words)
    }
  for (const path of [
    `/arbeid/person/${person.id}?formal=call`,
    `/arbeid/kontaktsenter/${person.id}`,
    '/arbeid?liste=laget',
  ])
    expect((await lars.open(path)).html).not.toMatch(words)
}
