import { expect } from 'vitest'
import { inOslo } from './support/house.ts'
import type { Page } from './support/html.ts'
import { planThread } from './support/plan.ts'
import { scene } from './support/scene.ts'

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
