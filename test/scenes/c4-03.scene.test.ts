import { expect } from 'vitest'
import { isChecked, presses, ringsAndWaits, takesNext } from './support/desk.ts'
import { inOslo } from './support/house.ts'
import { scene } from './support/scene.ts'

const WENCHE = '+4742005115'

scene('C4-03 Owner and time before hanging up', async (house) => {
  const wenche = await house.person('disability')
  const lars = await house.staff('operator')
  const db = house.db.system
  const entries = () =>
    db
      .selectFrom('promise')
      .selectAll()
      .where('personId', '=', wenche.id)
      .where('isOpen', '=', true)
      .where('kind', '<>', 'reachPerson')
      .execute()
  const asks = (text: string) =>
    lars.registers(wenche.id, { channel: 'contactCentrePhone', theme: 'disabilityBenefit', text })

  // She has asked, was answered on the telephone, and it did not help: she asked again, and waits.
  await asks('Hun vil vite om hun kan jobbe litt ved siden av.')
  const [first] = await entries()
  await house.clockTo('2026-03-03 09:00')
  await lars.talks(
    { personId: wenche.id, threadId: first?.threadId ?? '', promiseId: first?.id ?? '' },
    { summary: 'Forklarte reglene.', channel: 'contactCentrePhone' },
  )
  expect(await entries()).toEqual([])
  await house.clockTo('2026-03-04 09:00')
  await asks('Hun forstod ikke svaret om jobb ved siden av.')
  const [again] = await entries()
  expect(again?.id).not.toBe(first?.id)

  // The third call, through the line.
  await house.clockTo('2026-03-05 09:30')
  const caller = await ringsAndWaits(house, WENCHE)
  const taken = await takesNext(house, lars)
  expect(caller.talksWith()).toHaveLength(1)
  expect(taken.page.text).toContain('Hvem gjelder det?')
  const unsure = await presses(lars, taken.page, 'Wenche Lauvtoft snakker selv')
  // Not sure yet: how she is spoken with, and nothing that there is.
  expect(unsure.text).toContain('Sjekk identiteten for å se mer')
  expect(unsure.text).not.toMatch(/21.870|Frist |Skylder personen/)
  const sure = await isChecked(house, lars, unsure, wenche.id)
  expect(sure.text).toContain('Hva gjelder det?')
  // The context card: last contacts, what is open and who has it, help needs; the pay date from the state system.
  expect(sure.text).toContain('Siste kontakt')
  expect(sure.text).toContain('Skylder personen')
  expect(sure.text).toContain('20.03.2026')
  expect(sure.text).toMatch(/21.870 kr/)

  const answering = await presses(lars, sure, 'Videre', { tema: 'disabilityBenefit' })
  const told = await presses(lars, answering, 'Lagre', {
    'svart.payment': 'ja',
    resultat: 'forwarded',
    text: 'Vil ha svar om jobb ved siden av trygden. Best etter kl. 12.',
  })
  // Read back: a named owner and a due time; no second entry about the same matter.
  const open = await entries()
  expect(open.map(({ id }) => id)).toEqual([again?.id])
  const named = await db
    .selectFrom('assignment as a')
    .innerJoin('staff as s', 's.id', 'a.staffId')
    .select(['s.name', 'a.side', 'a.fromAt'])
    .where('a.personId', '=', wenche.id)
    .where('a.side', '=', 'state')
    .where('a.untilAt', 'is', null)
    .executeTakeFirst()
  expect(named && inOslo(named.fromAt)).toBe('2026-03-05 09:30')
  expect(told.text).toContain('Les opp for personen')
  expect(told.text).toContain(`${named?.name} er nå fast kontakt.`)
  expect(told.text).toMatch(/svarer innen .*kl\./)

  const done = await presses(lars, told, 'Lest opp. Avslutt samtalen')
  expect(done.text).toContain('Samtalen er skrevet ned.')
  await house.soon(() => !caller.live())
  // The note holds what she was told already.
  const notes = await db.selectFrom('note').select('codes').where('personId', '=', wenche.id).execute()
  expect(notes.map(({ codes }) => codes)).toContainEqual(expect.objectContaining({ answered: ['payment'] }))
  // Two lines in her own channel.
  const [summary] = await db
    .selectFrom('messageText as t')
    .innerJoin('event as e', (join) =>
      join.onRef('e.messageId', '=', 't.messageId').on('e.kind', '=', 'summarySent'),
    )
    .select('t.body')
    .where('t.personId', '=', wenche.id)
    .execute()
  expect(summary?.body.split('\n\n')).toHaveLength(2)
  expect(summary?.body).toContain('Du fikk vite om: når pengene kommer.')
  const talk = await wenche.open(`/min-side/samtaler/${again?.threadId}`)
  expect(talk.text).toContain('Du fikk vite om: når pengene kommer.')
  // She is partly digital: the same goes to her on paper, from the first day.
  const sent = await house.soon(async () => {
    const letters = (await house.outbox(wenche.id)).filter(({ channel }) => channel === 'letter')
    return letters.length > 0 && letters
  })
  expect(sent.map(({ madeAt }) => madeAt)).toEqual(['2026-03-05 09:30'])
})
