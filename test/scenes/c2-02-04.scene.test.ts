import { expect } from 'vitest'
import { ABLE, HELPED } from '../support/answers.ts'
import { T0 } from '../support/world.ts'
import { inOslo, STAFF } from './support/house.ts'
import { accepts, answersTo, linesOfResult, profileOf, sets } from './support/profile.ts'
import { scene } from './support/scene.ts'

scene('C2-02 An assessment with consequences', async (house) => {
  const told = (staffId: string) =>
    ({ contactStatus: 'unknown', assigned: [{ side: 'state', staffId, lead: true }] }) as const
  const quiet = await house.neighbour(told(STAFF.stateAdviserA))
  const busy = await house.neighbour(told(STAFF.stateAdviserA2))
  const advisers = [await house.staff('stateAdviserA'), await house.staff('stateAdviserA2')] as const
  // On record for the one: 40 logins and 25 messages. A finished CV has no place in this house yet.
  for (let n = 0; n < 40; n += 1)
    await house.db.system
      .insertInto('session')
      .values({
        idHash: Buffer.from(`login ${n} of ${busy.id}`),
        kind: 'person',
        subjectId: busy.id,
        personId: busy.id,
        assurance: 'high',
        csrf: 'c',
        createdAt: T0,
        seenAt: T0,
        expiresAt: T0,
      })
      .execute()
  for (let n = 0; n < 25; n += 1)
    await busy.api('POST', '/api/v1/me/messages', { text: `Melding ${n}: når begynner kurset mitt?` })

  const shown = [
    await answersTo(advisers[0], quiet.id, HELPED),
    await answersTo(advisers[1], busy.id, HELPED),
  ] as const
  const [first, second] = shown.map(linesOfResult)
  expect(first).toEqual(second)
  expect(first).toEqual([
    'Noe går på nettet og noe på papir.',
    'Viktige brev kommer på papir også.',
    'Dette går fortsatt på nettet: sende meldekort.',
    'Det er tolk (somali) når vi snakker og møtes.',
    'Du får et direkte nummer til den som kjenner saken din.',
    'Du får tilbud om opplæring: lese meldinger. Du velger selv.',
    'Vi ser på dette igjen innen onsdag 2. september.',
  ])

  // Must not: a tick list without consequence.
  const bare = await advisers[0].api('POST', `/api/v1/persons/${quiet.id}/profile/assessments`, {
    answers: HELPED,
    shown: '',
    accepted: [],
  })
  expect([bare.status, (bare.body as { reason: string }).reason]).toEqual([422, 'consequencesUnseen'])
  expect((await profileOf(advisers[0], quiet.id)).status).toBe('unknown')

  await accepts(advisers[0], shown[0])
  await accepts(advisers[1], shown[1], { trainingOffer: 'Vil vente til sommeren' })
  const [one, other] = [await profileOf(advisers[0], quiet.id), await profileOf(advisers[1], busy.id)]
  for (const profile of [one, other]) {
    expect(profile).toMatchObject({ status: 'partlyDigital', reach: { interpreterNeed: 'always' } })
    expect(inOslo(profile.reviewAt ?? '').slice(0, 10)).toBe('2026-09-02')
    expect(profile.review).toBeUndefined()
  }
  expect(other.reach.abilities).toEqual(one.reach.abilities)
})

scene('C2-04 Do not push the able off the screen', async (house) => {
  const able = await house.neighbour({
    contactStatus: 'unknown',
    assigned: [{ side: 'state', staffId: STAFF.stateAdviserA, lead: true }],
  })
  const kari = await house.staff('stateAdviserA')
  const shown = await answersTo(kari, able.id, ABLE)
  expect(linesOfResult(shown)).toEqual([
    'Vi skriver til deg på nettet.',
    'Det du skriver til oss og vi til deg, går fortsatt på nettet.',
    'Det er tolk (tigrinja) når vi snakker og møtes.',
    'Du får brev på engelsk ved siden av norsk.',
    'Du vil helst ha: melding her på nettet. Vi følger det.',
    'Du vil ikke ha: telefon. Vi følger det.',
    'Vi ser på dette igjen innen tirsdag 2. mars 2027.',
  ])
  await accepts(kari, shown)
  const digital = {
    status: 'digital',
    reach: { declined: ['phone'], language: 'en', interpreterNeed: 'always' },
  }
  expect(await profileOf(kari, able.id)).toMatchObject(digital)
  // Recorded once more, as a fact of its own: language still changes nothing but the talk.
  await sets(kari, able.id, 'felt', 'Lagre', { felt: 'norwegianOral', verdi: '0' })
  expect(await profileOf(kari, able.id)).toMatchObject(digital)
  const mine = await able.open('/min-side/slik-snakker-vi')
  expect(mine.html).toContain('lang="en"')
  expect(mine.text).toContain('You get letters and answers here online.')
})
