import { expect } from 'vitest'
import { inOslo } from './support/house.ts'
import { ladders, letter, posted, REVEALING, went } from './support/letters.ts'
import { scene } from './support/scene.ts'

scene('C3-01 The unopened decision', async (house) => {
  const thomas = await house.person('resident')
  const kari = await house.staff('stateAdviserA')
  const { threadId } = await house.comesFromCase(letter(thomas.id, { answerClock: 'appealDeadline' }))

  await house.clockTo('2026-03-02 10:05')
  const [first, ...more] = await went(house, thomas.id, 'sms')
  expect(more).toEqual([])
  expect(first && [first.madeAt, first.state]).toEqual(['2026-03-02 10:00', 'sent'])
  expect(first?.body).not.toMatch(REVEALING)
  const home = await thomas.home()
  expect(home.text).toMatch(/Dette venter på deg\s+Vedtak: Arbeidsavklaringspenger \(AAP\)\s+Ikke lest/)
  expect(home.text).toContain('Klagefristen begynner først når du har fått dette.')

  await house.clockTo('2026-03-04 08:59')
  const before = (await house.outbox(thomas.id)).length
  await house.clockTo('2026-03-04 09:01')
  const reminder = (await house.outbox(thomas.id)).slice(before)
  expect(reminder.map(({ madeAt }) => madeAt)).toEqual(['2026-03-04 09:00'])
  expect(reminder[0]?.body).not.toMatch(REVEALING)

  await house.clockTo('2026-03-06 08:59')
  expect(await calls()).toEqual([])
  await house.clockTo('2026-03-06 09:05')
  const [call, ...others] = await calls()
  expect(others).toEqual([])
  expect(call?.text).toMatch(/ring tilbake.*ikke nådd: vedtak · 0 av 3 forsøk/s)
  expect(inOslo(call?.dueAt ?? '')).toBe('2026-03-10 09:00')
  const place = { personId: thomas.id, threadId, promiseId: call?.promiseId ?? '' }
  for (const at of ['2026-03-06 11:00', '2026-03-09 14:00', '2026-03-10 08:30']) {
    await house.clockTo(at)
    await kari.talks(place, { spoke: false })
  }
  expect((await calls())[0]?.text ?? '3 av 3 forsøk').toContain('3 av 3 forsøk')

  expect(await posted(house, thomas.id)).toEqual([])
  await house.clockTo('2026-03-11 12:00')
  const [paper, ...papers] = await posted(house, thomas.id)
  expect(papers).toEqual([])
  expect(paper?.madeAt).toBe('2026-03-11 09:00')
  const unread = await kari.open('/arbeid/ikke-nadd')
  expect(unread.text).toContain(thomas.name)

  await house.clockTo('2026-03-16 08:59')
  const shown = ladders(await kari.page({ personId: thomas.id }))
  expect(shown).toContain('Ikke nådd')
  for (const step of [
    /mandag 2\. mars kl\. 10\s+Varsel uten innhold, SMS/,
    /onsdag 4\. mars kl\. 9\s+Påminnelse/,
    /fredag 6\. mars kl\. 9\s+Ringeoppgave, telefon/,
    /onsdag 11\. mars kl\. 9\s+Skrevet ut og postet, brev/,
  ])
    expect(shown).toMatch(step)
  await house.clockTo('2026-03-16 09:05')
  const visits = (await kari.list('mine')).filter((row) => row.personId === thomas.id)
  expect(visits.map(({ text }) => text).join('\n')).toMatch(/ta kontakt/)
  // Must not: unreached after working day 7 without a posted letter and a logged call attempt.
  expect(await posted(house, thomas.id)).toHaveLength(1)
  expect(ladders(await kari.page({ personId: thomas.id }))).toMatch(/3 forsøk/)

  async function calls() {
    return (await kari.list('mine')).filter(
      (row) => row.personId === thomas.id && /ring tilbake/.test(row.text),
    )
  }
})

scene('C3-01 The decision opened on the Thursday', async (house) => {
  const thomas = await house.person('resident')
  const kari = await house.staff('stateAdviserA')
  const { noticeId } = await house.comesFromCase(letter(thomas.id, { answerClock: 'appealDeadline' }))
  await house.clockTo('2026-03-05 20:00')
  const opened = await thomas.open(`/min-side/post/${noticeId}`)
  expect(opened.text).toContain('Du kan klage til og med torsdag 16. april.')
  expect(opened.text).toContain('Vi har sagt ja til søknaden din.')
  expect(opened.text).toMatch(/Du åpnet dette torsdag 5\. mars kl\. 20/)

  const sent = (await house.outbox(thomas.id)).length
  await house.clockTo('2026-03-18 12:00')
  expect((await house.outbox(thomas.id)).length).toBe(sent)
  expect((await kari.list('mine')).filter((row) => row.personId === thomas.id)).toEqual([])
  const shown = ladders(await kari.page({ personId: thomas.id }))
  expect(shown).toMatch(/Nådd\s+Sendt mandag 2\. mars kl\. 10\. Åpnet av personen torsdag 5\. mars kl\. 20/)
  expect(shown).not.toContain('Ikke nådd')
})
