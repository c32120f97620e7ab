import type { Ctx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { endPromise } from '../../kernel/promise/actions.ts'
import { lockPromise } from '../../kernel/promise/store.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { lockPersonUnits } from '../../people/units.ts'
import { meetingInterpreted } from '../interpreters/actions.ts'
import { clearTable } from '../paper/table.ts'
import { askForMeeting } from '../requests/ask.ts'
import { type AgreedStep, agree, readSteps } from './agreements.ts'
import { inTalk, type MeetingIds } from './enter.ts'
import { CHANNEL_OF, lineOf, underWay } from './hold.ts'
import { INTERPRETED_BY, type InterpretedBy, type TalkMeeting, type TeachBack } from './model.ts'
import { promiseMinutes } from './owed.ts'
import { areasNow, closingRefusal, laterAreas, TOGETHER_KINDS } from './rules.ts'
import * as store from './store.ts'

type EndMeeting = MeetingIds & {
  version: number
  agreed?: readonly AgreedStep[]
  /** for whoever needs an interpreter. */
  whoInterpreted?: InterpretedBy
}
export type Ended = {
  minutesPromiseId: string
  minutesDueAt: Temporal.Instant
  /** what is left, and the wish for a second talk that was entered for it. */
  later: string[]
  nextRequestId: string | null
}

/**
 * the meeting was held. It ends only with what its kind demands: every area, what had to be explained, who was there,
 * who interpreted, each party's next step, and the main point said back. Its minutes are owed from now on, and what is left
 * of the areas is a wish for a second talk. Refuses with `notFound`, `conflict` (somebody else changed it), `notBegun`,
 * `alreadyEnded`, `badForm`, and as `closingRefusal` says.
 */
export async function endMeeting(ctx: Ctx, input: EndMeeting): Promise<Result<Ended>> {
  const steps = readSteps(input.agreed ?? [])
  if (!steps.ok) return steps
  if (input.whoInterpreted !== undefined && !INTERPRETED_BY.includes(input.whoInterpreted))
    return refused('badForm')
  return inTalk(ctx, input, 'staff', async (beyond, meeting) => {
    const not = underWay(meeting)
    if (not !== null) return refused(not)
    if (meeting.version !== input.version) return refused('conflict')
    const whoInterpreted = input.whoInterpreted ?? meeting.whoInterpreted
    const areas = await store.areasOf(beyond.tx, meeting)
    const refusal = closingRefusal(await closingOf(beyond, meeting, areas, whoInterpreted), meeting.id)
    if (refusal !== null) return refused(refusal.reason, 'details' in refusal ? refusal.details : undefined)
    return ended(beyond, meeting, {
      steps: steps.value,
      whoInterpreted,
      later: laterAreas(meeting.kind, meeting.id, areas),
    })
  })
}

async function closingOf(
  ctx: Ctx,
  meeting: TalkMeeting,
  areas: Awaited<ReturnType<typeof store.areasOf>>,
  interpretedBy: InterpretedBy | null,
) {
  const ids = { personId: meeting.personId, meetingId: meeting.id }
  const talk = await store.talkOf(ctx.tx, ids)
  const units = await lockPersonUnits(ctx, meeting.personId)
  return {
    kind: meeting.kind,
    areas,
    explained: talk?.explained ?? [],
    participants: await store.participantsOf(ctx.tx, ids),
    interpreted:
      ['ordered', 'onDemand'].includes(meeting.interpreter) || (units?.interpreterNeed ?? 'none') !== 'none',
    interpretedBy,
    teachBack: talk?.teachBack
      ? { how: talk.teachBack as TeachBack, words: talk.teachBackWords, reason: talk.teachBackReason }
      : null,
  }
}

async function ended(
  ctx: Ctx,
  meeting: TalkMeeting,
  told: { steps: AgreedStep[]; whoInterpreted: InterpretedBy | null; later: string[] },
): Promise<Result<Ended>> {
  const now = ctx.clock.now()
  const ids = { personId: meeting.personId, meetingId: meeting.id }
  const eventId = await writeHeld(ctx, meeting, told.whoInterpreted)
  const held = meeting.promiseId && (await lockPromise(ctx.tx, meeting.personId, meeting.promiseId))
  if (held && held.endedAt === null)
    await endPromise(ctx, held, {
      state: 'kept',
      how: 'talk',
      channel: CHANNEL_OF[meeting.mode],
      linkedEventId: eventId,
    })
  const owed = await promiseMinutes(ctx, meeting)
  await store.changeMeeting(ctx.tx, meeting, {
    state: 'held',
    outcome: 'held',
    endedAt: now,
    minutesPromiseId: owed.id,
    whoInterpreted: told.whoInterpreted,
  })
  await clearTable(ctx, ids)
  if (told.whoInterpreted !== null) await meetingInterpreted(ctx, meeting, told.whoInterpreted)
  await agree(ctx, meeting, told.steps)
  const nextRequestId = told.later.length > 0 ? await proposeSecond(ctx, meeting) : null
  return ok({ minutesPromiseId: owed.id, minutesDueAt: owed.dueAt, later: told.later, nextRequestId })
}

/** that it was held, for how long, through whom, and what of it was covered. Gives the event. */
async function writeHeld(
  ctx: Ctx,
  meeting: TalkMeeting,
  whoInterpreted: InterpretedBy | null,
): Promise<string> {
  const now = ctx.clock.now()
  const talk = await store.talkOf(ctx.tx, { personId: meeting.personId, meetingId: meeting.id })
  return recordEvent(ctx, {
    ...lineOf(meeting),
    kind: TOGETHER_KINDS.has(meeting.kind) ? 'collaborationMeeting' : 'talkHeld',
    promiseId: meeting.promiseId,
    data: {
      meetingId: meeting.id,
      meeting: meeting.kind,
      mode: meeting.mode,
      minutes: Math.max(0, Math.round(now.since(meeting.begunAt ?? now).total('minutes'))),
      interpreter: whoInterpreted ?? 'none',
      teachBack: talk?.teachBack ?? null,
      areas: areasNow(meeting.kind, meeting.id, await store.areasOf(ctx.tx, meeting)).map(
        ({ area, state }) => `${area}:${state}`,
      ),
    },
  })
}

/** a second talk for what is left, as a wish with its own time to be answered. */
async function proposeSecond(ctx: Ctx, meeting: TalkMeeting): Promise<string | null> {
  const asked = await askForMeeting(ctx, {
    personId: meeting.personId,
    kind: 'mapping',
    side: meeting.side,
    channel: 'meetingOffice',
  })
  if (!asked.ok) return null
  await store.changeTalk(ctx, meeting, { nextRequestId: asked.value.requestId })
  return asked.value.requestId
}
