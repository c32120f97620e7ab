import { expect } from 'vitest'
import { axeViolations } from '../support/axe.ts'
import { openBrowser, PHONE } from '../support/browser.ts'
import { assign, STAFF } from '../support/world.ts'
import { presses } from './support/desk.ts'
import type { Employee } from './support/employee.ts'
import type { House } from './support/house.ts'
import type { Page } from './support/html.ts'
import { scene } from './support/scene.ts'

const neighbour = async (house: House, givenName: string, familyName: string, told: object = {}) => {
  const person = await house.neighbour({
    givenName,
    familyName,
    phone: '+4740011122',
    phoneKind: 'own',
    phoneConfirmedAt: Temporal.Instant.from('2026-02-02T09:00:00Z'),
    ...told,
  })
  await assign(house.db.system, person.id, 'state', { staffId: STAFF.stateAdviserA })
  return person
}
const field = (page: Page, name: string) =>
  page.forms.flatMap(({ fields }) => fields).find((one) => one.name === name)

/** Comes to the desk by name, with a document. */
async function stands(anne: Employee, name: string): Promise<Page> {
  const list = await presses(anne, await anne.open('/arbeid/mottak'), 'Sjekk inn', { navn: name })
  const called = await presses(anne, list, 'Kall inn neste')
  const found = await anne.open(`${called.address.split('?')[0]}?sok=${encodeURIComponent(name)}`)
  return presses(anne, found, `Dette er ${name}`, { hvordan: 'document' })
}

scene('C6-10 Learning one task at a time (the plan and the first message alone)', async (house) => {
  const anne = await house.staff('hostA')
  const woman = await neighbour(house, 'Ragna', 'Solvik', { contactStatus: 'partlyDigital' })
  const address = `/arbeid/person/${woman.id}/opplaring`
  const planned = await presses(anne, await anne.open(address), 'Lagre planen', { maal: 'Skrive til Kari' })
  const slot = field(planned, 'neste')?.options.find(({ value }) => value !== '')?.value ?? ''
  expect(slot).not.toBe('')
  const held = await presses(anne, planned, 'Lagre økten', {
    'prov.logIn': 'own',
    'prov.findThread': 'own',
    'prov.write': 'own',
    'prov.upload': 'trainer',
    opplaring: '40',
    veiledning: '15',
    enig: 'ja',
    neste: slot,
  })
  expect(held.text).toContain('opplæring 40 min, veiledning 15 min')
  expect(held.text.match(/Mestret .+? med Anne Vindlykt/g)).toHaveLength(3)
  expect(held.text).toMatch(/Neste økt .+ med Anne Vindlykt/)
  const abilities = await house.db.system
    .selectFrom('profileFact')
    .select(['field', 'value', 'evidence'])
    .where('personId', '=', woman.id)
    .where('field', 'like', 'ability.%')
    .orderBy('field')
    .execute()
  expect(abilities).toEqual([
    { field: 'ability.logIn', value: 'alone', evidence: 'trainingMastery' },
    { field: 'ability.writeMessage', value: 'alone', evidence: 'trainingMastery' },
  ])
  expect((await anne.open(`${address}/plan?sprak=ti`)).html).toContain('lang="ti"')

  const asked = await presses(woman, await woman.open('/min-side/skriv'), 'Sjekk dette sammen med meg', {
    text: 'Hei Kari, kan vi flytte møtet?',
  })
  expect(asked.text).toContain('Ingenting er sendt')
  expect((await woman.open('/min-side/skriv')).html).toContain('kan vi flytte møtet?')
  const said = await house.db.system
    .selectFrom('message')
    .select('id')
    .where('personId', '=', woman.id)
    .where('direction', '=', 'in')
    .execute()
  expect(said).toEqual([])
  await holdsUp(house, anne, [address, `${address}/plan?sprak=ar`, '/arbeid/opplaring', '/arbeid/faste'])
})

scene('C6-07 Every month, and never pushed', async (house) => {
  const anne = await house.staff('hostA')
  const old = await neighbour(house, 'Solveig', 'Aasland', { contactStatus: 'assisted' })
  await presses(anne, await anne.open(`/arbeid/person/${old.id}/opplaring`), 'Hjelp hver gang fra nå', {
    hvorfor: 'Vil ha hjelp hver gang',
  })
  for (const day of ['2026-03-02 10:10', '2026-03-03 10:10', '2026-03-04 10:10']) {
    await house.clockTo(day)
    const page = await stands(anne, 'Solveig Aasland')
    expect(page.text).toContain('Skal ha hjelp hver gang')
    const sent = await presses(anne, page, 'Henvis', {
      til: 'web',
      gjorde: 'Viste hvor',
      naar: '2026-03-20T10:00',
      oppgave: 'uploadDocument',
      svarte: 'accepted',
      alene: 'Kø',
    })
    expect(sent.text).toContain('Personen skal ha hjelp hver gang')
    await presses(anne, page, 'Avslutt', { utfall: 'helped', hva: 'helpForm' })
  }

  const woman = await neighbour(house, 'Gudrun', 'Lia', { contactStatus: 'assisted' })
  for (const day of ['2026-03-05 10:10', '2026-04-07 10:10', '2026-05-06 10:10']) {
    await house.clockTo(day)
    const page = await stands(anne, 'Gudrun Lia')
    const helped = await presses(anne, page, 'Registrer hjelpen', { skjema: 'statusCard' })
    await presses(anne, helped, 'Avslutt', { utfall: 'helped' })
  }
  await house.clockTo('2026-06-01 09:30')
  const kari = await house.staff('stateAdviserA')
  const arranged = await kari.open(`/arbeid/person/${woman.id}/faste`)
  expect(arranged.text).toContain('Fornyelsen for 06.2026 er fylt ut')
  expect(field(arranged, 'maate')?.options.map(({ value }) => value)).toEqual([
    'call',
    'ownSlot',
    'yearlyPlan',
  ])
  const chosen = await presses(kari, arranged, 'Lagre valget', { maate: 'yearlyPlan', sagt: 'phone' })
  expect(chosen.text).toContain('Planen gjelder til')
  expect((await kari.open(`/arbeid/person/${woman.id}/faste/lapp?sprak=nb`)).text).toContain(
    'Du trenger ikke å logge inn for dette',
  )
  expect((await kari.open('/arbeid/faste')).text).toContain('Minst 2 i uka hos hver veileder')
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
