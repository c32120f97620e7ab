import { expect } from 'vitest'
import { T0 } from '../support/world.ts'
import { inOslo, STAFF } from './support/house.ts'
import { letter, posted } from './support/letters.ts'
import { owed, profileOf, sets } from './support/profile.ts'
import { scene } from './support/scene.ts'

scene('C2-01 Unknown is not digital', async (house) => {
  const una = await house.neighbour({
    givenName: 'Una',
    familyName: 'Nylykt',
    contactStatus: 'unknown',
    createdAt: T0,
    phone: '+4742005801',
    phoneConfirmedAt: T0,
    email: 'una@example.org',
    address: 'Fjordveien 4, 9901 Granvik',
    assigned: [{ side: 'state', staffId: STAFF.stateAdviserA, lead: true }],
  })
  const [kari, gunnar] = [await house.staff('stateAdviserA'), await house.staff('leadStateA')]
  // Logged in, with an e-mail on record and an electronic id that an employee has seen.
  await una.home()
  await sets(kari, una.id, 'felt', 'Lagre', { felt: 'access.eId', verdi: 'yes' })
  expect((await profileOf(kari, una.id)).reach.status).toBe('unknown')
  const up = await kari.api('PUT', `/api/v1/persons/${una.id}/profile/status`, {
    status: 'digital',
    reason: 'other',
  })
  expect([up.status, (up.body as { reason: string }).reason]).toEqual([422, 'needsEvidence'])

  await house.clockTo('2026-03-04 10:00')
  await house.comesFromCase(letter(una.id))
  await house.clockTo('2026-03-04 15:00')
  expect((await una.home()).text).toMatch(/Vedtak: Arbeidsavklaringspenger/)
  expect((await posted(house, una.id)).map(({ madeAt, state }) => [madeAt, state])).toEqual([
    ['2026-03-04 10:00', 'sent'],
  ])
  expect((await owed(kari, una.id, /ring tilbake/)).map(({ due }) => due)).toEqual(['2026-03-06 10:00'])
  const profile = await profileOf(kari, una.id)
  expect(profile.status).toBe('unknown')
  expect(inOslo(profile.review?.dueAt ?? '')).toBe('2026-03-16 10:00')
  const mine = await una.open('/min-side/slik-snakker-vi')
  expect(mine.text).toContain('Vi vet ikke ennå hva som passer for deg')
  expect(mine.text).toContain('mandag 16. mars kl. 10')

  await house.clockTo('2026-03-16 09:59')
  const review = /profil|nå fram|avklar/i
  expect((await owed(kari, una.id, review)).map(({ due }) => due)).toContain('2026-03-16 10:00')
  const late = async () =>
    (await gunnar.list('teamleder')).filter(
      (row) => row.personId === una.id && inOslo(row.dueAt) === '2026-03-16 10:00',
    )
  expect(await late()).toEqual([])
  await house.clockTo('2026-03-16 10:01')
  expect(await late()).toHaveLength(1)
  expect((await profileOf(kari, una.id)).status).toBe('unknown')
})
