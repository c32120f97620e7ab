import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { meetingChanged } from '../changed.ts'
import { isInterpretedTalk } from '../interpreters/rules.ts'
import { timeFreed } from '../waiting/freed.ts'
import { canChange } from './ahead.ts'
import { askedFor, wantedFor } from './book.ts'
import { closedThen, isKept, timeRefused, weekTimes } from './check.ts'
import { choosesAlone, mayChoose, offersVideo } from './choose.ts'
import { enterFor } from './enter.ts'
import { nearestDetails, nearestFree } from './free.ts'
import { letGo, plainlyTaken, queueFor, takeTime } from './holds.ts'
import { giveToLead } from './lead.ts'
import type { AskedBy, Meeting, Moved, MoveMeeting } from './model.ts'
import { oweMoved } from './owed.ts'
import { candidates, lockMeeting, updateMeeting } from './store.ts'
import { tellMoved } from './tell.ts'
import { booksOnScreen, factsFor, placeFor } from './times.ts'

/**
 * another time, place or way, for everybody invited, told once to each. What the person or somebody invited moves
 * counts for nothing; the office's third time goes to the team lead, who offers a time instead (R-481, `toLead`). Refuses as
 * booking does, and with `conflict` (changed meanwhile), `alreadyBegun` and `alreadyEnded`.
 */
export async function moveMeeting(ctx: Ctx, input: MoveMeeting): Promise<Result<Moved>> {
  const entered = await enterFor(ctx, input)
  if (!entered.ok) return entered
  return ctx.beyondWall((beyond) => moveFor(beyond, input))
}

export const askedByOf = (ctx: Ctx, told: AskedBy | undefined): AskedBy =>
  ctx.actor.kind === 'person' || ctx.actor.kind === 'helper' ? 'person' : (told ?? 'office')

/** A meeting that can still be changed, locked. Refuses with `notFound`, `alreadyBegun`, `alreadyEnded`, `conflict`. */
export async function stillAhead(
  ctx: Ctx,
  about: { personId: string; meetingId: string; version?: number },
): Promise<Result<Meeting>> {
  const meeting = await lockMeeting(ctx.tx, about.personId, about.meetingId)
  if (!meeting) return refused('notFound')
  if (!canChange(meeting, ctx.clock.now()))
    return refused(['booked', 'begun'].includes(meeting.state) ? 'alreadyBegun' : 'alreadyEnded')
  if (about.version !== undefined && about.version !== meeting.version) return refused('conflict')
  return ok(meeting)
}

/** The same for whoever has been let in, beyond the wall. */
export async function moveFor(ctx: Ctx, input: MoveMeeting): Promise<Result<Moved>> {
  const found = await stillAhead(ctx, input)
  if (!found.ok) return found
  const meeting = found.value
  // a time that the office owes counts as moved by it, whoever chooses.
  const askedBy = meeting.officeOwesTimeAt === null ? askedByOf(ctx, input.askedBy) : 'office'
  const most = ctx.settings.get<number>('meeting.officeMoves', meeting.officeId)
  if (askedBy === 'office' && !input.keepsTime && meeting.movedByOffice + 1 >= most)
    return giveToLead(ctx, meeting, input)
  return moveTo(ctx, meeting, { ...input, askedBy, chooser: input.askedBy })
}

async function moveTo(
  ctx: Ctx,
  meeting: Meeting,
  input: MoveMeeting & { askedBy: AskedBy; chooser: AskedBy | undefined },
): Promise<Result<Moved>> {
  const facts = await factsFor(ctx, meeting.personId)
  const [staff] = await candidates(
    ctx.tx,
    meeting.personId,
    [input.staffId ?? meeting.ownerStaffId],
    ctx.clock.now(),
  )
  if (!facts || !staff) return refused('notFound')
  const mode = input.mode ?? meeting.mode
  const placeId = input.placeId === undefined ? sameplace(meeting, mode) : input.placeId
  const place = await placeFor(ctx, mode, placeId, staff.officeId)
  if (place === undefined) return refused('notFound')
  const video = offersVideo(facts, ctx.settings.get<boolean>('meeting.video', staff.officeId))
  const here = { now: meeting.mode, officeId: staff.officeId, video }
  if (choosesAlone(ctx, input.chooser) && !mayChoose({ mode, place }, here)) return refused('badForm')
  const interpreted = isInterpretedTalk(meeting.interpreter)
  const startsAt = input.startsAt ?? meeting.startsAt
  const asked = askedFor(ctx, { ...meeting, mode, startsAt, staff, place, interpreted })
  const reason = await timeRefused(ctx, asked)
  if (reason !== null) return refused(reason)
  const elsewhere = async (): Promise<Result<Moved>> =>
    refused(
      'taken',
      nearestDetails(
        await nearestFree(ctx, {
          ...{ personId: meeting.personId, kind: meeting.kind, mode, placeId, interpreted },
          staffIds: [staff.id],
          wished: startsAt,
          except: meeting.id,
        }),
      ),
    )
  const wanted = wantedFor(ctx, asked, meeting.id)
  if (await plainlyTaken(ctx, wanted)) return elsewhere()
  const times = await weekTimes(ctx, { ...asked, except: meeting.id })
  if (closedThen(ctx, asked, times.place)) return refused('closedThen')
  const onScreen = booksOnScreen(facts)
  const kept = isKept(ctx, asked, times)
  if (kept && onScreen) return elsewhere()
  await queueFor(
    ctx,
    [staff.id, meeting.ownerStaffId, meeting.personId, place?.id ?? null, meeting.placeId],
    [startsAt, meeting.startsAt],
  )
  await sql.raw('savepoint moving').execute(ctx.tx)
  await letGo(ctx, meeting.id)
  const room = await takeTime(ctx, { ...wanted, mayUseKept: !onScreen })
  if (room === undefined) {
    await sql.raw('rollback to savepoint moving').execute(ctx.tx)
    return elsewhere()
  }
  const changed = await store(ctx, meeting, {
    ...{ mode, room, startsAt: wanted.startsAt, endsAt: wanted.endsAt, placeId: place?.id ?? null },
    ...{ ownerStaffId: staff.id, reserved: kept },
    askedBy: input.askedBy,
    counts: input.keepsTime !== true,
    channel: input.channel ?? 'portalMessage',
    silent: input.silent === true,
  })
  await timeFreed(ctx, meeting)
  return ok({ startsAt: changed.startsAt, endsAt: changed.endsAt, toLead: false })
}

/** Where it was, when it is held the same way; the way it is held decides when that is another. */
const sameplace = (meeting: Meeting, mode: Meeting['mode']): string | null =>
  mode === meeting.mode ? meeting.placeId : null

type Change = Pick<
  Meeting,
  'mode' | 'room' | 'startsAt' | 'endsAt' | 'placeId' | 'ownerStaffId' | 'reserved'
> & {
  askedBy: AskedBy
  counts: boolean
  channel: string
  silent: boolean
}

async function store(
  ctx: Ctx,
  before: Meeting,
  { askedBy, counts, channel, silent, ...change }: Change,
): Promise<Meeting> {
  const counted = countedFor(before, counts ? askedBy : null)
  const draft: Meeting = { ...before, ...change, ...counted, sequence: before.sequence + 1, state: 'booked' }
  const promise = await oweMoved(ctx, draft)
  const meeting = await updateMeeting(ctx, before, {
    ...change,
    ...counted,
    sequence: draft.sequence,
    state: draft.state,
    promiseId: promise.id,
  })
  if (before.ownerStaffId !== meeting.ownerStaffId) await handOver(ctx, before, meeting)
  await ctx.tx
    .updateTable('meeting')
    .set({ remindedAt: null, begunAt: null, officeOwesTimeAt: null })
    .where('personId', '=', meeting.personId)
    .where('id', '=', meeting.id)
    .execute()
  recordEvent(ctx, {
    personId: meeting.personId,
    kind: 'meetingMoved',
    side: meeting.side,
    channel,
    theme: meeting.theme,
    promiseId: meeting.promiseId,
    data: {
      meetingId: meeting.id,
      askedBy,
      from: before.startsAt.toString(),
      to: meeting.startsAt.toString(),
      placeId: meeting.placeId,
    },
  })
  await meetingChanged(ctx, meeting, 'moved')
  if (!silent) await tellMoved(ctx, meeting, { before, askedBy, channel })
  return meeting
}

/** the office's own moves are counted; what others asked for stands beside them. */
const countedFor = (before: Meeting, askedBy: AskedBy | null): Partial<Meeting> => {
  if (askedBy === null) return {}
  return askedBy === 'office'
    ? { movedByOffice: before.movedByOffice + 1 }
    : { movedByPerson: before.movedByPerson + 1 }
}

/** Somebody else holds it: they take the adviser's place among those who are there. */
async function handOver(ctx: Ctx, before: Meeting, meeting: Meeting): Promise<void> {
  await sql`update meeting_participant p set staff_id = s.id, name = s.name from staff s
    where s.id = ${meeting.ownerStaffId} and p.person_id = ${meeting.personId} and p.meeting_id = ${meeting.id}
      and p.role = 'adviser' and p.staff_id = ${before.ownerStaffId}`.execute(ctx.tx)
}
