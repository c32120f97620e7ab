import type { Ctx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { endPromise, makePromise } from '../../kernel/promise/actions.ts'
import { lockPromise } from '../../kernel/promise/store.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { readText } from '../../threads/text.ts'
import { inTalk, type MeetingIds } from './enter.ts'
import type { TalkMeeting } from './model.ts'
import { isDay } from './rules.ts'

export type AgreedStep = { who: 'office' | 'person'; body: string; dueOn: string }
const MOST = 20

/** Refuses with `badForm` (no day, or too many) and as a text does. */
export function readSteps(steps: readonly AgreedStep[]): Result<AgreedStep[]> {
  if (steps.length > MOST) return refused('badForm')
  const read: AgreedStep[] = []
  for (const step of steps) {
    const body = readText(step.body, 500)
    if (!body.ok) return body
    if (!isDay(step.dueOn) || (step.who !== 'office' && step.who !== 'person')) return refused('badForm')
    read.push({ ...step, body: body.value })
  }
  return ok(read)
}

/**
 * what each said they would do. The office's step is a promise in the ledger, due at the end of its day; the person's
 * is shown to both with its day, and nothing follows from it.
 */
export async function agree(ctx: Ctx, meeting: TalkMeeting, steps: readonly AgreedStep[]): Promise<void> {
  const now = ctx.clock.now()
  for (const { who, body, dueOn } of steps) {
    const promise =
      who === 'office'
        ? await makePromise(ctx, {
            personId: meeting.personId,
            kind: 'keepAgreement',
            clock: 'contactTask',
            side: meeting.side,
            theme: meeting.theme,
            owner: { staffId: meeting.ownerStaffId },
            officeId: meeting.officeId,
            dueAt: endOf(ctx, meeting, dueOn),
            details: { meetingId: meeting.id },
          })
        : null
    const id = ctx.newId()
    await ctx.tx
      .insertInto('meetingAgreement')
      .values({
        personId: meeting.personId,
        id,
        meetingId: meeting.id,
        side: meeting.side,
        who,
        body,
        dueOn,
        promiseId: promise?.id ?? null,
        madeAt: now,
      })
      .execute()
    recordEvent(ctx, {
      personId: meeting.personId,
      kind: 'agreementMade',
      side: meeting.side,
      channel: 'meetingOffice',
      theme: meeting.theme,
      promiseId: promise?.id ?? null,
      data: { meetingId: meeting.id, agreementId: id, who, dueOn },
    })
  }
}

/** The day ends when the office does; a day that has gone by is due at once. */
function endOf(ctx: Ctx, meeting: TalkMeeting, dueOn: string): Temporal.Instant {
  const { to } = ctx.settings.calendar(meeting.officeId).policy.workingHours
  const at = Temporal.PlainDate.from(dueOn)
    .toZonedDateTime({ timeZone: 'Europe/Oslo', plainTime: Temporal.PlainTime.from(to) })
    .toInstant()
  const now = ctx.clock.now()
  return Temporal.Instant.compare(at, now) > 0 ? at : now.add({ minutes: 1 })
}

/** Done: the office's by staff, the person's own by the person. Refuses with `notFound`, `alreadyEnded`. */
export async function agreementKept(
  ctx: Ctx,
  input: MeetingIds & { agreementId: string },
): Promise<Result<null>> {
  return inTalk(ctx, input, 'anybody', async (beyond, meeting) => {
    const who = beyond.actor.kind === 'staff' ? 'office' : 'person'
    const one = await beyond.tx
      .selectFrom('meetingAgreement')
      .select(['id', 'promiseId', 'doneAt'])
      .where('personId', '=', meeting.personId)
      .where('meetingId', '=', meeting.id)
      .where('id', '=', input.agreementId)
      .where('who', '=', who)
      .executeTakeFirst()
    if (!one) return refused('notFound')
    if (one.doneAt !== null) return refused('alreadyEnded')
    const eventId = recordEvent(beyond, {
      personId: meeting.personId,
      kind: 'agreementKept',
      side: meeting.side,
      channel: 'portalMessage',
      theme: meeting.theme,
      promiseId: one.promiseId,
      data: { meetingId: meeting.id, agreementId: one.id, who },
    })
    const owed = one.promiseId && (await lockPromise(beyond.tx, meeting.personId, one.promiseId))
    if (owed && owed.endedAt === null)
      await endPromise(beyond, owed, {
        state: 'kept',
        how: 'done',
        channel: 'portalMessage',
        linkedEventId: eventId,
      })
    await beyond.tx
      .updateTable('meetingAgreement')
      .set({ doneAt: beyond.clock.now() })
      .where('personId', '=', meeting.personId)
      .where('id', '=', one.id)
      .execute()
    return ok(null)
  })
}
