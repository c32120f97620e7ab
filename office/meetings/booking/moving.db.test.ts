import { describe, expect, test } from 'vitest'
import { adviser, bookingStory } from '../../../test/support/meetings.ts'
import { oslo } from '../../../test/support/story.ts'
import { STAFF } from '../../../test/support/world.ts'
import type { Ctx } from '../../kernel/context.ts'
import { cancelMeeting, moveMeeting } from './actions.ts'

const at = bookingStory()
const { person, made, meeting, holds, promises } = at

describe('moved and cancelled without phoning (R-480, R-481)', () => {
  const moves = (id: string, version: number, to: string) => (ctx: Ctx) =>
    moveMeeting(ctx, { personId: person, meetingId: id, version, startsAt: oslo(to) })

  test('the old time is free again, and what is owed is owed at the new one', async () => {
    const id = await made()
    const done = await at.story.asPerson(person, moves(id, 1, '2026-03-05 12:00'))
    expect(done).toMatchObject({ ok: true, value: { toLead: false } })
    expect(await meeting(id)).toMatchObject({ movedByPerson: 1, movedByOffice: 0, sequence: 1, version: 2 })
    const owed = await promises('holdMeeting')
    expect(owed.map(({ state, dueAt }) => [state, dueAt.toString()])).toEqual([
      ['merged', oslo('2026-03-04 15:30').toString()],
      ['open', oslo('2026-03-05 15:30').toString()],
    ])
    expect(await holds(id)).toHaveLength(3)
    await made({ startsAt: oslo('2026-03-04 10:00') })
  })

  test('it may overlap its own time, and a time that is taken leaves it where it was', async () => {
    const id = await made()
    await made({ startsAt: oslo('2026-03-05 10:00') })
    expect(await at.story.asPerson(person, moves(id, 1, '2026-03-04 10:30'))).toMatchObject({ ok: true })
    const refused = await at.story.asPerson(person, moves(id, 2, '2026-03-05 09:30'))
    expect(refused).toMatchObject({ ok: false, reason: 'taken' })
    expect(await holds(id)).toHaveLength(3)
    expect((await meeting(id)).startsAt.toString()).toBe(oslo('2026-03-04 10:30').toString())
  })

  test('two who change it at once do not write over each other', async () => {
    const id = await made()
    const both = await Promise.all([
      at.story.asPerson(person, moves(id, 1, '2026-03-05 12:00')),
      at.story.asStaff(adviser, moves(id, 1, '2026-03-05 14:00')),
    ])
    expect(both.map((one) => (one.ok ? 'moved' : one.reason)).sort()).toEqual(['conflict', 'moved'])
  })

  test('the office’s third move goes to the team lead, who owes a time; the person’s own moves do not count', async () => {
    const id = await made()
    await at.story.asPerson(person, moves(id, 1, '2026-03-05 12:00'))
    await at.story.asPerson(person, moves(id, 2, '2026-03-05 13:00'))
    await at.story.asStaff(adviser, moves(id, 3, '2026-03-09 09:00'))
    await at.story.asStaff(adviser, moves(id, 4, '2026-03-10 09:00'))
    expect(await meeting(id)).toMatchObject({ movedByPerson: 2, movedByOffice: 2, state: 'booked' })
    const third = await at.story.asStaff(adviser, moves(id, 5, '2026-03-11 09:00'))
    expect(third).toMatchObject({ ok: true, value: { toLead: true } })
    expect(await meeting(id)).toMatchObject({
      state: 'cancelled',
      outcome: 'movedByOffice',
      movedByOffice: 3,
    })
    expect(await holds(id)).toEqual([])
    const [owed] = await promises('arrangeMeeting')
    expect([owed?.ownerStaffId, owed?.leadReason, owed?.leadListAt === null]).toEqual([
      STAFF.leadStateA,
      'movedThrice',
      false,
    ])
  })

  test('what staff move for the person is the person’s', async () => {
    const id = await made()
    await at.story.asStaff(adviser, (ctx) =>
      moveMeeting(ctx, {
        ...{ personId: person, meetingId: id, version: 1, startsAt: oslo('2026-03-05 12:00') },
        askedBy: 'person',
        channel: 'phone',
      }),
    )
    expect(await meeting(id)).toMatchObject({ movedByPerson: 1, movedByOffice: 0 })
  })

  test('the person cancels and nothing is owed; the office cancels and owes another time', async () => {
    const [first, second] = [await made(), await made({ startsAt: oslo('2026-03-05 12:00') })]
    await at.story.asPerson(person, (ctx) =>
      cancelMeeting(ctx, { personId: person, meetingId: first, reason: 'Syk' }),
    )
    expect(await promises('arrangeMeeting')).toEqual([])
    expect(await holds(first)).toEqual([])
    await at.story.asStaff(adviser, (ctx) => cancelMeeting(ctx, { personId: person, meetingId: second }))
    expect((await promises('arrangeMeeting')).map(({ state }) => state)).toEqual(['open'])
    expect((await promises('holdMeeting')).map(({ state }) => state)).toEqual(['withdrawn', 'merged'])
  })

  test('not once it has begun', async () => {
    const id = await made()
    at.story.clock.set(oslo('2026-03-04 10:05'))
    const late = await at.story.asPerson(person, moves(id, 1, '2026-03-05 12:00'))
    expect(late).toEqual({ ok: false, reason: 'alreadyBegun' })
  })
})
