import fc from 'fast-check'
import type { Browser, Page as Screen } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { URGENCIES } from '../../office/kernel/promise/model.ts'
import { compareWork, type Ranked } from '../../office/kernel/promise/rules.ts'
import { textFor } from '../../text/index.ts'
import { axeViolations } from '../support/axe.ts'
import { openBrowser, PHONE } from '../support/browser.ts'
import { T0 } from '../support/world.ts'
import type { Citizen } from './support/citizen.ts'
import type { Employee } from './support/employee.ts'
import { type House, inOslo, STAFF } from './support/house.ts'
import type { Page } from './support/html.ts'
import { planThread } from './support/plan.ts'
import { scene } from './support/scene.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

const PRACTICE = 'Når kan jeg begynne i arbeidspraksis?'
const RENT = 'Hjelpen til husleia var lavere enn sist.'
const TWO_MATTERS = `${PRACTICE}\n\n${RENT}`

/** Nobody has to know how the office is organised: no field speaks of it. */
const asksForUnit = (page: Page) =>
  page.forms
    .flatMap((form) => form.fields)
    .flatMap((field) => [field.label, ...field.options.map((option) => option.label)])
    .filter((label) => /\b(stat|statlig|kommun\w*|kontor\w*|enhet\w*|avdeling\w*|side)\b/i.test(label))

/** Min side in a real browser; the person logs in there as anybody would. */
async function onPhone(person: Citizen, baseUrl: string): Promise<Screen> {
  const context = await browser.newContext({ viewport: PHONE })
  const screen = await context.newPage()
  await screen.goto(`${baseUrl}/logg-inn?til=/min-side`)
  await screen.getByRole('textbox', { name: 'Navn' }).fill(person.name)
  await screen.getByRole('button', { name: 'Søk' }).click()
  await screen.getByRole('button', { name: new RegExp(person.name) }).click()
  await screen.waitForURL(/\/min-side$/)
  return screen
}

const focused = (screen: Screen) =>
  screen.evaluate(() => {
    const at = document.activeElement
    const label = at?.id ? document.querySelector(`label[for="${at.id}"]`) : null
    return { tag: at?.tagName ?? '', says: (label ?? at)?.textContent?.trim() ?? '' }
  })

async function tabTo(screen: Screen, tag: string, says: RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    const at = await focused(screen)
    if (at.tag === tag && says.test(at.says)) return
    await screen.keyboard.press('Tab')
  }
  throw new Error(`the keyboard does not come to ${tag} ${says}`)
}

scene('C1-01 One message, two kinds of matter', async (house) => {
  const rune = await house.person('dual')
  const begun = performance.now()
  const receipt = await rune.writes(TWO_MATTERS)
  expect(performance.now() - begun).toBeLessThan(10_000)
  expect(receipt.number).toBeGreaterThan(0)
  expect(receipt.parts).toEqual([
    {
      about: expect.stringMatching(/^Del 1: /),
      says: 'Kari Mosetoft svarer deg senest onsdag 4. mars kl. 10.',
    },
    {
      about: expect.stringMatching(/^Del 2: /),
      says: 'Mette Stormtoft svarer deg senest onsdag 4. mars kl. 10.',
    },
  ])
  for (const page of [await rune.home(), receipt.page, await rune.reads(receipt.threadId)])
    expect(asksForUnit(page)).toEqual([])

  const [kari, mette] = [await house.staff('stateAdviserA'), await house.staff('municipalAdviserA')]
  const place = { personId: rune.id, threadId: receipt.threadId }
  for (const adviser of [kari, mette]) {
    const rows = await adviser.list('mine')
    expect(rows.map((row) => [row.name, inOslo(row.dueAt)])).toEqual([['Rune Hagelykt', '2026-03-04 10:00']])
  }
  await stateAdviserNeverReads(kari, rune.id, receipt.threadId)

  await kari.answers(place, 'Praksisen begynner mandag 16. mars.')
  await mette.answers(place, 'Vi hadde trukket fra strømmen. Du får resten på torsdag.')
  const home = await rune.home()
  expect(new Set(home.links.map(({ href }) => href).filter((href) => href.includes('/samtaler/')))).toEqual(
    new Set([`/min-side/samtaler/${receipt.threadId}`]),
  )
  const talk = await rune.reads(receipt.threadId)
  expect(talk.text).toContain('Praksisen begynner mandag 16. mars.')
  expect(talk.text).toContain('Du får resten på torsdag.')
  expect(talk.text).toMatch(/Kari Mosetoft, veileder\b/)
  expect(talk.text).toMatch(/Mette Stormtoft, sosialfaglig veileder\b/)
  await stateAdviserNeverReads(kari, rune.id, receipt.threadId)

  for (const how of ['keyboard', 'dictation'] as const) {
    const neighbour = await house.neighbour({
      givenName: how === 'keyboard' ? 'Trygve' : 'Magnhild',
      assigned: [
        { side: 'state', staffId: STAFF.stateAdviserA, lead: true },
        { side: 'municipal', staffId: STAFF.municipalAdviserA },
      ],
    })
    await onSmallScreen(neighbour, house.baseUrl, how)
  }
})

/** What the second paragraph says is nowhere in what the state adviser is sent: page, API, search, notices. */
async function stateAdviserNeverReads(kari: Employee, personId: string, threadId: string): Promise<void> {
  const answers = [
    (await kari.page({ personId, threadId })).html,
    (await kari.page({ personId })).html,
    (await kari.open('/arbeid')).html,
    (await kari.open('/arbeid/varsler')).html,
    (await kari.open(`/arbeid/kort/${personId}?samtale=${threadId}`)).html,
  ]
  for (const path of [
    `/api/v1/persons/${personId}`,
    `/api/v1/persons/${personId}/threads/${threadId}`,
    `/api/v1/persons/${personId}/timeline`,
    `/api/v1/work-list`,
    `/api/v1/triage`,
    `/api/v1/notices`,
  ]) {
    const answer = await kari.api('GET', path)
    expect([path, answer.status]).toEqual([path, 200])
    answers.push(answer.text)
  }
  for (const answer of answers) expect(answer).not.toMatch(/husleia|lavere enn sist|trukket fra strømmen/)
}

async function onSmallScreen(person: Citizen, baseUrl: string, how: 'keyboard' | 'dictation'): Promise<void> {
  const screen = await onPhone(person, baseUrl)
  expect(await screen.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
  expect(await axeViolations(screen)).toEqual([])
  await tabTo(screen, 'TEXTAREA', /\S/)
  if (how === 'keyboard') {
    for (const [index, paragraph] of TWO_MATTERS.split('\n').entries()) {
      if (index > 0) await screen.keyboard.press('Enter')
      await screen.keyboard.type(paragraph)
    }
  } else await screen.keyboard.insertText(TWO_MATTERS)
  await screen.keyboard.press('Tab')
  await tabTo(screen, 'BUTTON', /\S/)
  await screen.keyboard.press('Enter')
  await screen.waitForURL(/\/min-side\/kvittering\//)
  expect(await screen.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
  expect(await axeViolations(screen)).toEqual([])
  // What a screen reader meets: one heading for the page, the number, and two items of a list.
  expect(await screen.getByRole('heading', { level: 1 }).count()).toBe(1)
  expect(await screen.getByRole('main').getByRole('listitem').count()).toBeGreaterThanOrEqual(2)
  expect(await screen.locator('.receipt-parts > li').count()).toBe(2)
  await screen.context().close()
}

const THREE_QUESTIONS = `Når får jeg utbetalt pengene?

Hva skjer når vedtaket mitt går ut 31. mars?

Kan jeg reise til utlandet i to uker i april?`

scene('C1-02 Three money questions in the plan', async (house) => {
  const marte = await house.person('aap')
  const threadId = await planThread(house, marte.id)
  const [ingvild, lars, astrid] = [
    await house.staff('stateAdviserA2'),
    await house.staff('operator'),
    await house.staff('decisionMaker'),
  ]
  const openBefore = (await ingvild.list('mine')).length

  const before = await marte.factsBefore(THREE_QUESTIONS, { thread: threadId })
  expect(before?.text).toMatch(/tirsdag 10\. mars/)
  expect(before?.text).toMatch(/tirsdag 31\. mars/)
  // The rule card, as the person reads it: what to ask about, what to be told, what to report.
  expect(before?.text).toMatch(/stanse når du reiser ut av Norge/)
  expect(before?.text).toMatch(/Skriv hvor du skal, når, hvor lenge/)
  expect(before?.text).toMatch(/Si fra når du er hjemme igjen/)
  expect(await house.outbox(marte.id)).toEqual([])

  const receipt = await marte.writes(THREE_QUESTIONS, { thread: threadId })
  expect(receipt.threadId).toBe(threadId)
  expect(receipt.parts.map(({ says }) => says)).toEqual([
    'Kontaktsenteret svarer deg senest torsdag 5. mars kl. 10.',
    'Kontaktsenteret svarer deg senest torsdag 5. mars kl. 10.',
    'Vedtaksenheten svarer deg senest torsdag 5. mars kl. 10.',
  ])

  expect((await ingvild.list('mine')).length).toBe(openBefore)
  expect(await ingvild.notices()).toContainEqual(expect.stringMatching(/Til orientering.*Marte Sandelykt/))
  const seen = await ingvild.page({ personId: marte.id, threadId })
  for (const [theme, who] of [
    ['Når pengene kommer', 'Kontaktsenteret'],
    ['Vedtaket går ut', 'Kontaktsenteret'],
    ['Reise til utlandet', 'Vedtaksenheten'],
  ])
    expect(seen.text).toContain(`${theme}\n${who}, innen torsdag 5. mars kl. 10`)

  const centre = await lars.list('laget')
  expect(centre.map((row) => [row.name, inOslo(row.dueAt)])).toEqual([
    ['Marte Sandelykt', '2026-03-05 10:00'],
    ['Marte Sandelykt', '2026-03-05 10:00'],
  ])
  const unit = await astrid.list('laget')
  expect(unit.map((row) => [row.name, inOslo(row.dueAt)])).toEqual([['Marte Sandelykt', '2026-03-05 10:00']])

  await house.clockTo('2026-03-03 11:00')
  const place = { personId: marte.id, threadId }
  for (const row of centre)
    await lars.answers({ ...place, promiseId: row.promiseId }, `Svar fra kontaktsenteret ${row.promiseId}`, [
      row.promiseId,
    ])
  const card = await astrid.page({ ...place, promiseId: unit[0]?.promiseId ?? '' })
  expect(card.text).toMatch(/Regelkort/)
  await astrid.answers(place, 'Ja, du kan reise i to uker. Send meldekort som vanlig.', [
    unit[0]?.promiseId ?? '',
  ])
  const talk = await marte.reads(threadId)
  for (const row of centre) expect(talk.text).toContain(`Svar fra kontaktsenteret ${row.promiseId}`)
  expect(talk.text).toContain('Ja, du kan reise i to uker.')
  expect(
    (await marte.home()).links
      .filter(({ href }) => /\/samtaler\/[0-9a-f-]{36}/.test(href))
      .map(({ href }) => href),
  ).toEqual(expect.arrayContaining([`/min-side/samtaler/${threadId}`]))
  for (const who of [lars, astrid]) expect(await who.list('laget')).toEqual([])
})

scene('C1-03 Three knocks, one answer', async (house) => {
  const thomas = await house.person('resident')
  const [kari, lars, anne, gunnar] = [
    await house.staff('stateAdviserA'),
    await house.staff('operator'),
    await house.staff('hostA'),
    await house.staff('leadStateA'),
  ]
  const sent = await thomas.writes('Jeg har ikke fått plass på tiltaket ennå. Når får jeg plass?')
  await house.clockTo('2026-03-03 11:00')
  const call = await lars.registers(thomas.id, { channel: 'contactCentrePhone', theme: 'measure' })
  expect(whoAndWhen(call)[1]).toMatch(/Kari Mosetoft har den\. Svar senest i morgen kl\. 10/)
  await house.clockTo('2026-03-03 11:40')
  const visit = await anne.registers(thomas.id, { channel: 'dropIn', theme: 'measure' })
  expect(whoAndWhen(visit)[1]).toMatch(/Kari Mosetoft har den\. Svar senest i morgen kl\. 10/)

  const rows = (await kari.list('mine')).filter((row) => row.personId === thomas.id)
  expect(rows.map((row) => inOslo(row.dueAt))).toEqual(['2026-03-04 10:00'])
  expect(rows[0]?.text).toMatch(/3/)
  const place = { personId: thomas.id, threadId: sent.threadId }
  const entry = await kari.api('GET', `/api/v1/persons/${thomas.id}/threads/${sent.threadId}`)
  expect(entry.body).toMatchObject({ entries: [{ contacts: 3, urgency: 'elevated', sources: [{}, {}, {}] }] })
  expect((await gunnar.list('teamleder')).map((row) => row.personId)).toEqual([thomas.id])
  expect((await gunnar.notices()).filter((notice) => notice.includes('Thomas Elvekvist'))).toHaveLength(1)

  await house.clockTo('2026-03-04 09:30')
  await kari.talks(place, { summary: 'Vi har avtalt at du begynner på tiltaket 16. mars.' })
  const talk = await thomas.reads(sent.threadId)
  expect(talk.text).toContain('Vi har avtalt at du begynner på tiltaket 16. mars.')
  const shown = await kari.page(place)
  for (const came of [
    'Min side mandag 2. mars kl. 10',
    'Telefon, kontaktsenter i går kl. 11',
    'Skranke i går kl. 11.40',
  ])
    expect(shown.lines).toContain(`${came}: besvart i dag kl. 9.30, telefon`)
  const after = await kari.api('GET', `/api/v1/persons/${thomas.id}/threads/${sent.threadId}`)
  const [answered] = (
    after.body as { entries: { state: string; sources: unknown[]; answered: { at: string; how: string } }[] }
  ).entries
  expect(answered?.sources).toHaveLength(3)
  expect([answered?.state, answered && inOslo(answered.answered.at), answered?.answered.how]).toEqual([
    'keptElsewhere',
    '2026-03-04 09:30',
    'officePhone',
  ])
  expect((await kari.list('mine')).filter((row) => row.personId === thomas.id)).toEqual([])
  for (const who of [lars, anne])
    expect((await who.list('laget')).filter((row) => row.personId === thomas.id)).toEqual([])
})

/** What is to be said aloud. */
const whoAndWhen = (page: Page) => page.lines.slice(page.lines.indexOf('Si dette høyt'))

scene('C1-04 Same place in line', async (house) => {
  const [kari, anne, gunnar] = [
    await house.staff('stateAdviserA'),
    await house.staff('hostA'),
    await house.staff('leadStateA'),
  ]
  const hers = { assigned: [{ side: 'state', staffId: STAFF.stateAdviserA, lead: true }] } as const
  const onWeb = await house.neighbour({ ...hers, familyName: 'Åsvang' })
  const atDesk = await house.neighbour({ ...hers, familyName: 'Abel' })
  const byLetter = await house.neighbour({ ...hers, familyName: 'Aas' })
  const question = 'Når begynner kurset mitt?'
  await onWeb.writes(question)
  await anne.registers(atDesk.id, { channel: 'dropIn', theme: 'measure' })
  await house.clockTo('2026-03-02 10:01')
  await anne.registers(byLetter.id, {
    channel: 'paperLetter',
    theme: 'measure',
    text: 'Når begynner kurset? Hilsen professor dr. philos. Kåre Fagerli på vegne av en venn',
    helper: 'friend',
  })
  const [first, second, third] = await kari.list('mine')
  expect([first?.personId, second?.personId, third?.personId]).toEqual([onWeb.id, atDesk.id, byLetter.id])
  expect([first, second, third].map((row) => row && inOslo(row.dueAt))).toEqual([
    '2026-03-04 10:00',
    '2026-03-04 10:00',
    '2026-03-04 10:01',
  ])
  const listed = await kari.api('GET', '/api/v1/work-list')
  const items = (listed.body as { items: (Listed & { personId: string })[] }).items.map(ranked)
  expect(compareWork(items[0] as Ranked, items[1] as Ranked)).toBe(0)
  expect(compareWork(items[1] as Ranked, items[2] as Ranked)).toBeLessThan(0)
  nothingElseCounts()

  // A week in which web and desk wait equally long, and one in which the desk waits twice as long.
  for (const [day, deskAnswered, flagged] of [
    ['2026-03-09', '11:00', false],
    ['2026-03-17', '12:00', true],
  ] as const) {
    const [web, desk] = [await fiveMore(house, hers), await fiveMore(house, hers)]
    await house.clockTo(`${day} 10:00`)
    for (const person of web) await person.writes(question)
    for (const person of desk) await anne.registers(person.id, { channel: 'dropIn', theme: 'measure' })
    await house.clockTo(`${day} 11:00`)
    await answerAll(kari, web)
    await house.clockTo(`${day} ${deskAnswered}`)
    await answerAll(kari, desk)
    const report = (await gunnar.api('GET', '/api/v1/leader/waiting')).body as WaitingReport
    expect(report.rows).toEqual(
      expect.arrayContaining([
        { by: 'channel', value: 'portalMessage', answered: 5, medianMinutes: 60 },
        { by: 'channel', value: 'dropIn', answered: 5, medianMinutes: flagged ? 120 : 60 },
        { by: 'sender', value: 'self', answered: 5, medianMinutes: 60 },
        { by: 'sender', value: 'staffReception', answered: 5, medianMinutes: flagged ? 120 : 60 },
      ]),
    )
    expect(report.flags).toEqual(
      flagged
        ? [
            { by: 'channel', spread: 100 },
            { by: 'sender', spread: 100 },
          ]
        : [],
    )
    const page = await gunnar.open('/arbeid/leder')
    expect(/Ventetiden er 100 % lengre/.test(page.text)).toBe(flagged)
  }
})

type Listed = { urgency: Ranked['urgency']; dueAt: string; needLevel: number; receivedAt: string }
type WaitingReport = { rows: unknown[]; flags: unknown[] }
const ranked = ({ urgency, dueAt, needLevel, receivedAt }: Listed): Ranked => ({
  urgency,
  needLevel,
  dueAt: Temporal.Instant.from(dueAt),
  receivedAt: Temporal.Instant.from(receivedAt),
})

/** K13: over a thousand pairs, neither channel nor title nor surname moves anybody in the line. */
function nothingElseCounts(): void {
  const instant = fc.integer({ min: 0, max: 50 }).map((minutes) => T0.add({ minutes }))
  const item = fc.record({
    urgency: fc.constantFrom(...URGENCIES),
    dueAt: instant,
    receivedAt: instant,
    needLevel: fc.integer({ min: 0, max: 3 }),
  })
  const noise = fc.record({
    channel: fc.string(),
    title: fc.string(),
    surname: fc.string(),
    persistence: fc.nat(),
  })
  const sign = (a: Ranked, b: Ranked) => Math.sign(compareWork(a, b)) + 0
  fc.assert(
    fc.property(item, item, noise, noise, (a, b, one, other) => {
      expect(sign({ ...a, ...one }, { ...b, ...other })).toBe(sign({ ...a, ...other }, { ...b, ...one }))
      expect(sign({ ...a, ...one }, { ...b, ...other })).toBe(-sign({ ...b, ...other }, { ...a, ...one }) + 0)
      const byRule = [
        URGENCIES.indexOf(a.urgency) - URGENCIES.indexOf(b.urgency),
        Temporal.Instant.compare(a.dueAt, b.dueAt),
        b.needLevel - a.needLevel,
        Temporal.Instant.compare(a.receivedAt, b.receivedAt),
      ].find((difference) => difference !== 0)
      expect(sign({ ...a, ...one }, { ...b, ...other })).toBe(Math.sign(byRule ?? 0))
    }),
    { numRuns: 1000 },
  )
}

async function fiveMore(house: House, told: Parameters<House['neighbour']>[0]): Promise<Citizen[]> {
  const five: Citizen[] = []
  for (let n = 0; n < 5; n += 1) five.push(await house.neighbour(told))
  return five
}

async function answerAll(adviser: Employee, people: readonly Citizen[]): Promise<void> {
  const wanted = new Set(people.map((person) => person.id))
  const rows = (await adviser.list('mine')).filter((row) => wanted.has(row.personId))
  expect(rows).toHaveLength(people.length)
  for (const { personId, promiseId } of rows) {
    const brief = (await adviser.api('GET', `/api/v1/persons/${personId}`)).body as {
      threads: { threadId: string }[]
    }
    const done = await adviser.api(
      'POST',
      `/api/v1/persons/${personId}/threads/${brief.threads[0]?.threadId}/answers`,
      {
        text: 'Kurset begynner 30. mars.',
        promiseIds: [promiseId],
      },
    )
    expect([done.status, done.body]).toMatchObject([201, { ended: [promiseId] }])
  }
}

scene('C1-05 Friday afternoon', async (house) => {
  await house.clockTo('2026-03-06 16:10')
  const thomas = await house.person('resident')
  const [kari, gunnar] = [await house.staff('stateAdviserA'), await house.staff('leadStateA')]
  const { page, threadId, parts } = await thomas.writes('Når begynner kurset mitt?')
  expect(page.text).toContain('Mottatt fredag 6. mars kl. 16.10.')
  expect(parts.map(({ says }) => says)).toEqual(['Kari Mosetoft svarer deg senest onsdag 11. mars kl. 8.'])
  const place = { personId: thomas.id, threadId }
  const onHerList = async () => (await kari.list('mine')).filter((row) => row.personId === thomas.id).length
  const onLeadsList = async () => (await gunnar.list('teamleder')).filter((row) => row.personId === thomas.id)
  const reminders = async () => (await kari.notices()).filter((notice) => /Fristen nærmer seg/.test(notice))

  await house.clockTo('2026-03-10 11:44')
  expect([await onHerList(), await reminders()]).toEqual([1, []])
  await house.clockTo('2026-03-10 11:45')
  expect([await onHerList(), (await reminders()).length]).toEqual([1, 1])

  await house.clockTo('2026-03-10 13:59')
  expect((await house.outbox(thomas.id)).map(({ kind }) => kind)).toEqual([])
  await house.clockTo('2026-03-10 14:00')
  expect((await house.outbox(thomas.id)).map(({ kind, madeAt, state }) => [kind, madeAt, state])).toEqual([
    ['answerLate', '2026-03-10 14:00', 'sent'],
  ])
  expect((await thomas.home()).text).toContain(
    'Svaret kan bli sent. Kari Mosetoft svarer deg senest torsdag 12. mars kl. 8.',
  )

  await house.clockTo('2026-03-11 07:59')
  expect([await onHerList(), await onLeadsList()]).toEqual([1, []])
  await house.clockTo('2026-03-11 08:00')
  expect([await onHerList(), (await onLeadsList()).length]).toEqual([1, 1])
  expect((await onLeadsList())[0]?.text).toMatch(/Brutt frist/)

  await house.clockTo('2026-03-11 09:20')
  await kari.answers(place, 'Kurset begynner 30. mars.')
  expect([await onHerList(), await onLeadsList()]).toEqual([0, []])
  const ended = (await kari.api('GET', `/api/v1/persons/${thomas.id}/threads/${threadId}`)).body as {
    entries: { state: string; firstDueAt: string; latestNewAt: string; endedAt: string }[]
  }
  expect(
    ended.entries.map((entry) => [
      entry.state,
      inOslo(entry.firstDueAt),
      inOslo(entry.latestNewAt),
      inOslo(entry.endedAt),
    ]),
  ).toEqual([['kept', '2026-03-11 08:00', '2026-03-12 08:00', '2026-03-11 09:20']])
  const talk = await thomas.reads(threadId)
  expect(talk.text).toContain('Første frist var i dag kl. 8.')
  expect(talk.text).toMatch(/Det kommer senest i morgen kl\. 8\./)
  expect(talk.text).toContain('Kurset begynner 30. mars.')
  for (const shown of [await kari.page(place), await gunnar.page({ ...place, purpose: 'qualityControl' })]) {
    expect(shown.lines).toContain('Første frist: i dag kl. 8')
    expect(shown.lines).toContain('Ny tid personen fikk: i morgen kl. 8')
    expect(shown.lines).toContain('80 minutter etter fristen')
  }
})

scene('C1-06 No bouncing', async (house) => {
  const rune = await house.person('dual')
  const [lars, kari, mette, gunnar] = [
    await house.staff('operator'),
    await house.staff('stateAdviserA'),
    await house.staff('municipalAdviserA'),
    await house.staff('leadStateA'),
  ]
  await lars.registers(rune.id, {
    channel: 'contactCentrePhone',
    theme: 'workFollowUp',
    text: 'Lurer på hva som er neste steg i planen',
  })
  const [row] = await kari.list('mine')
  const promiseId = row?.promiseId ?? ''
  const threadId = /\/samtale\/([0-9a-f-]{36})/.exec((await kari.open('/arbeid')).html)?.[1] ?? ''
  const place = { personId: rune.id, threadId, promiseId }
  expect(row && [row.personId, inOslo(row.dueAt)]).toEqual([rune.id, '2026-03-04 10:00'])

  const refused = await kari.does(place, 'overfor', { til: '', arsak: 'notOurs' })
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('Velg hvem som skal ta over. Noen må ha ansvaret.')
  expect((await kari.list('mine')).map((one) => one.promiseId)).toEqual([promiseId])
  expect(await house.invariants()).toEqual([])

  await house.clockTo('2026-03-02 11:00')
  await kari.does(place, 'overfor', {
    til: `staff:${STAFF.municipalAdviserA}`,
    arsak: 'wrongSide',
    nySide: 'municipal',
  })
  expect(await house.invariants()).toEqual([])
  expect(await gunnar.list('teamleder')).toEqual([])
  expect((await mette.list('mine')).map((one) => [one.promiseId, inOslo(one.dueAt)])).toEqual([
    [promiseId, '2026-03-04 10:00'],
  ])
  await mette.accepts(place)
  expect(await kari.list('mine')).toEqual([])

  await house.clockTo('2026-03-02 13:00')
  const back = await mette.does(place, 'overfor', {
    til: `staff:${STAFF.stateAdviserA}`,
    arsak: 'wrongSide',
    nySide: 'state',
  })
  expect(back.status).toBe(200)
  expect(await house.invariants()).toEqual([])
  expect((await gunnar.list('teamleder')).map((one) => [one.promiseId, inOslo(one.dueAt)])).toEqual([
    [promiseId, '2026-03-04 10:00'],
  ])
  await kari.accepts(place)
  const third = await kari.does(place, 'overfor', {
    til: `staff:${STAFF.municipalAdviserA}`,
    arsak: 'notOurs',
    nySide: 'municipal',
  })
  expect(third.status).toBe(422)

  await gunnar.does({ ...place, purpose: 'qualityControl' }, 'overfor', {
    til: `staff:${STAFF.deputyStateA}`,
    arsak: 'competence',
  })
  const jonas = await house.staff('deputyStateA')
  expect((await jonas.list('mine')).map((one) => [one.promiseId, inOslo(one.dueAt)])).toEqual([
    [promiseId, '2026-03-04 10:00'],
  ])
  expect(await gunnar.list('teamleder')).toEqual([])
  const talk = await rune.reads(threadId)
  for (const name of ['Mette Stormtoft', 'Kari Mosetoft', 'Jonas Bekkegard'])
    expect(
      talk.lines.filter((line) => line === `Spørsmålet er gitt videre til ${name}. Fristen er den samme.`),
    ).toHaveLength(1)
  expect(talk.text).toMatch(/Jonas Bekkegard svarer deg senest onsdag 4\. mars kl\. 10\./)
  expect(talk.text).not.toMatch(/skriv (det )?(på nytt|igjen)|gjenta/i)
})

const IN_DARI = 'کمک اجتماعی شما به تاریخ ۲۰ مارچ پرداخت می‌شود.'

scene('C1-07 When writing tangles', async (house) => {
  const zahra = await house.person('dari')
  const oskar = await house.staff('municipalAdviserA3')
  const { threadId } = await zahra.writes('Når kommer sosialhjelpen?')
  const place = { personId: zahra.id, threadId }
  const talksOwed = async () => {
    const { entries } = (await oskar.api('GET', `/api/v1/persons/${zahra.id}/threads/${threadId}`))
      .body as Talked
    return entries.filter((entry) => entry.kind === 'holdMeeting' && entry.endedAt === undefined)
  }
  for (const [day, answer, reply] of [
    ['2026-03-03', 'Vi ser på saken din.', 'Jeg forstår ikke. Når kommer pengene?'],
    ['2026-03-04', 'Utbetalingen følger av vedtaket.', 'Jeg forstår fortsatt ikke. Når kommer pengene?'],
    ['2026-03-05', 'Se vedtaket, der står datoen.', 'Jeg forstår det ikke. Når kommer pengene til meg?'],
  ] as const) {
    expect(await talksOwed()).toEqual([])
    await house.clockTo(`${day} 10:00`)
    await oskar.answers(place, answer)
    await zahra.reads(threadId)
    await zahra.writes(reply, { thread: threadId })
  }
  expect(await talksOwed()).toHaveLength(1)
  await zahra.presses(threadId, 'Forstod ikke')
  const [owed, ...more] = await talksOwed()
  expect(more).toEqual([])
  expect(owed && [owed.ownerName, inOslo(owed.dueAt)]).toEqual(['Oskar Tjernlykt', '2026-03-12 10:00'])
  const rows = (await oskar.list('mine')).filter((row) => row.promiseId === owed?.promiseId)
  expect(rows).toHaveLength(1)
  expect(rows[0]?.text).toMatch(/dari, tolk/)

  const shown = await oskar.page({ ...place, promiseId: owed?.promiseId ?? '' })
  for (const question of ['Når kommer sosialhjelpen?', 'Jeg forstår det ikke. Når kommer pengene til meg?'])
    expect(shown.text).toContain(question)
  const open = await oskar.entries(place)
  expect(open).toHaveLength(2)
  for (const entry of open) expect(shown.html).toContain(entry.promiseId)

  await house.clockTo('2026-03-06 10:00')
  const tried = await oskar.answers(
    place,
    'Pengene kommer 20. mars.',
    open.map((entry) => entry.promiseId),
  )
  expect(tried.text).toMatch(/samtale/i)
  expect((await oskar.entries(place)).map((entry) => entry.promiseId).sort()).toEqual(
    open.map((entry) => entry.promiseId).sort(),
  )
  // Nothing longer was written by the house itself: what is in the thread was written by somebody.
  const before = await zahra.reads(threadId)
  expect(before.text.match(/Oskar Tjernlykt, sosialfaglig veileder/g)).toHaveLength(4)

  await house.clockTo('2026-03-10 12:00')
  await oskar.talks(
    { ...place, promiseId: owed?.promiseId ?? '' },
    {
      channel: 'meetingOffice',
      interpreter: 'professional',
      summary: 'Sosialhjelpen kommer 20. mars.',
      inLanguage: IN_DARI,
      about: open.map((entry) => entry.promiseId),
    },
  )
  expect(await talksOwed()).toEqual([])
  const told = await zahra.reads(threadId)
  expect(told.text).toContain(IN_DARI)
  expect(told.text).toContain('Sosialhjelpen kommer 20. mars.')

  await zahra.presses(threadId, 'Fortsatt uklart, jeg vil møtes')
  const home = await zahra.home()
  expect(home.text).toMatch(/Oskar Tjernlykt avtaler en tid med deg senest tirsdag 17\. mars kl\. 12\./)
})

type Talked = {
  entries: {
    promiseId: string
    kind: string
    endedAt?: string
    dueAt: string
    ownerName: string
    urgency: string
  }[]
}

scene('C1-08 Not enough food until Friday', async (house) => {
  await house.clockTo('2026-03-02 13:00')
  const silje = await house.person('mother')
  const [ruth, samir, liv, mona] = [
    await house.staff('dutyOfficerA'),
    await house.staff('dutyOfficerA2'),
    await house.staff('municipalAdviserA2'),
    await house.staff('leadMunicipalA'),
  ]
  const { page, threadId, parts } = await silje.writes('Skapet er tomt og pengene kommer først på fredag.')
  expect(parts.map(({ says }) => says)).toEqual([
    'Noen snakker med deg senest i dag kl. 14. Vakt Granvik har ansvaret.',
  ])
  expect(page.text).toMatch(/utenom åpningstiden\? Ring:\n800 00 112/)
  expect(await liv.list('mine')).toEqual([])
  const [row, ...more] = await ruth.list('laget')
  expect(more).toEqual([])
  expect(row && [row.personId, inOslo(row.dueAt)]).toEqual([silje.id, '2026-03-02 14:00'])
  expect(row?.text).toMatch(/^!/)
  for (const duty of [ruth, samir])
    expect(await duty.notices()).toEqual([expect.stringMatching(/^Det haster/)])

  const place = { personId: silje.id, threadId, promiseId: row?.promiseId ?? '' }
  const urgency = async () =>
    ((await ruth.api('GET', `/api/v1/persons/${silje.id}/threads/${threadId}`)).body as Talked).entries.map(
      (entry) => [entry.urgency, inOslo(entry.dueAt)],
    )
  await silje.writes('Takk', { thread: threadId })
  await house.clockTo('2026-03-02 13:20')
  expect(await urgency()).toEqual([['acute', '2026-03-02 14:00']])
  await ruth.talks(place, { summary: 'Vi snakket sammen. Naboen hjelper til i kveld.', about: [] })
  expect(await urgency()).toEqual([['acute', '2026-03-02 14:00']])
  expect((await silje.reads(threadId)).text).toContain('Vi snakket sammen. Naboen hjelper til i kveld.')

  await house.clockTo('2026-03-02 13:30')
  const without = await ruth.does(place, 'senk', { senkGrunn: '', senkKontakt: '2026-03-03T10:00' })
  expect(without.status).toBe(422)
  expect(without.text).toContain('Skriv hvorfor, så den neste forstår.')
  expect(await urgency()).toEqual([['acute', '2026-03-02 14:00']])
  const why = 'Har mat til i morgen, jeg kjenner familien og ringer igjen'
  expect((await ruth.does(place, 'senk', { senkGrunn: why, senkKontakt: '2026-03-03T10:00' })).status).toBe(
    200,
  )
  expect(await urgency()).toEqual([['ordinary', '2026-03-03 10:00']])
  const seen = await silje.reads(threadId)
  expect(seen.text).toMatch(/senest i morgen kl\. 10/)
  expect(seen.text).toContain('Ruth Kveldgard har vurdert hvor mye dette haster.')
  expect(seen.text).toContain(why)
  expect(
    (await mona.list('teamleder')).map((one) => [one.promiseId, /Hast er senket/.test(one.text)]),
  ).toEqual([[place.promiseId, true]])
})

scene("C1-09 Somebody else's task", async (house) => {
  const nour = await house.person('arabic')
  const [lars, gunnar] = [await house.staff('operator'), await house.staff('leadStateA')]
  const { threadId } = await nour.writes('متى أحصل على جواب من UDI بشأن تصريح الإقامة؟')
  const [row] = await lars.list('laget')
  const place = { personId: nour.id, threadId, promiseId: row?.promiseId ?? '' }
  expect(row?.personId).toBe(nour.id)

  // The operator stays on the line while the other body is rung.
  await lars.does(place, 'henvis', { etat: 'immigration', felles: 'ja' })
  const told = await nour.reads(threadId)
  expect(told.html).toMatch(/<html[^>]* lang="ar"/)
  expect(told.text).toContain(textFor('ar')('common:agency.immigration.name'))
  expect(told.text).toContain(textFor('ar')('common:agency.immigration.how'))
  expect(told.text).toContain(textFor('ar')('common:agency.immigration.bring'))
  expect(figures(await gunnar.api('GET', '/api/v1/leader/figures'))).toMatchObject({
    referredElsewhere: 1,
    notReached: 0,
  })
  expect((await gunnar.open('/arbeid/leder')).text).toMatch(/Svart, men ikke nådd fram\n0\nVist til andre\n1/)

  await house.clockTo('2026-03-06 10:00')
  await nour.writes('متى أحصل على جواب من UDI بشأن تصريح الإقامة؟')
  const again = (await lars.list('laget')).find((one) => one.personId === nour.id)
  const second = await lars.does({ ...place, promiseId: again?.promiseId ?? '' }, 'henvis', {
    etat: 'immigration',
  })
  expect(second.status).toBe(422)
  expect(second.text).toMatch(/sendt videre før/)

  await house.clockTo('2026-03-09 09:59')
  expect((await house.outbox(nour.id)).filter(({ kind }) => kind === 'referralCheck')).toEqual([])
  await house.clockTo('2026-03-09 10:00')
  expect(
    (await house.outbox(nour.id))
      .filter(({ kind }) => kind === 'referralCheck')
      .map(({ madeAt, state }) => [madeAt, state]),
  ).toEqual([['2026-03-09 10:00', 'sent']])
  expect((await nour.home()).text).toContain(
    textFor('ar')('citizen:referral.ask', { agency: textFor('ar')('common:agency.immigration.name') }),
  )

  await nour.gotThrough('nei')
  const tariq = await house.staff('stateAdviserA3')
  const back = (await tariq.list('mine')).filter((one) => one.personId === nour.id)
  expect(back.map((one) => one.promiseId)).toEqual([place.promiseId])
  expect(figures(await gunnar.api('GET', '/api/v1/leader/figures'))).toMatchObject({ notReached: 0 })
})

const figures = ({ body }: { body: unknown }) => body as Record<string, number>

const PIECES = [
  'Hei, når begynner kurset mitt?',
  'jeg skulle hatt plass på et tiltak',
  'men ingen har ringt',
  'arrangøren heter Muligheten AS',
  'jeg var der i januar',
  'da sa de at det var plass',
  'nå er det mars',
  'hva skjer med tiltaket?',
  'kan dere sjekke?',
  'jeg venter på svar',
] as const

scene('C1-10 Ten lines and a thank-you', async (house) => {
  const thomas = await house.person('resident')
  const [kari, gunnar] = [await house.staff('stateAdviserA'), await house.staff('leadStateA')]
  let threadId = ''
  for (const [index, piece] of PIECES.entries()) {
    await house.clockTo(`2026-03-02 10:${String(Math.round((index * 50) / 9)).padStart(2, '0')}`)
    const sent = await thomas.writes(piece, threadId === '' ? {} : { thread: threadId })
    threadId ||= sent.threadId
    expect(sent.threadId).toBe(threadId)
    expect(sent.parts.map(({ says }) => says)).toEqual([
      'Kari Mosetoft svarer deg senest onsdag 4. mars kl. 10.',
    ])
  }
  await house.clockTo('2026-03-02 10:52')
  const thanks = await thomas.writes('takk', { thread: threadId })
  expect(thanks.parts).toEqual([])
  expect(thanks.page.text).toContain('Vi har fått meldingen. Du trenger ikke gjøre noe mer.')

  const place = { personId: thomas.id, threadId }
  const rows = await kari.list('mine')
  expect(rows.map((row) => [row.personId, inOslo(row.dueAt)])).toEqual([[thomas.id, '2026-03-04 10:00']])
  expect(await kari.notices()).toEqual([expect.stringMatching(/^Ny henvendelse.*kl\. 10$/)])
  const shown = await kari.page(place)
  for (const piece of PIECES) expect(shown.text).toContain(piece)

  await house.clockTo('2026-03-03 09:00')
  await kari.answers(place, 'Vi ringer arrangøren i dag. Du får plass fra 16. mars.')
  expect(await kari.list('mine')).toEqual([])
  await house.clockTo('2026-03-04 09:00')
  expect((await thomas.writes('Alt bra 👍', { thread: threadId })).parts).toEqual([])
  expect(await kari.list('mine')).toEqual([])

  await house.clockTo('2026-03-10 10:00')
  const back = await thomas.writes(
    'Svaret hjalp ikke. Jeg vet fortsatt ikke når jeg får plass på tiltaket.',
    {
      thread: threadId,
    },
  )
  expect(back.threadId).toBe(threadId)
  expect(back.parts.map(({ says }) => says)).toEqual([
    'Kari Mosetoft svarer deg senest torsdag 12. mars kl. 10.',
  ])
  const again = await kari.list('mine')
  expect(again.map((row) => [row.personId, inOslo(row.dueAt), /Kom tilbake/.test(row.text)])).toEqual([
    [thomas.id, '2026-03-12 10:00', true],
  ])
  expect(again[0]?.promiseId).not.toBe(rows[0]?.promiseId)
  expect((await thomas.reads(threadId)).text).toContain('Du skrev igjen om noe vi hadde svart på.')
  expect(figures(await gunnar.api('GET', '/api/v1/leader/figures'))).toMatchObject({ reopened: 1 })
})
