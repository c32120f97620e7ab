import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { beginStory, oslo, type Story } from '../../../test/support/story.ts'
import { addPerson, STAFF, staffActor } from '../../../test/support/world.ts'
import { planShift } from '../duty/actions.ts'
import { watchRosters } from '../duty/jobs.ts'
import { logDutyContact } from '../duty/log.ts'
import { giveUpLegs } from '../line/jobs.ts'
import { lockCallAndLeg, updateLeg } from '../line/store.ts'
import { onLeg } from '../listeners.ts'
import type { LegState } from '../model.ts'
import { callerChose, judgeTransfer, transferCall } from './actions.ts'
import { dutyCalls, myTransfers, officeTransfers, transfersOfCall } from './views.ts'

let story: Story
beforeAll(async () => {
  story = await beginStory()
})
afterAll(() => story.end())

const operator = staffActor('operator')
const lead = staffActor('leadMunicipalA')
const duty = staffActor('dutyOfficerA')
const accepted = <T>(result: { ok: true; value: T } | { ok: false; reason: string }): T => {
  if (!result.ok) throw new Error(`refused: ${result.reason}`)
  return result.value
}

let day = 1
let person: string
let call: string
let start: Temporal.Instant
beforeEach(async () => {
  // Each test on a day of its own, at 11:00, with three on the roster.
  day += 1
  if ([7, 8, 14, 15].includes(day)) day += 2
  start = oslo(`2026-03-${String(day).padStart(2, '0')} 11:00`)
  story.clock.set(start.subtract({ hours: 2 }))
  for (const [index, staffId] of [
    STAFF.dutyOfficerA,
    STAFF.dutyOfficerA2,
    STAFF.municipalAdviserA2,
  ].entries())
    accepted(
      await story.asStaff(lead, (ctx) =>
        planShift(ctx, {
          staffId,
          rank: index + 1,
          from: start.subtract({ hours: 2 }),
          until: start.add({ hours: 4 }),
        }),
      ),
    )
  story.clock.set(start)
  person = await addPerson(story.database.system)
  const row = await story.database.system
    .insertInto('call')
    .values({
      personId: person,
      direction: 'in',
      line: 'general',
      state: 'talking',
      staffId: operator.staffId,
      fromNumber: '+4790000001',
      startedAt: start,
      answeredAt: start,
      lastEventAt: start,
      place: JSON.stringify({ at: 'wait', step: 1, wrong: 0, menu: 1 }),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  call = row.id
})

const put = (more: Partial<Parameters<typeof transferCall>[1]> = {}) =>
  story.asStaff(operator, (ctx) =>
    transferCall(ctx, {
      callId: call,
      personId: person,
      target: 'duty',
      theme: 'emergencyNeed',
      urgency: 'acute',
      reason: '',
      ...more,
    }),
  )
const legs = () =>
  story.database.system
    .selectFrom('callLeg')
    .select(['id', 'staffId', 'state', 'kind', 'wantedAt'])
    .where('callId', '=', call)
    .orderBy('wantedAt')
    .execute()
const promises = () =>
  story.database.system.selectFrom('promise').selectAll().where('personId', '=', person).execute()
/** Lets time pass; what has rung long enough is given up on the way. */
async function passes(seconds: number) {
  story.clock.set(start.add({ seconds }))
  await giveUpLegs(story.around, story.clock.now())
}
async function legBecomes(id: string, state: LegState) {
  await story.asSystem(async (ctx) => {
    await updateLeg(ctx.tx, id, { state })
    const found = await lockCallAndLeg(ctx.tx, id)
    if (found) await onLeg(ctx, found.call, found.leg)
  })
}

describe('a transfer that rings out (C4-04, R-421)', () => {
  test('each is rung 45 seconds, then the lead; then there is a task, the leader knows, and the caller was never lost', async () => {
    const done = accepted(await put())
    expect(done).toMatchObject({ rings: 4, line: { urgency: 'acute' } })
    expect(
      (await promises()).map(({ dueAt, urgency, isOpen }) => [dueAt.toString(), urgency, isOpen]),
    ).toEqual([[start.add({ minutes: 60 }).toString(), 'acute', true]])
    for (const seconds of [44, 45, 90, 135, 179]) await passes(seconds)
    const rung = await legs()
    expect(rung.map(({ staffId, wantedAt }) => [staffId, wantedAt.since(start).total('seconds')])).toEqual([
      [STAFF.dutyOfficerA, 0],
      [STAFF.dutyOfficerA2, 45],
      [STAFF.municipalAdviserA2, 90],
      [STAFF.leadMunicipalA, 135],
    ])
    const [running] = await story.asStaff(operator, (ctx) => transfersOfCall(ctx, { callId: call }))
    expect(running?.steps.map(({ state }) => state)).toEqual(['noAnswer', 'noAnswer', 'noAnswer', 'wanted'])
    await passes(180)
    const [ended] = await story.asStaff(operator, (ctx) => transfersOfCall(ctx, { callId: call }))
    expect(ended).toMatchObject({ state: 'turnedIntoTask', ledger: 'open' })
    expect(await promises()).toMatchObject([{ isOpen: true, leadReason: 'transferUnanswered' }])
    const told = await story.database.system
      .selectFrom('staffNotice')
      .select('staffId')
      .where('kind', '=', 'transferUnanswered')
      .where('personId', '=', person)
      .execute()
    expect(told.map(({ staffId }) => staffId).sort()).toEqual(
      [STAFF.leadMunicipalA, STAFF.officeLeaderA, STAFF.operator].sort(),
    )
    const figures = accepted(await story.asStaff(lead, (ctx) => officeTransfers(ctx)))
    expect(figures.today).toEqual({ made: 1, answered: 0, turnedIntoTask: 1 })
  })

  test('busy or declined goes on at once, and nobody is rung twice', async () => {
    accepted(await put())
    const [first] = await legs()
    await legBecomes(first?.id ?? '', 'busy')
    const rung = await legs()
    expect(rung.map(({ staffId }) => staffId)).toEqual([STAFF.dutyOfficerA, STAFF.dutyOfficerA2])
  })

  test('a second press while it rings is one transfer', async () => {
    const first = accepted(await put({ clientKey: 'one' }))
    expect(accepted(await put({ clientKey: 'one' })).transferId).toBe(first.transferId)
    expect(await put({ clientKey: 'two' })).toMatchObject({ ok: false, reason: 'conflict' })
    expect(await promises()).toHaveLength(1)
  })

  test('with nobody on the roster and no leader there it is a task at once', async () => {
    await story.database.system.updateTable('dutyShift').set({ endedAt: start }).execute()
    for (const staffId of [STAFF.leadMunicipalA, STAFF.officeLeaderA])
      await story.database.system
        .insertInto('absence')
        .values({ staffId, fromAt: start.subtract({ hours: 1 }), registeredAt: start })
        .execute()
    expect(accepted(await put())).toMatchObject({ rings: 0, line: { urgency: 'acute' } })
    const [shown] = await story.asStaff(operator, (ctx) => myTransfers(ctx))
    expect(shown).toMatchObject({ callId: call, state: 'turnedIntoTask' })
    await story.database.system.updateTable('absence').set({ endedAt: start }).execute()
  })
})

describe('a transfer that is answered (R-422)', () => {
  const answered = async () => {
    accepted(await put())
    const [first] = await legs()
    await legBecomes(first?.id ?? '', 'answered')
  }

  test('whoever picks up has the call and what is owed, with the first clock', async () => {
    await answered()
    expect(await promises()).toMatchObject([{ ownerStaffId: STAFF.dutyOfficerA, isOpen: true }])
    const held = await story.database.system
      .selectFrom('call')
      .selectAll()
      .where('id', '=', call)
      .executeTakeFirst()
    expect(held).toMatchObject({ staffId: STAFF.dutyOfficerA, state: 'talking' })
    const [seen] = await story.asStaff(duty, (ctx) => dutyCalls(ctx))
    expect(seen).toMatchObject({ callId: call, state: 'answered', mine: false })
  })

  test('a caller who would rather be called is rung when somebody answers', async () => {
    const done = accepted(await put())
    accepted(
      await story.asStaff(operator, (ctx) =>
        callerChose(ctx, { transferId: done.transferId ?? '', stays: false }),
      ),
    )
    const [first] = await legs()
    await legBecomes(first?.id ?? '', 'answered')
    expect((await legs()).filter(({ kind }) => kind === 'person')).toHaveLength(1)
  })

  test('two views of urgency are kept, and a lower one needs reason and time (C4-05)', async () => {
    await answered()
    const [given] = await story.asStaff(operator, (ctx) => myTransfers(ctx))
    const judge = (reason: string, nextContactAt: Temporal.Instant | null) =>
      story.asStaff(duty, (ctx) =>
        judgeTransfer(ctx, {
          transferId: given?.id ?? '',
          personId: person,
          urgency: 'ordinary',
          reason,
          nextContactAt,
        }),
      )
    expect(await judge('', start.add({ hours: 24 }))).toMatchObject({ reason: 'needsReason' })
    expect(await judge('Har mat til fredag', null)).toMatchObject({ reason: 'needsContactTime' })
    accepted(await judge('Har mat til fredag', start.add({ hours: 24 })))
    const [after] = await story.asStaff(operator, (ctx) => myTransfers(ctx))
    expect(after).toMatchObject({
      urgencyGiver: 'acute',
      urgencyReceiver: 'ordinary',
      reasonReceiver: 'Har mat til fredag',
    })
    const figures = accepted(await story.asStaff(lead, (ctx) => officeTransfers(ctx)))
    expect(figures.disagreements).toContainEqual(expect.objectContaining({ theme: 'emergencyNeed' }))
  })

  test('what was decided is logged, and a follow-up is owed in five working days (R-428, R-436)', async () => {
    await answered()
    const [promise] = await promises()
    const log = (need: string, summary: string) =>
      story.asStaff(duty, (ctx) =>
        logDutyContact(ctx, {
          personId: person,
          promiseId: promise?.id ?? '',
          need,
          decision: 'met',
          summary,
        }),
      )
    expect(await log('noe annet', 'Du får mat i kveld.')).toMatchObject({ reason: 'badForm' })
    expect(await log('food', ' ')).toMatchObject({ reason: 'empty' })
    accepted(await log('food', 'Du får mat i kveld. Vi snakkes på mandag.'))
    const owed = await promises()
    expect(owed.find(({ id }) => id === promise?.id)?.isOpen).toBe(false)
    expect(owed.filter(({ kind, isOpen }) => kind === 'followEmergency' && isOpen)).toHaveLength(1)
  })
})

describe('who may', () => {
  test('what can wait is not put through to the duty phone, and makes nothing urgent (R-425)', async () => {
    expect(await put({ urgency: 'ordinary', theme: 'contactAdviser' })).toMatchObject({
      reason: 'notUrgentEnough',
    })
    expect(await legs()).toEqual([])
    const done = accepted(await put({ urgency: 'ordinary', theme: 'contactAdviser', target: 'promise' }))
    expect(done).toMatchObject({ rings: 0, transferId: null, line: { urgency: 'ordinary' } })
  })
  test('nobody puts through a call that somebody else has', async () => {
    const other = await story.asStaff(staffActor('hostA'), (ctx) =>
      transferCall(ctx, {
        callId: call,
        personId: person,
        target: 'promise',
        theme: 'contactAdviser',
        urgency: 'ordinary',
        reason: '',
      }),
    )
    expect(other).toMatchObject({ reason: 'notFound' })
  })
  test('nobody sees transfers that they neither gave nor took', async () => {
    accepted(await put())
    expect(
      await story.asStaff(staffActor('stateAdviserB'), (ctx) => transfersOfCall(ctx, { callId: call })),
    ).toEqual([])
    expect(await story.asStaff(staffActor('dutyOfficerB'), (ctx) => dutyCalls(ctx))).toEqual([])
    expect(await story.asStaff(staffActor('stateAdviserA'), (ctx) => officeTransfers(ctx))).toMatchObject({
      ok: false,
    })
  })
})

test('a hole in the coming week is told to whoever leads, once a day (R-426)', async () => {
  story.clock.set(start)
  expect(await watchRosters(story.around)).toBeGreaterThan(0)
  expect(await watchRosters(story.around)).toBe(0)
  const told = await story.database.system
    .selectFrom('staffNotice')
    .select('staffId')
    .where('kind', '=', 'dutyHole')
    .execute()
  expect(told.map(({ staffId }) => staffId)).toContain(STAFF.officeLeaderA)
})
