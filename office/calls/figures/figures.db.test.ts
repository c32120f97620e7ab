import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginStory, oslo, type Story } from '../../../test/support/story.ts'
import { addPerson, OFFICES, staffActor, TEAMS } from '../../../test/support/world.ts'
import type { FigureRow } from './model.ts'
import { callFigures } from './views.ts'

let story: Story
const people: string[] = []
const leader = staffActor('officeLeaderA')

/** Eleven who rang in the first week of March, and one the week after; every figure below is counted by hand from here. */
beforeAll(async () => {
  story = await beginStory()
  const { system } = story.database
  for (let n = 0; n < 12; n += 1) people.push(await addPerson(system))
  for (let n = 0; n < 6; n += 1) {
    const wait = 60 * (n + 1)
    await call(n, '2026-03-02 10:00', { wait, outcome: 'resolved', theme: 'aap' })
  }
  // Five of them ring again about the same two days later and are put through to nobody.
  for (let n = 0; n < 5; n += 1) {
    const id = await call(n, '2026-03-04 10:00', {
      wait: 600,
      outcome: 'transferredUnanswered',
      theme: 'aap',
    })
    await moved(id, n)
  }
  for (let n = 6; n < 11; n += 1) {
    const callId = await call(n, '2026-03-03 10:00', { language: 'ar' })
    await owed(n, callId, n < 8 ? 2 : 1)
  }
  await call(11, '2026-03-10 10:00', { language: 'so' })
  // None of this is a call that came in to the office's people by telephone.
  await call(0, '2026-03-02 12:00', { direction: 'out' })
  await owed(0, null, 3, 'unread')
  const atDesk = await call(1, '2026-03-02 12:00', { line: 'staff', wait: 1 })
  await system.insertInto('deskContact').values({ callId: atDesk, byHand: 'desk' }).execute()
  for (let n = 0; n < 6; n += 1)
    await call(null, '2026-03-02 09:00', {
      officeId: OFFICES.B,
      from: `+4749${100_000 + n}`,
      line: 'employers',
      wait: 30,
    })
})
afterAll(() => story.end())

type Told = {
  wait?: number
  outcome?: string
  theme?: string
  language?: string
  line?: string
  direction?: string
  officeId?: string
  from?: string
}
async function call(who: number | null, at: string, told: Told): Promise<string> {
  const id = v7()
  const startedAt = oslo(at)
  await story.database.system
    .insertInto('call')
    .values({
      id,
      personId: who === null ? null : (people[who] ?? null),
      fromNumber: told.from ?? null,
      direction: told.direction ?? 'in',
      line: told.line ?? 'general',
      language: told.language ?? 'nb',
      state: 'ended',
      startedAt,
      waitingSince: startedAt,
      lastEventAt: startedAt,
      answeredAt: told.wait === undefined ? null : startedAt.add({ seconds: told.wait }),
      endedAt: startedAt.add({ seconds: 900 }),
      endedHow: told.wait === undefined ? 'hungUpWaiting' : 'spoke',
      outcome: told.outcome ?? null,
      theme: told.theme ?? null,
      officeId: told.officeId ?? OFFICES.A,
    })
    .execute()
  return id
}

async function moved(callId: string, who: number): Promise<void> {
  await story.database.system
    .insertInto('transfer')
    .values({
      id: v7(),
      callId,
      personId: people[who] ?? null,
      target: 'duty',
      side: 'state',
      urgencyGiver: 'ordinary',
      state: 'turnedIntoTask',
      startedAt: oslo('2026-03-04 10:12'),
    })
    .execute()
}

/** A call that was promised, rung so many times, and kept the next day; `unread`: the ladder's own, which nobody asked for. */
async function owed(who: number, callId: string | null, tries: number, asked?: string): Promise<void> {
  const { system } = story.database
  const personId = people[who] as string
  const [id, made] = [v7(), oslo('2026-03-03 10:05')]
  await system
    .insertInto('promise')
    .values({
      personId,
      id,
      kind: 'callBack',
      clock: 'contactTask',
      side: 'state',
      theme: 'aap',
      ownerTeamId: TEAMS.followUpA,
      officeId: OFFICES.A,
      madeByKind: 'person',
      madeAt: made,
      receivedAt: made,
      countingFrom: made,
      dueAt: made.add({ hours: 48 }),
      firstDueAt: made.add({ hours: 48 }),
      details: JSON.stringify(asked === undefined ? {} : { asked }),
    })
    .execute()
  await system.updateTable('callback').set({ callId, language: 'ar' }).where('promiseId', '=', id).execute()
  for (let n = 0; n < tries; n += 1)
    await system
      .insertInto('callbackAttempt')
      .values({ personId, promiseId: id, at: made.add({ hours: n + 1 }), outcome: 'noAnswer', counts: true })
      .execute()
  await system
    .updateTable('promise')
    .set({ state: 'kept', endedAt: made.add({ hours: 24 }), endedHow: 'spoke' })
    .where('id', '=', id)
    .execute()
}

async function figures(actor: Parameters<Story['asStaff']>[0], from: string, until: string) {
  const found = await story.asStaff(actor, (ctx) => callFigures(ctx, { from, until }))
  if (!found.ok) throw new Error(found.reason)
  const row = (by: string, value = '') => found.value.rows.find((one) => one.by === by && one.value === value)
  return { ...found.value, row }
}
const flat = (row: FigureRow | undefined) =>
  Object.fromEntries(
    (row?.pairs ?? [])
      .flatMap(({ speed, quality }) => [...speed, ...quality])
      .map(({ name, value, part, of }) => [name, part === null ? value : `${part}/${of}`]),
  )

test('a week of the office, counted by hand', async () => {
  const week = await figures(leader, '2026-03-04', '2026-03-04')
  expect([week.from, week.until, week.scope]).toEqual(['2026-03-02', '2026-03-08', 'office'])
  expect(flat(week.row('all'))).toEqual({
    waitMedian: 360,
    waitP90: 600,
    abandoned: '5/16',
    // One alone was helped for good in one call.
    solvedInOne: null,
    late: '0/5',
    reachedFirst: '6/11',
    repeated: '5/16',
    // Five of the six rang again about the same: the sixth would be known.
    laterSame: null,
    helpedByFirst: null,
    transferred: '5/11',
    transferAnswered: '0/5',
    transferRepeated: '0/5',
    keptInTime: '5/5',
    kept: '5/5',
    windowMissed: '0/5',
    attempts: 1.4,
  })
})

test('by line, language and side, each sums to the whole', async () => {
  const week = await figures(leader, '2026-03-02', '2026-03-08')
  expect(flat(week.row('language', 'nb'))).toMatchObject({
    waitMedian: 360,
    abandoned: '0/11',
    transferred: '5/11',
  })
  expect(flat(week.row('language', 'ar'))).toMatchObject({
    waitMedian: null,
    abandoned: '5/5',
    keptInTime: '5/5',
  })
  expect(flat(week.row('line', 'general'))).toMatchObject({ abandoned: '5/16', kept: '5/5' })
  expect(flat(week.row('side', 'state'))).toMatchObject({ kept: '5/5' })
  expect(flat(week.row('side', 'unknown'))).toMatchObject({ abandoned: '5/16' })
})

test('one caller in a language is left out, and so is the language that would tell of them', async () => {
  const weeks = await figures(leader, '2026-03-02', '2026-03-15')
  expect(flat(weeks.row('all')).abandoned).toBe('6/17')
  expect(flat(weeks.row('language', 'so')).abandoned).toBeNull()
  expect(flat(weeks.row('language', 'ar')).abandoned).toBeNull()
  expect(flat(weeks.row('language', 'nb')).abandoned).toBe('0/11')
})

test('whoever leads the centre sees the lines; nobody else sees any of it', async () => {
  const centre = await figures(staffActor('centreLead'), '2026-03-02', '2026-03-08')
  expect(centre.scope).toBe('centre')
  // Six at another office, each waiting half a minute, of whom nothing else was written.
  expect(flat(centre.row('line', 'employers'))).toMatchObject({ waitMedian: 30, abandoned: '0/6' })
  const other = await figures(staffActor('officeLeaderB'), '2026-03-02', '2026-03-08')
  expect(flat(other.row('all'))).toMatchObject({ abandoned: '0/6', waitMedian: 30 })
  for (const key of ['operator', 'stateAdviserA', 'decisionLead', 'privacyOfficer'] as const)
    expect(await story.asStaff(staffActor(key), (ctx) => callFigures(ctx))).toMatchObject({
      reason: 'notFound',
    })
  expect(await story.asStaff(leader, (ctx) => callFigures(ctx, { from: '2024-01-01' }))).toMatchObject({
    reason: 'badPeriod',
  })
})
