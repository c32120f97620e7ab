import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { newCode } from '../../reach/delivery/links.ts'
import type { TalkMeeting } from './model.ts'

/** The link that somebody invited has; null where they have none. What they are told of lives some days more. */
export async function linkOf(ctx: Ctx, personId: string, participantId: string): Promise<string | null> {
  const until = ctx.clock.now().add({ hours: 24 * ctx.settings.get<number>('meeting.linkDays') })
  const { rows } = await sql<{ code: string }>`
    update short_link set expires_at = greatest(expires_at, ${until}::timestamptz)
    where person_id = ${personId} and participant_id = ${participantId} and purpose = 'meeting' returning code`.execute(
    ctx.tx,
  )
  return rows[0]?.code ?? null
}

/**
 * a link of their own, by which they see when and where, and move it. Nobody has one before the person's yes; whoever
 * has one keeps it.
 */
export async function giveLink(ctx: Ctx, meeting: TalkMeeting, participantId: string): Promise<string> {
  const has = await ctx.tx
    .selectFrom('shortLink')
    .select('code')
    .where('personId', '=', meeting.personId)
    .where('participantId', '=', participantId)
    .executeTakeFirst()
  if (has) return has.code
  const code = newCode(20)
  const { personId, id: meetingId, endsAt } = meeting
  const now = ctx.clock.now()
  const last = Temporal.Instant.compare(endsAt, now) > 0 ? endsAt : now
  const expiresAt = last.add({ hours: 24 * ctx.settings.get<number>('meeting.linkDays') })
  await ctx.tx
    .insertInto('shortLink')
    .values({ personId, code, purpose: 'meeting', meetingId, participantId, madeAt: now, expiresAt })
    .execute()
  return code
}

export const takeLink = (ctx: Ctx, personId: string, participantId: string) =>
  ctx.tx
    .deleteFrom('shortLink')
    .where('personId', '=', personId)
    .where('participantId', '=', participantId)
    .execute()
