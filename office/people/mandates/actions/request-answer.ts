import { openPerson } from '../../../access/actions.ts'
import { purposeAtDesk } from '../../../access/ground.ts'
import { type Ctx, purposeOf, type StaffCtx } from '../../../kernel/context.ts'
import { recordEvent } from '../../../kernel/event.ts'
import { endPromise } from '../../../kernel/promise/actions.ts'
import { lockPromise } from '../../../kernel/promise/store.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { REQUEST_ANSWERS, type RequestAnswer } from '../model.ts'
import { changeRequest, lockRequest, type RequestRow, toAnswer, toMatch } from '../request-store.ts'
import { mayTakeRequests } from '../requests.ts'
import { personByNumber } from '../store.ts'
import { mayRegister } from './give.ts'
import { lodge } from './request.ts'

/** Staff have found out who is meant. Refuses with `notFound`, `alreadyEnded`, and as opening does. */
export async function attachRequest(
  ctx: StaffCtx,
  input: { requestId: string; personId: string },
): Promise<Result<null>> {
  if (!mayTakeRequests(ctx.actor.roles)) return refused('notFound')
  const purpose = purposeAtDesk(ctx.actor)
  const opened = await openPerson(ctx, input.personId, { purpose, what: 'helper' })
  if (!opened.ok) return opened
  return ctx.beyondWall(async (beyond) => {
    const row = await lockRequest(beyond.tx, input.requestId)
    if (!row) return refused('notFound')
    if (row.answer !== null || row.personId !== null) return refused('alreadyEnded')
    return (await lodge(beyond, row, input.personId)) ? ok(null) : refused('notFound')
  })
}

/**
 * the helper is told, in words of a closed list, why it is over. While something is owed to the person because of
 * it, it can only be that they must come themselves, or that it belongs elsewhere; that it is handled is told by itself
 * when the promise has been kept. Refuses with `notFound`, `alreadyEnded`, `badForm`, `talkRequired`, and as opening does.
 */
export async function answerRequest(
  ctx: StaffCtx,
  input: { requestId: string; answer: RequestAnswer; personId?: string; purpose?: string | null },
): Promise<Result<null>> {
  if (!REQUEST_ANSWERS.includes(input.answer)) return refused('badForm')
  if (input.personId !== undefined) {
    if (!mayRegister(ctx)) return refused('notFound')
    const purpose = purposeOf(input.purpose) ?? purposeAtDesk(ctx.actor)
    const opened = await openPerson(ctx, input.personId, { purpose, what: 'helper' })
    if (!opened.ok) return opened
  } else if (!mayTakeRequests(ctx.actor.roles)) return refused('notFound')
  const { staffId } = ctx.actor
  return ctx.beyondWall(async (beyond) => {
    const row = await lockRequest(beyond.tx, input.requestId)
    // Whoever has not opened the person can answer only what is about nobody known.
    if (!row || row.personId !== (input.personId ?? null)) return refused('notFound')
    if (row.answer !== null) return refused('alreadyEnded')
    const promise =
      row.personId && row.promiseId ? await lockPromise(beyond.tx, row.personId, row.promiseId) : undefined
    const open = promise?.endedAt === null ? promise : null
    if (open && input.answer === 'handled') return refused('talkRequired')
    const told = await tell(beyond, row, input.answer, staffId)
    // What the helper asked for was answered to the helper; the answer is what ends it.
    if (open && told)
      await endPromise(beyond, open, {
        state: 'keptElsewhere',
        how: 'none',
        channel: 'system',
        linkedEventId: told,
      })
    return ok(null)
  })
}

async function tell(
  ctx: Ctx,
  row: Pick<RequestRow, 'id' | 'number' | 'personId'>,
  answer: RequestAnswer,
  staffId: string | null,
): Promise<string | null> {
  await changeRequest(ctx.tx, row.id, { answer, answeredAt: ctx.clock.now(), answeredBy: staffId })
  if (row.personId === null) return null
  return recordEvent(ctx, {
    personId: row.personId,
    kind: 'helperRequestAnswered',
    side: 'common',
    channel: 'system',
    data: { number: row.number, answer },
  })
}

/**
 * What time brings to requests: those with a national number find their person when the name agrees, and are left to staff
 * when not; those whose promise has ended are answered. May run as often as one likes.
 */
export async function settleRequests(ctx: Ctx): Promise<void> {
  for (const row of await toMatch(ctx.tx)) {
    const found = await personByNumber(ctx.tx, row.aboutNumber ?? '')
    const agrees =
      found !== undefined &&
      (row.aboutName ?? '').toLocaleLowerCase('nb').endsWith(found.familyName.toLocaleLowerCase('nb'))
    if (!agrees || !(await lodge(ctx, row, found.id)))
      await changeRequest(ctx.tx, row.id, { matchedAt: ctx.clock.now() })
  }
  for (const row of await toAnswer(ctx.tx)) await tell(ctx, row, 'handled', null)
}
