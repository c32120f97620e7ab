import type { Ctx } from '../context.ts'
import { recordEvent } from '../event.ts'
import type { PromiseAfter, Promised } from './model.ts'

const after = (promise: PromiseAfterSource): PromiseAfter => ({
  state: promise.state,
  ownerStaffId: promise.ownerStaffId,
  ownerTeamId: promise.ownerTeamId,
  actingStaffId: promise.actingStaffId,
  actingTeamId: promise.actingTeamId,
  urgency: promise.urgency,
  contacts: promise.contacts,
  dueAt: promise.dueAt.toString(),
})

type PromiseAfterSource = Omit<PromiseAfter, 'dueAt'> & { dueAt: Temporal.Instant }

/** One line on the timeline for what happened to a promise, with its state after it (I-05). */
export function recordPromise(
  ctx: Ctx,
  kind: string,
  promise: Promised,
  data: Record<string, unknown> = {},
  channel = 'system',
): string {
  return recordEvent(ctx, {
    personId: promise.personId,
    kind,
    side: promise.side,
    channel,
    theme: promise.theme,
    threadId: promise.threadId,
    enquiryId: promise.enquiryId,
    promiseId: promise.id,
    data: { ...data, promiseKind: promise.kind, clock: promise.clock, after: after(promise) },
  })
}

/** Who has it on the desk follows from owner and cover, as the generated columns of the ledger say. */
export const withDesk = (promise: Promised): Promised => ({
  ...promise,
  deskStaffId: promise.actingStaffId ?? (promise.actingTeamId === null ? promise.ownerStaffId : null),
  deskTeamId:
    promise.actingTeamId ??
    (promise.actingStaffId === null && promise.ownerStaffId === null ? promise.ownerTeamId : null),
})
