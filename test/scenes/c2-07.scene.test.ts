import { expect } from 'vitest'
import { inOslo, STAFF } from './support/house.ts'
import { profileOf } from './support/profile.ts'
import { scene } from './support/scene.ts'
import { buttonCalled, formWith } from './support/walker.ts'

scene('C2-07 It was the spouse who wrote', async (house) => {
  const sahra = await house.neighbour({
    givenName: 'Sahra',
    familyName: 'Prøveby',
    contactStatus: 'digital',
    language: 'so',
    interpreterNeed: 'always',
    interpreterLanguage: 'so',
    assigned: [{ side: 'state', staffId: STAFF.stateAdviserA, lead: true }],
  })
  const kari = await house.staff('stateAdviserA')
  const { threadId } = await sahra.writes('Når begynner praksisplassen min på verkstedet?')
  for (let n = 2; n <= 9; n += 1)
    await sahra.writes(`Jeg lurer fortsatt på når praksisplassen begynner (${n}).`, { thread: threadId })

  const address = `/arbeid/person/${sahra.id}/profil?samtale=${threadId}`
  const marks = async (change: Record<string, string>) => {
    const page = await kari.open(address)
    const form = formWith(page, 'hvem')
    const messages = form.fields.filter(({ name }) => name.startsWith('melding.'))
    const all = Object.fromEntries(messages.map(({ name }) => [name, 'ja']))
    expect(messages).toHaveLength(9)
    return kari.send(page, form, { ...all, ...change }, buttonCalled(form, 'En annen skrev'))
  }
  // She may keep the state, but not without saying why.
  expect((await marks({ hvem: 'family', behold: 'ja' })).status).toBe(422)
  expect((await profileOf(kari, sahra.id)).status).toBe('digital')
  await marks({ hvem: 'family' })

  const profile = await profileOf(kari, sahra.id)
  expect(profile.status).toBe('partlyDigital')
  expect(profile.review?.triggers).toEqual(['anotherWrote'])
  const owed = (await kari.list('mine')).filter((row) => row.personId === sahra.id)
  expect(
    owed.filter((row) => inOslo(row.dueAt) === '2026-03-09 10:00' && /snakk sammen/.test(row.text)),
  ).toHaveLength(1)
  const promises = await house.db.system
    .selectFrom('promise')
    .select(['kind', 'dueAt', 'details'])
    .where('personId', '=', sahra.id)
    .where('kind', 'in', ['reviewProfile', 'holdMeeting'])
    .execute()
  expect(promises.map(({ kind, dueAt }) => [kind, inOslo(dueAt)]).sort()).toEqual([
    ['holdMeeting', '2026-03-09 10:00'],
    ['reviewProfile', '2026-03-09 10:00'],
  ])
  expect(promises.find(({ kind }) => kind === 'holdMeeting')?.details).toMatchObject({ interpreter: 'so' })

  const conversation = await kari.api('GET', `/api/v1/persons/${sahra.id}/threads/${threadId}`)
  const lines = (conversation.body as { lines: { kind: string; authorship?: string }[] }).lines
  const authors = lines.filter((line) => line.kind === 'message').map((line) => line.authorship)
  expect(authors).toEqual(Array.from({ length: 9 }, () => 'family'))
  // Must not: the first mark is lost, the messages count for what she can do, or the husband stays a correspondent.
  const corrected = await house.db.system
    .selectFrom('event')
    .select('data')
    .where('personId', '=', sahra.id)
    .where('kind', '=', 'authorshipCorrected')
    .execute()
  expect(corrected.map(({ data }) => data)).toEqual(
    Array.from({ length: 9 }, () => ({ from: 'self', to: 'family' })),
  )
  expect(Object.values(profile.reach.abilities).every((level) => level === 'unknown')).toBe(true)
  expect((await kari.api('GET', `/api/v1/persons/${sahra.id}/profile`)).text).not.toContain('husband')
  // Pressed again, nothing is owed twice.
  await marks({ hvem: 'family' })
  const again = await house.db.system
    .selectFrom('promise')
    .select('id')
    .where('personId', '=', sahra.id)
    .where('kind', 'in', ['reviewProfile', 'holdMeeting'])
    .execute()
  expect(again).toHaveLength(2)
})
