import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MEETING_PLACES } from '../../../db/seed/organisation.ts'
import { readCalendar } from '../../../gateways/calendar/read.ts'
import { feedText } from '../../../gateways/calendar/write.ts'
import { beginStory, oslo, type Story } from '../../../test/support/story.ts'
import { PERSONS, STAFF, staffActor, T0 } from '../../../test/support/world.ts'
import { bookMeeting, freeSlots, moveMeeting } from './actions.ts'
import { feedOf, makeMyCalendar, revokeMyCalendar } from './calendar.ts'
import { readCalendars, runMeetings } from './jobs.ts'
import { meetingByLink, moveByLink } from './links.ts'
import type { BookMeeting, Invited } from './model.ts'
import { addCalendar, removeCalendar } from './sources.ts'

let story: Story
const person = PERSONS.resident
const adviser = staffActor('stateAdviserA')
beforeEach(async () => {
  story = await beginStory()
})
afterEach(() => story.end())

const talk = (told: Partial<BookMeeting> = {}): BookMeeting => ({
  personId: person,
  kind: 'followUp',
  mode: 'physicalOffice',
  purpose: 'Se på planen',
  side: 'state',
  theme: 'contactAdviser',
  startsAt: oslo('2026-03-11 10:00'),
  staffId: STAFF.stateAdviserA,
  interpreter: { answer: 'notFlagged' },
  channel: 'portalMessage',
  ...told,
})
const officeBooks = async (told: Partial<BookMeeting> = {}) => {
  const done = await story.asStaff(adviser, (ctx) => bookMeeting(ctx, talk(told)))
  if (!done.ok) throw new Error(done.reason)
  return done.value.meetingId
}
const personBooks = async (told: Partial<BookMeeting> = {}) => {
  const done = await story.asPerson(person, (ctx) => bookMeeting(ctx, talk(told)))
  if (!done.ok) throw new Error(done.reason)
  return done.value.meetingId
}
const meeting = (id: string) =>
  story.database.system.selectFrom('meeting').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const outgoing = (kind: string) =>
  story.database.system.selectFrom('outgoing').selectAll().where('kind', '=', kind).orderBy('id').execute()
const codeOf = async (role: string) => {
  const row = await story.database.system
    .selectFrom('shortLink as l')
    .innerJoin('meetingParticipant as p', 'p.id', 'l.participantId')
    .select('l.code')
    .where('p.role', '=', role)
    .executeTakeFirstOrThrow()
  return row.code
}
const employer: Invited = { role: 'employer', name: 'Ola Snekker', email: 'ola@snekker.example' }

describe('everybody invited (R-475, R-480)', () => {
  const approve = (approval: string) =>
    story.database.system
      .updateTable('meetingParticipant')
      .set({ approval })
      .where('role', '=', 'employer')
      .execute()

  test('the person gets a summons once; who is not approved gets nothing', async () => {
    await officeBooks({ participants: [employer] })
    const notices = await story.database.system
      .selectFrom('notice')
      .select('kind')
      .where('personId', '=', person)
      .execute()
    expect(notices.map(({ kind }) => kind)).toEqual(['meetingSummons'])
    expect(await outgoing('meetingInvitation')).toEqual([])
  })

  test('an approved employer is told of a move once, with the appointment, and can move it by a link', async () => {
    const id = await personBooks({ participants: [employer] })
    const invited = await outgoing('meetingInvitation')
    expect(invited.map(({ body }) => body)).toEqual(['booking.mail.invited'])
    await story.asStaff(adviser, (ctx) =>
      moveMeeting(ctx, { personId: person, meetingId: id, version: 1, startsAt: oslo('2026-03-11 12:00') }),
    )
    const [, mail, ...more] = await outgoing('meetingInvitation')
    expect(more).toEqual([])
    expect([mail?.channel, mail?.address, mail?.body]).toEqual([
      'email',
      'ola@snekker.example',
      'booking.mail.moved',
    ])
    expect(mail?.data).toMatchObject({
      invitation: {
        sequence: 1,
        method: 'REQUEST',
        from: oslo('2026-03-11 12:00').toString(),
      },
    })
    expect(JSON.stringify(mail)).not.toMatch(/Thomas|Elvekvist|Se på planen/)
    const code = await codeOf('employer')
    const open = await story.asSystem((ctx) => meetingByLink(ctx, code))
    expect(open.kind).toBe('open')
    expect(JSON.stringify(open)).not.toMatch(/Thomas|Se på planen/)
    const moved = await story.asSystem((ctx) =>
      moveByLink(ctx, code, { version: 2, startsAt: oslo('2026-03-12 12:00') }),
    )
    expect(moved).toMatchObject({ ok: true })
    expect(await meeting(id)).toMatchObject({ movedByOffice: 1, movedByPerson: 1 })
    expect(await outgoing('meetingInvitation')).toHaveLength(3)
  })

  test('who was declined finds nothing behind the link, nor does anybody after its time', async () => {
    await personBooks({ participants: [employer] })
    const code = await codeOf('employer')
    expect(await story.asSystem((ctx) => meetingByLink(ctx, code))).toMatchObject({ kind: 'open' })
    await approve('declined')
    expect(await story.asSystem((ctx) => meetingByLink(ctx, code))).toEqual({ kind: 'gone' })
    expect(
      await story.asSystem((ctx) =>
        moveByLink(ctx, code, { version: 1, startsAt: oslo('2026-03-12 12:00') }),
      ),
    ).toEqual({
      ok: false,
      reason: 'notFound',
    })
    const mine = await codeOf('resident')
    story.clock.set(oslo('2026-04-20 10:00'))
    expect(await story.asSystem((ctx) => meetingByLink(ctx, mine))).toEqual({ kind: 'gone' })
  })
})

describe('calendars (R-489)', () => {
  const span = { from: T0, until: T0.add({ hours: 24 * 42 }) }

  test('the person’s own is read back whole, until it is revoked', async () => {
    await officeBooks({ mode: 'physicalElsewhere', placeId: MEETING_PLACES.cafe })
    const { address } = await story.asPerson(person, makeMyCalendar)
    const secret = /kalender\/(\w+)\.ics$/.exec(address)?.[1] ?? ''
    const feed = await story.asSystem((ctx) => feedOf(ctx, secret))
    expect(JSON.stringify(feed)).not.toMatch(/Se på planen|Kari|contactAdviser/)
    const read = readCalendar(feedText(feed?.name ?? '', feed?.entries ?? [], T0), span)
    expect(read?.busy).toEqual([{ from: oslo('2026-03-11 10:00'), until: oslo('2026-03-11 11:00') }])
    await story.asPerson(person, revokeMyCalendar)
    expect(await story.asSystem((ctx) => feedOf(ctx, secret))).toBeNull()
    expect(await story.asSystem((ctx) => feedOf(ctx, 'x'.repeat(32)))).toBeNull()
  })

  test('when an employee is taken elsewhere, nobody is offered that time; one that fails keeps what it said', async () => {
    const added = await story.asStaff(adviser, (ctx) =>
      addCalendar(ctx, { url: 'webcal://kalender.example/kari.ics' }),
    )
    expect(added.ok).toBe(true)
    const busy = [{ from: oslo('2026-03-11 08:00'), until: oslo('2026-03-11 14:00') }]
    expect(await readCalendars(story.around, async () => ({ ok: true, busy, entries: 2, leftOut: 1 }))).toBe(
      1,
    )
    const free = async () => {
      const found = await story.asPerson(person, (ctx) =>
        freeSlots(ctx, {
          ...{ personId: person, kind: 'followUp', mode: 'phone', interpreted: false },
          ...{ from: oslo('2026-03-11 00:00'), until: oslo('2026-03-12 00:00') },
        }),
      )
      if (!found.ok) throw new Error(found.reason)
      return found.value.map(({ startsAt }) =>
        startsAt.toZonedDateTimeISO('Europe/Oslo').toPlainTime().toString(),
      )
    }
    expect(await free()).toEqual(['14:00:00', '14:30:00', '15:00:00'])
    story.clock.set(T0.add({ minutes: 20 }))
    expect(await readCalendars(story.around, async () => ({ ok: false, why: 'http500' }))).toBe(1)
    expect(await free()).toHaveLength(3)
    const row = await story.database.system.selectFrom('calendarSource').selectAll().executeTakeFirstOrThrow()
    expect([row.failure, row.failures, row.leftOut]).toEqual(['http500', 1, 1])
    await story.asStaff(adviser, (ctx) => removeCalendar(ctx, { id: row.id }))
    expect(await free()).toHaveLength(15)
  })

  test('only addresses of the web, and only one’s own', async () => {
    expect(
      await story.asStaff(adviser, (ctx) => addCalendar(ctx, { url: 'file:///etc/passwd' })),
    ).toMatchObject({
      reason: 'badForm',
    })
    const added = await story.asStaff(adviser, (ctx) =>
      addCalendar(ctx, { url: 'https://kalender.example/a.ics' }),
    )
    const id = added.ok ? added.value.id : ''
    const other = staffActor('stateAdviserA2')
    expect(await story.asStaff(other, (ctx) => removeCalendar(ctx, { id }))).toMatchObject({
      reason: 'notFound',
    })
  })
})

describe('what comes by itself', () => {
  test('a neutral reminder the working day before, once for each time', async () => {
    const id = await officeBooks()
    story.clock.set(oslo('2026-03-10 08:30'))
    await runMeetings(story.around)
    expect(await outgoing('meetingReminder')).toEqual([])
    story.clock.set(oslo('2026-03-10 09:10'))
    await runMeetings(story.around)
    await runMeetings(story.around)
    const sent = await outgoing('meetingReminder')
    expect(sent.map(({ channel, body }) => [channel, body])).toEqual([['sms', 'booking.sms.reminder']])
    await story.asPerson(person, (ctx) =>
      moveMeeting(ctx, { personId: person, meetingId: id, version: 1, startsAt: oslo('2026-03-13 12:00') }),
    )
    story.clock.set(oslo('2026-03-12 09:10'))
    await runMeetings(story.around)
    expect(await outgoing('meetingReminder')).toHaveLength(2)
  })

  const away = (
    from: string,
    until: string,
    coverStaffId: string | null,
    staffId: string = STAFF.stateAdviserA,
  ) =>
    story.database.system
      .insertInto('absence')
      .values({
        staffId,
        fromAt: oslo(from),
        untilAt: oslo(until),
        registeredAt: T0,
        coverStaffId,
      })
      .execute()

  test('whoever covers holds it at the same time, and that is no postponement', async () => {
    const id = await officeBooks()
    await away('2026-03-10 08:00', '2026-03-13 16:00', STAFF.stateAdviserA2)
    await runMeetings(story.around)
    expect(await meeting(id)).toMatchObject({
      ownerStaffId: STAFF.stateAdviserA2,
      startsAt: oslo('2026-03-11 10:00'),
      movedByOffice: 0,
    })
    const [owed] = await story.database.system
      .selectFrom('promise')
      .select('ownerStaffId')
      .where('personId', '=', person)
      .where('kind', '=', 'holdMeeting')
      .where('isOpen', '=', true)
      .execute()
    expect(owed?.ownerStaffId).toBe(STAFF.stateAdviserA2)
  })

  const deputy = async () =>
    (
      await story.database.system
        .selectFrom('staff')
        .select('deputyId')
        .where('id', '=', STAFF.stateAdviserA)
        .executeTakeFirstOrThrow()
    ).deputyId as string

  test('nobody is named: the deputy holds it', async () => {
    const id = await officeBooks()
    await away('2026-03-11 08:00', '2026-03-12 16:00', null)
    await runMeetings(story.around)
    expect(await meeting(id)).toMatchObject({ ownerStaffId: await deputy(), movedByOffice: 0 })
  })

  test('where nobody can at that time it is moved, which counts, and the person is told', async () => {
    const id = await officeBooks()
    await away('2026-03-11 08:00', '2026-03-12 16:00', null)
    await away('2026-03-11 08:00', '2026-03-11 16:00', null, await deputy())
    await runMeetings(story.around)
    const moved = await meeting(id)
    expect([moved.state, moved.movedByOffice]).toEqual(['booked', 1])
    expect(moved.startsAt.toString().slice(0, 10)).not.toBe('2026-03-11')
    const kinds = await story.database.system
      .selectFrom('notice')
      .select('kind')
      .where('personId', '=', person)
      .execute()
    expect(kinds.map(({ kind }) => kind).sort()).toEqual(['meetingChanged', 'meetingSummons'])
  })
})
