import { expect } from 'vitest'
import { STAFF } from '../support/world.ts'
import { isChecked, presses, ringsAndWaits, takesNext } from './support/desk.ts'
import type { Employee } from './support/employee.ts'
import type { House } from './support/house.ts'
import { scene } from './support/scene.ts'
import { formWith } from './support/walker.ts'

const WENCHE = '+4742005115'
const THREE = ['dutyOfficerA', 'dutyOfficerA2', 'municipalAdviserA2'] as const

/** The lead sets up who has the duty phone today, in the order in which they are rung. */
async function roster(lead: Employee): Promise<void> {
  for (const [index, key] of THREE.entries()) {
    const page = await lead.open('/arbeid/vakt')
    await lead.send(page, formWith(page, 'gjor=vakt'), {
      hvem: STAFF[key],
      plass: String(index + 1),
      fra: '2026-03-02T09:00',
      til: '2026-03-02T15:00',
    })
  }
  const shown = await lead.open('/arbeid/vakt')
  expect(shown.text).toContain('1. Ruth Kveldgard')
}

const phoneOf = async (house: House, key: keyof typeof STAFF) =>
  (
    await house.db.system
      .selectFrom('staff')
      .select('phone')
      .where('id', '=', STAFF[key])
      .executeTakeFirstOrThrow()
  ).phone

/** A resident has rung, said who they are and been checked; the operator has come to what it is about. */
async function inACall(house: House, operator: Employee, personId: string) {
  const caller = await ringsAndWaits(house, WENCHE)
  const taken = await takesNext(house, operator)
  const who = await presses(operator, taken.page, 'Wenche Lauvtoft snakker selv')
  const sure = await isChecked(house, operator, who, personId)
  expect(sure.text).toContain('Sett over')
  return { caller, address: `/arbeid/samtaler/${taken.callId}` }
}

scene('C4-04 The transfer that rings out', async (house) => {
  const [wenche, operator, lead] = [
    await house.person('disability'),
    await house.staff('operator'),
    await house.staff('leadMunicipalA'),
  ]
  await roster(lead)
  await house.clockTo('2026-03-02 11:00')
  const { caller, address } = await inACall(house, operator, wenche.id)
  const screen = await operator.open(address)
  expect(screen.text).toContain('1. Ruth Kveldgard')
  const urgent = formWith(screen, 'hast=acute')
  await operator.send(screen, urgent, { tema: 'emergencyNeed' })

  // The entry is there before anybody has picked up, with the limit of an urgent matter.
  const [entry] = await house.db.system
    .selectFrom('promise')
    .selectAll()
    .where('personId', '=', wenche.id)
    .where('urgency', '=', 'acute')
    .execute()
  expect(entry?.dueAt.toString()).toBe('2026-03-02T11:00:00Z')

  // Each rings in turn; the caller stays with the operator all the while.
  for (const [index, key] of [...THREE, 'leadMunicipalA' as const].entries()) {
    const rung = await house.voice.rung(await phoneOf(house, key))
    expect(rung.shows).not.toContain(WENCHE)
    expect(caller.talksWith()).toHaveLength(1)
    const seconds = (index + 1) * 45
    await house.clockTo(`2026-03-02 11:0${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`)
    const shown = await operator.open(address)
    expect(shown.text.match(/svarte ikke/g)).toHaveLength(index + 1)
  }
  const after = await operator.open(address)
  expect(after.text).toContain('Ingen tok den. Det er en oppgave som haster.')
  expect(after.text).toMatch(/Noen snakker med personen senest .*12/)
  expect(await lead.notices()).toContainEqual(expect.stringContaining('Satt over, ingen svarte'))
  const leader = await lead.open('/arbeid/leder')
  expect(leader.text).toContain('I dag: 0 av 1 besvart')
  expect(
    (
      await house.db.system
        .selectFrom('promise')
        .select('isOpen')
        .where('id', '=', entry?.id ?? '')
        .executeTakeFirst()
    )?.isOpen,
  ).toBe(true)
  expect(await house.invariants()).toEqual([])
})

scene('C4-05 Two views of urgency', async (house) => {
  const [wenche, operator, lead, ruth] = [
    await house.person('disability'),
    await house.staff('operator'),
    await house.staff('leadMunicipalA'),
    await house.staff('dutyOfficerA'),
  ]
  await roster(lead)
  const { address } = await inACall(house, operator, wenche.id)

  // What can wait is not offered the duty phone, and whoever asks for it all the same is told what to do instead.
  const screen = await operator.open(address)
  const waits = formWith(screen, 'hast=ordinary')
  const urgent = formWith(screen, 'hast=acute')
  expect(screen.html.slice(screen.html.indexOf('id="til-ordinary"')).split('</select>')[0]).not.toContain(
    'value="duty"',
  )
  const refused = await operator.send(screen, waits, {
    til: 'duty',
    tema: 'disabilityBenefit',
  })
  expect(refused.status).toBe(422)
  const told = await operator.send(await operator.open(address), waits, {
    til: 'promise',
    tema: 'disabilityBenefit',
    sagt: 'Vil vite om hun kan jobbe litt.',
  })
  expect(told.status).toBe(200)
  const [ordinary] = await house.db.system
    .selectFrom('promise')
    .selectAll()
    .where('personId', '=', wenche.id)
    .where('theme', '=', 'disabilityBenefit')
    .where('isOpen', '=', true)
    .execute()
  expect(ordinary).toMatchObject({ urgency: 'ordinary' })

  // The operator finds it urgent; the office has spoken with her and does not.
  const again = await operator.open(address)
  await operator.send(again, urgent, { tema: 'emergencyNeed' })
  const rung = await house.voice.rung(await phoneOf(house, 'dutyOfficerA'))
  await rung.answers()
  await house.soon(async () => (await ruth.open('/arbeid/vakt')).text.includes('Besvart'))
  const duty = await ruth.open('/arbeid/vakt')
  const judge = formWith(duty, 'gjor=vurdert')
  const noTime = await ruth.send(duty, judge, { hast: 'ordinary', hvorfor: 'Hun har mat til fredag' })
  expect(noTime.status).toBe(422)
  expect(noTime.text).toContain('Skriv når dere snakkes neste gang')
  await ruth.send(await ruth.open('/arbeid/vakt'), judge, {
    hast: 'ordinary',
    hvorfor: 'Hun har mat til fredag',
    neste: '2026-03-04T10:00',
  })
  const [both] = await house.db.system
    .selectFrom('transfer')
    .select(['urgencyGiver', 'urgencyReceiver', 'reasonReceiver'])
    .where('personId', '=', wenche.id)
    .where('target', '=', 'duty')
    .execute()
  expect(both).toEqual({
    urgencyGiver: 'acute',
    urgencyReceiver: 'ordinary',
    reasonReceiver: 'Hun har mat til fredag',
  })
  // The operator and the resident see reason and time; the report lists it by theme.
  expect(await operator.notices()).toContainEqual(expect.stringContaining('Hast er senket'))
  const [thread] = await house.db.system
    .selectFrom('promise')
    .select('threadId')
    .where('personId', '=', wenche.id)
    .where('leadReason', '=', 'urgencyLowered')
    .execute()
  const hers = await wenche.open(`/min-side/samtaler/${thread?.threadId}`)
  expect(hers.text).toContain('Hun har mat til fredag')
  expect((await lead.open('/arbeid/leder')).text).toContain('1 av 1 senket')
  expect(await house.invariants()).toEqual([])
})
