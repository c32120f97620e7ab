import { askForCall } from '../../calls/callback/ask.ts'
import { chainOnDuty } from '../../calls/transfer/start.ts'
import type { Ctx, StaffCtx } from '../../kernel/context.ts'
import { staffNotice } from '../../kernel/staff-notice.ts'
import { registerContact } from '../../threads/actions.ts'
import type { NextStep, Visit } from './model.ts'

/**
 * K15: somebody is here who cannot wait. Whoever has the duty phone is told at once, whoever the visitor is; of
 * somebody who is known it stands in the ledger as urgent, with owner and hour, and is followed up by who decides.
 * Gives the line of the slip; null where nobody knows who it is.
 */
export async function toDuty(ctx: Ctx, visit: Visit): Promise<NextStep | null> {
  for (const { staffId } of await chainOnDuty(ctx, visit.officeId))
    await staffNotice(ctx, staffId, 'visitorUrgent', visit.personId, null)
  return visit.personId === null ? null : owed(ctx, { ...visit, personId: visit.personId })
}

async function owed(ctx: Ctx, visit: Visit & { personId: string }): Promise<NextStep | null> {
  const { personId } = visit
  if (ctx.actor.kind !== 'staff') {
    const asked = await askForCall(ctx, { personId, by: 'system', urgency: 'acute', theme: 'emergencyNeed' })
    return asked.ok
      ? step(asked.value.ownerName, asked.value.ownerIsTeam, asked.value.dueAt, asked.value.promiseId)
      : null
  }
  const entered = await registerContact(ctx as StaffCtx, {
    personId,
    channel: 'dropIn',
    theme: 'emergencyNeed',
    urgent: true,
    clientKey: `visit:${visit.id}:urgent`,
  })
  const line = entered.ok ? entered.value.lines[0] : undefined
  if (line === undefined) return null
  const row = await ctx.tx
    .selectFrom('enquiry')
    .select('promiseId')
    .where('personId', '=', personId)
    .where('id', '=', line.enquiryId)
    .executeTakeFirst()
  return step(line.ownerName, line.ownerIsTeam, line.dueAt, row?.promiseId ?? null)
}

const step = (who: string, isTeam: boolean, at: Temporal.Instant, promiseId: string | null): NextStep => ({
  kind: 'duty',
  who,
  isTeam,
  at: at.toString(),
  until: null,
  latest: true,
  promiseId,
})
