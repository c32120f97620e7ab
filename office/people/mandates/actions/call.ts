import { sql } from 'kysely'
import type { Ctx, StaffCtx } from '../../../kernel/context.ts'
import { recordEvent } from '../../../kernel/event.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { AloneAt, ConfirmInterpreter, NewMandate } from '../model.ts'
import { type Given, mayRegister, registerMandate } from './give.ts'

/**
 * given by voice, in this call, to whoever is on the line with the person: it counts in this call only, a day at
 * most. What has to be heard alone waits until it is, here as everywhere. Refuses as `registerMandate`.
 */
export const mandateForCall = (
  ctx: StaffCtx,
  input: Omit<NewMandate, 'callOnly' | 'callId' | 'from' | 'until'> & {
    callId: string
    language?: string
    witness?: string
    form?: 'spoken' | 'interpreter'
    alone?: { at: AloneAt; interpreter: ConfirmInterpreter } | null
  },
): Promise<Result<Given>> =>
  registerMandate(ctx, {
    ...input,
    form: input.form ?? 'spoken',
    callOnly: true,
    askedBy: 'person',
    channel: ctx.actor.roles.includes('CC') ? 'contactCentrePhone' : 'officePhone',
  })

/**
 * the call has ended, and with it all that was given for it. Gives how many ended; asked again it is none. For
 * those who take calls; refuses others with `notFound`.
 */
export async function endCallConsents(
  ctx: StaffCtx,
  input: { callId: string },
): Promise<Result<{ ended: number }>> {
  if (!mayRegister(ctx)) return refused('notFound')
  return ctx.beyondWall(async (beyond) => ok({ ended: await endConsentsOf(beyond, input.callId) }))
}

/** The same when nobody presses anything: the caller has hung up. Beyond the wall. */
export async function endConsentsOf(ctx: Ctx, callId: string): Promise<number> {
  const { rows } = await sql<{ personId: string; id: string; kind: string; holder: string }>`
    update mandate set state = 'expired', ended_at = ${ctx.clock.now()}::timestamptz, ended_how = 'callEnded',
      ended_by_kind = 'system'
    where call_id = ${callId} and state in ('asked', 'active')
    returning person_id as "personId", id, kind, holder_name as holder`.execute(ctx.tx)
  for (const { personId, id, kind, holder } of rows)
    recordEvent(ctx, {
      personId,
      kind: kind === 'consent' ? 'consentRevoked' : 'mandateExpired',
      side: 'common',
      channel: 'system',
      data: { mandateId: id, holder, reason: 'callEnded' },
    })
  return rows.length
}
