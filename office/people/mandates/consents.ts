import { sql } from 'kysely'
import { openPerson } from '../../access/actions.ts'
import type { Ctx, Side, StaffCtx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import type { Consent, ConsentQuestion } from './model.ts'
import { consents } from './rules.ts'
import { type RegisterRow, registerOf } from './store.ts'

type Asked = Omit<ConsentQuestion, 'at' | 'staffId'> & { personId: string }

/**
 * the one place that is asked before anything is shown to an employee or told to somebody outside that
 * rests on the person's yes. Asked beyond the wall, which may hide the register from whoever asks: the answer is
 * whether there is a yes, and which.
 */
export async function consentOf(ctx: Ctx, asked: Asked): Promise<RegisterRow | null> {
  const { personId, ...question } = asked
  const { actor } = ctx
  const whole = {
    ...question,
    at: ctx.clock.now(),
    ...(actor.kind === 'staff' ? { staffId: actor.staffId } : {}),
  }
  const register = await ctx.beyondWall(({ tx }) => registerOf(tx, personId))
  return register.find((row) => consents(row, whole)) ?? null
}

/** Does a consent of the person open this, to the employee who asks or to the recipient that is named, now? */
export const consentHolds = async (ctx: Ctx, asked: Asked): Promise<boolean> =>
  (await consentOf(ctx, asked)) !== null

/** What the person has let whoever asks see or hear in this call; null when nothing, or when the call has ended. */
export async function callConsent(
  ctx: StaffCtx,
  input: { personId: string; callId: string; what: Consent; messageId?: string | null },
): Promise<{ consentId: string; until: Temporal.Instant } | null> {
  const { what, ...rest } = input
  const held = await consentOf(ctx, { ...rest, to: what })
  return held && { consentId: held.id, until: held.untilAt }
}

export type ConsentedLetter = {
  kind: string
  side: Side
  madeAt: Temporal.Instant
  until: Temporal.Instant
  parts: { language: string; body: string; box: Record<string, string> | null }[]
}

/**
 * one letter, opened by the person's own word, for as long as that lasts; the person sees that it was
 * read, by whom and with their consent. Where the municipality or the office has not switched it on, or nobody has said
 * yes, the letter does not exist for whoever asks. Refuses with `notFound` and as opening does.
 */
export async function readWithConsent(
  ctx: StaffCtx,
  input: { personId: string; messageId: string; callId?: string | null },
): Promise<Result<ConsentedLetter>> {
  const purpose = ctx.actor.roles.includes('RE') ? 'visit' : 'call'
  const opened = await openPerson(ctx, input.personId, { purpose, what: 'letterConsent' })
  if (!opened.ok) return opened
  const { personId, messageId, callId = null } = input
  const held = await consentOf(ctx, { personId, to: 'letter', messageId, callId })
  if (held === null) return refused('notFound')
  const { rows } = await sql<Part>`select part, side, language, body, box, kind, made_at as "madeAt"
    from wall.consented_letter(${personId}::uuid, ${messageId}::uuid, ${ctx.clock.now()}::timestamptz)`.execute(
    ctx.tx,
  )
  const [first] = rows
  if (!first) return refused('notFound')
  recordEvent(ctx, {
    personId,
    kind: 'consentUsed',
    side: first.side,
    channel: purpose === 'visit' ? 'dropIn' : 'contactCentrePhone',
    messageId,
    data: { consentId: held.id, to: 'letter', from: held.fromAt.toString(), until: held.untilAt.toString() },
  })
  return ok({
    kind: first.kind,
    side: first.side,
    madeAt: first.madeAt,
    until: held.untilAt,
    // The second part says the same in Norwegian.
    parts: rows.map(({ language, body, box }, at) => ({ language: at === 0 ? language : 'nb', body, box })),
  })
}
type Part = {
  part: number
  side: Side
  language: string
  body: string
  box: Record<string, string> | null
  kind: string
  madeAt: Temporal.Instant
}

type ConsentedDraft = { id: string; body: string; updatedAt: Temporal.Instant }

/** M-31: what the person has begun and wants help with. Refuses with `notFound` without their yes, and as opening does. */
export async function draftsWithConsent(
  ctx: StaffCtx,
  input: { personId: string; callId?: string | null },
): Promise<Result<ConsentedDraft[]>> {
  const { personId, callId = null } = input
  const purpose = ctx.actor.roles.includes('RE') ? 'visit' : 'call'
  const opened = await openPerson(ctx, personId, { purpose, what: 'draftConsent' })
  if (!opened.ok) return opened
  const held = await consentOf(ctx, { personId, to: 'draft', callId })
  if (held === null) return refused('notFound')
  const { rows } = await sql<ConsentedDraft>`select id, body, updated_at as "updatedAt"
    from wall.consented_drafts(${personId}::uuid, ${ctx.clock.now()}::timestamptz)`.execute(ctx.tx)
  recordEvent(ctx, {
    personId,
    kind: 'consentUsed',
    side: 'common',
    channel: purpose === 'visit' ? 'dropIn' : 'contactCentrePhone',
    data: { consentId: held.id, to: 'draft' },
  })
  return ok(rows)
}

/** The letters that a person can be asked to let somebody open in this contact: that they exist, and no more (M-39). */
type LetterToOpen = { messageId: string; kind: string; side: Side; madeAt: Temporal.Instant }
export async function lettersToOpen(
  ctx: StaffCtx,
  input: { personId: string },
): Promise<Result<LetterToOpen[]>> {
  const purpose = ctx.actor.roles.includes('RE') ? 'visit' : 'call'
  const opened = await openPerson(ctx, input.personId, { purpose, what: 'mandates' })
  if (!opened.ok) return opened
  const rows = await ctx.tx
    .selectFrom('notice')
    .select(['messageId', 'kind', 'side', 'madeAt'])
    .where('personId', '=', input.personId)
    .orderBy('madeAt', 'desc')
    .limit(20)
    .execute()
  return ok(
    rows.flatMap((row) =>
      row.messageId ? [{ ...row, messageId: row.messageId, side: row.side as Side }] : [],
    ),
  )
}
