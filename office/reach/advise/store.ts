import { sql } from 'kysely'
import type { Side, Tx } from '../../kernel/context.ts'
import type { Urgency } from '../../kernel/promise/model.ts'
import type { ChannelReason, ChoiceBasis } from './model.ts'

type ChoiceRow = {
  id: string
  personId: string
  at: Temporal.Instant
  staffId: string
  officeId: string | null
  side: Side
  threadId: string | null
  messageId: string | null
  eventId: string | null
  purpose: string
  proposed: string[]
  chosen: string
  deviates: boolean
  againstWish: boolean
  reason: ChannelReason | null
  basis: ChoiceBasis | null
  said: string | null
}

export async function insertChoice(tx: Tx, row: ChoiceRow): Promise<void> {
  await tx.insertInto('channelChoice').values(row).execute()
}

type ChoiceCount = {
  reason: ChannelReason | null
  basis: ChoiceBasis | null
  deviating: number
  chosen: number
}
export async function choiceCounts(tx: Tx, since: Temporal.Instant): Promise<ChoiceCount[]> {
  const { rows } = await sql<ChoiceCount>`select * from wall.channel_choices(${since})`.execute(tx)
  return rows
}

/** What stands about the person in the ledger, the conversations and the case, as far as the reader may see it. */
export type Standing = {
  urgency: Urgency
  themes: string[]
  talkOwed: boolean
  notUnderstood: boolean
  metBefore: boolean
  closeProgramme: boolean
  youthGuarantee: boolean
  bothSides: boolean
  needLevel: number
  /** K19: when the person last wrote alone, or opened something, on Min side. No evidence of what they can (R-302). */
  usedAt: Temporal.Instant | null
}

/** One round trip. `promiseIds` null: all that is open in the conversation, or with the person where none is named. */
export async function standingOf(
  tx: Tx,
  about: { personId: string; threadId: string | null; promiseIds: readonly string[] | null },
): Promise<Standing | undefined> {
  const { personId, threadId, promiseIds } = about
  const { rows } = await sql<Standing>`
    with mine as (
      select p.urgency, p.urgency_rank, p.theme, p.kind, p.enquiry_id from promise p
      where p.person_id = ${personId} and p.is_open
        ${threadId === null ? sql`` : sql`and p.thread_id = ${threadId}`}
        ${promiseIds === null ? sql`` : sql`and p.id = any(${`{${promiseIds.join(',')}}`}::uuid[])`})
    select coalesce((select m.urgency from mine m order by m.urgency_rank limit 1), 'ordinary') as urgency,
      coalesce((select array_agg(distinct m.theme) from mine m), '{}') as themes,
      exists (select from mine m join enquiry e on e.person_id = ${personId} and e.id = m.enquiry_id and e.talk_required)
        or exists (select from mine m where m.kind = 'holdMeeting') as "talkOwed",
      coalesce((select m.feedback = 'notUnderstood' from message m
        where m.person_id = ${personId} and m.direction = 'out' ${threadId === null ? sql`` : sql`and m.thread_id = ${threadId}`}
        order by m.received_at desc limit 1), false) as "notUnderstood",
      exists (select from event e where e.person_id = ${personId} and e.kind = 'talkHeld') as "metBefore",
      exists (select from person_fact f where f.person_id = ${personId} and f.kind = 'benefit'
        and f.value->>'benefit' in ('qualificationProgramme', 'introduction')) as "closeProgramme",
      exists (select from person_fact f where f.person_id = ${personId} and f.kind = 'benefit'
        and f.value->>'benefit' = 'youthGuarantee') as "youthGuarantee",
      (select count(distinct f.side) = 2 from person_fact f where f.person_id = ${personId}) as "bothSides",
      p.need_level as "needLevel",
      greatest(
        (select max(m.received_at) from message m where m.person_id = ${personId} and m.direction = 'in'
          and m.channel in ('portalMessage', 'planDialogue') and m.authorship = 'self'),
        (select max(m.read_at) from message m where m.person_id = ${personId} and m.direction = 'out' and m.read_with is null)) as "usedAt"
    from person p where p.id = ${personId}`.execute(tx)
  return rows[0]
}

export type Deputy = { id: string; name: string }
export async function deputyOf(tx: Tx, staffId: string): Promise<Deputy | null> {
  const row = await tx
    .selectFrom('staff as s')
    .innerJoin('staff as d', 'd.id', 's.deputyId')
    .select(['d.id', 'd.name'])
    .where('s.id', '=', staffId)
    .where('d.active', '=', true)
    .executeTakeFirst()
  return row ?? null
}
