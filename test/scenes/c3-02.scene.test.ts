import { expect } from 'vitest'
import { inOslo, STAFF } from './support/house.ts'
import { ladders, posted, went } from './support/letters.ts'
import { scene } from './support/scene.ts'
import { formWith } from './support/walker.ts'

const COUPLE = {
  contactStatus: 'assisted',
  readingAbility: 'ok',
  phone: '+4742005991',
  phoneKind: 'shared',
  address: 'Fjordveien 9, 9901 Granvik',
  assigned: [{ side: 'state', staffId: STAFF.stateAdviserA, lead: true }],
} as const

scene('C3-02 A couple without login', async (house) => {
  const kari = await house.staff('stateAdviserA')
  const wife = await house.neighbour({ ...COUPLE, givenName: 'Aud', familyName: 'Prøvemo' })
  const husband = await house.neighbour({ ...COUPLE, givenName: 'Odd', familyName: 'Prøvemo' })
  const letters = new Map<string, string>()
  // His adviser asks for hers and for his, by the form on the page of papers.
  for (const { id } of [wife, husband]) letters.set(id, await asks(id))
  await house.clockTo('2026-03-02 12:00')

  for (const { id } of [wife, husband]) {
    // Paper the same day, and no notice that leads to a login.
    expect((await posted(house, id)).map(({ madeAt, state }) => [madeAt, state])).toEqual([
      ['2026-03-02 10:00', 'sent'],
    ])
    expect(await went(house, id, 'sms')).toEqual([])
    expect((await callsTo(id)).map(({ dueAt }) => inOslo(dueAt))).toEqual(['2026-03-04 10:00'])
    const digital = await kari.page({ personId: id, threadId: letters.get(id) ?? '' })
    expect(digital.text).toContain('Kontoutskriften for februar')
    expect(ladders(digital)).toContain('Ikke nådd')
  }

  await house.clockTo('2026-03-02 14:00')
  await explain(wife.id)
  expect(ladders(await kari.page({ personId: wife.id }))).toMatch(
    /Nådd.*Forklart i en samtale i dag kl\. 14/s,
  )
  // Must not: what the wife was told has reached the husband.
  expect(ladders(await kari.page({ personId: husband.id }))).toContain('Ikke nådd')
  expect(await callsTo(husband.id)).toHaveLength(1)
  expect((await kari.open('/arbeid/ikke-nadd')).text).toContain('Odd Prøvemo')
  expect((await kari.open('/arbeid/ikke-nadd')).text).not.toContain('Aud Prøvemo')
  await explain(husband.id)

  for (const { id } of [wife, husband]) {
    const shown = ladders(await kari.page({ personId: id }))
    expect(shown).toMatch(/Svarfristen går ut mandag 16\. mars/)
    expect(await callsTo(id)).toEqual([])
  }
  await house.clockTo('2026-03-11 09:05')
  for (const { id } of [wife, husband])
    expect((await callsTo(id)).map(({ dueAt }) => inOslo(dueAt))).toEqual(['2026-03-11 15:30'])
  // Nothing important lies for them behind a login alone.
  for (const { id } of [wife, husband]) expect(await posted(house, id)).toHaveLength(1)

  /** Gives the conversation that the request lies in. */
  async function asks(personId: string): Promise<string> {
    const papers = await kari.open(`/arbeid/person/${personId}/papirer`)
    const done = await kari.send(papers, formWith(papers, 'papirer'), {
      papirer: 'Kontoutskriften for februar',
      side: 'state',
    })
    expect(done.text).toContain('Brevet om dette er sendt.')
    const unread = await kari.open('/arbeid/ikke-nadd')
    return new RegExp(`${personId}/samtale/([0-9a-f-]{36})`).exec(unread.html)?.[1] ?? ''
  }
  async function callsTo(personId: string) {
    return (await kari.list('mine')).filter(
      (row) => row.personId === personId && /ring tilbake/.test(row.text),
    )
  }
  async function explain(personId: string) {
    const [call] = await callsTo(personId)
    await kari.talks(
      { personId, threadId: letters.get(personId) ?? '', promiseId: call?.promiseId ?? '' },
      { summary: 'Vi trenger kontoutskriften for februar.' },
    )
  }
})
