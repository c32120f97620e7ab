import { openPerson } from '../../access/actions.ts'
import type { Ctx, StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { write } from '../../threads/actions.ts'
import { IDENTITY_CHECKS, type IdentityCheck } from './model.ts'
import { NOBODY, queueText } from './queue.ts'
import { moveRecording } from './recording.ts'
import { asPerson } from './thread.ts'

/** those who check who somebody is: the contact centre and the reception. */
export const mayCheck = (roles: readonly string[]): boolean => roles.includes('CC') || roles.includes('RE')

/**
 * whoever has checked who sent it attaches it: from then on it is the person's own message, with owner and
 * clock from when it came. The number does not become the person's by it; that is confirmed with them. Refuses with
 * `notFound` (also for all others), `needsReason` without a check, and as opening does.
 */
export async function attachUnidentified(
  ctx: StaffCtx,
  input: { id: string; personId: string; check: string },
): Promise<Result<{ threadId: string; personId: string }>> {
  if (!mayCheck(ctx.actor.roles)) return refused('notFound')
  const check = IDENTITY_CHECKS.find((one) => one === input.check)
  if (check === undefined) return refused('needsReason')
  const opened = await openPerson(ctx, input.personId, { purpose: 'call', what: 'unidentified' })
  if (!opened.ok) return opened
  return ctx.beyondWall((beyond) =>
    attach(beyond, ctx.actor.staffId, input, check, opened.value.person.language),
  )
}

async function attach(
  ctx: Ctx,
  staffId: string,
  input: { id: string; personId: string },
  check: IdentityCheck,
  language: string,
): Promise<Result<{ threadId: string; personId: string }>> {
  const row = await lockOpen(ctx, input.id)
  if (!row) return refused('notFound')
  const receipt = await write(asPerson(ctx, input.personId, language), {
    text: row.body.slice(0, ctx.settings.get<number>('routing.maxLength')),
    channel: row.channel === 'voicemail' ? 'contactCentrePhone' : row.channel,
    clientKey: `unidentified:${row.id}`,
  })
  if (!receipt.ok) return receipt
  const { threadId, messageId } = receipt.value
  await moveRecording(ctx, { id: row.id, personId: input.personId, threadId, messageId })
  await done(ctx, row.id, staffId, {
    state: 'attached',
    personId: input.personId,
    checkHow: check,
    messageId,
  })
  return ok({ threadId, personId: input.personId })
}

/** A neutral line to whoever it was, and it leaves the list. Nothing is said about anybody. */
export async function answerUnidentified(ctx: StaffCtx, input: { id: string }): Promise<Result<null>> {
  if (!mayCheck(ctx.actor.roles)) return refused('notFound')
  return ctx.beyondWall(async (beyond) => {
    const row = await lockOpen(beyond, input.id)
    if (!row) return refused('notFound')
    const sms = row.channel === 'sms'
    // A voice message is answered by ringing back; nothing is written to a number that is nobody's.
    const writes = row.channel !== 'voicemail' && (sms ? row.sender.startsWith('+') : true)
    if (!row.replied && writes)
      await queueText(beyond, {
        personId: NOBODY,
        address: row.sender,
        language: row.language,
        body: sms ? 'sms.unknown' : 'mail.unknown',
        channel: sms ? 'sms' : 'email',
        kind: 'smsReply',
      })
    await done(beyond, row.id, ctx.actor.staffId, { state: 'answered' })
    return ok(null)
  })
}

async function lockOpen(ctx: Ctx, id: string) {
  if (!/^[0-9a-f-]{36}$/i.test(id)) return undefined
  const row = await ctx.tx
    .selectFrom('unidentified')
    .select(['id', 'channel', 'sender', 'body', 'language', 'replied'])
    .where('id', '=', id)
    .where('state', '=', 'open')
    .forUpdate()
    .executeTakeFirst()
  return row && { ...row, channel: row.channel as 'sms' | 'emailInbound' | 'voicemail' }
}

async function done(
  ctx: Ctx,
  id: string,
  staffId: string,
  change: { state: 'attached' | 'answered'; personId?: string; checkHow?: IdentityCheck; messageId?: string },
): Promise<void> {
  await ctx.tx
    .updateTable('unidentified')
    .set({ ...change, doneAt: ctx.clock.now(), doneBy: staffId })
    .where('id', '=', id)
    .execute()
}
