import { expect } from 'vitest'
import { lixOf } from '../../office/reach/templates/rules.ts'
import { readPaper } from '../support/paper.ts'
import type { Employee } from './support/employee.ts'
import { type House, STAFF } from './support/house.ts'
import type { Page } from './support/html.ts'
import { posted, REVEALING } from './support/letters.ts'
import { scene } from './support/scene.ts'
import { buttonCalled, formWith } from './support/walker.ts'

const FIVE = ['Hva er dette?', 'Hva må du gjøre?', 'Innen når?', 'Hva skjer ellers?', 'Hvem kan du ringe?']
const OTHERS = /tungt for kroppen|ved skjerm|driver for deg selv|ingen arbeidsgiver|delvis sykmeldt/

/** Reached on paper: the letter goes to the print house the same day. */
const onPaper = (house: House, givenName: string, side: 'state' | 'municipal') =>
  house.neighbour({
    givenName,
    familyName: 'Prøvetoft',
    contactStatus: 'assisted',
    phone: '+4761000000',
    address: 'Skolegata 8, 9901 Granvik',
    assigned: [
      side === 'state'
        ? { side, staffId: STAFF.stateAdviserA, lead: true }
        : { side, staffId: STAFF.municipalAdviserA, lead: true },
    ],
  })

/** Opens the letter form, fills it in and presses a button. */
async function letter(
  who: Employee,
  page: Page,
  values: Readonly<Record<string, string>>,
  press: string | RegExp,
): Promise<Page> {
  const form = page.forms.find(({ values: kept }) => kept.mal !== undefined)
  if (!form) throw new Error(`no letter to fill in at ${page.address}: ${page.text}`)
  return who.send(page, form, values, buttonCalled(form, press))
}

const printedFor = async (house: House, personId: string) => {
  const [sent] = await house.soon(async () => {
    const all = await posted(house, personId)
    return all.some(({ state }) => state === 'sent' || state === 'delivered') && all
  })
  expect(sent).toBeDefined()
  const paper = house.simulators.print?.letters().at(-1)
  if (!paper) throw new Error('nothing at the print house')
  return readPaper(paper.pdf)
}

scene('C3-06 A letter that says what it is about', async (house) => {
  const [kari, jonas, operator, host] = [
    await house.staff('stateAdviserA'),
    await house.staff('municipalAdviserA'),
    await house.staff('operator'),
    await house.staff('hostA'),
  ]
  const nurse = await onPaper(house, 'Inger', 'state')
  const resident = await onPaper(house, 'Per', 'municipal')

  // The nurse: only what fits her occupation, benefit and status is there to be read before it goes.
  const followUp = `/arbeid/person/${nurse.id}/brev?mal=sickLeaveFollowUp`
  const told = {
    'faktum.occupation': 'nurse',
    'faktum.benefit': 'sickPay',
    'faktum.status': 'sickListed',
    'fyll.from': '2026-01-12',
    'fyll.until': '2026-03-20',
  }
  const seen = await letter(kari, await kari.open(followUp), told, 'Se på brevet')
  expect(seen.status).toBe(200)
  expect(seen.text).toContain('Du arbeider med pasienter')
  expect(seen.text).not.toMatch(OTHERS)
  expect(Number(/LIX\): (\d+)\. Grensen er 40/.exec(seen.text)?.[1])).toBeLessThanOrEqual(40)
  for (const heading of ['På Min side', 'På SMS', 'På e-post', 'På papir', 'Lest høyt'])
    expect(seen.lines).toContain(heading)

  // With a hole it does not go, and what was written stays.
  const holed = await letter(kari, await kari.open(followUp), { ...told, 'fyll.until': '' }, 'Se på brevet')
  expect(holed.status).toBe(422)
  expect(holed.forms.find(({ values }) => values.mal)?.values['fyll.from']).toBe('2026-01-12')

  const sent = await letter(kari, seen, {}, 'Send brevet')
  expect(sent.text).toContain('Brevet er sendt')
  const paper = await printedFor(house, nurse.id)
  const [first] = paper.pages
  expect([paper.part, paper.marks?.Marked, paper.info.Language]).toEqual(['1', true, 'nb'])
  const places = FIVE.map((line) => first?.text.indexOf(line) ?? -1)
  expect(Math.min(...places)).toBeGreaterThan(0)
  expect([...places].sort((a, b) => a - b)).toEqual(places)
  expect(first?.text).toContain('Du arbeider med pasienter')
  expect(first?.text).not.toMatch(OTHERS)
  // The law is an annex, after all the rest.
  expect(first?.text.indexOf('Folketrygdloven')).toBeGreaterThan(
    first?.text.indexOf('Vedlegg: hva loven sier') ?? 0,
  )
  expect(first?.text.indexOf('Vedlegg: hva loven sier')).toBeGreaterThan(places[4] ?? 0)
  const [window = ''] = (first?.text ?? '').split('Hvordan går det')
  expect(window).toContain('Inger Prøvetoft')
  expect(window).not.toMatch(REVEALING)
  const words = (first?.blocks ?? []).slice(3).join(' ')
  expect(lixOf('nb', { what: words, todo: '', byWhen: '', otherwise: '', whom: '' }, '')).toBeLessThanOrEqual(
    40,
  )

  // The code on the paper, at the telephone and at the desk, in the language one chooses.
  const code = /\b\d{3} \d{3} \d{3}\b/.exec((first?.text ?? '').slice(places[4]))?.[0] ?? ''
  for (const [who, language, says] of [
    [operator, 'pl', 'Jak się czujesz?'],
    [host, 'so', 'Sidee tahay?'],
  ] as const) {
    const asked = await who.open('/arbeid/brev')
    const read = await who.send(asked, formWith(asked, 'kode'), { kode: code, sprak: language })
    expect(read.text).toContain(says)
    const wrong = await who.send(asked, formWith(asked, 'kode'), { kode: '123 456 789' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).not.toContain('Inger')
  }
  expect((await nurse.open('/min-side/hvem-har-sett')).text).toMatch(/brev/i)

  // She can have the same paper from Min side; nobody else can.
  const inbox = await nurse.open('/min-side/post')
  const path = inbox.links
    .map(({ href }) => href)
    .find((href) => /^\/min-side\/post\/[0-9a-f-]{36}$/.test(href))
  const file = await nurse.browser.visit(`${path}/brev.pdf`, {})
  expect(file.status).toBe(200)
  const stranger = await resident.browser.visit(`${path}/brev.pdf`, { headers: { accept: 'text/html' } })
  expect(stranger.status).toBe(404)

  // One invoice is missing: he is asked first whether a call would do; it does, and no letter is sent.
  const request = `/arbeid/person/${resident.id}/brev?mal=documentRequest`
  const missing = { 'fyll.document': 'regning for strøm', 'fyll.matter': 'økonomisk sosialhjelp' }
  const asked = await jonas.open(request)
  expect(asked.text).toContain('Kan du ringe i stedet?')
  const looked = await letter(jonas, asked, missing, 'Se på brevet')
  const held = await letter(jonas, looked, {}, 'Send brevet')
  expect(held.status).toBe(422)
  expect(held.text).toContain('Kan du ringe i stedet?')
  const settled = await letter(jonas, held, {}, /Ringt og avklart/)
  expect(settled.text).toContain('Det ble ikke sendt noe brev')
  expect(await house.outbox(resident.id)).toEqual([])
  expect((await resident.open('/min-side/post')).text).not.toContain('regning for strøm')
})
