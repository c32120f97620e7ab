import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginStory, oslo, type Story } from '../../../test/support/story.ts'
import { addPerson, OFFICES, staffActor } from '../../../test/support/world.ts'
import type { Breakdown, Count } from './model.ts'
import { visitFigures } from './views.ts'

let story: Story
const leader = staffActor('officeLeaderA')
beforeAll(async () => {
  story = await beginStory()
})
afterAll(() => story.end())

type Told = { came?: string; receivers?: string[]; deeds?: string[] } & Record<string, unknown>
let n = 0
/** Closed visits at office A, each of somebody nobody knows unless the test says who. */
async function visits(
  many: number,
  { came = '2026-03-03 10:20', receivers = [], deeds = [], ...told }: Told = {},
) {
  const { system } = story.database
  for (let at = 0; at < many; at += 1) {
    n += 1
    const id = crypto.randomUUID()
    await system
      .insertInto('visit')
      .values({
        id,
        officeId: OFFICES.A,
        ticket: `${n}`,
        day: came.slice(0, 10),
        cameAt: oslo(came),
        cameBy: 'desk',
        reason: 'other',
        state: 'closed',
        outcome: 'helped',
        closedAt: oslo(came),
        minutes: 6,
        ...told,
      })
      .execute()
    for (const receiver of receivers)
      await system
        .insertInto('visitReferral')
        .values({
          id: crypto.randomUUID(),
          visitId: id,
          officeId: OFFICES.A,
          channel: 'dropIn',
          receiver,
          done: 'x',
          at: oslo(came),
        })
        .execute()
    for (const deed of deeds)
      await system
        .insertInto('visitDeed')
        .values({ visitId: id, id: crypto.randomUUID(), deed, at: oslo(came) })
        .execute()
  }
}
const figures = async (period = { from: '2026-03-02', until: '2026-03-08' }, who = leader) =>
  story.asStaff(who, (ctx) => visitFigures(ctx, period))
const rows = async () => {
  const found = await figures()
  if (!found.ok) throw new Error(found.reason)
  return found.value.rows
}
const count = async (by: Breakdown, value: string, of: Count) =>
  (await rows()).find((row) => row.by === by && row.value === value)?.counts[of]

test('each visit is counted by everything that was told of it (R-441)', async () => {
  const tally = JSON.stringify({ solved: 'yes', otherChannel: 'no', benefit: 'sick', userGroup: 'work' })
  const called = { calledAt: oslo('2026-03-03 10:35') }
  await visits(10, {
    reason: 'deliverPaper',
    tally,
    deeds: ['papers'],
    language: 'ti',
    minutes: 4,
    ...called,
  })
  await visits(10, {
    receivers: ['library', 'web'],
    tally: JSON.stringify({ solved: 'no', otherChannel: 'yes' }),
    minutes: 20,
  })
  await visits(10, {
    came: '2026-03-05 18:40',
    outcome: 'leftBeforeHelp',
    urgent: true,
    needsInterpreter: true,
  })
  const all = (await rows()).find(({ by }) => by === 'all')
  expect(all).toEqual({
    by: 'all',
    value: '',
    minutes: { median: 6, most: 20 },
    wait: { median: 15, most: 15 },
    counts: {
      visits: 30,
      solved: 10,
      otherChannel: 10,
      noOtherChannel: 10,
      referred: 10,
      left: 10,
      urgent: 10,
      interpreter: 10,
      paper: 10,
    },
  })
  expect(await count('hour', '18', 'visits')).toBe(10)
  expect(await count('weekday', '4', 'left')).toBe(10)
  expect(await count('reason', 'deliverPaper', 'solved')).toBe(10)
  expect(await count('language', 'ti', 'paper')).toBe(10)
  expect(await count('benefit', 'untold', 'visits')).toBe(20)
  expect(await count('receiver', 'library', 'referred')).toBe(10)
  expect(await count('receiver', 'none', 'visits')).toBe(20)
})

test('one who comes ten times is one, and is in no figure alone (R-799)', async () => {
  const personId = await addPerson(story.database.system)
  await visits(10, { personId, reason: 'printCopy', came: '2026-03-04 09:10' })
  expect(await count('reason', 'printCopy', 'visits')).toBeNull()
  expect(await count('hour', '9', 'visits')).toBeNull()
  // Nor is it to be had from the sum: another row is left out beside it.
  const hours = (await rows()).filter(({ by, counts }) => by === 'hour' && counts.visits === null)
  expect(hours.length).toBeGreaterThan(1)
  expect(await count('all', '', 'visits')).toBe(40)
})

test('for whoever leads the office, and of no other office or period', async () => {
  const elsewhere = await figures(undefined, staffActor('officeLeaderB'))
  expect(elsewhere.ok && elsewhere.value.rows).toEqual([])
  const before = await figures({ from: '2026-02-23', until: '2026-03-01' })
  expect(before.ok && before.value.rows).toEqual([])
  for (const who of ['hostA', 'stateAdviserA'] as const)
    expect(await figures(undefined, staffActor(who))).toEqual({ ok: false, reason: 'notFound' })
  expect(await figures({ from: '2025-01-01', until: '2026-03-01' })).toEqual({
    ok: false,
    reason: 'badPeriod',
  })
})

test('the visits of one office are found by its index, however many others there are', async () => {
  await sql`insert into visit (office_id, ticket, day, came_at, came_by, reason, state, outcome, closed_at)
    select ${OFFICES.B}, 'x' || n, date '2020-01-01' + (n % 2000), timestamptz '2020-01-01' + n * interval '70 minutes', 'desk',
      'other', 'closed', 'helped', now() from generate_series(1, 40000) n`.execute(story.database.system)
  await sql`analyze visit`.execute(story.database.system)
  const { rows: plan } = await sql<
    Record<string, string>
  >`explain select from visit where office_id = ${OFFICES.A}
    and came_at >= '2026-03-01' and came_at < '2026-03-09'`.execute(story.database.system)
  expect(JSON.stringify(plan)).toMatch(/Index.*visit_office|visit_office/)
})
