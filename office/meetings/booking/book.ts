import type { Ctx } from '../../kernel/context.ts'
import { actorIdOf, recordEvent } from '../../kernel/event.ts'
import { insertLater } from '../../kernel/insert.ts'
import { ok, type Refused, type Result, refused } from '../../kernel/result.ts'
import { lockPersonUnits, type PersonUnits } from '../../people/units.ts'
import { meetingChanged } from '../changed.ts'
import { answeredInterpreter, isFlagged, isInterpretedTalk, languageFor } from '../interpreters/rules.ts'
import type { MeetingKind, MeetingMode } from '../model.ts'
import { type Asked, closedThen, isKept, timeRefused, weekTimes } from './check.ts'
import { choosesAlone, mayChoose, offersVideo } from './choose.ts'
import { enter } from './enter.ts'
import { helperMay, helperMeets } from './for-giver.ts'
import { nearestDetails, nearestFree } from './free.ts'
import { takenAtAGlance } from './glance.ts'
import { plainlyTaken, queueFor, takeTime, type Wanted } from './holds.ts'
import { invite } from './invited.ts'
import type { Booked, BookMeeting, Meeting } from './model.ts'
import { oweMeeting } from './owed.ts'
import { lengthOf } from './rules.ts'
import { type Candidate, candidates, type Place } from './store.ts'
import { tellBooked } from './tell.ts'
import { booksOnScreen, factsFor, lengthsOf, placeFor } from './times.ts'

/**
 * a meeting, or the nearest free times when that one is `taken` (details). The interpreter comes first: a flagged
 * person's meeting without an answer is refused as `answeredInterpreter` says. Refuses also with `inPast`, `tooFar`,
 * `closedThen`, `badForm`, and with `notFound`: not this person, place or employee.
 */
export async function bookMeeting(ctx: Ctx, input: BookMeeting): Promise<Result<Booked>> {
  const entered = await enter(ctx, input.personId)
  if (!entered.ok) return entered
  if (
    !(await helperMay(ctx, input.personId, input)) ||
    !(await helperMeets(ctx, input.personId, [input.staffId]))
  )
    return refused('notFound')
  return (await tooLate(ctx, input)) ?? ctx.beyondWall((beyond) => bookFree(beyond, input))
}

/** The same for whoever has been let in, beyond the wall. */
export const bookFor = async (ctx: Ctx, input: BookMeeting): Promise<Result<Booked>> =>
  (await tooLate(ctx, input)) ?? (await bookFree(ctx, input))

async function tooLate(ctx: Ctx, input: BookMeeting): Promise<Refused | null> {
  if (Temporal.Instant.compare(input.startsAt, ctx.clock.now()) <= 0) return null
  const nearest = await takenAtAGlance(ctx, input, isInterpretedTalk(input.interpreter.answer))
  return nearest && refused('taken', { nearest: nearest.join(',') })
}

async function bookFree(ctx: Ctx, input: BookMeeting): Promise<Result<Booked>> {
  const known = await readied(ctx, input)
  if (!known.ok) return known
  const { asked, wanted, interpreted, onScreen } = known.value
  const elsewhere = async (): Promise<Refused> =>
    (await tooLate(ctx, input)) ??
    refused('taken', nearestDetails(await nearestFree(ctx, searchFor(input, interpreted))))
  if (asked.place !== null && (await plainlyTaken(ctx, wanted))) return elsewhere()
  const times = await weekTimes(ctx, asked)
  if (closedThen(ctx, asked, times.place)) return refused('closedThen')
  const kept = isKept(ctx, asked, times)
  if (kept && onScreen) return elsewhere()
  const units = await lockPersonUnits(ctx, input.personId)
  if (!units) return refused('notFound')
  await queueFor(ctx, [wanted.staffId, wanted.personId, wanted.place?.id ?? null], [wanted.startsAt])
  const room = await takeTime(ctx, { ...wanted, mayUseKept: !onScreen })
  if (room === undefined) return elsewhere()
  const meeting = await insertMeeting(ctx, input, { asked, wanted, room, reserved: kept, units })
  return ok({ meetingId: meeting.id, startsAt: meeting.startsAt, endsAt: meeting.endsAt })
}

type Readied = {
  asked: Asked
  wanted: Wanted & { meetingId: string }
  interpreted: boolean
  onScreen: boolean
}

async function readied(ctx: Ctx, input: BookMeeting): Promise<Result<Readied>> {
  const facts = await factsFor(ctx, input.personId)
  if (!facts) return refused('notFound')
  const { answer, reason: why } = input.interpreter
  const open = answeredInterpreter(isFlagged(facts), answer, why, input.kind, languageFor(facts))
  if (open !== null) return refused(open)
  const named = ctx.actor.kind === 'staff' || ctx.actor.kind === 'system' ? [input.staffId] : null
  const staff = (await candidates(ctx.tx, input.personId, named, ctx.clock.now())).find(
    ({ id }) => id === input.staffId,
  )
  if (!staff) return refused('notFound')
  const place = await placeFor(ctx, input.mode, input.placeId ?? null, staff.officeId)
  if (place === undefined || staff.officeId === null) return refused('notFound')
  const video = offersVideo(facts, ctx.settings.get<boolean>('meeting.video', staff.officeId))
  const here = { now: null, officeId: staff.officeId, video }
  if (choosesAlone(ctx) && !mayChoose({ mode: input.mode, place }, here)) return refused('badForm')
  const interpreted = isInterpretedTalk(answer)
  const asked = askedFor(ctx, { ...input, staff, place, interpreted })
  const reason = await timeRefused(ctx, asked)
  if (reason !== null) return refused(reason)
  return ok({
    asked,
    interpreted,
    onScreen: booksOnScreen(facts),
    wanted: wantedFor(ctx, asked, ctx.newId()),
  })
}

export function askedFor(
  ctx: Ctx,
  about: {
    personId: string
    kind: MeetingKind
    mode: MeetingMode
    startsAt: Temporal.Instant
    staff: Candidate
    place: Place | null
    interpreted: boolean
  },
): Asked {
  const { personId, kind, mode, startsAt, staff, place, interpreted } = about
  const minutes = lengthOf(kind, mode, interpreted, lengthsOf(ctx, staff.officeId))
  return { personId, mode, staff, place, startsAt, minutes }
}

export const wantedFor = (ctx: Ctx, asked: Asked, meetingId: string): Wanted & { meetingId: string } => ({
  meetingId,
  personId: asked.personId,
  staffId: asked.staff.id,
  place: asked.place,
  startsAt: asked.startsAt,
  endsAt: asked.startsAt.add({ minutes: asked.minutes }),
  travelMinutes:
    asked.place?.travelMinutes ??
    (asked.mode === 'home' ? ctx.settings.get<number>('meeting.homeTravelMinutes') : 0),
  mayUseKept: true,
})

const searchFor = (input: BookMeeting, interpreted: boolean) => ({
  personId: input.personId,
  kind: input.kind,
  mode: input.mode,
  placeId: input.placeId ?? null,
  staffIds: [input.staffId],
  interpreted,
  wished: input.startsAt,
})

async function insertMeeting(
  ctx: Ctx,
  input: BookMeeting,
  made: {
    asked: Asked
    wanted: Wanted & { meetingId: string }
    room: number | null
    reserved: boolean
    units: PersonUnits
  },
): Promise<Meeting> {
  const { asked, wanted, room, reserved, units } = made
  const draft: Meeting = {
    personId: input.personId,
    id: wanted.meetingId,
    requestId: input.requestId ?? null,
    kind: input.kind,
    mode: input.mode,
    purpose: input.purpose.trim().slice(0, 500),
    side: input.side,
    theme: input.theme,
    officeId: asked.staff.officeId as string,
    placeId: asked.place?.id ?? null,
    room,
    startsAt: wanted.startsAt,
    endsAt: wanted.endsAt,
    state: 'booked',
    outcome: null,
    ownerStaffId: asked.staff.id,
    interpreter: input.interpreter.answer,
    interpreterReason: input.interpreter.reason?.trim().slice(0, 500) || null,
    interpreterRequestId: null,
    promiseId: null,
    seriesId: input.seriesId ?? null,
    movedByOffice: 0,
    movedByPerson: 0,
    sequence: 0,
    reserved,
    officeOwesTimeAt: null,
    channel: input.channel,
    version: 1,
  }
  const promise = await oweMeeting(ctx, draft, units.needLevel)
  const meeting = { ...draft, promiseId: promise.id }
  const by = { madeByKind: ctx.actor.kind, madeById: actorIdOf(ctx.actor) }
  await insertLater(ctx.tx, 'meeting', [{ ...meeting, ...by, madeAt: ctx.clock.now() }])
  await invite(ctx, meeting, { resident: units.givenName, adviser: asked.staff }, input.participants ?? [])
  recordEvent(ctx, {
    personId: meeting.personId,
    kind: 'meetingBooked',
    side: meeting.side,
    channel: meeting.channel,
    theme: meeting.theme,
    promiseId: promise.id,
    data: {
      meetingId: meeting.id,
      startsAt: meeting.startsAt.toString(),
      mode: meeting.mode,
      kind: meeting.kind,
    },
  })
  await meetingChanged(ctx, meeting, 'booked')
  if (input.silent !== true) await tellBooked(ctx, meeting)
  return meeting
}
