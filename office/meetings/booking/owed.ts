import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { endPromise, makePromise } from '../../kernel/promise/actions.ts'
import type { Owner, Promised } from '../../kernel/promise/model.ts'
import { lockPromise, updatePromise } from '../../kernel/promise/store.ts'
import { instantAt, localTime, millisecondsInto } from '../../kernel/time/localTime.ts'
import type { Meeting } from './model.ts'

/**
 * that it is held is owed by whoever holds it, until the day's end. Nobody is reminded of it or told that it is late
 * before: the time is agreed.
 */
export async function oweMeeting(ctx: Ctx, meeting: Meeting, needLevel = 0): Promise<Promised> {
  const dueAt = dayEnd(ctx, meeting)
  return makePromise(ctx, {
    personId: meeting.personId,
    kind: 'holdMeeting',
    clock: 'meetingHeld',
    side: meeting.side,
    theme: meeting.theme,
    owner: { staffId: meeting.ownerStaffId },
    officeId: meeting.officeId,
    needLevel,
    dueAt,
    next: { step: 'breach', at: dueAt },
    channel: meeting.channel,
    details: { meetingId: meeting.id, meetingAt: meeting.startsAt.toString() },
  })
}

function dayEnd(ctx: Ctx, { endsAt, officeId }: Meeting): Temporal.Instant {
  const { to } = ctx.settings.calendar(officeId).policy.workingHours
  const closes = instantAt(localTime(endsAt).day, millisecondsInto(Temporal.PlainTime.from(to)))
  return Temporal.Instant.compare(closes, endsAt) > 0 ? closes : endsAt
}

/** The same meeting at another time: what was owed goes on in what is owed now. */
export async function oweMoved(ctx: Ctx, meeting: Meeting): Promise<Promised> {
  const before = meeting.promiseId && (await lockPromise(ctx.tx, meeting.personId, meeting.promiseId))
  const promise = await oweMeeting(ctx, meeting, before ? before.needLevel : 0)
  if (before && before.endedAt === null)
    await endPromise(ctx, before, {
      state: 'merged',
      how: 'moved',
      channel: meeting.channel,
      mergedInto: promise.id,
    })
  return promise
}

/** It is not held: the person wants no other, or what is owed instead is another time. */
export async function endOwed(ctx: Ctx, meeting: Meeting, instead: Promised | null): Promise<void> {
  const before = meeting.promiseId && (await lockPromise(ctx.tx, meeting.personId, meeting.promiseId))
  if (!before || before.endedAt !== null) return
  await endPromise(
    ctx,
    before,
    instead === null
      ? { state: 'withdrawn', how: 'cancelled', channel: meeting.channel }
      : { state: 'merged', how: 'moved', channel: meeting.channel, mergedInto: instead.id },
  )
}

/** the office owes another time; who offers it, and whether it stands on the lead's list. */
export async function oweAnother(
  ctx: Ctx,
  meeting: Meeting,
  owner: Owner,
  lead: { reason: string } | null,
): Promise<Promised> {
  const promise = await makePromise(ctx, {
    personId: meeting.personId,
    kind: 'arrangeMeeting',
    clock: 'meetingRequest',
    side: meeting.side,
    theme: meeting.theme,
    owner,
    officeId: meeting.officeId,
    channel: meeting.channel,
    details: { meetingId: meeting.id, movedByOffice: meeting.movedByOffice, kind: meeting.kind },
  })
  if (lead === null) return promise
  const change = { leadListAt: ctx.clock.now(), leadReason: lead.reason }
  await updatePromise(ctx.tx, meeting.personId, promise.id, change)
  return { ...promise, ...change }
}

/** Who leads whoever holds it: their team's lead on that side, else the leader of the office. Null when nobody does. */
export async function leadOf(ctx: Ctx, meeting: Meeting): Promise<{ id: string; name: string } | null> {
  const { rows } = await sql<{ id: string; name: string }>`
    select s.id, s.name from (
      select t.lead_id as id, t.side = ${meeting.side} as own, 1 as nearness from team t
        join staff_team m on m.team_id = t.id and m.staff_id = ${meeting.ownerStaffId} where t.office_id = ${meeting.officeId}
      union all select o.leader_id, true, 2 from office o where o.id = ${meeting.officeId}) l
    join staff s on s.id = l.id and s.active and s.id <> ${meeting.ownerStaffId}
    order by l.nearness, l.own desc, s.name limit 1`.execute(ctx.tx)
  return rows[0] ?? null
}
