import { afterEach, beforeEach, expect, test } from 'vitest'
import { done, type MandateStory, mandateStory } from '../../../test/support/mandates.ts'
import { oslo } from '../../../test/support/story.ts'
import { assign, STAFF } from '../../../test/support/world.ts'
import type { Ctx, Side } from '../../kernel/context.ts'
import { writeFor } from '../../threads/actions.ts'
import { bookMeeting, cancelMeeting, freeSlots, moveMeeting } from './actions.ts'
import { appointmentsOfGiver } from './for-giver.ts'
import type { BookMeeting } from './model.ts'
import { moveOffer } from './views.ts'

let at: MandateStory
beforeEach(async () => {
  at = await mandateStory()
  await assign(at.database.system, at.giver, 'state', { staffId: STAFF.stateAdviserA })
  await assign(at.database.system, at.giver, 'municipal', { staffId: STAFF.municipalAdviserA })
})
afterEach(async () => {
  expect(await at.broken()).toEqual([])
  await at.end()
})

const talk = (side: Side, staffId: string, startsAt = oslo('2026-03-04 10:00')): BookMeeting => ({
  ...{ personId: at.giver, kind: 'followUp', mode: 'phone', purpose: '', side, theme: 'contactAdviser' },
  ...{ startsAt, staffId, interpreter: { answer: 'notFlagged' }, channel: 'portalMessage' },
})
const owns = (side: Side, staffId: string, startsAt?: Temporal.Instant) =>
  at.asPerson(at.giver, async (ctx) => done(await bookMeeting(ctx, talk(side, staffId, startsAt))))
const mandate = (told: Parameters<MandateStory['give']>[0] = {}) =>
  at.give({ themes: ['contactAdviser', 'workFollowUp'], ...told })

test('R-390 a holder sees, books, moves and cancels what the mandate reaches, and the giver is told', async () => {
  await mandate()
  const { meetingId } = await owns('state', STAFF.stateAdviserA)
  await owns('municipal', STAFF.municipalAdviserA, oslo('2026-03-05 10:00'))
  const seen = done((await at.asSon(appointmentsOfGiver)) ?? { ok: false, reason: 'notFound' })
  expect(seen.appointments.map(({ id, side }) => [id, side])).toEqual([[meetingId, 'state']])
  expect(seen.booking).toEqual({ side: 'state', staffIds: [STAFF.stateAdviserA] })
  const startsAt = oslo('2026-03-06 10:00')
  const moved = await at.asSon((ctx) =>
    moveMeeting(ctx, { personId: at.giver, meetingId, version: 1, startsAt }),
  )
  expect(moved).toMatchObject({ ok: true })
  const row = await at.database.system
    .selectFrom('meeting')
    .select(['movedByPerson', 'movedByOffice'])
    .where('id', '=', meetingId)
    .executeTakeFirst()
  expect(row).toEqual({ movedByPerson: 1, movedByOffice: 0 })
  const told = await at.database.system
    .selectFrom('notice')
    .select('kind')
    .where('personId', '=', at.giver)
    .execute()
  expect(told.map(({ kind }) => kind)).toEqual(['meetingChanged'])
  expect(await at.asSon((ctx) => cancelMeeting(ctx, { personId: at.giver, meetingId }))).toMatchObject({
    ok: true,
  })
  const again = await at.asSon((ctx) => bookMeeting(ctx, talk('state', STAFF.stateAdviserA)))
  expect(again).toMatchObject({ ok: true })
})

test('R-379 what lies on the other side does not exist for them, neither meeting nor times', async () => {
  await mandate()
  const { meetingId } = await owns('municipal', STAFF.municipalAdviserA)
  const mine = { personId: at.giver, meetingId }
  const tries = [
    (ctx: Ctx) => moveMeeting(ctx, { ...mine, version: 1, startsAt: oslo('2026-03-06 10:00') }),
    (ctx: Ctx) => cancelMeeting(ctx, mine),
    (ctx: Ctx) => moveOffer(ctx, mine),
    (ctx: Ctx) => bookMeeting(ctx, talk('municipal', STAFF.municipalAdviserA, oslo('2026-03-09 10:00'))),
    (ctx: Ctx) => bookMeeting(ctx, talk('common', STAFF.stateAdviserA, oslo('2026-03-09 10:00'))),
    (ctx: Ctx) => bookMeeting(ctx, talk('state', STAFF.municipalAdviserA, oslo('2026-03-09 10:00'))),
    (ctx: Ctx) =>
      freeSlots(ctx, {
        ...{ personId: at.giver, kind: 'followUp', mode: 'phone', interpreted: false },
        staffIds: [STAFF.municipalAdviserA],
      }),
  ]
  for (const attempt of tries)
    expect(await at.asSon<{ ok: boolean; reason?: string }>(attempt)).toEqual({
      ok: false,
      reason: 'notFound',
    })
})

test('a mandate to read alone, or for another theme, books nothing', async () => {
  await mandate({ acts: ['read'] })
  expect(await at.asSon(appointmentsOfGiver)).toEqual({ ok: false, reason: 'notFound' })
  await at.give({ themes: ['measure'] })
  const seen = done((await at.asSon(appointmentsOfGiver)) ?? { ok: false, reason: 'notFound' })
  expect(seen).toEqual({ appointments: [], booking: null })
})

test('R-379 a mandate to book and nothing else: the holder books, moves and cancels, and neither writes nor reads', async () => {
  await mandate({ acts: ['book'] })
  const booked = await at.asSon((ctx) => bookMeeting(ctx, talk('state', STAFF.stateAdviserA)))
  if (!booked?.ok) throw new Error('not booked')
  const { meetingId } = booked.value
  const startsAt = oslo('2026-03-06 10:00')
  const moved = await at.asSon((ctx) =>
    moveMeeting(ctx, { personId: at.giver, meetingId, version: 1, startsAt }),
  )
  expect(moved).toMatchObject({ ok: true })
  const cancelled = await at.asSon((ctx) => cancelMeeting(ctx, { personId: at.giver, meetingId }))
  expect(cancelled).toMatchObject({ ok: true })
  const wrote = await at.asSon((ctx) => writeFor(ctx, { text: 'Han vil ha mer penger.', threadId: null }))
  expect(wrote).toMatchObject({ ok: false, reason: 'notFound' })
})

test('R-379 a mandate that lets one read lets one book nothing', async () => {
  await mandate({ acts: ['read', 'ask', 'receive', 'submit'] })
  expect(await at.asSon((ctx) => bookMeeting(ctx, talk('state', STAFF.stateAdviserA)))).toMatchObject({
    ok: false,
    reason: 'notFound',
  })
  expect(await at.asSon(appointmentsOfGiver)).toMatchObject({ ok: false, reason: 'notFound' })
})
