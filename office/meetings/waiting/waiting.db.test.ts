import { beforeEach, describe, expect, test } from 'vitest'
import { value } from '../../../test/support/meetings.ts'
import { oslo } from '../../../test/support/story.ts'
import { wishStory } from '../../../test/support/wishes.ts'
import { addStaff } from '../../../test/support/world.ts'
import { inTransaction } from '../../kernel/transaction.ts'
import { smsReceived } from '../../reach/sms/receive.ts'
import { bookMeeting, cancelMeeting, freeSlots, moveMeeting } from '../booking/actions.ts'
import { withdrawRequest } from '../requests/again.ts'
import { meetingWishes, myMeetingWishes } from '../requests/views.ts'
import { declineOffer, takeOffer } from './answer.ts'
import { runWaiting } from './jobs.ts'

const at = wishStory()
beforeEach(async () => {
  at.adviser = await addStaff(at.story.database.system, { name: 'Vera Veileder' })
})
const THURSDAY = oslo('2026-03-12 10:00')
let next = 0

/** Somebody with a number of their own, who wishes a meeting; the earlier they asked, the earlier their turn. */
async function waits(told: { askedAt?: string; needLevel?: number; number?: boolean; wishes?: object } = {}) {
  const personId = await at.newPerson({ contactStatus: 'digital', needLevel: told.needLevel ?? 0 })
  const number = `+4740${String(200_000 + ++next)}`
  if (told.number !== false)
    await at.story.database.system
      .insertInto('contactPoint')
      .values({
        ...{ personId, kind: 'phone', value: number, phoneKind: 'own', confirmedAt: at.story.clock.now() },
      })
      .execute()
  at.story.clock.set(oslo(told.askedAt ?? '2026-03-02 10:00'))
  const { requestId } = await at.asks({
    personId,
    mode: 'phone',
    ...(told.wishes ? { wishes: told.wishes } : {}),
  })
  return { personId, requestId, number }
}
const booked = async (startsAt = THURSDAY) => {
  const personId = await at.newPerson()
  const { meetingId } = value(
    await at.story.asStaff(at.adviser, (ctx) =>
      bookMeeting(ctx, {
        ...{ personId, kind: 'followUp', mode: 'phone', purpose: '', side: 'state', theme: 'contactAdviser' },
        ...{
          startsAt,
          staffId: at.adviser.staffId,
          interpreter: { answer: 'notFlagged' },
          channel: 'officePhone',
        },
      }),
    ),
  )
  return { personId, meetingId }
}
const cancels = ({ personId, meetingId }: { personId: string; meetingId: string }) =>
  at.story.asPerson(personId, (ctx) => cancelMeeting(ctx, { personId, meetingId }))
const run = () => runWaiting(at.story.around)
const offers = (freedOf: Temporal.Instant = THURSDAY) =>
  at.story.database.system
    .selectFrom('meetingOffer')
    .selectAll()
    .where('startsAt', '=', freedOf)
    .where('staffId', '=', at.adviser.staffId)
    .orderBy('madeAt')
    .orderBy('id')
    .execute()
const open = async () => (await offers()).filter(({ state }) => state === 'open')
const answers = (number: string, text: string) =>
  smsReceived(
    at.story.around,
    { origin: 'https://kontoret.example' },
    { id: `${number} ${text} ${at.story.clock.now()}`, from: number, text },
  )
const texts = async (personId: string) =>
  (
    await at.story.database.system
      .selectFrom('outgoing')
      .select('body')
      .where('personId', '=', personId)
      .where('channel', '=', 'sms')
      .orderBy('madeAt')
      .orderBy('id')
      .execute()
  ).map(({ body }) => body)
const lines = async (personId: string) =>
  (await at.story.asPerson(personId, (ctx) => myMeetingWishes(ctx))).map(({ line }) => line)

describe('a time that is given back (R-465)', () => {
  test('goes to the first by the criteria, is kept for them, and nobody else can have it', async () => {
    const later = await waits({ askedAt: '2026-03-02 10:05' })
    const vulnerable = await waits({ askedAt: '2026-03-02 10:10', needLevel: 2 })
    const meeting = await booked()
    expect([await lines(vulnerable.personId), await lines(later.personId)]).toEqual([
      [{ number: 1, of: 2 }],
      [{ number: 2, of: 2 }],
    ])
    await cancels(meeting)
    const other = await at.newPerson()
    const wished = { personId: other, kind: 'followUp' as const, mode: 'phone' as const, interpreted: false }
    const free = value(await at.story.asPerson(other, (ctx) => freeSlots(ctx, { ...wished, from: THURSDAY })))
    expect(free.some(({ startsAt }) => startsAt.equals(THURSDAY))).toBe(false)
    await run()
    expect(await offers()).toMatchObject([
      { personId: vulnerable.personId, state: 'open', way: 'text', turn: { number: 1 } },
    ])
    const [wish] = await at.story.asPerson(vulnerable.personId, (ctx) => myMeetingWishes(ctx))
    expect(wish).toMatchObject({ state: 'offered', offer: { answerBy: oslo('2026-03-03 10:10') } })
    const [first] = await at.story.asStaff(at.adviser, (ctx) => meetingWishes(ctx))
    expect(first).toMatchObject({
      personId: vulnerable.personId,
      line: { number: 1, of: 2 },
      offer: { way: 'text' },
    })
    const tries = await at.story.asStaff(at.adviser, (ctx) =>
      bookMeeting(ctx, {
        ...{
          personId: other,
          kind: 'followUp',
          mode: 'phone',
          purpose: '',
          side: 'state',
          theme: 'contactAdviser',
        },
        ...{
          startsAt: THURSDAY,
          staffId: at.adviser.staffId,
          interpreter: { answer: 'notFlagged' as const },
        },
        channel: 'officePhone',
      }),
    )
    expect(tries).toMatchObject({ ok: false, reason: 'taken' })
  })

  test('“JA” books it with the interpreter question answered, grants the wish and ends the line', async () => {
    const first = await waits()
    await cancels(await booked())
    await run()
    expect(await texts(first.personId)).toEqual(['booking.wait.sms.offer'])
    expect(await answers(first.number, 'ja')).toEqual({ outcome: 'booked' })
    const [offer] = await offers()
    expect(offer).toMatchObject({ state: 'taken', channel: 'sms' })
    const meeting = await at.story.database.system
      .selectFrom('meeting')
      .selectAll()
      .where('personId', '=', first.personId)
      .executeTakeFirstOrThrow()
    expect(meeting).toMatchObject({ startsAt: THURSDAY, state: 'booked', requestId: first.requestId })
    expect(await at.rows(first.personId)).toMatchObject([{ state: 'granted', meetingId: meeting.id }])
    expect((await texts(first.personId)).at(-1)).toBe('booking.wait.sms.taken')
    expect(await answers(first.number, 'ja')).not.toEqual({ outcome: 'booked' })
  })

  test('“NEI” passes it on, and whoever said no keeps their turn', async () => {
    const [first, second] = [await waits(), await waits({ askedAt: '2026-03-02 10:05' })]
    await cancels(await booked())
    await run()
    expect(await answers(first.number, 'nei takk')).toEqual({ outcome: 'declined' })
    await run()
    expect((await offers()).map(({ personId, state }) => [personId, state])).toEqual([
      [first.personId, 'declined'],
      [second.personId, 'open'],
    ])
    expect(await lines(first.personId)).toEqual([{ number: 1, of: 2 }])
  })

  test('unanswered it goes on at the time limit; a late yes is told so, and nobody is asked at night', async () => {
    const [first, second] = [await waits(), await waits({ askedAt: '2026-03-02 10:05' })]
    await cancels(await booked())
    await run()
    at.story.clock.set(oslo('2026-03-03 10:04'))
    await run()
    expect((await open()).map(({ personId }) => personId)).toEqual([first.personId])
    at.story.clock.set(oslo('2026-03-03 10:05'))
    await run()
    expect((await open()).map(({ personId }) => personId)).toEqual([second.personId])
    await answers(first.number, 'ja')
    expect((await texts(first.personId)).at(-1)).toBe('booking.wait.sms.gone')
    at.story.clock.set(oslo('2026-03-04 21:00'))
    await run()
    expect(await open()).toEqual([])
    const held = await at.story.database.system
      .selectFrom('hold')
      .select('id')
      .where('why', '=', 'offered')
      .where('resource', '=', at.adviser.staffId)
      .execute()
    expect(held).toHaveLength(1)
    at.story.clock.set(oslo('2026-03-05 08:00'))
    await run()
    // Both have been asked, so it is free for everybody.
    const free = await at.story.asPerson(first.personId, (ctx) =>
      freeSlots(ctx, {
        personId: first.personId,
        kind: 'checkIn',
        mode: 'phone',
        interpreted: false,
        from: THURSDAY,
      }),
    )
    expect(value(free)[0]?.startsAt).toEqual(THURSDAY)
  })

  test('whom it does not suit, and who cannot be reached so soon, are not asked, and lose nothing', async () => {
    const friday = await waits({ wishes: { weekdays: [5] }, needLevel: 3 })
    const mute = await waits({ number: false, needLevel: 2 })
    const last = await waits({ askedAt: '2026-03-02 11:00' })
    await cancels(await booked())
    await run()
    expect((await open()).map(({ personId }) => personId)).toEqual([last.personId])
    expect(await lines(friday.personId)).toEqual([{ number: 1, of: 3 }])
    expect(await lines(mute.personId)).toEqual([{ number: 2, of: 3 }])
    const second = await booked(oslo('2026-03-12 12:00'))
    await cancels(second)
    await run()
    // whoever holds the wish of somebody whom no offer reaches has it in their list, and was told once.
    const wishes = await at.story.asStaff(at.adviser, (ctx) => meetingWishes(ctx))
    expect(wishes.map(({ personId, byHand }) => [personId, byHand])).toEqual(
      expect.arrayContaining([
        [mute.personId, 'noWay'],
        [last.personId, null],
      ]),
    )
    const told = at.story.database.system
      .selectFrom('staffNotice')
      .select(['staffId', 'personId'])
      .where('kind', '=', 'meetingOfferByHand')
    expect(await told.execute()).toEqual([{ staffId: at.adviser.staffId, personId: mute.personId }])
  })

  test('nobody waits, or it is too near: it is free for everybody at once', async () => {
    await cancels(await booked())
    const first = await waits({ askedAt: '2026-03-02 10:05' })
    const near = await booked(oslo('2026-03-02 14:00'))
    await cancels(near)
    await run()
    expect(await open()).toEqual([])
    expect(await offers(oslo('2026-03-02 14:00'))).toEqual([])
    expect(await at.rows(first.personId)).toMatchObject([{ state: 'open' }])
  })

  test('a meeting that is moved frees its old time; a wish that ends lets go of what was offered', async () => {
    const [first, second] = [await waits(), await waits({ askedAt: '2026-03-02 10:05' })]
    const { personId, meetingId } = await booked()
    value(
      await at.story.asPerson(personId, (ctx) =>
        moveMeeting(ctx, { personId, meetingId, version: 1, startsAt: oslo('2026-03-13 10:00') }),
      ),
    )
    await run()
    expect((await open()).map((one) => one.personId)).toEqual([first.personId])
    value(await at.story.asPerson(first.personId, (ctx) => withdrawRequest(ctx, first)))
    await run()
    expect((await offers()).map((one) => [one.personId, one.state])).toEqual([
      [first.personId, 'gone'],
      [second.personId, 'open'],
    ])
  })
})

describe('many at once', () => {
  test('never two offers for one time or one wish, and one answer only', async () => {
    const people = []
    for (let n = 0; n < 4; n += 1) people.push(await waits({ askedAt: `2026-03-02 10:0${n}` }))
    const [a, b] = [await booked(), await booked(oslo('2026-03-12 12:00'))]
    await Promise.all([cancels(a), cancels(b)])
    await Promise.all([run(), run(), run()])
    const made = [...(await offers()), ...(await offers(oslo('2026-03-12 12:00')))]
    expect(made.map(({ state }) => state)).toEqual(['open', 'open'])
    expect(new Set(made.map(({ personId }) => personId))).toEqual(
      new Set(people.slice(0, 2).map(({ personId }) => personId)),
    )
    const [offer] = made
    const answer = { personId: offer?.personId ?? '', offerId: offer?.id ?? '' }
    const done = await Promise.all([
      inTransaction(at.story.around, person(answer.personId), (ctx) => takeOffer(ctx, answer)),
      inTransaction(at.story.around, person(answer.personId), (ctx) => takeOffer(ctx, answer)),
      inTransaction(at.story.around, person(answer.personId), (ctx) => declineOffer(ctx, answer)),
    ])
    expect(done.filter(({ ok }) => ok)).toHaveLength(1)
    expect(done.flatMap((one) => (one.ok ? [] : [one.reason]))).toEqual(['alreadyEnded', 'alreadyEnded'])
  })

  test('another person’s offer does not exist', async () => {
    const first = await waits()
    await cancels(await booked())
    await run()
    const [offer] = await open()
    const stranger = await at.newPerson()
    const tried = await at.story.asPerson(stranger, (ctx) =>
      takeOffer(ctx, { personId: stranger, offerId: offer?.id ?? '' }),
    )
    expect(tried).toEqual({ ok: false, reason: 'notFound' })
    expect(await open()).toMatchObject([{ personId: first.personId }])
  })
})

const person = (personId: string) => ({ kind: 'person' as const, personId, language: 'nb' as const })
