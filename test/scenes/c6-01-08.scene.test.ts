import { sql } from 'kysely'
import { expect } from 'vitest'
import { axeViolations } from '../support/axe.ts'
import { openBrowser, PHONE } from '../support/browser.ts'
import { assign, OFFICES, STAFF } from '../support/world.ts'
import { presses } from './support/desk.ts'
import type { Employee } from './support/employee.ts'
import type { House } from './support/house.ts'
import type { Page } from './support/html.ts'
import { scene } from './support/scene.ts'

const visitOf = (page: Page) => /mottak\/([0-9a-f-]{36})/.exec(page.address)?.[1] ?? ''

/** Checked in by name alone, and called to the desk. */
async function comes(anne: Employee, values: Record<string, string> = {}): Promise<Page> {
  const list = await anne.open('/arbeid/mottak')
  const inLine = await presses(anne, list, 'Sjekk inn', values)
  return presses(anne, inLine, 'Kall inn neste', values.rom ? { harRom: 'ja' } : {})
}
async function isKnown(anne: Employee, page: Page, name: string): Promise<Page> {
  const found = await anne.open(`${page.address.split('?')[0]}?sok=${encodeURIComponent(name)}`)
  return presses(anne, found, `Dette er ${name}`, { hvordan: 'document' })
}
const events = async (house: House, personId: string, kind: string) =>
  house.db.system
    .selectFrom('event')
    .select(['kind', 'data', 'authorship', 'at'])
    .where('personId', '=', personId)
    .where('kind', '=', kind)
    .execute()

scene('C6-01 Four minutes at the desk', async (house) => {
  const anne = await house.staff('hostA')
  const man = await house.neighbour({ givenName: 'Odd', familyName: 'Stillegard' })
  await assign(house.db.system, man.id, 'state', { staffId: STAFF.stateAdviserA })
  const unknown = await comes(anne, { navn: 'Odd', hvorfor: 'reachAdviser' })
  expect(unknown.text).toContain('Odd')
  const known = await isKnown(anne, unknown, 'Odd Stillegard')
  expect(known.text).toContain('Neste avtale')
  const asked = await presses(anne, known, 'Avtal', { nummer: '40 01 11 22' })
  expect(asked.text).toMatch(/ringer deg/)

  // "Referred" alone is no way to end it, and without the slip in hand neither is anything else.
  const form = asked.forms.find(({ values }) => values.gjor === 'avslutt')
  expect(form?.fields.find(({ name }) => name === 'utfall')?.options.map(({ value }) => value)).not.toContain(
    'referred',
  )
  const version = Number(form?.values.versjon)
  const alone = await anne.api('POST', `/api/v1/visits/${visitOf(known)}/close`, {
    version,
    outcome: 'referred',
  })
  expect([alone.status, (alone.body as { reason: string }).reason]).toEqual([422, 'referredAlone'])
  const noSlip = await presses(anne, asked, 'Avslutt', { utfall: 'partlyHelpedWithFollowUp' })
  expect(noSlip.text).toContain('Den besøkende har ikke fått lappen')

  await house.clockTo('2026-03-02 10:04')
  const slip = await anne.open(`/arbeid/mottak/${visitOf(known)}/lapp`)
  expect(slip.text).toMatch(/ringer deg/)
  const again = await anne.open(`/arbeid/mottak/${visitOf(known)}`)
  const closed = await presses(anne, again, 'Avslutt', {
    utfall: 'partlyHelpedWithFollowUp',
    lapp: 'print',
    benefit: 'sick',
    otherChannel: 'no',
  })
  expect(closed.text).toContain('Besøket er avsluttet')
  const [ended] = await events(house, man.id, 'visitClosed')
  expect(ended).toMatchObject({
    authorship: 'staffReception',
    data: { minutes: 4, outcome: 'partlyHelpedWithFollowUp', slip: 'print' },
  })
  const mine = await man.open('/min-side/hvem-har-sett')
  expect(mine.text).toContain('Besøk')
  expect(mine.text).toMatch(/ringer deg/)
})

scene('C6-03 The third referral', async (house) => {
  const anne = await house.staff('hostA')
  const man = await house.neighbour({
    givenName: 'Arvid',
    familyName: 'Nordtveit',
    contactStatus: 'assisted',
  })
  const shown = (at: string, channel: string, receiver: string) => ({
    personId: man.id,
    id: crypto.randomUUID(),
    channel,
    receiver,
    done: 'Sendt videre',
    at: Temporal.Instant.from(at),
    nextAt: Temporal.Instant.from('2026-03-02T09:00:00Z'),
  })
  await house.db.system
    .insertInto('visitReferral')
    .values([
      shown('2026-02-24T10:00:00Z', 'contactCentrePhone', 'web'),
      shown('2026-02-27T10:00:00Z', 'portalMessage', 'otherOffice'),
    ])
    .execute()
  const page = await isKnown(anne, await comes(anne, { navn: 'Arvid' }), 'Arvid Nordtveit')
  const stopped = await presses(anne, page, 'Henvis', {
    til: 'library',
    gjorde: 'Ba ham bruke biblioteket',
    naar: '2026-03-06T10:00',
    alene: 'Har ikke PC',
    telefon: 'Hører ikke i telefonen',
  })
  expect(stopped.text).toContain('Personen er sendt videre før uten å få hjelp')
  const now = await anne.open(`/arbeid/mottak/${visitOf(page)}`)
  expect(now.text).toMatch(/Du møter .+ (kl\.|i morgen|tirsdag)/)
  const owed = await house.db.system
    .selectFrom('promise')
    .select(['kind', 'ownerStaffId', 'leadReason', 'isOpen'])
    .where('personId', '=', man.id)
    .where('kind', '<>', 'reachPerson')
    // What the ladder of the summons owes by hand, whenever it comes.
    .where(sql<boolean>`not (details ? 'step')`)
    .execute()
  expect(owed).toMatchObject([{ kind: 'holdMeeting', leadReason: 'referredTwice', isOpen: true }])
  expect(owed[0]?.ownerStaffId).not.toBeNull()
  expect(await events(house, man.id, 'referralStopped')).toHaveLength(1)
  const card = await anne.api('GET', `/api/v1/persons/${man.id}/desk-card`)
  expect([card.status, card.text]).toEqual([200, expect.stringContaining('"doNotRing"')])
  const notes = await (await house.staff('leadStateA')).notices()
  expect(notes.join(' ')).toContain('Henvist to ganger uten hjelp')
  await presses(anne, now, 'Avslutt', { utfall: 'booked', lapp: 'read' })
})

scene('C6-04 Paper is received', async (house) => {
  const anne = await house.staff('hostA')
  const kari = await house.staff('stateAdviserA')
  const woman = await house.person('resident')
  await house.clockTo('2026-03-02 11:50')
  const page = await isKnown(
    anne,
    await comes(anne, { hvorfor: 'deliverPaper', sprak: 'ti' }),
    'Thomas Elvekvist',
  )
  const got = await presses(anne, page, 'Mottatt nå', {
    'ark.1': 'application',
    'antall.1': '4',
    'ark.2': 'payslip',
    'antall.2': '2',
    laere: 'ja',
  })
  const slip = await anne.open(`/arbeid/mottak/${visitOf(page)}/lapp?sprak=nb`)
  for (const line of ['Søknad: 4 ark', 'Lønnsslipp: 2 ark', 'kl. 11.50']) expect(slip.text).toContain(line)
  const [paper] = await events(house, woman.id, 'papersReceived')
  expect(paper?.at.toString()).toBe('2026-03-02T10:50:00Z')
  const list = await kari.list()
  expect(list.some(({ personId }) => personId === woman.id)).toBe(true)
  const papers = await kari.open(`/arbeid/person/${woman.id}/papirer`)
  expect(papers.text).toContain('Søknad: 4 ark, Lønnsslipp: 2 ark')
  const kinds = await house.db.system
    .selectFrom('promise')
    .select('kind')
    .where('personId', '=', woman.id)
    .where('isOpen', '=', true)
    .execute()
  expect(kinds.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['giveStatus', 'planTraining']))
  await presses(anne, got, 'Avslutt', { utfall: 'papersReceived', lapp: 'print' })
  expect((await woman.open('/min-side/hvem-har-sett')).text).toContain('Søknad')
  const after = await presses(kari, papers, 'Sett gjennom')
  expect(after.text).not.toContain('Lønnsslipp')
})

scene('C6-08 Not in the open room', async (house) => {
  const anne = await house.staff('hostA')
  const page = await isKnown(
    anne,
    await comes(anne, { navn: 'Thomas', hvorfor: 'decisionNotUnderstood', rom: 'ja' }),
    'Thomas Elvekvist',
  )
  const refused = await presses(anne, page, 'Registrer', { hva: 'explainLetter', eget: 'ja' })
  expect(refused.text).toContain('Du har ikke saken')
  const slots = page.forms
    .find(({ values }) => values.gjor === 'samtale')
    ?.fields.find(({ name }) => name === 'tid')
  expect(slots?.options[0]?.label).toMatch(/(i dag|i morgen).*Kari Mosetoft/)
  const booked = await presses(anne, page, 'Avtal tiden', { om: 'refusalTalk' })
  expect(booked.text).toMatch(/Du møter Kari Mosetoft/)
  await comes(anne, { navn: 'Hemmelig Person', hvorfor: 'paymentMissing' })
  await presses(anne, await anne.open('/arbeid/mottak'), 'Sjekk inn', { navn: 'Enda En' })
  const board = await (await fetch(`${house.baseUrl}/mottak/tavle/${OFFICES.A}`)).text()
  expect(board).toMatch(/>2</)
  expect(board).not.toMatch(/Thomas|Hemmelig|Enda En|Penger|vedtak/i)
  await presses(anne, booked, 'Avslutt', { utfall: 'booked', lapp: 'print' })
  await holdsUp(house, anne, [
    '/arbeid/mottak',
    `/arbeid/mottak/${visitOf(page)}`,
    `/arbeid/mottak/${visitOf(page)}/lapp?sprak=ar`,
    `/arbeid/mottak/${visitOf(page)}/lapp?sprak=ti`,
    `/mottak/tavle/${OFFICES.A}`,
  ])
})

/** In a browser, on a small phone: nothing that axe finds, and nothing wider than the screen. */
async function holdsUp(house: House, staff: Employee, paths: readonly string[]): Promise<void> {
  const browser = await openBrowser()
  try {
    const context = await browser.newContext({ viewport: { ...PHONE, width: 360 } })
    await context.addCookies([{ name: 'sprak', value: 'nb', url: house.baseUrl }])
    const screen = await context.newPage()
    await screen.goto(`${house.baseUrl}/arbeid`)
    await screen
      .getByRole('button', { name: staff.name })
      .or(screen.getByRole('link', { name: staff.name }))
      .first()
      .click()
    await screen.waitForURL(`${house.baseUrl}/arbeid`)
    const wrong: string[] = []
    for (const path of paths) {
      await screen.goto(`${house.baseUrl}${path}`)
      wrong.push(...(await axeViolations(screen)).map((one) => `${path} ${one}`))
      const wide = await screen.evaluate(() => document.documentElement.scrollWidth)
      if (wide > 360) wrong.push(`${path} is ${wide} wide`)
    }
    expect(wrong).toEqual([])
  } finally {
    await browser.close()
  }
}
