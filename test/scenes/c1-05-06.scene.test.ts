import { expect } from 'vitest'
import { inOslo, STAFF } from './support/house.ts'
import { scene } from './support/scene.ts'

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
