import { expect } from 'vitest'
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
  const { items } = listed.body as { items: Listed[] }
  const rank = ({ urgency, dueAt, needLevel }: Listed) => ({ urgency, dueAt, needLevel })
  expect(items.map((item) => item.personId)).toEqual([onWeb.id, atDesk.id, byLetter.id])
  expect(items.slice(0, 2).map(rank)).toEqual(Array(2).fill(rank(items[0] as Listed)))
  expect(items[2]?.dueAt.localeCompare(items[1]?.dueAt ?? '')).toBe(1)

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

type Listed = { personId: string; urgency: string; dueAt: string; needLevel: number }
type WaitingReport = { rows: unknown[]; flags: unknown[] }

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
