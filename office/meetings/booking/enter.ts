import { openPerson } from '../../access/actions.ts'
import type { Ctx, HelperCtx, StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { mayDo } from '../../people/mandates/views.ts'
import { letToMeeting } from './for-giver.ts'

/** The same for one meeting: a holder's mandate must reach it. */
export async function enterFor(
  ctx: Ctx,
  { personId, meetingId }: { personId: string; meetingId: string },
): Promise<Result<null>> {
  const entered = await enter(ctx, personId)
  return entered.ok ? letToMeeting(ctx, personId, meetingId) : entered
}

/**
 * the person for themselves, a holder who may book for the giver, whoever of the staff may open the person,
 * and what comes by text or by a link of one's own. Refuses with `notFound`, and as opening does.
 */
export async function enter(ctx: Ctx, personId: string): Promise<Result<null>> {
  const { actor } = ctx
  if (actor.kind === 'system') return ok(null)
  if (actor.kind === 'person') return actor.personId === personId ? ok(null) : refused('notFound')
  if (actor.kind === 'helper') {
    if (actor.personId !== personId) return refused('notFound')
    return (await mayDo(ctx as HelperCtx, 'book', null)) === null ? refused('notFound') : ok(null)
  }
  const purpose = actor.roles.includes('RE') ? 'visit' : 'followUp'
  const opened = await openPerson(ctx as StaffCtx, personId, { purpose, what: 'meeting' })
  return opened.ok ? ok(null) : opened
}
