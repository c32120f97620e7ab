import { describe, expect, test } from 'vitest'
import { MEETING_PLACES } from '../../../db/seed/organisation.ts'
import { adviser, bookingStory, value } from '../../../test/support/meetings.ts'
import { heldOutlet } from '../../../test/support/outlet.ts'
import { oslo } from '../../../test/support/story.ts'
import { STAFF } from '../../../test/support/world.ts'
import { deliverUntil } from '../../reach/jobs.ts'
import { smsReceived } from '../../reach/sms/receive.ts'
import { send } from '../../threads/actions.ts'
import { arrived } from '../../threads/jobs.ts'
import { moveMeeting } from './actions.ts'
import { feedOf, makeStaffCalendar } from './calendar.ts'
import { runMeetings } from './jobs.ts'
import { meetingByLink, moveByLink } from './links.ts'

const at = bookingStory()
const sys = () => at.story.database.system
const byLink = async (role: string, to: Omit<Parameters<typeof moveByLink>[2], 'version'>, id: string) => {
  const { code } = await sys()
    .selectFrom('shortLink as l')
    .innerJoin('meetingParticipant as p', 'p.id', 'l.participantId')
    .select('l.code')
    .where('p.role', '=', role)
    .executeTakeFirstOrThrow()
  const { version } = await at.meeting(id)
  return {
    seen: await at.story.asSystem((ctx) => meetingByLink(ctx, code, { mode: 'home' })),
    moved: await at.story.asSystem((ctx) => moveByLink(ctx, code, { version, ...to })),
  }
}

describe('what somebody chooses without anybody here (R-474, R-477, R-478)', () => {
  test('whoever is invited moves the time alone; nobody by a link or on a screen makes it a visit at home', async () => {
    const id = await at.made({ participants: [{ role: 'employer', name: 'Ola', email: 'ola@a.example' }] })
    const wanted = { startsAt: oslo('2026-03-05 10:00'), mode: 'home' as const }
    const employer = await byLink('employer', wanted, id)
    expect(employer.moved.ok).toBe(true)
    expect(employer.seen).toMatchObject({ kind: 'open', offer: { where: null } })
    expect((await at.meeting(id)).mode).toBe('physicalOffice')
    const mine = await byLink('resident', { ...wanted, startsAt: oslo('2026-03-06 10:00') }, id)
    expect(mine.moved).toMatchObject({ ok: false, reason: 'badForm' })
    expect(await at.books({ mode: 'home', startsAt: oslo('2026-03-09 10:00') })).toMatchObject({
      reason: 'badForm',
    })
    const elsewhere = {
      mode: 'physicalElsewhere' as const,
      placeId: MEETING_PLACES.libraryB2,
      startsAt: oslo('2026-03-09 10:00'),
    }
    expect(await at.books(elsewhere)).toMatchObject({ reason: 'badForm' })
    // Staff have judged it.
    const { version } = await at.meeting(id)
    const visit = await at.story.asStaff(adviser, (ctx) =>
      moveMeeting(ctx, { personId: at.person, meetingId: id, version, mode: 'home', askedBy: 'person' }),
    )
    expect(visit.ok).toBe(true)
  })

  test('video is not offered to somebody who has said no to it', async () => {
    await sys()
      .insertInto('profileFact')
      .values({
        ...{ personId: at.person, field: 'restriction.noVideoAtHome', value: JSON.stringify(true) },
        ...{
          source: 'ownStatement',
          method: 'desk',
          at: at.story.clock.now(),
          byKind: 'staff',
          reason: 'Vil ikke vise hjemmet',
        },
      })
      .execute()
    expect(await at.books({ mode: 'video' })).toMatchObject({ reason: 'badForm' })
  })
})

describe('by text (R-480)', () => {
  const says = async (text: string) => {
    const told = await smsReceived(
      at.story.around,
      { origin: 'https://a.example' },
      { id: text, from: '+4740999111', text },
    )
    return told.outcome
  }
  const own = () =>
    sys()
      .insertInto('contactPoint')
      .values({
        ...{ personId: at.person, kind: 'phone', value: '+4740999111', phoneKind: 'own' },
        confirmedAt: at.story.clock.now(),
      })
      .execute()
  const asked = async () =>
    (await sys().selectFrom('outgoing').select('body').where('kind', '=', 'smsReply').orderBy('id').execute())
      .map(({ body }) => body)
      .at(-1)
  const doubts = async () =>
    (
      await sys().selectFrom('staffNotice').select('promiseId').where('kind', '=', 'meetingDoubt').execute()
    ).map(({ promiseId }) => promiseId)

  test('R-183: who cannot come is asked what becomes of it, whoever holds it is told, and it stands', async () => {
    await own()
    const id = await at.made({ startsAt: oslo('2026-03-11 10:00') })
    expect(await says('Jeg kan ikke komme på møtet')).toBe('toThread')
    expect(await asked()).toBe('booking.sms.cannot')
    expect(await doubts()).toEqual([(await at.meeting(id)).promiseId])
    expect((await at.meeting(id)).state).toBe('booked')
    expect(await says('passer ikke')).toBe('toThread')
    expect(await asked()).toBe('booking.sms.cannot')
    expect(await doubts()).toHaveLength(1)
    expect(await says('avlys')).toBe('declined')
    expect(await says('Jeg kan ikke komme til dere')).toBe('toThread')
    expect(await asked()).toBe('sms.received')
  })
  test('R-183: said in a conversation, whoever holds the meeting hears of it as well', async () => {
    const id = await at.made({ startsAt: oslo('2026-03-11 10:00') })
    const sent = value(
      await at.story.asPerson(at.person, (ctx) => send(ctx, { text: 'Jeg kan ikke komme på møtet' })),
    )
    await arrived(at.story.around, { personId: at.person, messageId: sent.messageId })
    expect(await doubts()).toEqual([(await at.meeting(id)).promiseId])
  })
  test('R-480: with several ahead they say which, and only that one is touched', async () => {
    await own()
    const first = await at.made({ startsAt: oslo('2026-03-11 10:00') })
    const second = await at.made({ startsAt: oslo('2026-03-18 10:00') })
    const states = async () => [(await at.meeting(first)).state, (await at.meeting(second)).state]
    expect(await says('AVLYS')).toBe('noted')
    expect(await asked()).toBe('booking.sms.which2')
    const outlet = heldOutlet()
    await deliverUntil(at.story.around, at.story.clock.now().add({ hours: 24 }), outlet)
    expect(outlet.sent.map(({ text }) => text).join()).toMatch(
      /Hvilken avtale .* 1: .*11\. mars.* 2: .*18\. mars/,
    )
    expect(await says('jeg rekker ikke møtet')).toBe('toThread')
    expect(await doubts()).toEqual([])
    expect(await says('2')).toBe('noted')
    expect(await asked()).toBe('booking.sms.cannot')
    expect(await doubts()).toEqual([(await at.meeting(second)).promiseId])
    expect(await states()).toEqual(['booked', 'booked'])
    expect(await says('avlys')).toBe('declined')
    expect(await states()).toEqual(['booked', 'cancelled'])
  })
  test('a text about more than a time is a message, and one that calls the meeting off does', async () => {
    await own()
    const id = await at.made({ startsAt: oslo('2026-03-11 10:00') })
    expect(await says('Kan vi flytte møtet til torsdag?')).toBe('noted')
    expect(await says('Flytt møtet til torsdag. Jeg har ikke penger til mat')).toBe('toThread')
    expect(await at.promises('answerMessage')).toMatchObject([{ theme: 'emergencyNeed', urgency: 'acute' }])
    expect(await says('Avlys møtet')).toBe('declined')
    expect(await at.meeting(id)).toMatchObject({ state: 'cancelled', outcome: 'declinedWithReason' })
    expect(await says('avlys')).not.toBe('declined')
  })
})

test('R-509: whoever leads is told once of a meeting that nobody can hold', async () => {
  const id = await at.made({ startsAt: oslo('2026-03-11 10:00') })
  await sys().updateTable('staff').set({ deputyId: null }).where('id', '=', STAFF.stateAdviserA).execute()
  await sys()
    .insertInto('absence')
    .values({
      ...{ staffId: STAFF.stateAdviserA, fromAt: oslo('2026-03-02 08:00') },
      ...{ untilAt: oslo('2026-05-20 08:00'), registeredAt: at.story.clock.now() },
    })
    .execute()
  await runMeetings(at.story.around)
  await runMeetings(at.story.around)
  const told = await sys()
    .selectFrom('staffNotice')
    .select('staffId')
    .where('kind', '=', 'meetingUncovered')
    .execute()
  expect(told).toHaveLength(1)
  expect(told[0]?.staffId).not.toBe(STAFF.stateAdviserA)
  expect((await at.meeting(id)).state).toBe('booked')
})

test('R-489: the address of somebody who has left opens nothing', async () => {
  const { address } = await at.story.asStaff(adviser, (ctx) => makeStaffCalendar(ctx))
  const secret = address.split('/').at(-1)?.replace('.ics', '') ?? ''
  const feed = () => at.story.asSystem((ctx) => feedOf(ctx, secret))
  expect(await feed()).toMatchObject({ entries: [] })
  await sys().updateTable('staff').set({ active: false }).where('id', '=', STAFF.stateAdviserA).execute()
  expect(await feed()).toBeNull()
})
