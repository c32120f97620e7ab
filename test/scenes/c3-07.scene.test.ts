import { expect } from 'vitest'
import { T0 } from '../support/world.ts'
import { inOslo, STAFF } from './support/house.ts'
import { ladders, posted } from './support/letters.ts'
import { scene } from './support/scene.ts'

const source = { asOf: T0, source: 'caseSystem' }

scene('C3-07 Before it runs out', async (house) => {
  const kari = await house.staff('stateAdviserA')
  const solveig = await house.neighbour({
    givenName: 'Solveig',
    familyName: 'Prøvelund',
    contactStatus: 'assisted',
    readingAbility: 'ok',
    phone: '+4742005992',
    address: 'Kaigata 12, 9901 Granvik',
    assigned: [{ side: 'state', staffId: STAFF.stateAdviserA, lead: true }],
    facts: [
      {
        kind: 'decision',
        side: 'state',
        value: { decision: 'aap', date: '2025-05-01', status: 'granted', validTo: '2026-04-30' },
        ...source,
      },
    ],
  })
  for (const day of ['2026-03-31', '2026-04-16', '2026-04-23']) {
    const before = (await posted(house, solveig.id)).length
    await house.clockTo(`${day} 08:59`)
    expect(await posted(house, solveig.id)).toHaveLength(before)
    await house.clockTo(`${day} 12:00`)
    const letters = await posted(house, solveig.id)
    expect(letters.slice(before).map(({ madeAt }) => madeAt)).toEqual([`${day} 09:00`])
    const post = await solveig.open('/min-side/post')
    expect(post.text).toContain('Vedtaket går ut')
    // Each says what to send, and that it is taken by telephone too.
    const told = await kari.page({ personId: solveig.id })
    expect(told.text).toContain('Send oss en ny søknad')
    expect(told.text).toContain('Ring oss, så tar vi det på telefon.')
    expect(await callsTo()).not.toEqual([])
  }
  await house.clockTo('2026-04-24 10:00')
  const due = (await callsTo()).map(({ dueAt }) => inOslo(dueAt).slice(0, 10))
  expect(due).toContain('2026-04-27')
  // Must not: it ends with the person unreached, or with a message in an inbox as the only notice.
  await house.clockTo('2026-04-30 12:00')
  expect(await posted(house, solveig.id)).toHaveLength(3)
  const page = ladders(await kari.page({ personId: solveig.id }))
  expect(page).not.toContain('Ikke nådd')

  async function callsTo() {
    return (await kari.list('mine')).filter(
      (row) => row.personId === solveig.id && /ring tilbake/.test(row.text),
    )
  }
})

scene('C3-07 A status form that did not come', async (house) => {
  const kari = await house.staff('stateAdviserA')
  const per = await house.neighbour({
    givenName: 'Per',
    familyName: 'Prøvestrand',
    contactStatus: 'assisted',
    readingAbility: 'ok',
    phone: '+4742005993',
    address: 'Kaigata 14, 9901 Granvik',
    assigned: [{ side: 'state', staffId: STAFF.stateAdviserA, lead: true }],
    facts: [
      {
        kind: 'benefit',
        side: 'state',
        value: { benefit: 'unemployment', statusCardDue: '2026-03-06' } as { benefit: 'unemployment' },
        ...source,
      },
    ],
  })
  await house.clockTo('2026-03-06 23:00')
  expect(await posted(house, per.id)).toEqual([])
  await house.clockTo('2026-03-09 12:00')
  expect((await posted(house, per.id)).map(({ madeAt }) => madeAt)).toEqual(['2026-03-09 09:00'])
  const letters = await per.open('/min-side/post')
  expect(letters.text).toContain('Ingenting stanser før vi har snakket med deg.')
  const calls = (await kari.list('mine')).filter((row) => row.personId === per.id)
  expect(calls.map(({ text }) => text).join('\n')).toMatch(/ring tilbake.*meldekort mangler/s)
})
