import fc from 'fast-check'
import { expect } from 'vitest'
import { URGENCIES } from '../../office/kernel/promise/model.ts'
import { compareWork, type Ranked } from '../../office/kernel/promise/rules.ts'
import { T0 } from '../support/world.ts'
import type { Citizen } from './support/citizen.ts'
import type { Employee } from './support/employee.ts'
import { type House, inOslo, STAFF } from './support/house.ts'
import { scene } from './support/scene.ts'

scene('C1-04 Same place in line', async (house) => {
  const [kari, anne, gunnar] = [
    await house.staff('stateAdviserA'),
    await house.staff('hostA'),
    await house.staff('leadStateA'),
  ]
  const hers = { assigned: [{ side: 'state', staffId: STAFF.stateAdviserA, lead: true }] } as const
  const onWeb = await house.neighbour({ ...hers, familyName: 'Åsvang' })
  const atDesk = await house.neighbour({ ...hers, familyName: 'Abel' })
  const byLetter = await house.neighbour({ ...hers, familyName: 'Aas' })
  const question = 'Når begynner kurset mitt?'
  await onWeb.writes(question)
  await anne.registers(atDesk.id, { channel: 'dropIn', theme: 'measure' })
  await house.clockTo('2026-03-02 10:01')
  await anne.registers(byLetter.id, {
    channel: 'paperLetter',
    theme: 'measure',
    text: 'Når begynner kurset? Hilsen professor dr. philos. Kåre Fagerli på vegne av en venn',
    helper: 'friend',
  })
  const [first, second, third] = await kari.list('mine')
  expect([first?.personId, second?.personId, third?.personId]).toEqual([onWeb.id, atDesk.id, byLetter.id])
  expect([first, second, third].map((row) => row && inOslo(row.dueAt))).toEqual([
    '2026-03-04 10:00',
    '2026-03-04 10:00',
    '2026-03-04 10:01',
  ])
  const listed = await kari.api('GET', '/api/v1/work-list')
  const items = (listed.body as { items: (Listed & { personId: string })[] }).items.map(ranked)
  expect(compareWork(items[0] as Ranked, items[1] as Ranked)).toBe(0)
  expect(compareWork(items[1] as Ranked, items[2] as Ranked)).toBeLessThan(0)
  nothingElseCounts()

  // A week in which web and desk wait equally long, and one in which the desk waits twice as long.
  for (const [day, deskAnswered, flagged] of [
    ['2026-03-09', '11:00', false],
    ['2026-03-17', '12:00', true],
  ] as const) {
    const [web, desk] = [await fiveMore(house, hers), await fiveMore(house, hers)]
    await house.clockTo(`${day} 10:00`)
    for (const person of web) await person.writes(question)
    for (const person of desk) await anne.registers(person.id, { channel: 'dropIn', theme: 'measure' })
    await house.clockTo(`${day} 11:00`)
    await answerAll(kari, web)
    await house.clockTo(`${day} ${deskAnswered}`)
    await answerAll(kari, desk)
    const report = (await gunnar.api('GET', '/api/v1/leader/waiting')).body as WaitingReport
    expect(report.rows).toEqual(
      expect.arrayContaining([
        { by: 'channel', value: 'portalMessage', answered: 5, medianMinutes: 60 },
        { by: 'channel', value: 'dropIn', answered: 5, medianMinutes: flagged ? 120 : 60 },
        { by: 'sender', value: 'self', answered: 5, medianMinutes: 60 },
        { by: 'sender', value: 'staffReception', answered: 5, medianMinutes: flagged ? 120 : 60 },
      ]),
    )
    expect(report.flags).toEqual(
      flagged
        ? [
            { by: 'channel', spread: 100 },
            { by: 'sender', spread: 100 },
          ]
        : [],
    )
    const page = await gunnar.open('/arbeid/leder')
    expect(/Ventetiden er 100 % lengre/.test(page.text)).toBe(flagged)
  }
})

type Listed = { urgency: Ranked['urgency']; dueAt: string; needLevel: number; receivedAt: string }
type WaitingReport = { rows: unknown[]; flags: unknown[] }
const ranked = ({ urgency, dueAt, needLevel, receivedAt }: Listed): Ranked => ({
  urgency,
  needLevel,
  dueAt: Temporal.Instant.from(dueAt),
  receivedAt: Temporal.Instant.from(receivedAt),
})

/** K13: over a thousand pairs, neither channel nor title nor surname moves anybody in the line. */
function nothingElseCounts(): void {
  const instant = fc.integer({ min: 0, max: 50 }).map((minutes) => T0.add({ minutes }))
  const item = fc.record({
    urgency: fc.constantFrom(...URGENCIES),
    dueAt: instant,
    receivedAt: instant,
    needLevel: fc.integer({ min: 0, max: 3 }),
  })
  const noise = fc.record({
    channel: fc.string(),
    title: fc.string(),
    surname: fc.string(),
    persistence: fc.nat(),
  })
  const sign = (a: Ranked, b: Ranked) => Math.sign(compareWork(a, b)) + 0
  fc.assert(
    fc.property(item, item, noise, noise, (a, b, one, other) => {
      expect(sign({ ...a, ...one }, { ...b, ...other })).toBe(sign({ ...a, ...other }, { ...b, ...one }))
      expect(sign({ ...a, ...one }, { ...b, ...other })).toBe(-sign({ ...b, ...other }, { ...a, ...one }) + 0)
      const byRule = [
        URGENCIES.indexOf(a.urgency) - URGENCIES.indexOf(b.urgency),
        Temporal.Instant.compare(a.dueAt, b.dueAt),
        b.needLevel - a.needLevel,
        Temporal.Instant.compare(a.receivedAt, b.receivedAt),
      ].find((difference) => difference !== 0)
      expect(sign({ ...a, ...one }, { ...b, ...other })).toBe(Math.sign(byRule ?? 0))
    }),
    { numRuns: 1000 },
  )
}

async function fiveMore(house: House, told: Parameters<House['neighbour']>[0]): Promise<Citizen[]> {
  const five: Citizen[] = []
  for (let n = 0; n < 5; n += 1) five.push(await house.neighbour(told))
  return five
}

async function answerAll(adviser: Employee, people: readonly Citizen[]): Promise<void> {
  const wanted = new Set(people.map((person) => person.id))
  const rows = (await adviser.list('mine')).filter((row) => wanted.has(row.personId))
  expect(rows).toHaveLength(people.length)
  for (const { personId, promiseId } of rows) {
    const brief = (await adviser.api('GET', `/api/v1/persons/${personId}`)).body as {
      threads: { threadId: string }[]
    }
    const done = await adviser.api(
      'POST',
      `/api/v1/persons/${personId}/threads/${brief.threads[0]?.threadId}/answers`,
      {
        text: 'Kurset begynner 30. mars.',
        promiseIds: [promiseId],
      },
    )
    expect([done.status, done.body]).toMatchObject([201, { ended: [promiseId] }])
  }
}
