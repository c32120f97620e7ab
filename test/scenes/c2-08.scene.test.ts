import { expect } from 'vitest'
import { inOslo } from './support/house.ts'
import { does, hears, named, registers } from './support/mandates.ts'
import { scene } from './support/scene.ts'

scene('C2-08 The fourteen-year-old', async (house) => {
  const nour = await house.person('arabic')
  const layla = await named(house, { givenName: 'Layla', familyName: 'Shabandir', birthDate: '2011-09-01' })
  const anne = await house.staff('hostA')
  const lars = await house.staff('operator')
  const db = house.db.system
  const open = async (kind: string) =>
    (
      await db
        .selectFrom('promise')
        .selectAll()
        .where('personId', '=', nour.id)
        .where('kind', '=', kind)
        .where('isOpen', '=', true)
        .execute()
    ).map((row) => ({ ...row, dueAt: inOslo(row.dueAt) }))

  // The daughter interprets at the desk.
  const asked = await does(anne, nour.id, 'Hent telefontolk nå', { sprak: 'ar', kanal: 'dropIn', barn: 'ja' })
  expect(asked.text).toContain('Telefontolk er bedt om')
  expect((await open('connectInterpreter')).map((row) => [row.dueAt, row.ownerTeamId !== null])).toEqual([
    ['2026-03-02 10:10', true],
  ])
  await house.clockTo('2026-03-02 10:07')
  const connected = await does(anne, nour.id, 'Tolken er på tråden', {
    tolkenavn: 'Rania Haddad',
    slag: 'onDemand',
  })
  expect(connected.text).toContain('Tolken er på tråden.')
  expect(await open('connectInterpreter')).toEqual([])

  // The mother asks to register her as helper.
  const offer = { name: 'Layla Shabandir', number: layla.number }
  for (let times = 0; times < 2; times += 1) {
    const refused = await registers(anne, nour.id, { ...offer, asker: 'person' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('må ha fylt 18 år')
    expect(refused.text).toContain('ingen har gjort noe galt')
  }
  const [way, ...more] = await open('removeBarrier')
  expect(more).toEqual([])
  expect(way?.details).toMatchObject({ barrier: 'minorHelping' })
  const [tell, ...others] = await open('giveStatus')
  expect(others).toEqual([])
  expect(tell?.details).toMatchObject({ tell: 'benefits', facts: expect.arrayContaining(['benefit:aap']) })
  const adviser = await house.staff('stateAdviserA3')
  const list = (await adviser.list('mine')).filter((row) => row.personId === nour.id)
  expect(list.map((row) => row.promiseId)).toEqual(expect.arrayContaining([way?.id, tell?.id]))

  // The girl is nowhere in the record, and nobody is blamed.
  const events = await db
    .selectFrom('event')
    .select(['kind', 'data'])
    .where('personId', '=', nour.id)
    .execute()
  expect(JSON.stringify(events)).not.toMatch(/Layla/)
  const used = events.filter((event) => event.kind === 'interpreterUsed')
  expect(used.map((event) => event.data)).toMatchObject([{ by: 'onDemand', language: 'ar' }])
  const requests = await db
    .selectFrom('interpreterRequest')
    .selectAll()
    .where('personId', '=', nour.id)
    .execute()
  expect(requests.map((row) => row.interpreterName)).toEqual(['Rania Haddad'])
  expect(await db.selectFrom('mandate').selectAll().where('personId', '=', nour.id).execute()).toEqual([])

  // On her eighteenth birthday, and not the evening before.
  await house.clockTo('2029-08-31 23:30')
  expect((await registers(anne, nour.id, { ...offer, asker: 'holder' })).status).toBe(422)
  await house.clockTo('2029-09-01 00:30')
  const taken = await registers(anne, nour.id, { ...offer, asker: 'holder' })
  expect(taken.text).toContain('Mottatt. Den gjelder ikke før noen har snakket med personen alene')
  const [ask] = await open('confirmMandate')
  expect(ask?.details).toMatchObject({ alone: true, interpreter: 'ar' })
  expect((await layla.open(`/min-side/for/${nour.id}`)).status).toBe(404)
  await house.clockTo('2029-09-01 12:00')
  const said = await hears(lars, nour.id, { yes: true })
  expect(said.text).toContain('Fullmakten gjelder fra nå.')
  const shown = await layla.open(`/min-side/for/${nour.id}`)
  expect(shown.status).toBe(200)
  expect(shown.text).toContain('For Nour Shabandir')
})
