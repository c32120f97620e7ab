import { sql } from 'kysely'
import type { Ctx, Tx } from '../../kernel/context.ts'
import type { MeetingIds } from './enter.ts'
import type { AreaSaid, Minutes, MinutesPart, Participant, TalkMeeting, Topic } from './model.ts'

const COLUMNS = [
  'personId',
  'id',
  'kind',
  'mode',
  'purpose',
  'side',
  'theme',
  'officeId',
  'placeId',
  'startsAt',
  'endsAt',
  'state',
  'outcome',
  'ownerStaffId',
  'interpreter',
  'whoInterpreted',
  'promiseId',
  'minutesPromiseId',
  'videoRoom',
  'begunAt',
  'madeByKind',
  'seriesId',
  'sequence',
  'version',
] as const
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export async function talkMeeting(tx: Tx, { personId, meetingId }: MeetingIds) {
  if (!UUID.test(meetingId) || !UUID.test(personId)) return undefined
  const row = await tx
    .selectFrom('meeting')
    .select(COLUMNS)
    .where('personId', '=', personId)
    .where('id', '=', meetingId)
    .executeTakeFirst()
  return row as TalkMeeting | undefined
}

export async function lockTalkMeeting(tx: Tx, { personId, meetingId }: MeetingIds) {
  if (!UUID.test(meetingId) || !UUID.test(personId)) return undefined
  const row = await tx
    .selectFrom('meeting')
    .select(COLUMNS)
    .where('personId', '=', personId)
    .where('id', '=', meetingId)
    .forUpdate()
    .executeTakeFirst()
  return row as TalkMeeting | undefined
}

export async function changeMeeting(
  tx: Tx,
  meeting: TalkMeeting,
  change: Partial<
    Pick<TalkMeeting, 'state' | 'outcome' | 'minutesPromiseId' | 'videoRoom' | 'begunAt' | 'whoInterpreted'>
  > & { endedAt?: Temporal.Instant },
): Promise<void> {
  await tx
    .updateTable('meeting')
    .set({ ...change, version: meeting.version + 1 })
    .where('personId', '=', meeting.personId)
    .where('id', '=', meeting.id)
    .execute()
}

export async function topicsOf(tx: Tx, { personId, meetingId }: MeetingIds): Promise<Topic[]> {
  const rows = await tx
    .selectFrom('meetingTopic as t')
    .leftJoin('staff as s', 's.id', 't.writtenBy')
    .select(['t.id', 't.byKind', 't.forPerson', 't.body', 't.saidAt', 's.name as writtenBy'])
    .where('t.personId', '=', personId)
    .where('t.meetingId', '=', meetingId)
    .where('t.endedAt', 'is', null)
    .orderBy('t.saidAt')
    .orderBy('t.id')
    .execute()
  return rows as Topic[]
}

/** All that was ever said of areas in talks of this side with the person, for mapping over several talks. */
export async function areasOf(tx: Tx, meeting: Pick<TalkMeeting, 'personId' | 'side'>): Promise<AreaSaid[]> {
  const rows = await tx
    .selectFrom('meetingArea')
    .select(['area', 'state', 'meetingId', 'note', 'at'])
    .where('personId', '=', meeting.personId)
    .where('side', '=', meeting.side)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows as AreaSaid[]
}

export async function participantsOf(tx: Tx, { personId, meetingId }: MeetingIds): Promise<Participant[]> {
  const rows = await tx
    .selectFrom('meetingParticipant')
    .select([
      'id',
      'role',
      'staffId',
      'holderId',
      'name',
      'organisation',
      'phone',
      'email',
      'mayHear',
      'approval',
      'speaks',
      'attended',
      'nextStep',
      'nextStepOn',
      'minutesTold',
      'minutesHow',
      'minutesReadAt',
      'endedAt',
    ])
    .where('personId', '=', personId)
    .where('meetingId', '=', meetingId)
    .where('endedAt', 'is', null)
    .orderBy(sql`speaks nulls last`)
    .orderBy('id')
    .execute()
  return rows as Participant[]
}

export async function changeParticipant(
  tx: Tx,
  { personId, meetingId, participantId }: MeetingIds & { participantId: string },
  change: Partial<Omit<Participant, 'id' | 'mayHear'>> & {
    mayHear?: string[]
    approvedAt?: Temporal.Instant
    tokenHash?: null
  },
): Promise<boolean> {
  if (!UUID.test(participantId)) return false
  const done = await tx
    .updateTable('meetingParticipant')
    .set(change)
    .where('personId', '=', personId)
    .where('meetingId', '=', meetingId)
    .where('id', '=', participantId)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export async function talkOf(tx: Tx, { personId, meetingId }: MeetingIds) {
  return tx
    .selectFrom('meetingTalk')
    .select([
      'explained',
      'teachBack',
      'teachBackWords',
      'teachBackReason',
      'manyChosen',
      'videoDeclinedAt',
      'nextRequestId',
    ])
    .where('personId', '=', personId)
    .where('meetingId', '=', meetingId)
    .executeTakeFirst()
}

type TalkChange = {
  explained?: string[]
  teachBack?: string
  teachBackWords?: string | null
  teachBackReason?: string | null
  manyChosen?: string
  videoDeclinedAt?: Temporal.Instant
  nextRequestId?: string
}
export async function changeTalk(ctx: Ctx, meeting: TalkMeeting, change: TalkChange): Promise<void> {
  const { personId, id: meetingId, side } = meeting
  await ctx.tx
    .insertInto('meetingTalk')
    .values({ personId, meetingId, side, ...change })
    .onConflict((on) => on.columns(['personId', 'meetingId']).doUpdateSet(change))
    .execute()
}

export async function minutesOf(tx: Tx, { personId, meetingId }: MeetingIds): Promise<Minutes[]> {
  const rows = await tx
    .selectFrom('meetingMinutes as m')
    .leftJoin('staff as s', 's.id', 'm.confirmedWrittenBy')
    .select(['m.version', 'm.language', 'm.parts', 'm.at', 'm.messageId', 'm.confirmedAt', 'm.confirmedSaid'])
    .select(['s.name as confirmedBy', 'm.aloud', 'm.aloudAt'])
    .where('m.personId', '=', personId)
    .where('m.meetingId', '=', meetingId)
    .orderBy('m.version', 'desc')
    .execute()
  return rows as unknown as (Minutes & { parts: MinutesPart[] })[]
}

export async function commentsOf(tx: Tx, { personId, meetingId }: MeetingIds) {
  return tx
    .selectFrom('meetingComment as c')
    .leftJoin('staff as s', 's.id', 'c.writtenBy')
    .select(['c.id', 'c.version', 'c.byKind', 'c.body', 'c.at', 'c.settledAt', 's.name as writtenBy'])
    .where('c.personId', '=', personId)
    .where('c.meetingId', '=', meetingId)
    .orderBy('c.at')
    .orderBy('c.id')
    .execute()
}

export async function agreementsOf(tx: Tx, { personId, meetingId }: MeetingIds) {
  const rows = await tx
    .selectFrom('meetingAgreement')
    .select(['id', 'who', 'body', 'dueOn', 'promiseId', 'doneAt', 'madeAt'])
    .where('personId', '=', personId)
    .where('meetingId', '=', meetingId)
    .orderBy('dueOn')
    .orderBy('id')
    .execute()
  return rows as (Omit<(typeof rows)[number], 'who'> & { who: 'office' | 'person' })[]
}

/** K23: whether the newest word about the meeting has reached the person; whoever booked it themselves knows of it. */
export async function summonsReached(tx: Tx, meeting: TalkMeeting): Promise<boolean> {
  const row = await tx
    .selectFrom('notice')
    .select(['reachedAt'])
    .where('personId', '=', meeting.personId)
    .where('kind', 'in', ['meetingSummons', 'meetingChanged'])
    .where(sql<boolean>`details->>'meetingId' = ${meeting.id}`)
    .orderBy('madeAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? row.reachedAt !== null : meeting.madeByKind === 'person'
}

/** K28: has the person asked for another time, or written about it, and nobody has answered yet? */
export async function moveAsked(tx: Tx, meeting: TalkMeeting): Promise<boolean> {
  const { rows } = await sql<{ asked: boolean }>`select exists (
    select from promise p where p.person_id = ${meeting.personId} and p.is_open and p.id is distinct from ${meeting.promiseId}
      and (p.details->>'meetingId' = ${meeting.id}
        or (p.kind in ('arrangeMeeting', 'answerMessage') and p.theme = 'meetingRequest'
          and p.received_at <= ${meeting.endsAt}::timestamptz))) as asked`.execute(tx)
  return rows[0]?.asked ?? false
}

/** When the minutes that are owed now are due; null when none are. */
export async function minutesDue(tx: Tx, meeting: TalkMeeting): Promise<Temporal.Instant | null> {
  if (meeting.minutesPromiseId === null) return null
  const row = await tx
    .selectFrom('promise')
    .select('dueAt')
    .where('personId', '=', meeting.personId)
    .where('id', '=', meeting.minutesPromiseId)
    .where('isOpen', '=', true)
    .executeTakeFirst()
  return row?.dueAt ?? null
}
