import { openPerson } from '../../access/actions.ts'
import type { Ctx, PersonCtx, StaffCtx } from '../../kernel/context.ts'
import { besideOf, recordEvent } from '../../kernel/event.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { endOpen, endSession } from './end.ts'
import { CONFIRMED, LATER } from './model.ts'
import { mayConfirmLater } from './rules.ts'
import { lockSession, readSession, updateSession } from './store.ts'

/**
 * it ends, and how the person said that what was done is right stands on record: on paper, on the tablet or aloud;
 * or that they did not say. From the person's pages, or by the employee who is beside them. Refuses with `notFound`,
 * `alreadyEnded` and `badForm`.
 */
export async function endAssisted(
  ctx: PersonCtx | StaffCtx,
  input: { sessionId?: string; confirmed: string },
): Promise<Result<{ sessionId: string }>> {
  const confirmed = CONFIRMED.find((known) => known === input.confirmed)
  if (confirmed === undefined) return refused('badForm')
  const staffId = ctx.actor.kind === 'staff' ? ctx.actor.staffId : null
  const sessionId = besideOf(ctx.actor)?.sessionId ?? (staffId === null ? undefined : input.sessionId)
  if (sessionId === undefined) return refused('notFound')
  return ctx.beyondWall(async (beyond) => {
    const session = await lockSession(beyond.tx, sessionId)
    if (session === undefined || (staffId !== null && session.staffId !== staffId)) return refused('notFound')
    if (session.endedAt !== null) return refused('alreadyEnded')
    await endSession(beyond, session, { why: 'done', confirmed })
    return ok({ sessionId })
  })
}

/**
 * said afterwards, where the screen was emptied or the line broke before anybody could say it: on paper or aloud, to
 * the employee who was beside them, within `assisted.confirmDays`. What was first on record, that nobody confirmed it, stays in
 * the timeline. Refuses with `notFound`, `badForm` (also when the person is not
 * theirs to see any more), `badForm`, and `alreadyEnded` (it goes on, it is confirmed, nothing was ever opened, or it is too
 * long ago).
 */
export async function confirmAssisted(
  ctx: StaffCtx,
  input: { sessionId: string; confirmed: string },
): Promise<Result<null>> {
  const confirmed = LATER.find((known) => known === input.confirmed)
  if (confirmed === undefined) return refused('badForm')
  const own = UUID.test(input.sessionId) ? await readSession(ctx.tx, input.sessionId) : undefined
  if (own === undefined || own.staffId !== ctx.actor.staffId) return refused('notFound')
  const opened = await openPerson(ctx, own.personId, { purpose: 'visit', what: 'assisted' })
  if (!opened.ok) return opened
  return ctx.beyondWall(async (beyond) => {
    const session = await lockSession(beyond.tx, own.id)
    if (session === undefined) return refused('notFound')
    const now = beyond.clock.now()
    const days = beyond.settings.get<number>('assisted.confirmDays')
    if (!mayConfirmLater(session, now, days)) return refused('alreadyEnded')
    await updateSession(beyond.tx, session.id, { confirmedHow: confirmed, confirmedAt: now })
    recordEvent(beyond, {
      personId: session.personId,
      kind: 'assistedConfirmed',
      side: 'common',
      channel: session.channel,
      authorship: session.authorship,
      onBehalfOf: session.personId,
      data: { assisted: session.id, confirmed },
    })
    return ok(null)
  })
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The employee has signed out: whomever they were beside, they are not any more. In the name of the system. */
export const endAssistedOf = (ctx: Ctx, input: { staffId: string }): Promise<string[]> =>
  endOpen(ctx, input, 'staffLeft')

/** The pages are shown in another language from now on, for whoever of the two reads. Refuses with `notFound`. */
export async function speakInSession(ctx: PersonCtx, input: { language: string }): Promise<Result<null>> {
  const beside = besideOf(ctx.actor)
  if (beside === null) return refused('notFound')
  return ctx.beyondWall(async ({ tx }) => {
    await updateSession(tx, beside.sessionId, { language: input.language })
    return ok(null)
  })
}
