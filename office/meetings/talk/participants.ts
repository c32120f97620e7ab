import type { Ctx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { phoneNumber } from '../../people/actions/contactPoint.ts'
import { lockMeeting } from '../booking/store.ts'
import { tellInvited, tellLeft } from '../booking/tell-others.ts'
import type { ParticipantRole } from '../model.ts'
import { inTalk, type MeetingIds } from './enter.ts'
import { giveLink, takeLink } from './links.ts'
import {
  MANY_CHOICES,
  MATTERS,
  type ManyChoice,
  type Matter,
  type Participant,
  type TalkMeeting,
} from './model.ts'
import { approvalFor, isMany, letIn } from './rules.ts'
import { changeParticipant, changeTalk, participantsOf } from './store.ts'
import { tellAsked } from './tell.ts'

/** An interpreter is ordered, never brought; the person and the adviser are there already. */
const ENTERED: readonly ParticipantRole[] = [
  'chair',
  'companion',
  'helper',
  'partner',
  'employer',
  'doctor',
  'school',
  'teamLead',
  'adviser',
]
const BROUGHT: readonly ParticipantRole[] = ['companion', 'helper']
const OPEN = ['booked', 'begun']
/** More than sit around any table; what comes above it is a program gone wrong. */
const MOST = 40

type NewParticipant = MeetingIds & {
  role: ParticipantRole
  name: string
  organisation?: string | null
  phone?: string | null
  email?: string | null
  staffId?: string | null
  /** What they would hear; the person has the last word. */
  mayHear?: readonly Matter[]
}
type Added = { participantId: string; approval: string; many: boolean; count: number }

/**
 * one more at the table. Whoever comes from outside is asked of the person first, and until the yes gets neither
 * link nor word. From the number that is many, the answer says so: split, or a smaller talk first. The person brings whom
 * they want at their side. Refuses with `notFound`, `alreadyEnded`, `badForm`, `tooMany`.
 */
export async function addParticipant(ctx: Ctx, input: NewParticipant): Promise<Result<Added>> {
  const name = input.name.trim()
  const allowed = ctx.actor.kind === 'staff' ? ENTERED : BROUGHT
  if (!allowed.includes(input.role) || name === '' || name.length > 100) return refused('badForm')
  const phone = input.phone?.trim() ? phoneNumber(input.phone) : null
  if (phone === null && input.phone?.trim()) return refused('badForm')
  return inTalk(ctx, input, 'anybody', async (beyond, meeting) => {
    if (!OPEN.includes(meeting.state)) return refused('alreadyEnded')
    if ((await participantsOf(beyond.tx, input)).length >= MOST) return refused('tooMany')
    const participantId = beyond.newId()
    const staffId = input.staffId ?? null
    const by = beyond.actor.kind === 'helper' ? 'helper' : beyond.actor.kind
    const approval = approvalFor({ role: input.role, staffId }, by)
    await beyond.tx
      .insertInto('meetingParticipant')
      .values({
        personId: meeting.personId,
        meetingId: meeting.id,
        id: participantId,
        role: input.role,
        staffId,
        name,
        organisation: input.organisation?.trim().slice(0, 100) || null,
        phone,
        email: input.email?.trim().slice(0, 200) || null,
        mayHear: heardList(input.mayHear ?? []),
        approval,
        approvedAt: approval === 'approved' ? beyond.clock.now() : null,
        madeAt: beyond.clock.now(),
      })
      .execute()
    if (approval === 'asked') await askPerson(beyond, meeting, participantId, input.role)
    else if (staffId === null) await giveLink(beyond, meeting, participantId)
    if (approval === 'approved')
      note(beyond, meeting, { id: participantId, role: input.role }, { answer: 'approved' })
    const all = await participantsOf(beyond.tx, input)
    const many = isMany(all, beyond.settings.get<number>('meeting.warnParticipants', meeting.officeId))
    return ok({ participantId, approval, many, count: all.length })
  })
}

const heardList = (wanted: readonly string[]) => MATTERS.filter((one) => wanted.includes(one))

async function askPerson(ctx: Ctx, meeting: TalkMeeting, participantId: string, role: string): Promise<void> {
  recordEvent(ctx, {
    personId: meeting.personId,
    kind: 'participantAsked',
    side: meeting.side,
    channel: 'portalMessage',
    theme: meeting.theme,
    data: { meetingId: meeting.id, participantId, role },
  })
  await tellAsked(ctx, meeting, participantId)
}

export type Answer = MeetingIds & {
  participantId: string
  answer: 'approved' | 'declined'
  mayHear?: readonly Matter[]
  /** Staff write down what the person said. */
  said?: 'phone' | 'desk' | 'meeting'
}

/**
 * the person says yes or no to one who would come, and to what they hear; on Min side, by telephone or at the desk.
 * A no takes the link away at once, and may come after a yes, and after the meeting. A helper does not answer for them. Refuses with `notFound`,
 * `alreadyEnded`, `badForm` (staff without how it was said).
 */
export async function answerParticipant(ctx: Ctx, input: Answer): Promise<Result<null>> {
  if (ctx.actor.kind === 'helper' || ctx.actor.kind === 'system') return refused('notFound')
  if (ctx.actor.kind === 'staff' && input.said === undefined) return refused('badForm')
  return inTalk(ctx, input, 'anybody', async (beyond, meeting) => {
    const yes = input.answer === 'approved'
    if (!OPEN.includes(meeting.state) && (yes || meeting.state !== 'held')) return refused('alreadyEnded')
    const one = (await participantsOf(beyond.tx, input)).find(({ id }) => id === input.participantId)
    if (!one || one.role === 'resident' || one.role === 'interpreter' || one.staffId !== null)
      return refused('notFound')
    if (!yes) await tellGone(beyond, meeting, one)
    await changeParticipant(beyond.tx, input, {
      approval: input.answer,
      approvedAt: beyond.clock.now(),
      mayHear: yes ? heardList(input.mayHear ?? one.mayHear) : [],
    })
    if (yes) {
      await giveLink(beyond, meeting, one.id)
      if (one.approval !== 'approved') await tellApproved(beyond, input)
    } else await takeLink(beyond, meeting.personId, one.id)
    note(beyond, meeting, one, input)
    return ok(null)
  })
}

/** whoever may come now is told when and where, with a link of their own. */
async function tellApproved(ctx: Ctx, { personId, meetingId, participantId }: Answer): Promise<void> {
  const meeting = await lockMeeting(ctx.tx, personId, meetingId)
  const told = await ctx.tx
    .selectFrom('meetingParticipant')
    .select('toldSequence')
    .where('personId', '=', personId)
    .where('id', '=', participantId)
    .executeTakeFirst()
  if (meeting && told?.toldSequence !== meeting.sequence)
    await tellInvited(ctx, meeting, 'invited', participantId)
}

/** whoever was told when and where, and is not to come after all, does not stand at the door. */
async function tellGone(ctx: Ctx, { personId, id, state }: TalkMeeting, one: Participant): Promise<void> {
  if (!OPEN.includes(state) || !letIn(one)) return
  const meeting = await lockMeeting(ctx.tx, personId, id)
  if (meeting) await tellLeft(ctx, meeting, one.id)
}

/** who may come and who not, with whose hand it was. */
const note = (
  ctx: Ctx,
  meeting: TalkMeeting,
  one: Pick<Participant, 'id' | 'role'>,
  { answer, said }: { answer: Answer['answer'] | 'left'; said?: Answer['said'] },
) =>
  recordEvent(ctx, {
    personId: meeting.personId,
    kind: 'participantAnswered',
    side: meeting.side,
    channel: CHANNEL[said ?? 'portal'],
    theme: meeting.theme,
    data: { meetingId: meeting.id, participantId: one.id, role: one.role, answer },
  })

const CHANNEL = {
  portal: 'portalMessage',
  phone: 'officePhone',
  desk: 'dropIn',
  meeting: 'meetingOffice',
} as const

/** who speaks when, and who leads the talk. */
export async function orderSpeakers(
  ctx: Ctx,
  input: MeetingIds & { order: readonly string[] },
): Promise<Result<null>> {
  if (input.order.length > MOST) return refused('badForm')
  return inTalk(ctx, input, 'staff', async (beyond) => {
    for (const [index, participantId] of input.order.entries())
      if (!(await changeParticipant(beyond.tx, { ...input, participantId }, { speaks: index + 1 })))
        return refused('notFound')
    return ok(null)
  })
}

/** what the chair does about many: told afterwards too. Refuses with `notFound`, `badForm`. */
export async function chooseMany(
  ctx: Ctx,
  input: MeetingIds & { choice: ManyChoice },
): Promise<Result<null>> {
  if (!MANY_CHOICES.includes(input.choice)) return refused('badForm')
  return inTalk(ctx, input, 'staff', async (beyond, meeting) => {
    await changeTalk(beyond, meeting, { manyChosen: input.choice })
    return ok(null)
  })
}

/** One who is not to be there after all; what was done stays on record. */
export async function removeParticipant(
  ctx: Ctx,
  input: MeetingIds & { participantId: string },
): Promise<Result<null>> {
  return inTalk(ctx, input, 'anybody', async (beyond, meeting) => {
    if (!OPEN.includes(meeting.state)) return refused('alreadyEnded')
    const one = (await participantsOf(beyond.tx, input)).find(({ id }) => id === input.participantId)
    if (!one || ['resident', 'interpreter'].includes(one.role) || one.staffId === meeting.ownerStaffId)
      return refused('notFound')
    if (beyond.actor.kind !== 'staff' && one.staffId !== null) return refused('notFound')
    await tellGone(beyond, meeting, one)
    await changeParticipant(beyond.tx, input, { endedAt: beyond.clock.now() })
    await takeLink(beyond, meeting.personId, one.id)
    note(beyond, meeting, one, { answer: 'left' })
    return ok(null)
  })
}
