import { sql } from 'kysely'
import type { Where } from '../../calls/interpreter/model.ts'
import type { Ctx, Tx } from '../../kernel/context.ts'
import { INTERPRETER_MODES } from '../../people/profile/model.ts'
import type { MeetingKind, MeetingMode } from '../model.ts'
import type { Gender, InterpreterWay, WhoInterpreted } from './model.ts'

export type Wishes = { gender: Gender | null; dialect: string | null; way: InterpreterWay | null }

const WAY_OF: Record<(typeof INTERPRETER_MODES)[number], InterpreterWay> = {
  physical: 'inPerson',
  telephone: 'phone',
  video: 'video',
}

/** whom and how the person would have, as the profile says; what counts now of each. */
export async function wishesOf(tx: Tx, personId: string): Promise<Wishes> {
  const { rows } = await sql<{ field: string; value: unknown }>`
    select distinct on (field) field, value from profile_fact
    where person_id = ${personId} and ended_at is null
      and field in ('interpreterGender', 'interpreterDialect', 'interpreterMode') order by field, at desc`.execute(
    tx,
  )
  const said = Object.fromEntries(rows.map(({ field, value }) => [field, value]))
  const mode = INTERPRETER_MODES.find((one) => one === said.interpreterMode)
  return {
    gender:
      said.interpreterGender === 'woman' || said.interpreterGender === 'man' ? said.interpreterGender : null,
    dialect: typeof said.interpreterDialect === 'string' ? said.interpreterDialect : null,
    way: mode === undefined ? null : WAY_OF[mode],
  }
}

/** Where the interpreter goes: a place of ours, else the office. A home is never told; who goes there is met at the office. */
export async function whereOf(
  { tx, settings }: Pick<Ctx, 'tx' | 'settings'>,
  meeting: { mode: MeetingMode; placeId: string | null; officeId: string },
): Promise<Where> {
  const placeId = meeting.mode === 'home' ? null : meeting.placeId
  const { rows } = await sql<Where>`select name, address from meeting_place
    where case when ${placeId}::uuid is null then office_id = ${meeting.officeId} and kind = 'office' and until_on is null
      else id = ${placeId}::uuid end
    order by from_on, id limit 1`.execute(tx)
  const [place] = rows
  if (place !== undefined) return place
  const office = await tx
    .selectFrom('office')
    .select('name')
    .where('id', '=', meeting.officeId)
    .executeTakeFirstOrThrow()
  return { name: office.name, address: settings.get<string>('agency.address', meeting.officeId) }
}

export type MeetingHere = {
  personId: string
  id: string
  kind: MeetingKind
  mode: MeetingMode
  side: 'state' | 'municipal' | 'common'
  state: string
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  officeId: string
  ownerStaffId: string
  interpreter: string
  interpreterReason: string | null
  officeOwesTimeAt: Temporal.Instant | null
}

/** Locked before any order of it. */
export async function lockMeetingHere(
  tx: Tx,
  personId: string,
  meetingId: string,
): Promise<MeetingHere | undefined> {
  const row = await tx
    .selectFrom('meeting')
    .select([
      'personId',
      'id',
      'kind',
      'mode',
      'side',
      'state',
      'startsAt',
      'endsAt',
      'officeId',
      'ownerStaffId',
      'interpreter',
      'interpreterReason',
      'officeOwesTimeAt',
    ])
    .where('personId', '=', personId)
    .where('id', '=', meetingId)
    .forUpdate()
    .executeTakeFirst()
  return row as MeetingHere | undefined
}

/** kept on the meeting from the moment it is known, for whoever ends it. */
export async function sayWho(
  { tx }: Pick<Ctx, 'tx'>,
  meeting: { personId: string; id: string },
  who: WhoInterpreted,
): Promise<void> {
  await tx
    .updateTable('meeting')
    .set({ whoInterpreted: who })
    .where('personId', '=', meeting.personId)
    .where('id', '=', meeting.id)
    .execute()
}

/** Does the timeline have it already, of this meeting? */
export async function isWritten(
  { tx }: Pick<Ctx, 'tx'>,
  personId: string,
  meetingId: string,
  kind: string,
): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`select exists (select from event where person_id = ${personId}
    and kind = ${kind} and data->>'meetingId' = ${meetingId}) as yes`.execute(tx)
  return rows[0]?.yes ?? false
}
