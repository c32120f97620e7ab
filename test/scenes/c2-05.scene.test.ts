import { expect } from 'vitest'
import { T0 } from '../support/world.ts'
import { type House, inOslo, STAFF } from './support/house.ts'
import { letter, posted } from './support/letters.ts'
import { owed, profileOf, sets } from './support/profile.ts'
import { scene } from './support/scene.ts'

const PHONE = '+4742005805'

/** An address for e-mail that the person has given; nobody has it any more when a notice comes. */
const newEmail = (house: House, personId: string, value: string) =>
  house.db.system
    .insertInto('contactPoint')
    .values({ personId, kind: 'email', value, confirmedAt: T0 })
    .execute()

scene('C2-05 Access that lapses', async (house) => {
  const odd = await house.neighbour({
    givenName: 'Odd',
    familyName: 'Prøvehaug',
    contactStatus: 'digital',
    createdAt: T0.subtract({ hours: 24 * 180 }),
    phone: PHONE,
    phoneConfirmedAt: T0,
    address: 'Fjordveien 8, 9901 Granvik',
    assigned: [{ side: 'state', staffId: STAFF.stateAdviserA, lead: true }],
  })
  const [kari, anne] = [await house.staff('stateAdviserA'), await house.staff('hostA')]
  const reviews = () =>
    house.db.system
      .selectFrom('promise')
      .select(['dueAt', 'isOpen'])
      .where('personId', '=', odd.id)
      .where('kind', '=', 'reviewProfile')
      .execute()

  // 2 March: the text comes back. The number is marked the same day, and the notice goes on.
  await house.comesFromCase(letter(odd.id, { eventKey: 'one' }))
  const [text] = await house.soon(() => {
    const texts = house.simulators.sms?.to(PHONE) ?? []
    return texts.length > 0 && texts
  })
  await house.simulators.sms?.receipt(
    house.baseUrl,
    text?.key ?? '',
    'undeliverable',
    '2026-03-02T09:01:00Z',
    'absent',
  )
  await house.clockTo('2026-03-02 15:00')
  const phone = await house.db.system
    .selectFrom('contactPoint')
    .select('notWorkingSince')
    .where('personId', '=', odd.id)
    .where('value', '=', PHONE)
    .executeTakeFirstOrThrow()
  expect(inOslo(phone.notWorkingSince ?? T0).slice(0, 10)).toBe('2026-03-02')
  expect((await house.outbox(odd.id)).length).toBeGreaterThan(1)
  expect(await reviews()).toEqual([])

  // 4 and 6 March: the e-mail too, twice.
  house.simulators.mail?.behave({ refuses: () => true })
  for (const [day, key] of [
    ['2026-03-04', 'two'],
    ['2026-03-06', 'three'],
  ] as const) {
    await house.clockTo(`${day} 10:00`)
    await newEmail(house, odd.id, `odd.${key}@example.org`)
    await house.comesFromCase(letter(odd.id, { eventKey: key }))
    await house.clockTo(`${day} 15:00`)
  }
  const [review, ...more] = await reviews()
  expect(more).toEqual([])
  expect(review?.isOpen).toBe(true)
  const broken = await profileOf(kari, odd.id)
  expect(broken.reach.digitalNotWorking).toBe(true)
  expect(broken.barrier).toBeDefined()

  // What stands in the way is told at the desk, and has an owner and a due time.
  await sets(kari, odd.id, 'hinder.noEId', 'Lagre', {
    'hinder.noEId': 'ja',
    'hinder.noPassport': 'ja',
    'hinder.internetCut': 'ja',
    ord: 'ingen innlogging: pass koster for mye, stengt internett',
    okonomi: 'ja',
  })
  const entry = await house.db.system
    .selectFrom('promise')
    .select(['ownerStaffId', 'dueAt', 'details'])
    .where('personId', '=', odd.id)
    .where('kind', '=', 'removeBarrier')
    .execute()
  expect(entry).toMatchObject([
    {
      ownerStaffId: STAFF.stateAdviserA,
      details: { barriers: ['noEId', 'noPassport', 'internetCut'], offers: ['moneyAdvice'] },
    },
  ])
  expect((await owed(kari, odd.id, /fjern det som er i veien/)).length).toBe(1)

  // Later important notices go by telephone, on the number he now has from a neighbour's old phone, and on paper at once.
  const before = (await posted(house, odd.id)).length
  await house.clockTo('2026-03-09 10:00')
  await house.db.system
    .insertInto('contactPoint')
    .values({
      personId: odd.id,
      kind: 'phone',
      value: '+4742005806',
      phoneKind: 'own',
      confirmedAt: Temporal.Instant.from('2026-03-09T09:00:00Z'),
    })
    .execute()
  await house.comesFromCase(letter(odd.id, { eventKey: 'four' }))
  await house.clockTo('2026-03-09 15:00')
  expect((await posted(house, odd.id)).slice(before).map(({ madeAt }) => madeAt)).toEqual([
    '2026-03-09 10:00',
  ])
  expect((await owed(kari, odd.id, /ring tilbake/)).map(({ due }) => due)).toContain('2026-03-11 10:00')

  // The same day he asks at the desk, is answered, and hears the answer, without any electronic id.
  await anne.registers(odd.id, { channel: 'dropIn', theme: 'measure', text: 'Når begynner kurset mitt?' })
  const [asked] = (await kari.list('mine')).filter(
    (row) => row.personId === odd.id && inOslo(row.dueAt) === '2026-03-11 15:00',
  )
  const page = await kari.talks(
    { personId: odd.id, threadId: await threadOf(), promiseId: asked?.promiseId ?? '' },
    { channel: 'dropIn', summary: 'Kurset begynner 30. mars.' },
  )
  expect(page.status).toBe(200)
  const ended = await house.db.system
    .selectFrom('promise')
    .select('state')
    .where('id', '=', asked?.promiseId ?? '')
    .executeTakeFirst()
  expect(ended?.state).toBe('keptElsewhere')

  async function threadOf(): Promise<string> {
    const row = await house.db.system
      .selectFrom('promise')
      .select('threadId')
      .where('id', '=', asked?.promiseId ?? '')
      .executeTakeFirst()
    return row?.threadId ?? ''
  }
})
