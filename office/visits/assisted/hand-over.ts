import type { Ctx, PersonCtx } from '../../kernel/context.ts'
import { besideOf } from '../../kernel/event.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { noticeHandedOver, noticeTold } from '../../reach/notices/actions.ts'
import { messagesMet } from '../../threads/actions.ts'
import { GIVEN, type Given } from './model.ts'
import { byPhone } from './rules.ts'
import { unopened } from './store.ts'

/**
 * K23, R-302, C6-06: the employee gives the person what nobody has opened: in the hand, or read to them. That pages were
 * shown in the session has reached nobody; this has, and it stands as done with an employee. Refuses with `notFound` (no
 * such session) and `badForm`. Gives how many reached: what is told without the interpreter that is needed does not.
 */
export async function giveMessages(
  ctx: PersonCtx,
  input: { messageIds: readonly string[]; how: string },
): Promise<Result<{ reached: number }>> {
  const beside = besideOf(ctx.actor)
  const how = GIVEN.find((known) => known === input.how)
  if (beside === null) return refused('notFound')
  if (how === undefined || (how === 'inHand' && byPhone(beside.channel))) return refused('badForm')
  const { personId } = ctx.actor
  return ctx.beyondWall(async (beyond) => {
    const waiting = (await unopened(beyond.tx, personId)).filter(({ id }) => input.messageIds.includes(id))
    const met: string[] = []
    for (const { id, noticeId } of waiting)
      if (noticeId === null || (await meets(beyond, { personId, noticeId, how, channel: beside.channel })))
        met.push(id)
    const reached = await messagesMet(beyond, { personId, messageIds: met, readWith: beside.authorship })
    return ok({ reached })
  })
}

type One = { personId: string; noticeId: string; how: Given; channel: string }

async function meets(ctx: Ctx, { personId, noticeId, how, channel }: One): Promise<boolean> {
  if (how === 'inHand') {
    const handed = await noticeHandedOver(ctx, { personId, noticeId, placeId: 'desk', check: 'assisted' })
    return handed.ok || handed.reason === 'alreadyEnded'
  }
  const eventId = ctx.newId()
  const told = await noticeTold(ctx, { personId, noticeIds: [noticeId], channel, eventId, toPerson: true })
  return told.explained.length > 0
}
