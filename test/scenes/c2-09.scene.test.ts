import { expect } from 'vitest'
import { inOslo } from './support/house.ts'
import { letter } from './support/letters.ts'
import { does, forGiver, named, registers } from './support/mandates.ts'
import { scene } from './support/scene.ts'

scene('C2-09 The mother and her adult son', async (house) => {
  const mother = await named(house, {
    givenName: 'Hodan',
    familyName: 'Warfame',
    birthDate: '1968-05-01',
    language: 'so',
    interpreterNeed: 'always',
    interpreterLanguage: 'so',
    readingAbility: 'none',
    contactStatus: 'assisted',
  })
  const son = await named(house, { givenName: 'Yusuf', familyName: 'Warfame', birthDate: '2000-01-10' })
  const anne = await house.staff('hostA')
  const lars = await house.staff('operator')
  const db = house.db.system

  const given = await registers(anne, mother.id, {
    name: 'Yusuf Warfame',
    number: son.number,
    sides: ['state', 'municipal'],
    acts: ['ask', 'read', 'receive', 'speakFor', 'write'],
    until: '2027-03-01',
    asker: 'person',
    alone: { at: 'office', interpreter: 'professional' },
  })
  expect(given.text).toContain('Fullmakten gjelder fra nå.')

  // A decision reaches the son's view on 3 March.
  await house.clockTo('2026-03-03 10:00')
  const { threadId } = await house.comesFromCase(letter(mother.id, { answerClock: 'appealDeadline' }))
  await house.clockTo('2026-03-03 18:00')
  const view = await son.open(forGiver(mother.id))
  expect(view.text).toContain('For Hodan Warfame')
  expect((await son.open(`${forGiver(mother.id)}/samtaler/${threadId}`)).status).toBe(200)
  const notice = await db
    .selectFrom('notice')
    .selectAll()
    .where('personId', '=', mother.id)
    .executeTakeFirstOrThrow()
  expect(notice.reachedAt && inOslo(notice.reachedAt)).toBe('2026-03-03 18:00')
  expect([notice.openedByKind, notice.openedById, notice.reachedHow]).toEqual([
    'holder',
    son.id,
    'openedByHolder',
  ])

  // He calls on 4 March and asks.
  await house.clockTo('2026-03-04 11:00')
  const answered = await does(lars, mother.id, 'Kan vi svare?', {
    fullmakt: (await mandateOf()).id,
    kanal: 'contactCentrePhone',
    gjelder: 'ask',
    side: 'state',
  })
  expect(answered.text).toContain('Ja, svar innenfor fullmakten.')
  const [used] = await db
    .selectFrom('event as e')
    .innerJoin('eventKind as k', 'k.kind', 'e.kind')
    .select(['e.authorship', 'e.onBehalfOf', 'e.data', 'k.contact'])
    .where('e.personId', '=', mother.id)
    .where('e.kind', '=', 'mandateUsed')
    .execute()
  expect(used).toMatchObject({
    authorship: 'representative',
    onBehalfOf: mother.id,
    contact: false,
    data: { holder: 'Yusuf Warfame', relation: 'family' },
  })

  // She is still owed a talk of her own.
  await house.clockTo('2026-03-04 12:00')
  const talk = await db
    .selectFrom('promise')
    .selectAll()
    .where('personId', '=', mother.id)
    .where('kind', '=', 'ownTalk')
    .where('isOpen', '=', true)
    .execute()
  expect(talk.map((row) => inOslo(row.dueAt).slice(0, 10))).toEqual(['2026-09-02'])
  expect(talk[0]?.details).toMatchObject({ alone: true, interpreter: 'so' })

  // 30 days before the end both are asked.
  await house.clockTo('2027-01-29 12:00')
  const asked = (await house.outbox()).filter((row) => row.kind === 'mandateRenewal')
  expect(asked.map((row) => [row.personId, row.madeAt]).sort()).toEqual(
    [
      [mother.id, '2027-01-29 09:00'],
      [son.id, '2027-01-29 09:00'],
    ].sort(),
  )

  // It does not run on silently.
  await house.clockTo('2027-03-01 23:59')
  expect((await son.open(forGiver(mother.id))).status).toBe(200)
  await house.clockTo('2027-03-02 00:00')
  expect((await son.open(forGiver(mother.id))).status).toBe(404)
  expect((await mandateOf()).state).toBe('expired')

  async function mandateOf() {
    return db
      .selectFrom('mandate')
      .select(['id', 'state'])
      .where('personId', '=', mother.id)
      .executeTakeFirstOrThrow()
  }
})
