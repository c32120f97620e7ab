import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { beginStory, oslo, type Story } from '../../../test/support/story.ts'
import { addPerson, addStaff, assign, OFFICES, T0 } from '../../../test/support/world.ts'
import type { StaffActor } from '../../kernel/context.ts'
import { brokenInvariants } from '../../kernel/invariants.ts'
import { openPromisesOf } from '../../kernel/promise/store.ts'
import { bookMeeting } from '../booking/actions.ts'
import { askReview, decideReview, insistOnMeeting, withdrawRequest } from './again.ts'
import { askForMeeting } from './ask.ts'
import { decideRequest } from './decide.ts'
import { requestGranted } from './granted.ts'
import { proposeMeetings } from './jobs.ts'
import { requestsOf } from './store.ts'
import { meetingReviews, meetingWishes } from './views.ts'

let story: Story
let adviser: StaffActor
let lead: StaffActor
let person: string
beforeAll(async () => {
  story = await beginStory()
  adviser = await addStaff(story.database.system, { name: 'Vera Veileder' })
  lead = await addStaff(story.database.system, { name: 'Lise Leder', roles: ['LE', 'AS'] })
  await story.database.system
    .updateTable('team')
    .set({ leadId: lead.staffId })
    .where('officeId', '=', OFFICES.A)
    .execute()
})
beforeEach(async () => {
  story.clock.set(T0)
  person = await newPerson()
})
afterAll(async () => {
  expect(await story.asSystem((ctx) => brokenInvariants(ctx.tx, ctx.clock.now()))).toEqual([])
  await story.end()
})

/** Somebody whom no rule gives a meeting: on a screen, followed for months, and met a month ago. */
async function newPerson(told: Parameters<typeof addPerson>[1] = {}): Promise<string> {
  const id = await addPerson(story.database.system, told)
  await assign(story.database.system, id, 'state', adviser, oslo('2025-06-02 09:00'))
  await story.database.system
    .updateTable('person')
    .set({ reviewAt: oslo('2027-01-01 09:00') })
    .where('id', '=', id)
    .execute()
  await met(id, '2026-02-02 09:00')
  return id
}
const met = (personId: string, at: string) =>
  story.database.system
    .insertInto('event')
    .values({
      personId,
      at: oslo(at),
      kind: 'talkHeld',
      side: 'common',
      channel: 'meetingOffice',
      actorKind: 'staff',
      actorId: adviser.staffId,
      authorship: 'staffAdviser',
      data: '{}',
    })
    .execute()
const asks = async (input: Partial<Parameters<typeof askForMeeting>[1]> = {}) => {
  const asked = await story.asPerson(person, (ctx) =>
    askForMeeting(ctx, { personId: person, channel: 'portalMessage', ...input }),
  )
  if (!asked.ok) throw new Error(asked.reason)
  return asked.value
}
const rows = () => story.asSystem((ctx) => requestsOf(ctx.tx, person))
const owed = async (kind: string) =>
  (await story.asSystem((ctx) => openPromisesOf(ctx.tx, person))).filter((one) => one.kind === kind)
const no = (requestId: string, more: Record<string, string> = {}) =>
  story.asStaff(adviser, (ctx) =>
    decideRequest(ctx, {
      personId: person,
      requestId,
      decision: 'decline',
      reason: 'capacity',
      alternative: 'dropIn',
      words: 'Vi har ingen ledige tider denne uka.',
      ...more,
    } as Parameters<typeof decideRequest>[1]),
  )

describe('a decision (R-466)', () => {
  test('a no needs reason, words and something instead; it is told, and can be looked at again', async () => {
    const { requestId } = await asks()
    expect(await no(requestId, { reason: 'because' })).toEqual({ ok: false, reason: 'needsReason' })
    expect(await no(requestId, { words: ' ' })).toEqual({ ok: false, reason: 'needsReason' })
    expect(await no(requestId, { alternative: '' })).toEqual({ ok: false, reason: 'needsAlternative' })
    expect(await no(requestId)).toMatchObject({ ok: true, value: { state: 'declined' } })
    expect(await no(requestId)).toMatchObject({ ok: false, reason: 'alreadyEnded' })
    expect(await owed('arrangeMeeting')).toEqual([])
    const texts = await story.database.system
      .selectFrom('messageText')
      .select('body')
      .where('personId', '=', person)
      .execute()
    expect(
      texts.some(
        ({ body }) =>
          body.includes('få møtetider') &&
          body.includes('ingen ledige tider') &&
          body.includes('teamlederen'),
      ),
    ).toBe(true)

    const review = await story.asPerson(person, (ctx) => askReview(ctx, { personId: person, requestId }))
    expect(review).toMatchObject({ ok: true, value: { dueAt: oslo('2026-03-09 10:00') } })
    expect(
      await story.asPerson(person, (ctx) => askReview(ctx, { personId: person, requestId })),
    ).toMatchObject({ reason: 'alreadyEnded' })
    expect((await story.asStaff(lead, (ctx) => meetingReviews(ctx))).map(({ id }) => id)).toContain(requestId)
    const byAdviser = await story.asStaff(adviser, (ctx) =>
      decideReview(ctx, { personId: person, requestId, meeting: false, words: 'Nei.' }),
    )
    expect(byAdviser).toMatchObject({ ok: false })
    const decided = await story.asStaff(lead, (ctx) =>
      decideReview(ctx, { personId: person, requestId, meeting: true, words: 'Du får et møte.' }),
    )
    expect(decided).toMatchObject({ ok: true, value: { state: 'open' } })
    expect(await rows()).toMatchObject([{ id: requestId, state: 'open', grantedBy: lead.staffId }])
    expect(await owed('arrangeMeeting')).toMatchObject([{ ownerStaffId: adviser.staffId }])
    expect(await owed('answerMessage')).toEqual([])
  })

  test('the lead may let it stand, and it is told', async () => {
    const { requestId } = await asks()
    await no(requestId)
    await story.asPerson(person, (ctx) => askReview(ctx, { personId: person, requestId }))
    const decided = await story.asStaff(lead, (ctx) =>
      decideReview(ctx, { personId: person, requestId, meeting: false, words: 'Det er riktig.' }),
    )
    expect(decided).toMatchObject({ ok: true, value: { state: 'declined' } })
    expect((await rows())[0]?.reviewDecidedAt).not.toBeNull()
  })

  test('a call is offered instead and owed; who insists gets the meeting, on the same wish (C5-05)', async () => {
    await story.database.system
      .insertInto('contactPoint')
      .values({
        personId: person,
        kind: 'phone',
        value: '+4790000123',
        phoneKind: 'own',
        confirmedAt: T0,
      } as never)
      .execute()
    const { requestId } = await asks()
    expect(
      await no(requestId, { decision: 'alternative', reason: 'otherChannelSuits', alternative: 'call' }),
    ).toMatchObject({
      ok: true,
      value: { state: 'alternative' },
    })
    expect(await owed('callBack')).toHaveLength(1)
    const again = await story.asPerson(person, (ctx) => insistOnMeeting(ctx, { personId: person, requestId }))
    expect(again).toMatchObject({ ok: true, value: { dueAt: oslo('2026-03-09 10:00') } })
    expect(await rows()).toMatchObject([{ id: requestId, state: 'open', rules: ['secondRequest'] }])
    expect(await no(requestId)).toEqual({ ok: false, reason: 'grantedByRule' })
  })

  test('yes leads to a time, and nothing else ends it', async () => {
    const { requestId } = await asks()
    const yes = await story.asStaff(adviser, (ctx) =>
      decideRequest(ctx, { personId: person, requestId, decision: 'grant' }),
    )
    expect(yes).toMatchObject({ ok: true, value: { state: 'open' } })
    expect(await no(requestId)).toEqual({ ok: false, reason: 'grantedByRule' })
    const meeting = {
      personId: person,
      id: requestId,
      requestId,
      kind: 'followUp',
      side: 'state',
      channel: 'portalMessage',
    }
    await story.asSystem((ctx) => requestGranted(ctx, meeting as never, 'booked'))
    expect(await rows()).toMatchObject([{ state: 'granted', meetingId: requestId }])
    expect(await owed('arrangeMeeting')).toEqual([])
  })

  test('a time that is booked grants the wish, also where nobody said which it was for', async () => {
    const { requestId } = await asks()
    const startsAt = oslo('2026-03-05 10:00')
    const booked = await story.asStaff(adviser, (ctx) =>
      bookMeeting(ctx, {
        personId: person,
        kind: 'mapping',
        mode: 'phone',
        purpose: 'Planen',
        side: 'state',
        theme: 'contactAdviser',
        startsAt,
        staffId: adviser.staffId,
        interpreter: { answer: 'notFlagged' },
        channel: 'officePhone',
      }),
    )
    if (!booked.ok) throw new Error(booked.reason)
    expect(await rows()).toMatchObject([
      { id: requestId, state: 'granted', meetingId: booked.value.meetingId },
    ])
    expect(await owed('arrangeMeeting')).toEqual([])
  })

  test('the person’s own word ends it; staff say what was said', async () => {
    const { requestId } = await asks()
    expect(
      await story.asStaff(adviser, (ctx) => withdrawRequest(ctx, { personId: person, requestId })),
    ).toMatchObject({ reason: 'needsReason' })
    expect(
      await story.asPerson(person, (ctx) => withdrawRequest(ctx, { personId: person, requestId })),
    ).toMatchObject({ ok: true })
    expect(await rows()).toMatchObject([{ state: 'withdrawn' }])
  })

  test('is for whoever holds it', async () => {
    const { requestId } = await asks()
    const other = await addStaff(story.database.system)
    const tried = await story.asStaff(other, (ctx) =>
      decideRequest(ctx, { personId: person, requestId, decision: 'grant' }),
    )
    expect(tried.ok).toBe(false)
  })
})

describe('the list (R-464, R-465)', () => {
  test('given first, then by points; with what counts, and what the other side knows withheld', async () => {
    const plain = await asks()
    person = await newPerson({ needLevel: 2 })
    const needy = await asks()
    person = await newPerson({ interpreterNeed: 'always', interpreterLanguage: 'so' })
    const flagged = await asks()
    const list = await story.asStaff(adviser, (ctx) => meetingWishes(ctx))
    const mine = list.filter(({ id }) => [plain, needy, flagged].some((one) => one.requestId === id))
    expect(mine.map(({ id, given, rules }) => [id, given, rules])).toEqual([
      [flagged.requestId, true, ['interpreterNeed']],
      [needy.requestId, false, []],
      [plain.requestId, false, []],
    ])
    expect(mine[1]?.rank.because).toEqual([{ criterion: 'vulnerable', points: 30 }])
  })
})

describe('what the office proposes (R-059, R-482)', () => {
  test('not met for a year, and a new relation: once, to whoever follows up, and not again after a no', async () => {
    person = await addPerson(story.database.system, { createdAt: oslo('2023-01-02 09:00') })
    const owner = await addStaff(story.database.system)
    await assign(story.database.system, person, 'state', owner, oslo('2024-01-02 09:00'))
    const fresh = await addPerson(story.database.system)
    await assign(story.database.system, fresh, 'state', owner, oslo('2026-02-27 09:00'))
    const known = await newPerson()
    await proposeMeetings(story.around)
    expect(await rows()).toMatchObject([
      { byKind: 'system', kind: 'checkIn', rules: expect.arrayContaining(['notMet']) },
    ])
    expect(await story.asSystem((ctx) => requestsOf(ctx.tx, fresh))).toMatchObject([{ kind: 'firstMeeting' }])
    expect(await story.asSystem((ctx) => requestsOf(ctx.tx, known))).toEqual([])
    await proposeMeetings(story.around)
    expect(await rows()).toHaveLength(1)
    const [request] = await rows()
    await story.asPerson(person, (ctx) =>
      withdrawRequest(ctx, { personId: person, requestId: request?.id as string }),
    )
    await proposeMeetings(story.around)
    expect(await rows()).toHaveLength(1)
  })

  test('so many a night for each employee', async () => {
    const owner = await addStaff(story.database.system)
    const persons: string[] = []
    for (let n = 0; n < 4; n += 1) {
      const id = await addPerson(story.database.system, { createdAt: oslo('2023-01-02 09:00') })
      await assign(story.database.system, id, 'state', owner, oslo('2024-01-02 09:00'))
      persons.push(id)
    }
    const count = async () =>
      (
        await story.database.system
          .selectFrom('meetingRequest')
          .select('id')
          .where('personId', 'in', persons)
          .execute()
      ).length
    await proposeMeetings(story.around)
    expect(await count()).toBe(2)
    await proposeMeetings(story.around)
    expect(await count()).toBe(4)
  })
})
