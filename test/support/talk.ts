import { expect } from 'vitest'
import { bookMeeting } from '../../office/meetings/booking/actions.ts'
import type { BookMeeting } from '../../office/meetings/booking/model.ts'
import { beginMeeting, endMeeting, recordTeachBack, seenThere } from '../../office/meetings/talk/actions.ts'
import { talkFor } from '../../office/meetings/talk/views.ts'
import { beginStory, oslo } from './story.ts'
import { PERSONS, STAFF, staffActor } from './world.ts'

/** Whose meeting it is, and the main point said back. */
export const personId = PERSONS.resident
export const DONE = { how: 'done', words: 'Jeg sender søknaden før fredag, og du ringer legen' } as const

const adviser = staffActor('stateAdviserA')
type Ids = { personId: string; meetingId: string }

/** A story of a meeting on 4 March at ten, as far as a test takes it: booked, begun, held. */
export async function beginTalk() {
  const story = await beginStory()
  const staff = <T>(act: Parameters<typeof story.asStaff<T>>[1]) => story.asStaff(adviser, act)
  async function booked(told: Partial<BookMeeting> = {}) {
    const done = await staff((ctx) =>
      bookMeeting(ctx, {
        personId,
        kind: 'followUp',
        mode: 'physicalOffice',
        purpose: 'Se på planen',
        side: 'state',
        theme: 'contactAdviser',
        startsAt: oslo('2026-03-04 10:00'),
        staffId: STAFF.stateAdviserA,
        interpreter: { answer: 'notFlagged' },
        channel: 'officePhone',
        ...told,
      }),
    )
    if (!done.ok) throw new Error(done.reason)
    return { personId, meetingId: done.value.meetingId }
  }
  const row = ({ meetingId }: Ids) =>
    story.database.system
      .selectFrom('meeting')
      .selectAll()
      .where('id', '=', meetingId)
      .executeTakeFirstOrThrow()
  const owed = (kind: string) =>
    story.database.system
      .selectFrom('promise')
      .selectAll()
      .where('personId', '=', personId)
      .where('kind', '=', kind)
      .orderBy('id')
      .execute()
  const shown = async (ids: Ids) => {
    const found = await staff((ctx) => talkFor(ctx, ids))
    if (!found.ok) throw new Error(found.reason)
    return found.value
  }
  async function begun(told: Partial<BookMeeting> = {}) {
    const ids = await booked(told)
    story.clock.set(oslo('2026-03-04 10:00'))
    expect(await staff((ctx) => beginMeeting(ctx, ids))).toMatchObject({ ok: true })
    return ids
  }
  async function allThere(ids: Ids) {
    const { participants } = await shown(ids)
    const seen = participants.map(({ id }) => ({ participantId: id, attended: true }))
    return staff((ctx) => seenThere(ctx, { ...ids, seen }))
  }
  async function held(told: Partial<BookMeeting> = {}) {
    const ids = await begun(told)
    await allThere(ids)
    await staff((ctx) => recordTeachBack(ctx, { ...ids, ...DONE }))
    const { version } = await row(ids)
    const ended = await staff((ctx) => endMeeting(ctx, { ...ids, version }))
    if (!ended.ok) throw new Error(ended.reason)
    return { ids, ended: ended.value }
  }
  return { story, staff, booked, row, owed, shown, begun, allThere, held }
}
export type Talk = Awaited<ReturnType<typeof beginTalk>>
