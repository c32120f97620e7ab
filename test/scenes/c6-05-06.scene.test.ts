import { expect } from 'vitest'
import { TASKS } from '../../office/visits/tasks/table.ts'
import { assign, STAFF } from '../support/world.ts'
import { inArabic } from './support/beside.ts'
import { presses } from './support/desk.ts'
import type { Employee } from './support/employee.ts'
import { type House, inOslo } from './support/house.ts'
import type { Page } from './support/html.ts'
import { scene } from './support/scene.ts'
import { formWith, strangerAt, type Walker } from './support/walker.ts'

const visitOf = (page: Page) => /mottak\/([0-9a-f-]{36})/.exec(page.address)?.[1] ?? ''

async function comes(anne: Employee, values: Record<string, string> = {}): Promise<Page> {
  const inLine = await presses(anne, await anne.open('/arbeid/mottak'), 'Sjekk inn', values)
  return presses(anne, inLine, 'Kall inn neste')
}
/** The employee asks, the person says yes, and the pages of the person are open in the employee's browser. */
async function helps(anne: Employee, about: string, values: Record<string, string> = {}): Promise<Page> {
  const ask = await anne.open(`/arbeid/hjelpeokt?${about}`)
  return presses(anne, ask, 'Åpne her', { hvorfor: 'noLogin', enig: 'ja', ...values })
}
/** the browser shows a code, and staff make it a screen of the office. */
async function becomesScreen(anne: Employee, screen: Walker): Promise<void> {
  const asks = await screen.open('/skjerm')
  const shown = await presses(screen, asks, 'Vis en kode')
  const kode = /\n(\d{3} \d{3})\n/.exec(shown.text)?.[1] ?? ''
  const list = await anne.open('/arbeid/skjermer')
  await anne.send(list, formWith(list, 'kode'), { kode, slag: 'public', navn: 'Ved vinduet' })
}
async function ends(who: Walker, values: Record<string, string>): Promise<Page> {
  const page = await who.open('/min-side/hjelpeokt')
  return who.send(page, formWith(page, 'bekreftet'), values)
}
const written = (house: House, personId: string) =>
  house.db.system
    .selectFrom('promise')
    .select(['kind', 'side', 'theme', 'clock', 'dueAt', 'deskTeamId', 'deskStaffId'])
    .where('personId', '=', personId)
    .where('enquiryId', 'is not', null)
    .execute()
const rows = (house: House, personId: string) =>
  house.db.system.selectFrom('message').selectAll().where('personId', '=', personId).orderBy('id').execute()

scene('C6-05 Newcomer without number or login', async (house) => {
  const anne = await house.staff('hostA')
  // Somebody else of the same name and birth date is somebody else.
  const namesake = await house.neighbour({ givenName: 'Ion', familyName: 'Albescu', birthDate: '1990-05-02' })
  const digital = await house.neighbour({ contactStatus: 'digital' })
  const visit = await comes(anne, { hvorfor: 'applicationHelp', sprak: 'ro' })
  const known = await presses(anne, visit, 'Opprett og fortsett', {
    fornavn: 'Ion',
    etternavn: 'Albescu',
    fodt: '1990-05-02',
    sprak: 'ro',
    hvordan: 'document',
  })
  const { personId } = await house.db.system
    .selectFrom('event')
    .select('personId')
    .where('kind', '=', 'personRegistered')
    .executeTakeFirstOrThrow()
  expect(personId).not.toBe(namesake.id)
  const numbers = () =>
    house.db.system
      .selectFrom('personIdentity')
      .select(['number', 'kind'])
      .where('personId', '=', personId)
      .orderBy('since')
      .execute()
  const [internal] = await numbers()
  expect(internal).toMatchObject({ kind: 'temporary', number: expect.stringMatching(/^I\d{7}$/) })

  await presses(anne, known, 'Hent tolk', { sprak: 'ro' })
  const interpreter = await house.db.system
    .selectFrom('promise')
    .select(['kind', 'dueAt'])
    .where('personId', '=', personId)
    .where('kind', '=', 'connectInterpreter')
    .executeTakeFirstOrThrow()
  expect(inOslo(interpreter.dueAt)).toBe('2026-03-02 10:10')

  // Not without the person's yes.
  const asked = await anne.open(`/arbeid/hjelpeokt?besok=${visitOf(known)}`)
  const no = await presses(anne, asked, 'Åpne her', { hvorfor: 'noLogin' })
  expect(no.text).toContain('Spør om personen vil ha hjelp')
  const mine = await helps(anne, `besok=${visitOf(known)}`)
  expect(mine.address).toBe('/min-side')
  expect(mine.text).toContain('Acestea sunt paginile persoanei Ion Albescu')
  expect(mine.text).toContain('tradus de o mașină')
  expect((await anne.open('/arbeid')).status).toBe(200)

  const text = 'Jeg vil søke om sosialhjelp til mat og husleie.'
  const write = await anne.open('/min-side/skriv')
  const receipt = await anne.send(write, formWith(write, 'text'), { text })
  expect([write.text, receipt.text].join()).toMatch(/Ce doriți să aflați.*Am primit mesajul.*Numărul \d+/s)
  // What is not there in Romanian is Norwegian throughout, and says so in Romanian.
  const meetings = await anne.open('/min-side/avtaler')
  expect(meetings.text).toMatch(/Această pagină există numai în norvegiană.*interpret.*Avtaler/s)
  const own = await digital.open('/min-side/skriv')
  await digital.send(own, formWith(own, 'text'), { text })
  const strip = (list: Awaited<ReturnType<typeof written>>) =>
    list.map(({ deskStaffId, ...same }) => ({ ...same, dueAt: inOslo(same.dueAt) }))
  expect(strip(await written(house, personId))).toEqual(strip(await written(house, digital.id)))
  expect(await rows(house, personId)).toMatchObject([
    { authorship: 'staffReception', channel: 'dropIn', authorKind: 'staff', authorId: STAFF.hostA },
  ])

  // Every page of every task is there for the two of them.
  const pages = [...new Set(TASKS.flatMap(({ web }) => web))].filter((path) => !path.includes(':'))
  const shut = []
  for (const path of pages) {
    const { status } = await anne.open(path)
    if (status !== 200) shut.push(`${path} ${status}`)
  }
  expect(shut).toEqual([])
  expect(TASKS.filter(({ desk, phone }) => desk.by.length === 0 || phone.by.length === 0)).toEqual([])

  const { cookies } = anne.browser
  const secret = cookies.get('__Host-beside') ?? ''
  const slip = await ends(anne, { bekreftet: 'tablet' })
  for (const said of ['Chitanță', 'Mesaj trimis', 'răspunde cel târziu', 'Ați confirmat pe ecran'])
    expect(slip.text).toContain(said)
  for (const said of ['Kvittering', 'Melding sendt', 'svarer senest', 'Du bekreftet det på skjermen'])
    expect(slip.text).toContain(said)
  expect(cookies.has('__Host-beside')).toBe(false)
  cookies.set('__Host-beside', secret)
  expect((await anne.open('/min-side')).address).toBe('/hjelpeokt/slutt')

  await house.clockTo('2026-04-10 10:00')
  const page = await anne.open(`/arbeid/person/${personId}/nummer`)
  const guessed = await presses(anne, page, 'Legg til', { nummer: '45818500045', slag: 'dNumber' })
  expect(guessed.text).not.toContain('Nummeret finner personen')
  const added = await presses(anne, page, 'Legg til', {
    nummer: '45818500045',
    slag: 'dNumber',
    grunn: 'identityDocument',
  })
  expect(added.text).toContain('Nummeret finner personen fra nå av')
  expect((await numbers()).map(({ kind }) => kind)).toEqual(['temporary', 'dNumber'])
  const again = await comes(anne, { navn: 'Ion' })
  for (const number of [internal?.number ?? '', '458185 00045']) {
    const found = await anne.open(`${again.address.split('?')[0]}?sok=${encodeURIComponent(number)}`)
    expect(found.text).toContain('Dette er Ion Albescu')
    expect(found.forms.filter(({ values }) => values.gjor === 'hvem')).toHaveLength(1)
  }
  expect(await rows(house, personId)).toHaveLength(1)
})

scene('C6-06 The stolen phone', async (house) => {
  const anne = await house.staff('hostA')
  const kari = await house.staff('stateAdviserA')
  const man = await house.neighbour({
    givenName: 'Roar',
    familyName: 'Kaiknes',
    contactStatus: 'digital',
    phone: '+4790000611',
  })
  await assign(house.db.system, man.id, 'state', { staffId: STAFF.stateAdviserA })
  const told = (n: number) => ({
    personId: man.id,
    eventKey: `c6-06 ${n}`,
    kind: 'decision' as const,
    side: 'state' as const,
    theme: 'aap',
    box: { what: 'Vedtak', todo: 'Les', byWhen: 'Snart', otherwise: 'Ingenting', whom: 'Kari' },
    body: `Du får AAP. Brev ${n}.`,
    language: 'nb',
  })
  await house.comesFromCase(told(1))
  await house.comesFromCase(told(2))
  const texts = () =>
    house.db.system
      .selectFrom('outgoing')
      .selectAll()
      .where('personId', '=', man.id)
      .where('channel', '=', 'sms')
      .execute()
  await house.soon(async () => (await texts()).some(({ state }) => state === 'sent' || state === 'delivered'))
  // One is under way, and nobody has said that it came through; a code waits for the evening to end.
  await house.db.system
    .updateTable('outgoing')
    .set({ state: 'sent', deliveredAt: null })
    .where('personId', '=', man.id)
    .where('channel', '=', 'sms')
    .execute()
  const later = Temporal.Instant.from('2026-03-02T12:00:00Z')
  await house.db.system
    .insertInto('outgoing')
    .values({
      personId: man.id,
      id: crypto.randomUUID(),
      channel: 'sms',
      address: '+4790000611',
      kind: 'identityCode',
      language: 'nb',
      body: 'Kode 123456',
      madeAt: later,
      nextAttemptAt: later,
    })
    .execute()
  await house.db.system
    .insertInto('draft')
    .values({ personId: man.id, id: 'new', body: 'Søknad om sosialhjelp', choices: '{}', updatedAt: later })
    .execute()

  const visit = await comes(anne, { navn: 'Roar' })
  const found = await anne.open(`${visit.address.split('?')[0]}?sok=Kaiknes`)
  const known = await presses(anne, found, 'Dette er Roar Kaiknes', { hvordan: 'document' })
  const lost = await anne.open(`/arbeid/mistet-nummer?besok=${visitOf(known)}`)
  expect(lost.text).not.toContain('90000611')
  await presses(anne, lost, /^Ja, …611 er mistet$/)
  const stopped = await texts()
  expect(stopped.find(({ kind }) => kind === 'identityCode')?.state).toBe('cancelled')
  const shown = await kari.open(`/arbeid/person/${man.id}`)
  expect(shown.text).toContain('gikk til et mistet nummer')

  // On a screen of the office, by a code that is said aloud.
  const ask = await anne.open(`/arbeid/hjelpeokt?besok=${visitOf(known)}`)
  const coded = await presses(anne, ask, /^Lag kode/, { hvorfor: 'noDevice', enig: 'ja' })
  const code = /\n(\d{3} \d{3})\n/.exec(coded.text)?.[1] ?? ''
  const terminal = strangerAt(house.baseUrl)
  expect((await terminal.open('/hjelpeokt')).text).toContain('virker bare på en skjerm på kontoret')
  await becomesScreen(anne, terminal)
  const typed = await terminal.open('/hjelpeokt')
  const open = await terminal.send(typed, formWith(typed, 'kode'), { kode: code })
  expect(open.text).toContain('Dette er sidene til Roar Kaiknes')
  const write = await terminal.open('/min-side/skriv')
  const form = formWith(write, 'text')
  expect(form.values.text).toBe('Søknad om sosialhjelp')
  await terminal.send(write, form, {})
  const places = await terminal.open('/min-side/slik-snakker-vi/hentested')
  const pick = places.forms.find(({ fields }) => fields.some(({ name }) => name.startsWith('sted.')))
  const place = pick?.fields.find(({ name }) => name.startsWith('sted.'))?.name ?? ''
  if (pick) await terminal.send(places, pick, { [place]: 'ja' })
  const end = await terminal.open('/min-side/hjelpeokt')
  const given = formWith(end, 'bekreftet')
  const ticks = given.fields.filter(({ name }) => name.startsWith('gitt.'))
  expect(ticks).toHaveLength(2)
  const over = await terminal.send(end, given, {
    ...Object.fromEntries(ticks.map(({ name }) => [name, 'ja'])),
    hvordanGitt: 'inHand',
    bekreftet: 'paper',
  })
  expect(over.address).toBe('/terminal')
  expect(terminal.browser.cookies.has('__Host-beside')).toBe(false)
  expect((await terminal.open('/min-side')).text).toContain('Logg inn')

  const session = await house.db.system
    .selectFrom('assistedSession')
    .selectAll()
    .where('personId', '=', man.id)
    .executeTakeFirstOrThrow()
  expect(session).toMatchObject({ identity: 'document', confirmedHow: 'paper', endedWhy: 'done' })
  const slip = await anne.open(`/arbeid/hjelpeokt/${session.id}`)
  for (const said of ['Melding sendt', 'gitt til deg', 'åpent neste gang']) expect(slip.text).toContain(said)
  const notices = await house.db.system
    .selectFrom('notice')
    .select(['reachedHow', 'openedAt'])
    .where('personId', '=', man.id)
    .execute()
  expect(notices.map(({ reachedHow }) => reachedHow)).toEqual(['handedOver', 'handedOver'])
  const wish = await house.db.system
    .selectFrom('profileFact')
    .select(['source', 'byKind'])
    .where('personId', '=', man.id)
    .where('field', '=', 'pickUp')
    .execute()
  expect(wish).toMatchObject([{ source: 'ownStatement', byKind: 'staff' }])

  await house.clockTo('2026-03-12 10:00')
  const since = await texts()
  expect(since.filter(({ state }) => state === 'queued' || state === 'delivered')).toEqual([])
  expect(since).toHaveLength(stopped.length)
  const seen = await man.open('/min-side/hvem-har-sett')
  expect(seen.text).toContain('Når noen har hjulpet deg på sidene dine')
  await inArabic(house, anne)
})
