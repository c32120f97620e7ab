import { askForCall } from '../../calls/callback/ask.ts'
import type { Window } from '../../calls/callback/model.ts'
import type { Ctx, StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { bookFor } from '../../meetings/booking/actions.ts'
import {
  INTERPRETER_ANSWERS,
  type InterpreterAnswer,
  MEETING_MODES,
  type MeetingKind,
} from '../../meetings/model.ts'
import { registerContact } from '../../threads/actions.ts'
import { cannotBeReached } from './complaint.ts'
import { atDesk, did, knownVisit } from './desk.ts'
import type { NextStep } from './model.ts'
import { staffName } from './store.ts'

type Done = { version: number; step: NextStep }

/** R-447, C6-08: what a talk is for; a refusal is talked through by whoever has the case. */
export const TALKS = [
  'followUp',
  'decisionExplanation',
  'refusalTalk',
  'digitalTraining',
  'clarification',
] as const satisfies readonly MeetingKind[]

type BookTalk = {
  visitId: string
  kind?: string
  mode?: string
  startsAt: Temporal.Instant
  staffId: string
  interpreter?: string
  interpreterReason?: string
}

/**
 * R-439, C6-08: a talk with somebody by name at a time that is free, booked while the visitor stands there. Refuses with
 * `needsPerson`, `badForm`, and as booking does (`taken`, `interpreterUnanswered`, `closedThen`, …).
 */
export async function bookTalk(ctx: StaffCtx, input: BookTalk): Promise<Result<Done>> {
  const kind = TALKS.find((known) => known === (input.kind ?? 'followUp'))
  const mode = MEETING_MODES.find((known) => known === (input.mode ?? 'physicalOffice'))
  const answer = INTERPRETER_ANSWERS.find((known) => known === (input.interpreter ?? 'notFlagged'))
  if (kind === undefined || mode === undefined || answer === undefined) return refused('badForm')
  return atDesk(ctx, async (desk, officeId) => {
    const found = await knownVisit(desk, input.visitId, officeId)
    if (!found.ok) return found
    const booked = await agreed(desk, {
      personId: found.value.personId,
      kind,
      mode,
      startsAt: input.startsAt,
      staffId: input.staffId,
      answer,
      reason: input.interpreterReason ?? null,
    })
    if (!booked.ok) return booked
    const step = booked.value
    const { version } = await did(desk, found.value, { deed: 'book', data: { kind, mode }, step })
    return ok({ version, step })
  })
}

/** Beyond the wall, for whoever has been let in: the meeting, and the line of the slip. */
export async function agreed(
  ctx: Ctx,
  talk: {
    personId: string
    kind: MeetingKind
    mode: (typeof MEETING_MODES)[number]
    startsAt: Temporal.Instant
    staffId: string
    answer: InterpreterAnswer
    reason: string | null
  },
): Promise<Result<NextStep>> {
  const { answer, reason, ...about } = talk
  const side = (await sideOf(ctx, talk.personId, talk.staffId)) ?? 'common'
  const booked = await bookFor(ctx, {
    ...about,
    purpose: about.kind,
    side,
    theme: about.kind === 'digitalTraining' ? 'digitalTraining' : 'contactAdviser',
    interpreter: { answer, reason },
    channel: 'dropIn',
  })
  if (!booked.ok) return booked
  const meeting = await ctx.tx
    .selectFrom('meeting')
    .select('promiseId')
    .where('personId', '=', talk.personId)
    .where('id', '=', booked.value.meetingId)
    .executeTakeFirst()
  return ok({
    kind: 'meeting',
    who: await staffName(ctx.tx, talk.staffId),
    isTeam: false,
    at: booked.value.startsAt.toString(),
    until: booked.value.endsAt.toString(),
    latest: false,
    promiseId: meeting?.promiseId ?? null,
  })
}

async function sideOf(ctx: Ctx, personId: string, staffId: string) {
  const row = await ctx.tx
    .selectFrom('assignment')
    .select('side')
    .where('personId', '=', personId)
    .where('staffId', '=', staffId)
    .where('untilAt', 'is', null)
    .executeTakeFirst()
  return row?.side as 'state' | 'municipal' | undefined
}

type CallMe = {
  visitId: string
  windows?: readonly Window[]
  number?: string | null
  numberKind?: 'own' | 'borrowed' | 'shared' | 'prepaid'
  /** they say that the office cannot be reached. */
  complaint?: boolean
}

/**
 * R-410, C6-01: the visitor wants to be rung, in a time that suits. The same call as from everywhere else; what is agreed
 * stands on the slip. Whoever says that they do not get hold of anybody is owed it until there has been contact. Refuses
 * with `needsPerson`, and as asking for a call does.
 */
export async function callMeFromDesk(ctx: StaffCtx, input: CallMe): Promise<Result<Done>> {
  return atDesk(ctx, async (desk, officeId) => {
    const found = await knownVisit(desk, input.visitId, officeId)
    if (!found.ok) return found
    const visit = found.value
    const asked = await askForCall(desk, {
      personId: visit.personId,
      by: 'staff',
      number: input.number ?? null,
      ...(input.numberKind ? { numberKind: input.numberKind } : {}),
      windows: input.windows ?? [],
      language: visit.language,
      ...(visit.needsInterpreter ? { interpreter: true } : {}),
    })
    if (!asked.ok) return asked
    const [window] = asked.value.windows
    const step: NextStep = {
      kind: 'call',
      who: asked.value.ownerName,
      isTeam: asked.value.ownerIsTeam,
      at: (window?.from ?? asked.value.dueAt).toString(),
      until: window?.until.toString() ?? null,
      latest: window === undefined,
      promiseId: asked.value.promiseId,
    }
    const { id: visitId, personId } = visit
    if (input.complaint)
      await cannotBeReached(desk, { personId, officeId, channel: 'dropIn', visitId }, asked.value.promiseId)
    const { version } = await did(desk, visit, { deed: 'callMe', data: { joined: asked.value.joined }, step })
    return ok({ version, step })
  })
}

/**
 * a message to the adviser, in the visitor's words. It is an entry like any other, with owner and time.
 * Refuses with `needsPerson`, `empty`, `tooLong`, `notText`.
 */
export async function messageFromDesk(
  ctx: StaffCtx,
  input: { visitId: string; text: string; clientKey?: string },
): Promise<Result<Done>> {
  if (input.text.trim() === '') return refused('empty')
  return atDesk(ctx, async (desk, officeId) => {
    const found = await knownVisit(desk, input.visitId, officeId)
    if (!found.ok) return found
    const { personId } = found.value
    const entered = await registerContact(desk, {
      personId,
      channel: 'dropIn',
      text: input.text,
      ...(input.clientKey ? { clientKey: input.clientKey } : {}),
    })
    if (!entered.ok) return entered
    const line = entered.value.lines[0]
    if (line === undefined) return refused('empty')
    const entry = await desk.tx
      .selectFrom('enquiry')
      .select('promiseId')
      .where('personId', '=', personId)
      .where('id', '=', line.enquiryId)
      .executeTakeFirst()
    const step: NextStep = {
      kind: 'answer',
      who: line.ownerName,
      isTeam: line.ownerIsTeam,
      at: line.dueAt.toString(),
      until: null,
      latest: true,
      promiseId: entry?.promiseId ?? null,
    }
    const { version } = await did(desk, found.value, {
      deed: 'message',
      data: { entries: entered.value.lines.length },
      step,
    })
    return ok({ version, step })
  })
}
