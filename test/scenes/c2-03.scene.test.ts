import { expect } from 'vitest'
import { T0 } from '../support/world.ts'
import { STAFF } from './support/house.ts'
import { documentRequest, letter, posted, went } from './support/letters.ts'
import { profileOf } from './support/profile.ts'
import { scene } from './support/scene.ts'
import { buttonCalled, formWith } from './support/walker.ts'

scene('C2-03 One spoken sentence changes the channel', async (house) => {
  const jon = await house.neighbour({
    contactStatus: 'digital',
    phone: '+4742005803',
    phoneConfirmedAt: T0,
    address: 'Fjordveien 6, 9901 Granvik',
    assigned: [{ side: 'state', staffId: STAFF.stateAdviserA, lead: true }],
  })
  const [kari, operator] = [await house.staff('stateAdviserA'), await house.staff('operator')]
  await house.clockTo('2026-03-02 11:00')
  const page = await operator.page({ personId: jon.id, purpose: 'call' })
  const form = formWith(page, 'kode')
  const words = 'Jeg får det ikke til på skjerm'
  const after = await operator.send(
    page,
    form,
    { text: words },
    buttonCalled(form, 'Bruk papir og telefon fra nå'),
  )
  expect(after.status).toBe(200)
  expect(after.text).toContain(words)

  await house.clockTo('2026-03-02 12:00')
  await house.comesFromCase(letter(jon.id))
  await house.comesFromCase(documentRequest(jon.id))
  await house.clockTo('2026-03-02 12:05')
  expect((await posted(house, jon.id)).map(({ madeAt, state }) => [madeAt, state])).toEqual([
    ['2026-03-02 12:00', 'sent'],
    ['2026-03-02 12:00', 'sent'],
  ])
  expect(await went(house, jon.id, 'sms')).toEqual([])
  expect((await kari.notices()).join(' ')).toMatch(/Profil endret for en du følger opp/)
  expect((await profileOf(kari, jon.id)).status).toBe('assisted')
  expect((await kari.page({ personId: jon.id })).text).toMatch(/Ikke skriftlig/)
})
