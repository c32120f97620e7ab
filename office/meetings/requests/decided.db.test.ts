import { describe, expect, test } from 'vitest'
import { oslo } from '../../../test/support/story.ts'
import { wishStory } from '../../../test/support/wishes.ts'
import { addPerson, addStaff, assign, T0 } from '../../../test/support/world.ts'
import { bookMeeting } from '../booking/actions.ts'
import { askReview, decideReview, insistOnMeeting, withdrawRequest } from './again.ts'
import { decideRequest } from './decide.ts'
import { requestGranted } from './granted.ts'
import { proposeMeetings } from './jobs.ts'
import { requestsOf } from './store.ts'
import { meetingReviews, meetingWishes } from './views.ts'

const at = wishStory()
const { newPerson, asks, rows, owed, no } = at

describe('a decision (R-466)', () => {
  test('a no needs reason, words and something instead; it is told, and can be looked at again', async () => {
    const { requestId } = await asks()
    expect(await no(requestId, { reason: 'because' })).toEqual({ ok: false, reason: 'needsReason' })
    expect(await no(requestId, { words: ' ' })).toEqual({ ok: false, reason: 'needsReason' })
    expect(await no(requestId, { alternative: '' })).toEqual({ ok: false, reason: 'needsAlternative' })
    expect(await no(requestId)).toMatchObject({ ok: true, value: { state: 'declined' } })
    expect(await no(requestId)).toMatchObject({ ok: false, reason: 'alreadyEnded' })
    expect(await owed('arrangeMeeting')).toEqual([])
    const texts = await at.story.database.system
      .selectFrom('messageText')
      .select('body')
      .where('personId', '=', at.person)
      .execute()
    expect(
      texts.some(
        ({ body }) =>
          body.includes('få møtetider') &&
          body.includes('ingen ledige tider') &&
          body.includes('teamlederen'),
      ),
    ).toBe(true)

    const review = await at.story.asPerson(at.person, (ctx) =>
      askReview(ctx, { personId: at.person, requestId }),
    )
    expect(review).toMatchObject({ ok: true, value: { dueAt: oslo('2026-03-09 10:00') } })
    expect(
      await at.story.asPerson(at.person, (ctx) => askReview(ctx, { personId: at.person, requestId })),
    ).toMatchObject({ reason: 'alreadyEnded' })
    expect((await at.story.asStaff(at.lead, (ctx) => meetingReviews(ctx))).map(({ id }) => id)).toContain(
      requestId,
    )
    const byAdviser = await at.story.asStaff(at.adviser, (ctx) =>
      decideReview(ctx, { personId: at.person, requestId, meeting: false, words: 'Nei.' }),
    )
    expect(byAdviser).toMatchObject({ ok: false })
    const decided = await at.story.asStaff(at.lead, (ctx) =>
      decideReview(ctx, { personId: at.person, requestId, meeting: true, words: 'Du får et møte.' }),
    )
    expect(decided).toMatchObject({ ok: true, value: { state: 'open' } })
    expect(await rows()).toMatchObject([{ id: requestId, state: 'open', grantedBy: at.lead.staffId }])
    expect(await owed('arrangeMeeting')).toMatchObject([{ ownerStaffId: at.adviser.staffId }])
    expect(await owed('answerMessage')).toEqual([])
  })

  test('the lead may let it stand, and it is told', async () => {
    const { requestId } = await asks()
    await no(requestId)
    await at.story.asPerson(at.person, (ctx) => askReview(ctx, { personId: at.person, requestId }))
    const decided = await at.story.asStaff(at.lead, (ctx) =>
      decideReview(ctx, { personId: at.person, requestId, meeting: false, words: 'Det er riktig.' }),
    )
    expect(decided).toMatchObject({ ok: true, value: { state: 'declined' } })
    expect((await rows())[0]?.reviewDecidedAt).not.toBeNull()
  })

  test('a call is offered instead and owed; who insists gets the meeting, on the same wish (C5-05)', async () => {
    await at.story.database.system
      .insertInto('contactPoint')
      .values({
        personId: at.person,
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
    const again = await at.story.asPerson(at.person, (ctx) =>
      insistOnMeeting(ctx, { personId: at.person, requestId }),
    )
    expect(again).toMatchObject({ ok: true, value: { dueAt: oslo('2026-03-09 10:00') } })
    expect(await rows()).toMatchObject([{ id: requestId, state: 'open', rules: ['secondRequest'] }])
    expect(await no(requestId)).toEqual({ ok: false, reason: 'grantedByRule' })
  })

  test('yes leads to a time, and nothing else ends it', async () => {
    const { requestId } = await asks()
    const yes = await at.story.asStaff(at.adviser, (ctx) =>
      decideRequest(ctx, { personId: at.person, requestId, decision: 'grant' }),
    )
    expect(yes).toMatchObject({ ok: true, value: { state: 'open' } })
    expect(await no(requestId)).toEqual({ ok: false, reason: 'grantedByRule' })
    const meeting = {
      personId: at.person,
      id: requestId,
      requestId,
      kind: 'followUp',
      side: 'state',
      channel: 'portalMessage',
    }
    await at.story.asSystem((ctx) => requestGranted(ctx, meeting as never, 'booked'))
    expect(await rows()).toMatchObject([{ state: 'granted', meetingId: requestId }])
    expect(await owed('arrangeMeeting')).toEqual([])
  })

  test('a time that is booked grants the wish, also where nobody said which it was for', async () => {
    const { requestId } = await asks()
    const startsAt = oslo('2026-03-05 10:00')
    const booked = await at.story.asStaff(at.adviser, (ctx) =>
      bookMeeting(ctx, {
        personId: at.person,
        kind: 'mapping',
        mode: 'phone',
        purpose: 'Planen',
        side: 'state',
        theme: 'contactAdviser',
        startsAt,
        staffId: at.adviser.staffId,
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
      await at.story.asStaff(at.adviser, (ctx) => withdrawRequest(ctx, { personId: at.person, requestId })),
    ).toMatchObject({ reason: 'needsReason' })
    expect(
      await at.story.asPerson(at.person, (ctx) => withdrawRequest(ctx, { personId: at.person, requestId })),
    ).toMatchObject({ ok: true })
    expect(await rows()).toMatchObject([{ state: 'withdrawn' }])
  })

  test('is for whoever holds it', async () => {
    const { requestId } = await asks()
    const other = await addStaff(at.story.database.system)
    const tried = await at.story.asStaff(other, (ctx) =>
      decideRequest(ctx, { personId: at.person, requestId, decision: 'grant' }),
    )
    expect(tried.ok).toBe(false)
  })
})

describe('the list (R-464, R-465)', () => {
  test('given first, then by points; with what counts, and what the other side knows withheld', async () => {
    const plain = await asks()
    at.person = await newPerson({ needLevel: 2 })
    const needy = await asks()
    at.person = await newPerson({ interpreterNeed: 'always', interpreterLanguage: 'so' })
    const flagged = await asks()
    const list = await at.story.asStaff(at.adviser, (ctx) => meetingWishes(ctx))
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
    at.person = await addPerson(at.story.database.system, { createdAt: oslo('2023-01-02 09:00') })
    const owner = await addStaff(at.story.database.system)
    await assign(at.story.database.system, at.person, 'state', owner, oslo('2024-01-02 09:00'))
    const fresh = await addPerson(at.story.database.system)
    await assign(at.story.database.system, fresh, 'state', owner, oslo('2026-02-27 09:00'))
    const known = await newPerson()
    await proposeMeetings(at.story.around)
    expect(await rows()).toMatchObject([
      { byKind: 'system', kind: 'checkIn', rules: expect.arrayContaining(['notMet']) },
    ])
    expect(await at.story.asSystem((ctx) => requestsOf(ctx.tx, fresh))).toMatchObject([
      { kind: 'firstMeeting' },
    ])
    expect(await at.story.asSystem((ctx) => requestsOf(ctx.tx, known))).toEqual([])
    await proposeMeetings(at.story.around)
    expect(await rows()).toHaveLength(1)
    const [request] = await rows()
    await at.story.asPerson(at.person, (ctx) =>
      withdrawRequest(ctx, { personId: at.person, requestId: request?.id as string }),
    )
    await proposeMeetings(at.story.around)
    expect(await rows()).toHaveLength(1)
  })

  test('so many a night for each employee', async () => {
    const owner = await addStaff(at.story.database.system)
    const persons: string[] = []
    for (let n = 0; n < 4; n += 1) {
      const id = await addPerson(at.story.database.system, { createdAt: oslo('2023-01-02 09:00') })
      await assign(at.story.database.system, id, 'state', owner, oslo('2024-01-02 09:00'))
      persons.push(id)
    }
    const count = async () =>
      (
        await at.story.database.system
          .selectFrom('meetingRequest')
          .select('id')
          .where('personId', 'in', persons)
          .execute()
      ).length
    await proposeMeetings(at.story.around)
    expect(await count()).toBe(2)
    await proposeMeetings(at.story.around)
    expect(await count()).toBe(4)
  })
})
