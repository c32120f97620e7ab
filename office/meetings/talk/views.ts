import { openPerson } from '../../access/actions.ts'
import type { Ctx, HelperCtx, PersonCtx, StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { reachFactsOf } from '../../people/profile/views.ts'
import type { MeetingKind } from '../model.ts'
import { type Copy, copyOf } from './copy.ts'
import { covers, type MeetingIds, openTalk } from './enter.ts'
import { type Forms, formsFor } from './forms.ts'
import type { AreaSaid, Explained, Minutes, Participant, TalkMeeting, Topic } from './model.ts'
import { agenda, areasNow, isMany, templateFor } from './rules.ts'
import * as store from './store.ts'

type Agreement = Awaited<ReturnType<typeof store.agreementsOf>>[number]
type Comment = Awaited<ReturnType<typeof store.commentsOf>>[number]
export type Where = { placeName: string | null; address: string | null; ownerName: string }

/** What the person reads of one of their meetings. */
export type MyTalk = Where & {
  meeting: TalkMeeting
  topics: Topic[]
  participants: Participant[]
  forms: Forms
  videoDeclined: boolean
  /** When the minutes, or the answer to what was said of them, are there at the latest. */
  minutesDueAt: Temporal.Instant | null
  minutes: Minutes | null
  comments: Comment[]
  agreed: Agreement[]
}

/** one's own meeting, or that of the giver whom one may read for. Refuses with `notFound`. */
export async function myTalk(
  ctx: PersonCtx | HelperCtx,
  input: { meetingId: string },
): Promise<Result<MyTalk>> {
  const ids = { personId: ctx.actor.personId, meetingId: input.meetingId }
  return ctx.beyondWall(async (beyond) => {
    const meeting = await store.talkMeeting(beyond.tx, ids)
    if (!meeting) return refused('notFound')
    const { actor } = ctx
    if (actor.kind === 'helper' && !(await covers(beyond, actor.holderId, meeting, 'read')))
      return refused('notFound')
    const minutes = await store.minutesOf(beyond.tx, ids)
    return ok({
      meeting,
      ...(await whereOf(beyond, meeting)),
      topics: agenda(await store.topicsOf(beyond.tx, ids)),
      participants: await store.participantsOf(beyond.tx, ids),
      forms: await forms(beyond, ids.personId, meeting.kind, ids),
      videoDeclined: (await store.talkOf(beyond.tx, ids))?.videoDeclinedAt != null,
      minutesDueAt: await store.minutesDue(beyond.tx, meeting),
      minutes: minutes[0] ?? null,
      comments: await store.commentsOf(beyond.tx, ids),
      agreed: await store.agreementsOf(beyond.tx, ids),
    })
  })
}

async function whereOf(ctx: Ctx, meeting: TalkMeeting): Promise<Where> {
  const row = await ctx.tx
    .selectFrom('staff as s')
    .leftJoin('meetingPlace as m', (on) => on.on('m.id', '=', meeting.placeId))
    .select(['s.name as ownerName', 'm.name as placeName', 'm.address'])
    .where('s.id', '=', meeting.ownerStaffId)
    .executeTakeFirst()
  return row ?? { ownerName: '', placeName: null, address: null }
}

async function forms(
  ctx: Ctx,
  personId: string,
  kind: MeetingKind,
  ids: MeetingIds | null,
  conflict = false,
): Promise<Forms> {
  const facts = (await reachFactsOf(ctx, [personId])).get(personId)
  const talk = ids === null ? undefined : await store.talkOf(ctx.tx, ids)
  return formsFor({
    kind,
    conflict,
    preferred: facts?.preferred ?? [],
    declined: facts?.declined ?? [],
    restrictions: facts?.restrictions ?? [],
    videoDeclined: talk?.videoDeclinedAt != null,
    videoHere: ctx.settings.get<boolean>('meeting.video'),
    homeVisitsHere: ctx.settings.get<boolean>('meeting.homeVisits'),
  })
}

/** which form to propose to this person and why, before there is a meeting. Refuses as opening does. */
export async function formsOffered(
  ctx: Ctx,
  input: { personId: string; kind: MeetingKind; conflict?: boolean },
): Promise<Result<Forms>> {
  const { actor } = ctx
  if (actor.kind === 'staff') {
    const opened = await openPerson(ctx as StaffCtx, input.personId, { purpose: 'followUp', what: 'meeting' })
    if (!opened.ok) return opened
  } else if (actor.kind !== 'system' && actor.personId !== input.personId) return refused('notFound')
  return ok(await forms(ctx, input.personId, input.kind, null, input.conflict ?? false))
}

/** What staff see of one meeting, the person's points first. */
type TalkShown = Where & {
  meeting: TalkMeeting
  personName: string
  language: string
  interpreterLanguage: string | null
  flagged: boolean
  topics: Topic[]
  participants: Participant[]
  many: boolean
  manyChosen: string | null
  template: readonly Explained[]
  explained: readonly string[]
  areas: ReturnType<typeof areasNow>
  areaHistory: AreaSaid[]
  teachBack: { how: string | null; words: string | null; reason: string | null }
  videoDeclined: boolean
  forms: Forms
  minutes: Minutes[]
  comments: Comment[]
  agreed: Agreement[]
  mayWrite: boolean
}

/** M-08, M-17: refuses with `notFound`, and as opening does. */
export async function talkFor(ctx: StaffCtx, ids: MeetingIds): Promise<Result<TalkShown>> {
  const found = await openTalk(ctx, ids, ['W', 'R', 'J'])
  if (!found.ok) return found
  const { meeting, opened } = found.value
  const talk = await store.talkOf(ctx.tx, ids)
  const participants = await store.participantsOf(ctx.tx, ids)
  const areaHistory = meeting.kind === 'mapping' ? await store.areasOf(ctx.tx, meeting) : []
  const facts = (await reachFactsOf(ctx, [ids.personId])).get(ids.personId)
  const { person, codes } = opened
  const writes = { state: codes['M-08'] === 'W', municipal: codes['M-17'] === 'W' }
  return ok({
    meeting,
    ...(await whereOf(ctx, meeting)),
    personName: `${person.givenName} ${person.familyName}`,
    language: facts?.language ?? 'nb',
    interpreterLanguage: facts?.interpreterLanguage ?? null,
    flagged:
      ['ordered', 'onDemand'].includes(meeting.interpreter) || (facts?.interpreterNeed ?? 'none') !== 'none',
    topics: agenda(await store.topicsOf(ctx.tx, ids)),
    participants,
    many: isMany(participants, ctx.settings.get<number>('meeting.warnParticipants', meeting.officeId)),
    manyChosen: talk?.manyChosen ?? null,
    template: templateFor(meeting.kind, meeting.mode),
    explained: talk?.explained ?? [],
    areas: areasNow(meeting.kind, meeting.id, areaHistory),
    areaHistory,
    teachBack: {
      how: talk?.teachBack ?? null,
      words: talk?.teachBackWords ?? null,
      reason: talk?.teachBackReason ?? null,
    },
    videoDeclined: talk?.videoDeclinedAt != null,
    forms: await forms(ctx, ids.personId, meeting.kind, ids),
    minutes: await store.minutesOf(ctx.tx, ids),
    comments: await store.commentsOf(ctx.tx, ids),
    agreed: await store.agreementsOf(ctx.tx, ids),
    mayWrite: meeting.side === 'common' ? writes.state || writes.municipal : writes[meeting.side],
  })
}

/** the copy for one party, to be handed over on paper. Refuses with `notFound` where they get none. */
export async function copyFor(
  ctx: StaffCtx,
  input: MeetingIds & { participantId: string },
): Promise<Result<Copy>> {
  const found = await openTalk(ctx, input, ['W', 'R'])
  if (!found.ok) return found
  const one = (await store.participantsOf(ctx.tx, input)).find(({ id }) => id === input.participantId)
  const newest = (await store.minutesOf(ctx.tx, input))[0]
  const copy = one && newest ? copyOf(one, newest.parts) : null
  return copy === null ? refused('notFound') : ok(copy)
}
