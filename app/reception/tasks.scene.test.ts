import { sql } from 'kysely'
import { expect } from 'vitest'
import { TASKS } from '../../office/visits/tasks/table.ts'
import { BESIDE } from '../../office/visits/tasks/ways.ts'
import { isChecked, presses, takesByHand } from '../../test/scenes/support/desk.ts'
import type { House } from '../../test/scenes/support/house.ts'
import { scene } from '../../test/scenes/support/scene.ts'
import { begunFor, DEEDS, isHeld, LOOKS, type Things } from '../../test/scenes/support/tasks.ts'
import { formWith, type Walker } from '../../test/scenes/support/walker.ts'
import { PERSONS } from '../../test/support/world.ts'

const beside = (way: 'desk' | 'phone') =>
  TASKS.filter((task) => task[way].by.some(({ verb }) => verb === BESIDE.verb))

/** What the session has left on the timeline so far, and in whose hand. */
async function marks(house: House, personId: string) {
  const { id } = await house.db.system
    .selectFrom('assistedSession')
    .select('id')
    .where('personId', '=', personId)
    .where('endedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return house.db.system
    .selectFrom('event')
    .select(['kind', 'authorship'])
    .where('personId', '=', personId)
    .where(sql<boolean>`data->>'assisted' = ${id}`)
    .orderBy('seq')
    .execute()
}

/**
 * Everything that is done with an employee beside is done: what is read has what was asked for, and what is changed stands on the
 * timeline in the hand of that employee. Gives what was not.
 */
async function undone(house: House, who: Walker, way: 'desk' | 'phone', things: Things): Promise<string[]> {
  const tasks = beside(way)
  expect(tasks.length).toBeGreaterThan(25)
  const faults: string[] = []
  for (const { key } of tasks) {
    const [deed, look] = [DEEDS[key], LOOKS[key]]
    if (deed === undefined && look === undefined) faults.push(`${key}: nobody has tried`)
    if (look !== undefined) {
      const { text } = await who.open(look.at(things))
      const shows = typeof look.shows === 'string' ? look.shows : look.shows(things)
      if (!text.includes(shows)) faults.push(`${key}: ${shows} is not there`)
    }
    if (deed === undefined) continue
    const before = (await marks(house, things.personId)).length
    const { status, address } = await deed.does(who, things)
    const left = (await marks(house, things.personId)).slice(before)
    if (!left.some(({ kind, authorship }) => kind === deed.leaves && authorship.startsWith('staff')))
      faults.push(`${key}: ${status} at ${address}, and left ${left.map(({ kind }) => kind)}`)
  }
  return faults
}

async function ends(who: Walker): Promise<void> {
  const page = await who.open('/min-side/hjelpeokt')
  await who.send(page, formWith(page, 'bekreftet'), { bekreftet: 'aloud' })
}

const yes = { hvorfor: 'noLogin', enig: 'ja' }

scene('C6-05: every task is done at the desk and on the line, and nobody has logged in', async (house) => {
  const here = await begunFor(house, PERSONS.resident, 'stateAdviserA')
  const there = await begunFor(house, PERSONS.aap, 'stateAdviserA2')
  await house.clockTo('2026-03-02 10:16')
  await isHeld(house, here)
  await isHeld(house, there)

  const anne = await house.staff('hostA')
  const asked = await anne.open(`/arbeid/hjelpeokt?person=${here.personId}`)
  await presses(anne, asked, 'Åpne her', { ...yes, hvordan: 'document' })
  expect(await undone(house, anne, 'desk', here)).toEqual([])
  await ends(anne)

  const lars = await house.staff('operator')
  const call = await takesByHand(lars, { nummer: '42 00 51 03' })
  const found = await presses(lars, call, 'Marte Sandelykt snakker selv')
  const sure = await isChecked(house, lars, found, there.personId)
  const callId = /samtaler\/([0-9a-f-]{36})/.exec(sure.address)?.[1] ?? ''
  await presses(lars, await lars.open(`/arbeid/hjelpeokt?samtale=${callId}`), 'Åpne her', yes)
  expect(await undone(house, lars, 'phone', there)).toEqual([])
  await ends(lars)

  const sent = await house.db.system
    .selectFrom('message')
    .select(['channel', 'authorship'])
    .where('direction', '=', 'in')
    .where('personId', 'in', [here.personId, there.personId])
    .distinct()
    .orderBy('authorship')
    .execute()
  expect(sent).toEqual([
    { channel: expect.stringMatching(/Phone$/), authorship: 'staffContactCentre' },
    { channel: 'dropIn', authorship: 'staffReception' },
  ])
  const logins = await house.db.system
    .selectFrom('session')
    .select('idHash')
    .where('personId', 'in', [here.personId, there.personId])
    .execute()
  expect(logins).toEqual([])
})
