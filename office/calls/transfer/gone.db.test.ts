import { afterEach, beforeEach, expect, test } from 'vitest'
import { beginStory, oslo, type Story } from '../../../test/support/story.ts'
import { addPerson, STAFF, staffActor } from '../../../test/support/world.ts'
import { brokenInvariants } from '../../kernel/invariants.ts'
import { planShift } from '../duty/actions.ts'
import { giveUpLegs } from '../line/jobs.ts'
import { endCall, legAnswered } from '../line/status.ts'
import { lockCall } from '../line/store.ts'
import { callerChose, transferCall } from './actions.ts'
import { dutyCalls, transfersOfCall } from './views.ts'

const CALLER = '+4790000001'
const operator = staffActor('operator')
const duty = staffActor('dutyOfficerA')
const start = oslo('2026-03-03 11:00')
const span = { from: start.subtract({ hours: 2 }), until: start.add({ hours: 4 }) }

let story: Story
let person: string
let call: string
beforeEach(async () => {
  story = await beginStory()
  story.clock.set(start)
  for (const [index, staffId] of [STAFF.dutyOfficerA, STAFF.dutyOfficerA2].entries())
    await story.asStaff(staffActor('leadMunicipalA'), (ctx) =>
      planShift(ctx, { staffId, rank: index + 1, ...span }),
    )
  person = await addPerson(story.database.system, { language: 'so' })
})
afterEach(async () => {
  expect(await story.asSystem((ctx) => brokenInvariants(ctx.tx, ctx.clock.now()))).toEqual([])
  await story.end()
})

/** The operator has the caller on the line and has put them through. */
async function putThrough(
  fromNumber: string | null,
  target = 'duty',
  urgency: 'acute' | 'ordinary' = 'acute',
) {
  const row = await story.database.system
    .insertInto('call')
    .values({
      personId: person,
      providerId: 'CA1',
      direction: 'in',
      line: 'general',
      language: 'so',
      state: 'talking',
      staffId: operator.staffId,
      fromNumber,
      startedAt: start,
      answeredAt: start,
      lastEventAt: start,
      place: JSON.stringify({ at: 'wait', step: 1, wrong: 0, menu: 1 }),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  call = row.id
  const put = await story.asStaff(operator, (ctx) =>
    transferCall(ctx, {
      callId: call,
      personId: person,
      target,
      theme: urgency === 'acute' ? 'emergencyNeed' : 'contactAdviser',
      urgency,
      reason: '',
      ...(target === 'staff' ? { staffId: STAFF.stateAdviserA } : {}),
    }),
  )
  if (!put.ok) throw new Error(put.reason)
  return put.value.transferId as string
}
const hangsUp = () =>
  story.asSystem(async (ctx) => {
    const found = await lockCall(ctx.tx, call)
    if (found) await endCall(ctx, found)
  })
const legs = () =>
  story.database.system
    .selectFrom('callLeg as l')
    .innerJoin('call as c', 'c.id', 'l.callId')
    .select(['l.id', 'l.staffId', 'l.state', 'l.kind', 'l.number', 'c.direction', 'c.state as of'])
    .orderBy('l.wantedAt')
    .orderBy('l.id')
    .execute()
const transfer = () =>
  story.database.system
    .selectFrom('transfer')
    .select(['state', 'caller', 'answeredBy'])
    .executeTakeFirstOrThrow()

test('the caller rings off and it rings on: whoever answers is joined with them, and the giver sees each step (C4-04)', async () => {
  const transferId = await putThrough(CALLER)
  await story.asStaff(operator, (ctx) => callerChose(ctx, { transferId, stays: false }))
  await hangsUp()
  const [before, rung] = await legs()
  expect([before?.state, rung?.state, rung?.direction]).toEqual(['cancelled', 'wanted', 'out'])
  expect(rung?.staffId).toBe(STAFF.dutyOfficerA)
  expect((await story.asStaff(duty, dutyCalls))[0]).toMatchObject({ mine: true, state: 'ringing' })
  await story.asSystem((ctx) => legAnswered(ctx, { legId: rung?.id ?? '', providerId: 'CA2' }))
  expect(await transfer()).toMatchObject({ state: 'answered', answeredBy: STAFF.dutyOfficerA })
  const caller = (await legs()).find(({ kind }) => kind === 'person')
  expect(caller).toMatchObject({ number: CALLER, state: 'wanted' })
  const heard = await story.asSystem((ctx) =>
    legAnswered(ctx, { legId: caller?.id ?? '', providerId: 'CA3' }),
  )
  expect(heard).toMatchObject([{ text: 'calls:callback.line.hello', language: 'so' }, { do: 'join' }])
  const [shown] = await story.asStaff(operator, (ctx) => transfersOfCall(ctx, { callId: call }))
  expect(shown?.steps.map(({ state }) => state)).toEqual(['cancelled', 'answered'])
})

test('rings out after the caller has gone: then it is the task, and the leader knows', async () => {
  await putThrough(CALLER)
  await hangsUp()
  for (const seconds of [45, 90, 135, 180]) {
    story.clock.set(start.add({ seconds }))
    await giveUpLegs(story.around, story.clock.now())
  }
  expect(await transfer()).toMatchObject({ state: 'turnedIntoTask' })
  expect(new Set((await legs()).map(({ of }) => of))).toEqual(new Set(['ended']))
  const [owed] = await story.database.system.selectFrom('promise').select(['isOpen', 'leadReason']).execute()
  expect(owed).toEqual({ isOpen: true, leadReason: 'transferUnanswered' })
})

test.each([
  ['no number shows', () => putThrough(null)],
  ['it could wait, and they did not want to be called', () => putThrough(CALLER, 'staff', 'ordinary')],
])('%s: nobody goes on being rung for a caller who has gone', async (_why, begins) => {
  await begins()
  await hangsUp()
  expect(await transfer()).toMatchObject({ state: 'turnedIntoTask', caller: 'gone' })
  expect((await legs()).map(({ state }) => state)).toEqual(['cancelled'])
})
