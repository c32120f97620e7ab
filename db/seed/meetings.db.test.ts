import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PersonCtx } from '../../office/kernel/context.ts'
import { brokenInvariants } from '../../office/kernel/invariants.ts'
import { settingsFrom } from '../../office/kernel/settings.ts'
import { inTransaction, type Surroundings } from '../../office/kernel/transaction.ts'
import { myAppointments, myMeetingWishes, myTalk } from '../../office/meetings/views.ts'
import { runLadder } from '../../office/reach/notices/jobs.ts'
import { myRenewals, myTraining } from '../../office/visits/views.ts'
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts'
import { clockAtT0, T0 } from '../../test/support/world.ts'
import { insertFixture, PERSONS, type PersonKey } from './fixture.ts'
import { seedMeetings } from './meetings.ts'
import { insertOrganisation } from './organisation.ts'
import { numberMaker } from './synthetic-number.ts'
import { seedTraining } from './training.ts'

describe('meetings and training of the demo', () => {
  let db: TestDatabase
  let around: Surroundings
  beforeAll(async () => {
    db = await freshDatabase()
    const clock = clockAtT0()
    await insertOrganisation(db.system, clock)
    await insertFixture(db.system, clock, numberMaker())
    around = { databases: db, clock, settings: settingsFrom() }
    await seedMeetings(around)
    await seedMeetings(around)
    await seedTraining(around)
    await seedTraining(around)
  })
  afterAll(() => db.drop())
  const as = <T>(who: PersonKey, act: (ctx: PersonCtx) => Promise<T>) =>
    inTransaction(around, { kind: 'person', personId: PERSONS[who], language: 'nb' }, (ctx) =>
      act(ctx as PersonCtx),
    )

  it('somebody who looks finds what was, with its minutes, and what is ahead; however often it is seeded', async () => {
    const found = await as('resident', (ctx) => myAppointments(ctx))
    expect(found.map(({ state, mode }) => [state, mode]).toSorted()).toEqual([
      ['booked', 'physicalOffice'],
      ['held', 'video'],
    ])
    const held = found.find(({ state }) => state === 'held')
    const talk = await as('resident', (ctx) => myTalk(ctx, { meetingId: held?.id ?? '' }))
    expect(talk).toMatchObject({ ok: true })
    if (!talk.ok) return
    expect(talk.value.minutes?.parts.map(({ matter }) => matter)).toEqual(['work', 'practical'])
    expect(talk.value.agreed.map(({ who }) => who)).toEqual(['office', 'person'])
  })

  it('staff have wishes to weigh, and the person of a wish sees it', async () => {
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from meeting_request where state = 'open'`.execute(db.system)
    expect(rows[0]?.n).toBe(4)
    expect(await as('nynorsk', (ctx) => myMeetingWishes(ctx))).toHaveLength(1)
  })

  it('somebody learns with a trainer, and sees what they manage and when they meet next', async () => {
    const { plan, next } = await as('mother', (ctx) => myTraining(ctx))
    expect(plan?.steps.map(({ masteredAt }) => masteredAt !== null)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
    expect(next).not.toBeNull()
    expect(await as('elderly', (ctx) => myTraining(ctx))).toMatchObject({ helpEachTime: true, plan: null })
    expect(await as('socialOnly', (ctx) => myRenewals(ctx))).toMatchObject([{ form: 'socialAssistance' }])
  })

  it('breaks no invariant, and nothing of it lies ahead of the clock', async () => {
    // As the server does when it starts: what is unread is told of.
    await runLadder(around, T0)
    expect(await brokenInvariants(db.system, T0)).toEqual([])
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from event where at > ${T0}`.execute(
      db.system,
    )
    expect(rows[0]?.n).toBe(0)
  })
})
