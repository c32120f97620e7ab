import type { Ctx, PersonCtx, StaffCtx } from '../../office/kernel/context.ts'
import type { Result } from '../../office/kernel/result.ts'
import { fixedClock } from '../../office/kernel/time/clock.ts'
import { inTransaction, type Surroundings } from '../../office/kernel/transaction.ts'
import * as talk from '../../office/meetings/actions.ts'
import { noticeOpened } from '../../office/reach/notices/actions.ts'
import { staffActor } from './actor.ts'
import { PERSONS, type PersonKey } from './fixture.ts'
import { BOOKED, type Booked, HELD, type Held, WISHED } from './meetings-told.ts'
import { type StaffKey, staffMember } from './staff.ts'

const instant = (at: string) => Temporal.PlainDateTime.from(at).toZonedDateTime('Europe/Oslo').toInstant()

/**
 * Meetings of the named people: some held, with minutes and what was agreed; some ahead; and some wished for, that wait.
 * All through the same actions as pages use, each at its own time. Seeded already, nothing is done.
 */
export async function seedMeetings(around: Surroundings): Promise<void> {
  const some = await around.databases.system.selectFrom('meeting').select('id').limit(1).executeTakeFirst()
  if (some) return
  const told = telling(around)
  for (const one of HELD) await hold(told, one)
  for (const one of BOOKED) await book(told, one)
  for (const { at, who, ...wish } of WISHED)
    await told.person(at, who, (ctx) =>
      talk.askForMeeting(ctx, { ...wish, personId: PERSONS[who], channel: 'portalMessage' }),
    )
}

export type Telling = ReturnType<typeof telling>

/** Does one thing at a time that was, in the name of somebody; what is refused stops the seeding. */
export function telling(around: Surroundings) {
  const done = async <T>(what: string, result: Promise<Result<T>>): Promise<T> => {
    const told = await result
    if (!told.ok) throw new Error(`${what} was refused: ${told.reason}`)
    return told.value
  }
  const at = (time: string) => ({ ...around, clock: fixedClock(instant(time)) })
  return {
    staff: <T>(time: string, by: StaffKey, act: (ctx: StaffCtx) => Promise<Result<T>>) =>
      done(
        `${by} at ${time}`,
        inTransaction(at(time), staffActor(by), (ctx) => act(ctx as StaffCtx)),
      ),
    person: <T>(time: string, who: PersonKey, act: (ctx: PersonCtx) => Promise<Result<T>>) =>
      done(
        `${who} at ${time}`,
        inTransaction(at(time), { kind: 'person', personId: PERSONS[who], language: 'nb' }, (ctx) =>
          act(ctx as PersonCtx),
        ),
      ),
    /** They read what has come so far, so that nothing climbs a ladder in the past. */
    reads: (time: string, who: PersonKey) =>
      inTransaction(at(time), { kind: 'system', name: 'seed' }, (ctx) => readsAll(ctx, PERSONS[who])),
  }
}

async function readsAll(ctx: Ctx, personId: string): Promise<void> {
  const unread = await ctx.tx
    .selectFrom('notice')
    .select('messageId')
    .where('personId', '=', personId)
    .where('reachedAt', 'is', null)
    .where('kind', 'in', ['meetingSummons', 'meetingChanged', 'ordinaryMessage'])
    .execute()
  for (const { messageId } of unread)
    if (messageId !== null) await noticeOpened(ctx, { personId, messageId, by: 'person' })
}

async function book(told: Telling, one: Booked): Promise<string> {
  const { at, who, by, startsAt, points = [], guests = [], read, ...meeting } = one
  const personId = PERSONS[who]
  const { meetingId } = await told.staff(at, by, (ctx) =>
    talk.bookMeeting(ctx, {
      theme: 'contactAdviser',
      ...meeting,
      personId,
      staffId: staffMember(by).id,
      startsAt: instant(startsAt),
      channel: 'officePhone',
    }),
  )
  for (const guest of guests)
    await told.staff(at, by, (ctx) => talk.addParticipant(ctx, { ...guest, personId, meetingId }))
  if (read) await told.reads(read, who)
  for (const text of points)
    await told.person(read ?? at, who, (ctx) => talk.raiseTopic(ctx, { personId, meetingId, text }))
  return meetingId
}

async function hold(told: Telling, one: Held): Promise<void> {
  const { ended, minutesAt, said, parts, agreed, confirmed, areas = [], ...booked } = one
  const meetingId = await book(told, booked)
  const { who, by, startsAt } = booked
  const ids = { personId: PERSONS[who], meetingId }
  await told.staff(startsAt, by, (ctx) => talk.beginMeeting(ctx, ids))
  for (const { area, state } of areas)
    await told.staff(ended, by, (ctx) => talk.coverArea(ctx, { ...ids, area, state }))
  for (const { matter, body } of parts)
    await told.staff(ended, by, (ctx) => talk.writeOnSheet(ctx, { ...ids, matter, text: body }))
  await told.staff(ended, by, (ctx) => talk.recordTeachBack(ctx, { ...ids, how: 'done', words: said }))
  await told.staff(ended, by, (ctx) => endOf(ctx, ids, agreed))
  await told.staff(minutesAt, by, (ctx) => talk.writeMinutes(ctx, { ...ids, parts, after: 0 }))
  if (!confirmed) return
  await told.reads(confirmed, who)
  await told.person(confirmed, who, (ctx) => talk.confirmMinutes(ctx, { ...ids, version: 1 }))
}

/** Everybody was there. */
async function endOf(ctx: StaffCtx, ids: { personId: string; meetingId: string }, agreed: Held['agreed']) {
  const there = await ctx.tx
    .selectFrom('meetingParticipant')
    .select('id')
    .where('personId', '=', ids.personId)
    .where('meetingId', '=', ids.meetingId)
    .execute()
  const seen = await talk.seenThere(ctx, {
    ...ids,
    seen: there.map(({ id }) => ({ participantId: id, attended: true })),
  })
  if (!seen.ok) return seen
  const { version } = await ctx.tx
    .selectFrom('meeting')
    .select('version')
    .where('personId', '=', ids.personId)
    .where('id', '=', ids.meetingId)
    .executeTakeFirstOrThrow()
  return talk.endMeeting(ctx, { ...ids, version, agreed })
}
