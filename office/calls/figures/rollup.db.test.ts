import { type RawBuilder, sql } from 'kysely'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seeded } from '../../../test/support/chance.ts'
import { beginStory, oslo, type Story } from '../../../test/support/story.ts'
import { addPerson, STAFF } from '../../../test/support/world.ts'
import { driftedDay, hasDrifted, midnight, rollCallDays, rolledOf } from './days.ts'
import { type Asked, callRows, waitRows } from './store.ts'

/** What was counted day by day is what would be counted now of all calls, whatever is corrected afterwards. */
let story: Story
const chance = seeded(99)
const calls: { id: string; who: number | null }[] = []
const people: string[] = []
const one = <T>(of: readonly T[]) => of[Math.floor(chance() * of.length)] as T
const [first, last] = [Temporal.PlainDate.from('2026-01-19'), Temporal.PlainDate.from('2026-03-01')]

beforeAll(async () => {
  story = await beginStory()
  for (let n = 0; n < 40; n += 1) people.push(await addPerson(story.database.system))
  for (let n = 0; n < 700; n += 1) await call(Math.floor(chance() * 48))
  for (const { id } of calls.filter((_, n) => n % 9 === 0))
    await run(sql`insert into transfer (id, call_id, target, side, urgency_giver, state, answered_by, started_at)
      select ${v7()}, id, 'duty', 'state', 'ordinary', ${one(['answered', 'turnedIntoTask'])}, ${STAFF.dutyOfficerA}, started_at + interval '2 minutes'
      from call where id = ${id}`)
  // Monday 2 March: the last nine days are not closed.
  story.clock.set(oslo('2026-03-02 10:00'))
})
afterAll(() => story.end())

const run = (query: RawBuilder<unknown>) => query.execute(story.database.system)

/** Of forty people, seven numbers that are nobody's, and withheld ones; many ring in some languages and few in others. */
async function call(who: number, at = 42 * 86_400 * chance()): Promise<string> {
  const id = v7()
  const startedAt = midnight(first).add({ seconds: Math.floor(at) })
  const answered = chance() < 0.7
  const queued = startedAt.add({ milliseconds: Math.floor(20_000 * chance()) })
  await story.database.system
    .insertInto('call')
    .values({
      id,
      personId: people[who] ?? null,
      fromNumber: who < 47 ? `+4749${100_000 + who}` : null,
      direction: chance() < 0.95 ? 'in' : 'out',
      line: one(['general', 'general', 'general', 'duty', 'employers', 'staff']),
      language: chance() < 0.9 ? 'nb' : one(['ar', 'so', 'ti']),
      side: one([null, 'state', 'municipal']),
      theme: one([null, 'aap', 'housing']),
      state: 'ended',
      startedAt,
      waitingSince: one([null, queued]),
      lastEventAt: startedAt,
      answeredAt: answered ? queued.add({ milliseconds: Math.floor(900_000 * chance()) }) : null,
      endedAt: startedAt.add({ minutes: 25 }),
      endedHow: answered ? 'spoke' : one(['hungUpWaiting', 'hungUpInMenu', 'callBackKept']),
      outcome: answered ? one(['resolved', 'resolved', 'forwarded', 'transferredUnanswered', null]) : null,
    })
    .execute()
  calls.push({ id, who })
  return id
}

const order = (rows: readonly { by: string; value: string }[]) =>
  [...rows].sort((a, b) => `${a.by} ${a.value}`.localeCompare(`${b.by} ${b.value}`))

/** Of a period, what the days say and what all its calls say; and of how many days it was read. */
async function both(from: Temporal.PlainDate, until: Temporal.PlainDate) {
  const { system } = story.database
  const span = { office: null, from: midnight(from), until: midnight(until.add({ days: 1 })) }
  const days = await rolledOf(system, from, until)
  const asked = { ...span, now: story.clock.now(), least: 5 }
  const figures = async (which: Pick<Asked, 'rolled' | 'live'>) => [
    order(await callRows(system, { ...asked, ...which })),
    order(await waitRows(system, { ...asked, ...which })),
  ]
  return {
    rolled: days.rolled.length,
    byDays: await figures(days),
    computed: await figures({ rolled: [], live: [span] }),
  }
}

async function same(rolled: number): Promise<void> {
  const all = await both(first, last)
  expect(all.rolled).toBe(rolled)
  expect(all.byDays).toEqual(all.computed)
  const week = await both(first.add({ weeks: 2 }), first.add({ weeks: 3 }).subtract({ days: 1 }))
  expect(week.byDays).toEqual(week.computed)
}
const roll = () => rollCallDays(story.around)
// 42 days, of which the last nine before the second of March may still change: the twenty-first of February is the last.
const CLOSED = 34

test('closed days are counted once, open ones are read as they are, and together they are the period', async () => {
  await same(0)
  expect(await roll()).toBe(CLOSED)
  await same(CLOSED)
  expect(await roll()).toBe(0)
})

test('before a call that nobody has ended, no day is closed', async () => {
  const id = await call(0, 86_400 * 20)
  await run(sql`delete from call_rollup_day`)
  await run(sql`update call set state = 'talking', ended_at = null, ended_how = null where id = ${id}`)
  expect(await roll()).toBe(12)
  await run(sql`update call set state = 'ended', ended_at = started_at, ended_how = 'lost' where id = ${id}`)
  await same(12)
  expect(await roll()).toBe(CLOSED - 12)
})

test('it is the days that are read; one that says what its calls do not is found (I-57)', async () => {
  const wrong = Temporal.PlainDate.from('2026-02-02')
  const add = (n: number) =>
    run(sql`update call_rollup set n = n + ${n} where by = 'all' and what = 'calls' and day = '2026-02-02'`)
  expect(await hasDrifted(story.database.system, wrong)).toBe(false)
  await add(1)
  const { byDays, computed } = await both(first, last)
  expect(byDays).not.toEqual(computed)
  expect(await hasDrifted(story.database.system, wrong)).toBe(true)
  // One day a night, each in its turn: within as many nights as there are days this one has had its turn.
  const night = story.clock.now()
  const found: (string | null)[] = []
  for (let n = 0; n < CLOSED; n += 1) {
    story.clock.set(night.add({ hours: 24 * n }))
    found.push(await driftedDay(story.around))
  }
  story.clock.set(night)
  expect(found.filter((one) => one !== null)).toEqual(['2026-02-02'])
  await run(
    sql`update call_rollup_wait set n = array_append(n[2:], 9) where by = 'all' and day = '2026-02-03'`,
  )
  expect(await hasDrifted(story.database.system, wrong.add({ days: 1 }))).toBe(true)
  await run(sql`update call_rollup_day set stale = true where day = '2026-02-03'`)
  expect(await hasDrifted(story.database.system, wrong.add({ days: 1 }))).toBe(false)
  expect(await roll()).toBe(1)
  await add(-1)
})

test('whatever is corrected of an old day, a week on both sides is counted anew', async () => {
  const old = async (at: string) =>
    (
      await sql<{
        id: string
      }>`select id from call where direction = 'in' and answered_at is not null and person_id is not null
      and started_at >= ${oslo(at)} order by started_at limit 1`.execute(story.database.system)
    ).rows[0]?.id as string
  const threadId = v7()
  const asks = async (id: string) => {
    await run(
      sql`insert into thread (person_id, id, opened_at, last_at) select person_id, ${threadId}, ended_at, ended_at from call where id = ${id}`,
    )
    await run(sql`update call set outcome = 'resolved', theme = 'aap' where id = ${id}`)
    await roll()
    await run(sql`insert into enquiry (person_id, id, thread_id, theme, side, confidence, certain, language, received_at)
      select person_id, ${threadId}, ${threadId}, 'aap', 'state', 1, true, 'nb', ended_at + interval '5 days' from call where id = ${id}`)
  }
  const corrections: (() => Promise<unknown>)[] = [
    async () =>
      run(
        sql`update call set outcome = 'forwarded', theme = 'housing', side = 'state' where id = ${await old('2026-02-10')}`,
      ),
    async () => asks(await old('2026-02-12')),
    async () => run(sql`update enquiry set theme = 'housing' where id = ${threadId}`),
    async () => run(sql`update call set person_id = ${people[0]} where id = ${await old('2026-02-04')}`),
    async () =>
      run(
        sql`update call set answered_at = answered_at + interval '1 minute' where id = ${await old('2026-02-06')}`,
      ),
    async () => call(3, 86_400 * 15.5),
    async () =>
      run(
        sql`delete from transfer where id = (select id from transfer where started_at > ${oslo('2026-02-11')} order by started_at limit 1)`,
      ),
    async () =>
      run(sql`update transfer set state = case state when 'answered' then 'turnedIntoTask' else 'answered' end
      where started_at between ${oslo('2026-02-03')} and ${oslo('2026-02-08')}`),
    async () =>
      run(sql`insert into desk_contact (call_id, by_hand) select id, 'desk' from call where line = 'staff'
      and started_at > ${oslo('2026-02-05')} order by started_at limit 1`),
  ]
  for (const correct of corrections) {
    await correct()
    const { rolled, byDays, computed } = await both(first, last)
    expect(rolled).toBeLessThan(CLOSED)
    expect(rolled).toBeGreaterThanOrEqual(CLOSED - 24)
    expect(byDays).toEqual(computed)
    expect(await roll()).toBe(CLOSED - rolled)
  }
  await same(CLOSED)
})
