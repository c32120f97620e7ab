import { sql } from 'kysely'
import type { StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { consentForCall } from '../../people/actions.ts'
import { type ConsentedLetter, lettersToOpen, readWithConsent } from '../../people/mandates/consents.ts'
import type { ConfirmInterpreter } from '../../people/mandates/model.ts'
import type { DeskCall, Incoming } from './model.ts'
import * as store from './store.ts'

/**
 * C4-09: the letters of the other side: what kind, when, and whether the person has let this one be read in this call.
 * Never before the office is sure of whom it speaks with.
 */
export async function lettersIn(ctx: StaffCtx, call: DeskCall): Promise<Incoming['letters']> {
  if (call.personId === null || call.who !== 'person' || call.identity !== 'full') return []
  const letters = await lettersToOpen(ctx, { personId: call.personId })
  if (!letters.ok) return []
  const open = await consentedIn(ctx, call.id)
  const mayOpen = await switchedOn(ctx, call.personId)
  return letters.value
    .filter(({ side }) => side === 'municipal')
    .map((letter) => ({ ...letter, mayOpen, open: mayOpen && open.has(letter.messageId) }))
}

/** the person's municipality lets the contact centre read by consent, and has an agreement in force. */
async function switchedOn(ctx: StaffCtx, personId: string): Promise<boolean> {
  const { rows } = await sql<{ on: boolean }>`
    select wall.reads_letters_in_calls(${personId}::uuid, ${ctx.clock.now()}::timestamptz) as on`.execute(
    ctx.tx,
  )
  return rows[0]?.on ?? false
}

async function consentedIn(ctx: StaffCtx, callId: string): Promise<ReadonlySet<string>> {
  const rows = await ctx.beyondWall(({ tx }) =>
    tx
      .selectFrom('mandate')
      .select('messageId')
      .where('callId', '=', callId)
      .where('kind', '=', 'consent')
      .where('consentTo', '=', 'letter')
      .where('state', '=', 'active')
      .execute(),
  )
  return new Set(rows.flatMap(({ messageId }) => (messageId === null ? [] : [messageId])))
}

/** Sure of who it is, and in a call that goes on: what R-718 opens is opened in no other. */
async function sureCall(ctx: StaffCtx, callId: string): Promise<Result<DeskCall & { personId: string }>> {
  const call = await ctx.beyondWall(({ tx }) => store.callOf(tx, callId, ctx.actor.staffId))
  if (call === undefined) return refused('notFound')
  const { personId } = call
  if (call.endedAt !== null || call.readBackAt !== null) return refused('alreadyEnded')
  if (personId === null || call.who !== 'person' || call.identity !== 'full') return refused('needsIdentity')
  return ok({ ...call, personId })
}

/**
 * the person says, in this call, that this one letter may be read. Where the municipality has not switched
 * it on nobody is asked: there is nothing that a yes could open. Refuses with `needsIdentity`, `alreadyEnded`, `notFound`
 * and as `consentForCall`.
 */
export async function agreeToReading(
  ctx: StaffCtx,
  input: { callId: string; messageId: string; interpreter?: ConfirmInterpreter },
): Promise<Result<{ until: Temporal.Instant }>> {
  const call = await sureCall(ctx, input.callId)
  if (!call.ok) return call
  const { personId } = call.value
  if (!(await switchedOn(ctx, personId))) return refused('notFound')
  const given = await consentForCall(ctx, {
    personId,
    callId: input.callId,
    what: 'letter',
    messageId: input.messageId,
    form: input.interpreter && input.interpreter !== 'notNeeded' ? 'interpreter' : 'spoken',
    interpreter: input.interpreter ?? 'notNeeded',
  })
  return given.ok ? ok({ until: given.value.until }) : given
}

/**
 * C4-09: the letter, in this call only. It is not kept on any screen: each look asks the wall again, and the wall asks
 * whether the call goes on. Refuses with `notFound` before the yes and after the call.
 */
export async function readInCall(
  ctx: StaffCtx,
  input: { callId: string; messageId: string },
): Promise<Result<ConsentedLetter>> {
  const call = await sureCall(ctx, input.callId)
  if (!call.ok) return refused('notFound')
  return readWithConsent(ctx, {
    personId: call.value.personId,
    messageId: input.messageId,
    callId: input.callId,
  })
}
