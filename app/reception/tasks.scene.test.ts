import { expect } from 'vitest'
import { TASKS } from '../../office/visits/tasks/table.ts'
import { BESIDE } from '../../office/visits/tasks/ways.ts'
import { isChecked, presses, takesByHand } from '../../test/scenes/support/desk.ts'
import type { House } from '../../test/scenes/support/house.ts'
import { scene } from '../../test/scenes/support/scene.ts'
import { formWith, type Walker } from '../../test/scenes/support/walker.ts'
import { PERSONS, STAFF } from '../../test/support/world.ts'

const personId = PERSONS.aap

/** A letter, a message and a meeting, so that every page has something to show. */
async function something(house: House): Promise<Record<string, string>> {
  const letter = await house.comesFromCase({
    personId,
    eventKey: 'tasks 1',
    kind: 'decision',
    side: 'state',
    theme: 'aap',
    box: { what: 'Vedtak', todo: 'Les', byWhen: 'Snart', otherwise: 'Ingenting', whom: 'Kari' },
    body: 'Du får AAP.',
    language: 'nb',
  })
  const ingvild = await house.staff('stateAdviserA2')
  const page = `/arbeid/person/${personId}/moter`
  const asked = await ingvild.open(
    `${page}?tolk=notFlagged&tolkgrunn=&type=followUp&hvem=${STAFF.stateAdviserA2}&form=physicalOffice&fra=2026-03-11T08:00:00Z`,
  )
  const form = formWith(asked, 'om')
  const tid = form.fields.find(({ name }) => name === 'tid')?.options[0]?.value ?? ''
  await ingvild.send(
    asked,
    form,
    { om: 'Planen', tid },
    form.buttons.find(({ value }) => value === 'bestill'),
  )
  const { id: meeting } = await house.db.system
    .selectFrom('meeting')
    .select('id')
    .where('personId', '=', personId)
    .executeTakeFirstOrThrow()
  return { notice: letter.noticeId, thread: letter.threadId, meeting }
}

/** Every page of every task that is done beside the person, as it opens for the employee; what does not. */
async function shut(who: Walker, way: 'desk' | 'phone', ids: Record<string, string>): Promise<string[]> {
  const beside = TASKS.filter((task) => task[way].by.some(({ verb }) => verb === BESIDE.verb))
  expect(beside.length).toBeGreaterThan(25)
  const faults: string[] = []
  for (const address of new Set(beside.flatMap(({ web }) => web))) {
    const { status, address: at } = await who.open(
      address.replace(/:(\w+)/g, (_all, name) => ids[name] ?? name),
    )
    if (status !== 200 || !at.startsWith('/min-side')) faults.push(`${address}: ${status} at ${at}`)
  }
  return faults
}

async function writes(who: Walker, text: string): Promise<string> {
  const page = await who.open('/min-side/skriv')
  const receipt = await who.send(page, formWith(page, 'text'), { text })
  return /kvittering\/([0-9a-f-]{36})/.exec(receipt.address)?.[1] ?? ''
}

scene('C6-05: every task is there at the desk and on the line, and nobody has logged in', async (house) => {
  const ids = await something(house)
  const anne = await house.staff('hostA')
  const asked = await anne.open(`/arbeid/hjelpeokt?person=${personId}`)
  const yes = { hvorfor: 'noLogin', enig: 'ja' }
  await presses(anne, asked, 'Åpne her', { ...yes, hvordan: 'document' })
  const message = await writes(anne, 'Jeg vil klage på vedtaket om AAP.')
  expect(message).not.toBe('')
  expect(await shut(anne, 'desk', { ...ids, message })).toEqual([])
  const end = await anne.open('/min-side/hjelpeokt')
  await anne.send(end, formWith(end, 'bekreftet'), { bekreftet: 'aloud' })

  const lars = await house.staff('operator')
  const call = await takesByHand(lars, { nummer: '42 00 51 03' })
  const found = await presses(lars, call, 'Marte Sandelykt snakker selv')
  const sure = await isChecked(house, lars, found, personId)
  const callId = /samtaler\/([0-9a-f-]{36})/.exec(sure.address)?.[1] ?? ''
  await presses(lars, await lars.open(`/arbeid/hjelpeokt?samtale=${callId}`), 'Åpne her', yes)
  const said = await writes(lars, 'Jeg vil klage på vedtaket om AAP en gang til.')
  expect(said).not.toBe('')
  expect(await shut(lars, 'phone', { ...ids, message: said })).toEqual([])
  const over = await lars.open('/min-side/hjelpeokt')
  await lars.send(over, formWith(over, 'bekreftet'), { bekreftet: 'aloud' })

  const sent = await house.db.system
    .selectFrom('message')
    .select(['channel', 'authorship'])
    .where('id', 'in', [message, said])
    .orderBy('id')
    .execute()
  expect(sent).toEqual([
    { channel: 'dropIn', authorship: 'staffReception' },
    { channel: expect.stringMatching(/Phone$/), authorship: 'staffContactCentre' },
  ])
  const logins = await house.db.system
    .selectFrom('session')
    .select('idHash')
    .where('personId', '=', personId)
    .execute()
  expect(logins).toEqual([])
})
