import { expect } from 'vitest'
import { finds, isChecked, presses, ringsAndWaits, takesByHand, takesNext } from './support/desk.ts'
import { inOslo } from './support/house.ts'
import { scene } from './support/scene.ts'

const MARTE = '+4742005103'

scene('C4-06 The third call', async (house) => {
  const marte = await house.person('aap')
  const lars = await house.staff('operator')
  const ingvild = await house.staff('stateAdviserA2')
  const db = house.db.system
  const entries = () =>
    db
      .selectFrom('promise')
      .selectAll()
      .where('personId', '=', marte.id)
      .where('isOpen', '=', true)
      .where('kind', '<>', 'reachPerson')
      .execute()

  // An entry from Monday, due Wednesday, unanswered; she has rung about it once more meanwhile.
  await lars.registers(marte.id, {
    channel: 'contactCentrePhone',
    theme: 'aap',
    text: 'Hva skjer med planen min?',
  })
  const [entry] = await entries()
  expect(entry && inOslo(entry.dueAt)).toBe('2026-03-04 10:00')
  await house.clockTo('2026-03-03 13:00')
  const byHand = await takesByHand(lars, { nummer: '42 00 51 03' })
  const second = await isChecked(
    house,
    lars,
    await presses(lars, byHand, 'Marte Sandelykt snakker selv'),
    marte.id,
  )
  const asked = await presses(lars, second, 'Videre', { tema: 'aap' })
  const told = await presses(lars, asked, 'Lagre', { resultat: 'forwarded' })
  expect(told.text).toContain('Dette var åpent fra før')
  await presses(lars, told, 'Lest opp. Avslutt samtalen', { oppsummering: null })

  // The office says why, and when.
  await house.clockTo('2026-03-05 08:30')
  const place = { personId: marte.id, threadId: entry?.threadId ?? '', promiseId: entry?.id ?? '' }
  const explained = await ingvild.does(place, 'forklar', {
    forklarHvorfor: 'waitsForOthers',
    forklarNaar: '2026-03-06T12:00',
    forklarTekst: 'Vi venter på legen.',
  })
  expect(explained.status).toBe(200)
  expect((await entries()).map((row) => inOslo(row.dueAt))).toEqual(['2026-03-04 10:00'])

  // The third call.
  await house.clockTo('2026-03-05 09:30')
  const caller = await ringsAndWaits(house, MARTE)
  const taken = await takesNext(house, lars)
  const third = await isChecked(
    house,
    lars,
    await presses(lars, taken.page, 'Marte Sandelykt snakker selv'),
    marte.id,
  )
  // History, owner, overdue mark and the office's own words.
  expect(third.text).toContain('Ingvild Rognelykt')
  expect(third.text).toContain('Over fristen')
  expect(third.text).toContain('Venter på andre')
  expect(third.text).toContain('Vi venter på legen.')
  expect(third.text).toContain('Spurt 2 ganger')
  const about = await presses(lars, third, 'Videre', { tema: 'aap' })
  const saved = await presses(lars, about, 'Lagre', { resultat: 'forwarded' })
  expect(saved.text).toContain('Ingvild Rognelykt svarer innen')
  expect(saved.text).toContain('i morgen kl. 12')

  // No new task; priority up; the team lead is told.
  const [raised, ...more] = await entries()
  expect(more).toEqual([])
  expect(raised).toMatchObject({
    id: entry?.id,
    contacts: 3,
    urgency: 'elevated',
  })
  const gunnar = await house.staff('leadStateA')
  expect((await gunnar.notices()).join('\n')).toMatch(/[Tt]redje/)
  await presses(lars, saved, 'Lest opp. Avslutt samtalen')
  await house.soon(() => !caller.live())

  // Her own page says the same as the operator did.
  const home = await marte.open('/min-side')
  expect(home.text).toContain('Vi venter på svar fra andre.')
  expect(home.text).toContain('Vi venter på legen.')
  expect(home.text).toContain('Ny tid: i morgen kl. 12')
  expect(home.text).toContain('Ingvild Rognelykt')

  // on the other side of the wall the contact centre reads why and when in codes, and not a word.
  const pia = await house.person('residentA')
  const liv = await house.staff('municipalAdviserA2')
  await lars.registers(pia.id, { channel: 'contactCentrePhone', theme: 'socialAssistance' })
  const [owed] = await db.selectFrom('promise').selectAll().where('personId', '=', pia.id).execute()
  await liv.does({ personId: pia.id, threadId: owed?.threadId ?? '', promiseId: owed?.id ?? '' }, 'forklar', {
    forklarHvorfor: 'busy',
    forklarTekst: 'Husleia di må vi se på.',
  })
  const hers = await isChecked(
    house,
    lars,
    await finds(lars, await takesByHand(lars), 'Pia Kolltoft'),
    pia.id,
  )
  expect(hers.text).toContain('Kommunal sak')
  expect(hers.text).toContain('Mer å gjøre enn vi rekker')
  expect(hers.html).not.toContain('Husleia')
  const closing = await presses(lars, hers, 'Videre', { tema: 'socialAssistance' })
  await presses(
    lars,
    await presses(lars, closing, 'Lagre', { resultat: 'forwarded' }),
    'Lest opp. Avslutt samtalen',
  )
})
